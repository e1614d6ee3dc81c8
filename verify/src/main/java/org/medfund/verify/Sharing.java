package org.medfund.verify;

/**
 * What an institution is due of its standard before the reserve has its say (SPEC D.4 step 2, cases D02 and D03). Fen.
 *
 * @param due the standard, or less where the surplus is not all its own
 * @param overspendShare what it would be given beyond the standard
 */
record Sharing(long due, long overspendShare) {

    /**
     * Breakpoints are held against the book amount after audit. Where the book amount is what is due, deductions are put
     * back up to the standard, as they are taken off once later.
     *
     * @param standard not negative
     * @param deducted audit deductions that come out of the book amount
     */
    static Sharing of(Rules rules, long standard, long book, long deducted) {
        String policy = rules.text("share.policy");
        Fraction limit = Fraction.of(standard);
        Fraction used = Fraction.of(book - deducted);
        if (policy.equals("SHARE_NONE") || standard == 0) {
            return new Sharing(standard, 0);
        }
        if (used.compareTo(limit) > 0) {
            Fraction counted = used.least(limit.times(rules.ratio("share.high")));
            return new Sharing(
                    standard,
                    counted.minus(limit).times(rules.ratio("share.over_share")).rounded());
        }
        Fraction earned = switch (policy) {
            case "SHARE_TIER_STEP" -> used.compareTo(limit.times(rules.ratio("share.low"))) < 0 ? used : limit;
            case "SHARE_TIER_CONT" ->
                used.plus(limit.minus(used)
                        .least(limit.times(rules.ratio("share.cont_retain_cap")))
                        .times(rules.ratio("share.cont_retain_share")));
            default -> throw new IllegalArgumentException("share.policy " + policy + " is not known");
        };
        return new Sharing(earned.plus(Fraction.of(deducted)).least(limit).rounded(), 0);
    }
}
