package org.medfund.jobs.clearing;

import static org.medfund.core.derivation.Derivation.result;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.medfund.core.derivation.Derivation;
import org.medfund.core.derivation.Figure;
import org.medfund.core.derivation.Seen;
import org.medfund.core.money.Money;
import org.medfund.core.region.Region;
import org.medfund.core.table.Field;
import org.medfund.core.table.clearing.Statements;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.time.PolicyYear;

/** How the figures of an annual statement come about (SPEC D.4). */
public final class ClearingDerivations {
    public static final List<Derivation> ALL = List.of(
            Derivation.of(
                            Statements.TABLE,
                            Statements.CLEARING_PAYABLE_YUAN,
                            "SPEC D.4 step 5: final entitlement - paid by months, instant settlement, and quarters - kept"
                                    + " back for the year before - prepayment set off; negative is to be recovered.")
                    .with((row, seen) -> List.of("final " + Statements.FINAL_ENTITLEMENT_YUAN.in(row) + " - monthly "
                            + Statements.MONTHLY_PAID_YUAN.in(row) + " - instant "
                            + Statements.INSTANT_PAID_YUAN.in(row) + " - kept back "
                            + Statements.RECOVERED_YUAN.in(row) + " - quarters "
                            + Statements.QUARTERLY_PAID_YUAN.in(row) + " - prepayment "
                            + Statements.PREPAYMENT_OFFSET_YUAN.in(row)
                            + result(clearing(row).clearingPayableYuan(), Statements.CLEARING_PAYABLE_YUAN.in(row))))
                    .restingOn((row, seen) -> List.of(same(Statements.FINAL_ENTITLEMENT_YUAN, row))),
            Derivation.of(
                            Statements.TABLE,
                            Statements.FINAL_ENTITLEMENT_YUAN,
                            "SPEC D.4 steps 3 and 4: shared + special cases + corrections of the locked year before - audit"
                                    + " deductions - forfeited deposit.")
                    .with((row, seen) -> List.of("shared " + Statements.SHARED_YUAN.in(row) + " + special cases "
                            + Statements.SPECIAL_CASE_YUAN.in(row) + " + corrections "
                            + Statements.PRIOR_YEAR_CORRECTION_YUAN.in(row) + " - audit "
                            + Statements.AUDIT_DEDUCTION_YUAN.in(row) + " - forfeited (held "
                            + Statements.DEPOSIT_HELD_YUAN.in(row) + " - returned "
                            + Statements.DEPOSIT_RETURNED_YUAN.in(row) + ")"
                            + result(clearing(row).finalEntitlementYuan(), Statements.FINAL_ENTITLEMENT_YUAN.in(row))))
                    .restingOn((row, seen) ->
                            List.of(same(Statements.SHARED_YUAN, row), same(Statements.DEPOSIT_RETURNED_YUAN, row))),
            Derivation.of(
                            Statements.TABLE,
                            Statements.SHARED_YUAN,
                            "SPEC D.4 step 2: by the use of the standard (book after audit over standard) the"
                                    + " institution keeps a part of its surplus, or the reserve bears a part of its"
                                    + " overspend.")
                    .by(
                            "share.policy",
                            "share.low",
                            "share.high",
                            "share.over_share",
                            "share.cont_retain_cap",
                            "share.cont_retain_share")
                    .with((row, seen) -> List.of("standard " + Statements.STANDARD_ENTITLEMENT_YUAN.in(row) + ", book "
                            + Statements.BOOK_YUAN.in(row) + " (audit took " + Statements.AUDIT_DEDUCTION_YUAN.in(row)
                            + "), use " + Statements.USAGE_RATIO.inOrNull(row) + ": shared "
                            + Statements.SHARED_YUAN.in(row) + "."))
                    .restingOn((row, seen) -> List.of(
                            same(Statements.STANDARD_ENTITLEMENT_YUAN, row), same(Statements.USAGE_RATIO, row))),
            Derivation.of(
                            Statements.TABLE,
                            Statements.STANDARD_ENTITLEMENT_YUAN,
                            "SPEC D.4 step 1: the sum of the entitlements of the institution's cases, not below 0.")
                    .with(ClearingDerivations::standard));

    private static List<String> standard(Row row, Seen seen) {
        Row sums = seen.lake()
                .small(
                        seen.lake()
                                .read(
                                        CasePayments.TABLE,
                                        List.of(Region.of(Statements.REGION_CODE.in(row))),
                                        new PolicyYear(Statements.YEAR.in(row)))
                                .where(CasePayments.INSURANCE_TYPE
                                        .col()
                                        .equalTo(Statements.INSURANCE_TYPE.in(row))
                                        .and(CasePayments.INSTITUTION_CODE
                                                .col()
                                                .equalTo(Statements.INSTITUTION_CODE.in(row))))
                                .agg(
                                        functions.count(functions.lit(1)),
                                        functions.coalesce(
                                                functions.sum(Money.fen(CasePayments.ENTITLEMENT_YUAN.col())),
                                                functions.lit(0L))),
                        1)
                .get(0);
        BigDecimal sum = Money.yuan(sums.getLong(1));
        return List.of(sums.getLong(0) + " cases with entitlements of " + sum + " yuan together, not below 0"
                + result(sum.max(Money.yuan(0)), Statements.STANDARD_ENTITLEMENT_YUAN.in(row)));
    }

    private static AnnualClearing clearing(Row row) {
        return new AnnualClearing(
                Statements.SHARED_YUAN.in(row),
                Statements.SPECIAL_CASE_YUAN.in(row),
                Statements.PRIOR_YEAR_CORRECTION_YUAN.in(row),
                Statements.AUDIT_DEDUCTION_YUAN.in(row),
                Statements.DEPOSIT_HELD_YUAN.in(row),
                Statements.DEPOSIT_RETURNED_YUAN.in(row),
                new AnnualClearing.Paid(
                        Statements.MONTHLY_PAID_YUAN.in(row),
                        Statements.INSTANT_PAID_YUAN.in(row),
                        Statements.RECOVERED_YUAN.in(row),
                        Statements.QUARTERLY_PAID_YUAN.in(row),
                        Statements.PREPAYMENT_OFFSET_YUAN.in(row)));
    }

    private static Figure same(Field<?> column, Row row) {
        return Figure.alike(
                Statements.TABLE, column, row, Statements.TABLE.grain().toArray(Field<?>[]::new));
    }

    private ClearingDerivations() {}
}
