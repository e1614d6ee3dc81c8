package org.medfund.core.synth;

import org.jspecify.annotations.Nullable;

/**
 * Fraud and referral schemes that are planted, with how many blocks of ten discharges out of {@link #CYCLE} carry one.
 *
 * <p>Blocks are dealt out by a seeded rotation of each cycle, so every scheme turns up at exactly its rate. A new scheme
 * goes to the end: then the others stay in the blocks they are in.
 */
@SuppressWarnings("ImmutableEnumChecker") // a Plant is a function
enum Scheme {
    REPEAT_EXAM("E.1", 3, Cast.ONE_PERSON_TWICE, StayPlants::repeatExam),
    SPLIT_ADMISSION("E.9", 3, Cast.ONE_PERSON_TWICE, StayPlants::splitAdmission),
    UPCODING("E.10", 2, Cast.ONE_STAY, StayPlants::upcoding),
    LOW_STANDARD_ADMISSION("E.11", 2, Cast.ONE_STAY, StayPlants::lowStandardAdmission),
    BED_HANGING("E.12", 2, Cast.ONE_STAY, StayPlants::bedHanging),
    OVERLAPPING_STAYS("E.14", 2, Cast.ONE_PERSON_TWICE, StayPlants::overlappingStays),
    SERVICE_AFTER_DEATH("E.17", 2, Cast.ONE_STAY, StayPlants::serviceAfterDeath),
    DUPLICATE_CHARGE("E.7", 2, Cast.ONE_STAY, StayPlants::duplicateCharge),
    UNREASONABLE_REFERRAL("E.3", 2, Cast.ONE_STAY, StayPlants::unreasonableReferral),
    COLLUDING_RING("RING", 1, Cast.FIVE_PERSONS_TWICE, CrowdPlants::colludingRing),
    GROUP_ADMISSION("E.22", 1, Cast.TEN_PERSONS, CrowdPlants::groupAdmission),
    OVER_STAY("E.2", 1, Cast.ONE_STAY, StayPlants::overStay),
    NOT_REIMBURSABLE("E.4", 1, Cast.ONE_STAY, ItemPlants::notReimbursable),
    IMPLANT_ABOVE_BASE("E.5", 1, Cast.ONE_STAY, ItemPlants::implantAboveBase),
    OVER_PRICE("E.8", 1, Cast.ONE_STAY, ItemPlants::overPrice),
    COST_SHIFTING("E.13", 1, Cast.ONE_STAY, CounterPlants::costShifting),
    LIMITED_USE("E.15", 1, Cast.ONE_STAY, ItemPlants::limitedUse),
    GENDER_OR_AGE("E.16", 1, Cast.ONE_STAY, ItemPlants::genderOrAge),
    IMPERSONATION("E.18", 1, Cast.ONE_STAY, CounterPlants::impersonation),
    SUBSTITUTION("E.19", 1, Cast.THREE_PERSONS, DrugPlants::substitution),
    OVERPRESCRIBING("E.20", 1, Cast.ONE_PERSON_TWICE, DrugPlants::overprescribing),
    SURGEON_TWICE("E.21", 1, Cast.THREE_PERSONS, CrowdPlants::surgeonTwice),
    SURGEON_DAY("E.21", 1, Cast.TEN_PERSONS, CrowdPlants::surgeonDay),
    COST_OUTLIER("E.23", 1, Cast.ONE_STAY, StayPlants::costOutlier),
    TRANSFER_REFUSAL("E.24", 1, Cast.ONE_PERSON_TWICE, StayPlants::transferRefusal),
    ACCOUNT_CASH_OUT("E.25", 1, Cast.ONE_STAY, CounterPlants::accountCashOut),
    UNQUALIFIED_STAFF("E.26", 1, Cast.ONE_STAY, ItemPlants::unqualifiedStaff);

    static final int CYCLE = 64;

    final String ruleId;
    final int blocksPerCycle;
    final Cast cast;
    final Plant plant;

    Scheme(String ruleId, int blocksPerCycle, Cast cast, Plant plant) {
        this.ruleId = ruleId;
        this.blocksPerCycle = blocksPerCycle;
        this.cast = cast;
        this.plant = plant;
    }

    /** Bends stays of a block into a scheme, so that the rule it is named for is broken. */
    @FunctionalInterface
    interface Plant {
        void into(Plot plot);
    }

    /** Whose the first stays of the block are. */
    enum Cast {
        /** The first stay is its person's only one. */
        ONE_STAY,
        /** The first two stays are those of one person. */
        ONE_PERSON_TWICE,
        /** Each of the first three stays is its person's only one. */
        THREE_PERSONS,
        FIVE_PERSONS_TWICE,
        TEN_PERSONS;

        private static final int LAST_PERSON = Block.STAYS - 1;

        /** The person of a stay, both by number in the block; -1 for one to be drawn. */
        int owner(int stay) {
            return switch (this) {
                case ONE_STAY -> stay == 0 ? 0 : -1;
                case ONE_PERSON_TWICE -> stay < 2 ? 0 : -1;
                case THREE_PERSONS -> stay == 0 ? 0 : stay < 3 ? LAST_PERSON + 1 - stay : -1;
                case FIVE_PERSONS_TWICE -> stay % 5;
                case TEN_PERSONS -> stay;
            };
        }

        boolean isWholeBlock() {
            return this == FIVE_PERSONS_TWICE || this == TEN_PERSONS;
        }

        /** Whether that person may be a newborn: not one of whom the scheme tells. */
        boolean mayBeNewborn(int person) {
            return person > 1 && !isWholeBlock() && (this != THREE_PERSONS || person < LAST_PERSON - 1);
        }
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
}
