package org.medfund.core.synth;

/**
 * A filing for care away from home (SPEC A.10). Days are epoch days.
 *
 * @param stay the stay it is made for, or the person's first one under a filing of residence
 * @param untilDay -1 if open
 */
record Filing(String kind, Stay stay, int fromDay, int untilDay, boolean isCancelled) {
    static final String REFERRAL = "REFERRAL";
    static final String RESIDENCE = "LONG_TERM_RESIDENCE";
    static final String TEMPORARY = "TEMPORARY";
    static final String EMERGENCY = "EMERGENCY_DEEMED";

    String id() {
        return Codes.padded("F", stay.index, 10);
    }
}
