package org.medfund.jobs.reconciliation;

import org.jspecify.annotations.Nullable;

/** Why the books of a month and an institution's own figure differ, in the order in which reasons are looked for. */
enum DifferenceReason {
    /** The settlement was reversed by a refund: what one side still has of it, or takes back, is that. */
    REVERSED,
    /** The institution states a settlement that was never delivered as a claim. */
    UNKNOWN_SETTLEMENT,
    /** The other side has the case under another institution. */
    OTHER_INSTITUTION,
    /** The other side has the case under another insurance type. */
    OTHER_INSURANCE_TYPE,
    /** The other side has the case in another month: late, corrected, or counted by another day. */
    OTHER_MONTH,
    /** The institution states what the basic pool booked at settlement, not what the case is entitled to. */
    BOOK_AMOUNT,
    AMOUNT_DIFFERS,
    ONLY_AGENCY,
    ONLY_HOSPITAL;

    /** A case as one side has it somewhere: under an institution and type, in a period. */
    record Place(String institutionCode, String insuranceType, String period) {}

    /**
     * What is known of a settlement whose two figures differ. Money is fen.
     *
     * @param here whose figures are compared, and the month reconciled
     * @param agencyFen what the month's books post for it here; null if nothing
     * @param hospitalFen what the institution states for the month; null if nothing
     * @param listed where the institutions' own figures have it; null if nowhere
     * @param posted where the books of another period post it; null if nowhere
     * @param paid where case payment has it now, by day of discharge; null if it is not paid as a case
     * @param paidEntitlementFen what it is entitled to there; null as {@code paid}
     * @param bookedFen what the basic pool booked for it at settlement; null as {@code paid}
     * @param isKnown whether it was delivered as a claim
     * @param isReversed whether a refund reverses it
     */
    record Facts(
            Place here,
            @Nullable Long agencyFen,
            @Nullable Long hospitalFen,
            @Nullable Place listed,
            @Nullable Place posted,
            @Nullable Place paid,
            @Nullable Long paidEntitlementFen,
            @Nullable Long bookedFen,
            boolean isKnown,
            boolean isReversed) {

        /** Agency less institution; a missing figure counts as 0. */
        long differenceFen() {
            return (agencyFen == null ? 0 : agencyFen) - (hospitalFen == null ? 0 : hospitalFen);
        }

        /** A case that is entitled to nothing is in the books without a posting. */
        private boolean isInTheBooks() {
            return agencyFen != null
                    || (here.equals(paid) && paidEntitlementFen != null && paidEntitlementFen == 0 && posted == null);
        }

        /**
         * Where the side that has no figure here has the case; null if both have one, or it is nowhere else. Of the books,
         * what another period has posted comes before the day of discharge, for a late case is posted late.
         */
        @Nullable
        Place elsewhere() {
            if (hospitalFen == null) {
                return listed;
            }
            if (isInTheBooks()) {
                return null;
            }
            // Another institution's case may be posted, in this month or another; the case itself says whose it is now.
            return paid != null
                            && (!paid.institutionCode().equals(here.institutionCode())
                                    || !paid.insuranceType().equals(here.insuranceType()))
                    ? paid
                    : posted != null ? posted : paid;
        }
    }

    /**
     * The first reason that holds (SPEC A.11).
     *
     * @throws IllegalArgumentException if the figures do not differ
     */
    static DifferenceReason of(Facts facts) {
        if (facts.differenceFen() == 0) {
            throw new IllegalArgumentException("The figures do not differ");
        }
        if (facts.isReversed()) {
            return REVERSED;
        }
        if (facts.hospitalFen() != null && !facts.isKnown()) {
            return UNKNOWN_SETTLEMENT;
        }
        Place other = facts.elsewhere();
        if (other != null) {
            if (!other.institutionCode().equals(facts.here().institutionCode())) {
                return OTHER_INSTITUTION;
            }
            if (!other.insuranceType().equals(facts.here().insuranceType())) {
                return OTHER_INSURANCE_TYPE;
            }
            if (!other.period().equals(facts.here().period())) {
                return OTHER_MONTH;
            }
        }
        if (facts.hospitalFen() == null) {
            return ONLY_AGENCY;
        }
        if (!facts.isInTheBooks()) {
            return ONLY_HOSPITAL;
        }
        return facts.here().equals(facts.paid()) && facts.hospitalFen().equals(facts.bookedFen())
                ? BOOK_AMOUNT
                : AMOUNT_DIFFERS;
    }

    /**
     * The code of SPEC A.11, stmt_rslt: 0 if no settlement differs; else 1 if the agency has more in all, 2 if the
     * institution has, 3 if they have the same in all.
     *
     * @param differenceFen agency less institution, of all settlements together
     */
    static String code(long differences, long differenceFen) {
        if (differences == 0) {
            return "0";
        }
        return differenceFen > 0 ? "1" : differenceFen < 0 ? "2" : "3";
    }
}
