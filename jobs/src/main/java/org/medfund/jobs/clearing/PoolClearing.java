package org.medfund.jobs.clearing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.clearing.ClearingPolicy.PrepaymentSettlement;

/**
 * The annual clearing of one pool: every institution's statement, and what is left of budget and reserve.
 *
 * @param statements in order of institution
 */
record PoolClearing(PoolBudget budget, List<Statement> statements) {

    /**
     * Clears a pool (SPEC D.4).
     *
     * @param institutions every institution with a case, a payment, or a deduction in the year, each once
     */
    static PoolClearing clear(PoolBudget budget, List<InstitutionBook> institutions, ClearingPolicy policy) {
        SortedMap<String, BigDecimal> overspendClaims = new TreeMap<>();
        SortedMap<String, BigDecimal> shared = new TreeMap<>();
        for (InstitutionBook each : institutions) {
            BigDecimal due = each.dueYuan(policy.sharing());
            BigDecimal overspend = due.subtract(each.standardYuan());
            shared.put(each.institutionCode(), due.min(each.standardYuan()));
            if (overspend.signum() > 0) {
                overspendClaims.put(each.institutionCode(), overspend);
            }
        }
        SharePool.paid(budget.reserveYuan(), overspendClaims)
                .forEach((institution, paid) -> shared.merge(institution, paid, BigDecimal::add));

        return new PoolClearing(
                budget,
                institutions.stream()
                        .sorted(Comparator.comparing(InstitutionBook::institutionCode))
                        .map(each -> statement(each, money(shared, each.institutionCode()), policy))
                        .toList());
    }

    private static BigDecimal money(SortedMap<String, BigDecimal> amounts, String institution) {
        return amounts.getOrDefault(institution, Money.yuan(0));
    }

    private static Statement statement(InstitutionBook each, BigDecimal shared, ClearingPolicy policy) {
        BigDecimal score = each.assessmentScore();
        BigDecimal assessed = policy.coefficient()
                .map(coefficient -> coefficient.changeYuan(each.standardYuan(), score))
                .orElse(Money.yuan(0));
        BigDecimal returned = score == null || policy.coefficient().isPresent()
                ? each.depositHeldYuan() // not assessed, or already by the coefficient
                : QualityDeposit.returned(each.depositHeldYuan(), score, policy.assessment());
        return new Statement(
                each,
                assessed,
                new AnnualClearing(
                        shared.add(assessed),
                        each.specialCaseYuan(),
                        each.priorYearYuan(),
                        each.auditDeductionYuan(),
                        each.depositHeldYuan(),
                        returned,
                        new AnnualClearing.Paid(
                                each.monthlyPaidYuan(),
                                each.instantPaidYuan(),
                                each.debtYuan(),
                                each.posted(PostingCode.QUARTER_PAID),
                                policy.prepaymentSettlement() == PrepaymentSettlement.OFFSET
                                        ? each.prepaymentYuan()
                                        : Money.yuan(0))));
    }

    /** What all institutions together are owed for the year. */
    BigDecimal owedYuan() {
        return sum(statement -> statement.clearing().finalEntitlementYuan());
    }

    /** What all institutions together are still paid, or have to give back. */
    BigDecimal clearingYuan() {
        return sum(statement -> statement.clearing().clearingPayableYuan());
    }

    private BigDecimal overspendSharesYuan() {
        return sum(statement -> statement.sharedBeyondStandard().max(Money.yuan(0)));
    }

    /** Budget less what it has to bear; negative is an overrun. Overspend shares are borne by the reserve. */
    private BigDecimal leftOfBudgetYuan() {
        return budget.budgetYuan().subtract(owedYuan().subtract(overspendSharesYuan()));
    }

    BigDecimal unspentYuan() {
        return leftOfBudgetYuan().max(Money.yuan(0));
    }

    /** The part of an overrun that the reserve left over by overspend shares covers. */
    BigDecimal reserveUsedYuan() {
        BigDecimal reserveLeft =
                budget.reserveYuan().subtract(overspendSharesYuan()).max(Money.yuan(0));
        return leftOfBudgetYuan().negate().max(Money.yuan(0)).min(reserveLeft);
    }

    /** What is owed beyond budget and reserve (pool check of SPEC D.4). */
    BigDecimal overrunYuan() {
        return leftOfBudgetYuan().negate().max(Money.yuan(0)).subtract(reserveUsedYuan());
    }

    /** Rows of {@link org.medfund.core.table.clearing.Postings}, those about one case not among them. */
    List<Row> postingRows() {
        List<Posting> postings = new ArrayList<>();
        postings.add(new Posting(PostingCode.BUDGET_APPROVED, budget.budgetYuan(), null));
        postings.add(new Posting(PostingCode.RESERVE_APPROVED, budget.reserveYuan(), null));
        statements.forEach(statement -> postings.addAll(statement.postings()));
        postings.add(new Posting(PostingCode.BUDGET_UNSPENT, unspentYuan(), null));
        postings.add(new Posting(PostingCode.RESERVE_USED, reserveUsedYuan(), null));
        postings.add(new Posting(PostingCode.BUDGET_OVERRUN, overrunYuan(), null));
        postings.add(new Posting(
                PostingCode.RESERVE_UNUSED,
                budget.reserveYuan().subtract(overspendSharesYuan()).subtract(reserveUsedYuan()),
                null));
        return postings.stream()
                .filter(posting -> !posting.isZero())
                .map(posting -> posting.row(budget.pool(), new PolicyYear(budget.year())))
                .toList();
    }

    /** Rows of {@link org.medfund.core.table.clearing.Statements}. */
    List<Row> statementRows() {
        return statements.stream()
                .map(statement -> statement.row(budget.year()))
                .toList();
    }

    private BigDecimal sum(Function<Statement, BigDecimal> amount) {
        return statements.stream().map(amount).reduce(Money.yuan(0), BigDecimal::add);
    }
}
