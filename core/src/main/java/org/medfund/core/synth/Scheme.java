package org.medfund.core.synth;

import org.jspecify.annotations.Nullable;

/**
 * Fraud and referral schemes that are planted, with how many blocks of ten discharges out of {@link #CYCLE} carry one.
 *
 * <p>Blocks are dealt out by a seeded rotation of each cycle, so every scheme turns up at exactly its rate.
 */
enum Scheme {
    REPEAT_EXAM("E.1", 3),
    SPLIT_ADMISSION("E.9", 3),
    UPCODING("E.10", 2),
    LOW_STANDARD_ADMISSION("E.11", 2),
    BED_HANGING("E.12", 2),
    OVERLAPPING_STAYS("E.14", 2),
    SERVICE_AFTER_DEATH("E.17", 2),
    DUPLICATE_CHARGE("E.7", 2),
    UNREASONABLE_REFERRAL("E.3", 2),
    COLLUDING_RING("RING", 1),
    GROUP_ADMISSION("E.22", 1);

    static final int CYCLE = 64;

    final String ruleId;
    final int blocksPerCycle;

    Scheme(String ruleId, int blocksPerCycle) {
        this.ruleId = ruleId;
        this.blocksPerCycle = blocksPerCycle;
    }

    /** The scheme of this block; null for an honest one. */
    static @Nullable Scheme of(long seed, long block) {
        long offset = new Draws(seed, 3, block / CYCLE).below(CYCLE);
        int position = (int) ((block + offset) % CYCLE);
        for (Scheme scheme : values()) {
            position -= scheme.blocksPerCycle;
            if (position < 0) {
                return scheme;
            }
        }
        return null;
    }

    /** Takes all ten stays of its block. */
    boolean isWholeBlock() {
        return this == COLLUDING_RING || this == GROUP_ADMISSION;
    }

    /** Takes two stays of one person; the others take one. */
    boolean isPair() {
        return this == REPEAT_EXAM || this == SPLIT_ADMISSION || this == OVERLAPPING_STAYS;
    }
}
