package org.medfund.verify;

import java.util.Map;
import java.util.Optional;

/** Which account a posting debits and which it credits if its figure is positive: docs/chart-of-accounts.md. */
final class Chart {
    /** Two accounts. */
    record Sides(String debit, String credit) {}

    private static final String ENTITLEMENT = "HOSPITAL_ENTITLEMENT";
    private static final String BUDGET = "DISEASE_BUDGET";
    private static final String RESERVE = "RESERVE";
    private static final String DEPOSIT = "QUALITY_DEPOSIT";
    private static final String POOLED = "POOLED_FUND";
    private static final String SURPLUS = "BUDGET_SURPLUS";
    private static final String PAID = "FUND_PAID";
    private static final String DUE = "CLEARING_DUE";

    private static final Map<String, Sides> BY_CODE = Map.ofEntries(
            Map.entry("BUDGET_APPROVED", new Sides(BUDGET, POOLED)),
            Map.entry("RESERVE_APPROVED", new Sides(RESERVE, POOLED)),
            Map.entry("CASE_ENTITLEMENT", new Sides(ENTITLEMENT, BUDGET)),
            Map.entry("ENTITLEMENT_FLOOR", new Sides(ENTITLEMENT, BUDGET)),
            Map.entry("SURPLUS_NOT_RETAINED", new Sides(BUDGET, ENTITLEMENT)),
            Map.entry("OVERSPEND_SHARE", new Sides(ENTITLEMENT, RESERVE)),
            Map.entry("ASSESSMENT_CHANGE", new Sides(ENTITLEMENT, BUDGET)),
            Map.entry("AUDIT_DEDUCTION", new Sides(BUDGET, ENTITLEMENT)),
            Map.entry("DEPOSIT_HELD", new Sides(DEPOSIT, ENTITLEMENT)),
            Map.entry("DEPOSIT_RETURNED", new Sides(ENTITLEMENT, DEPOSIT)),
            Map.entry("DEPOSIT_FORFEITED", new Sides(BUDGET, DEPOSIT)),
            Map.entry("MONTHLY_PAID", new Sides(PAID, ENTITLEMENT)),
            Map.entry("INSTANT_PAID", new Sides(PAID, ENTITLEMENT)),
            Map.entry("QUARTER_PAID", new Sides(PAID, ENTITLEMENT)),
            Map.entry("CLEARING_RECOVERED", new Sides(DUE, ENTITLEMENT)),
            Map.entry("SPECIAL_CASE", new Sides(ENTITLEMENT, BUDGET)),
            Map.entry("PRIOR_YEAR_CORRECTION", new Sides(ENTITLEMENT, BUDGET)),
            Map.entry("PREPAYMENT_OFFSET", new Sides("PREPAYMENT", ENTITLEMENT)),
            Map.entry("CLEARING_PAYABLE", new Sides(DUE, ENTITLEMENT)),
            Map.entry("BUDGET_UNSPENT", new Sides(SURPLUS, BUDGET)),
            Map.entry("RESERVE_USED", new Sides(BUDGET, RESERVE)),
            Map.entry("BUDGET_OVERRUN", new Sides(BUDGET, POOLED)),
            Map.entry("RESERVE_UNUSED", new Sides(SURPLUS, RESERVE)));

    static Optional<Sides> sides(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    private Chart() {}
}
