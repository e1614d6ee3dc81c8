package org.medfund.jobs.clearing;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.table.clearing.Assessments;
import org.medfund.core.table.clearing.Budgets;
import org.medfund.core.time.PolicyYear;

/** What a year cannot be cleared without, every lack of it at once. */
final class ClearingProblems {

    /**
     * @param mustAssess regions whose policy does not let a deposit go back without an assessment
     * @throws org.medfund.core.problem.Refusal if a budget, the cases of a region, or an assessment is missing
     */
    static void refuseUnlessComplete(
            PolicyYear year,
            SortedMap<Pool, PoolBudget> budgets,
            SortedMap<Pool, List<InstitutionBook>> institutions,
            Set<String> mustAssess) {
        Problems problems = new Problems();
        institutions.keySet().stream()
                .filter(pool -> !budgets.containsKey(pool))
                .forEach(pool -> problems.add(withoutBudget(year, pool)));
        TreeSet<String> withoutCases = new TreeSet<>();
        budgets.keySet().forEach(pool -> withoutCases.add(pool.regionCode()));
        institutions.forEach((pool, books) -> {
            if (books.stream().anyMatch(each -> each.caseCount() > 0)) {
                withoutCases.remove(pool.regionCode());
            }
        });
        withoutCases.forEach(region -> problems.add(withoutCases(year, region)));
        institutions.forEach((pool, books) -> {
            long missing =
                    books.stream().filter(ClearingProblems::lacksAssessment).count();
            if (missing > 0 && mustAssess.contains(pool.regionCode())) {
                problems.add(withoutAssessment(year, pool, missing));
            }
        });
        problems.refuseIfAny();
    }

    private static boolean lacksAssessment(InstitutionBook book) {
        return book.assessmentScore() == null && book.depositHeldYuan().signum() > 0;
    }

    private static Problem withoutBudget(PolicyYear year, Pool pool) {
        return Problem.of(
                ProblemCode.INPUT_MISSING,
                "Region " + pool.regionCode() + " has no budget of " + year + " for insurance type "
                        + pool.insuranceType() + ", but cases, payments, or deductions of it.",
                Budgets.TABLE.name() + " was looked at.",
                "Deliver the budget row and run ingest, then run this command again.");
    }

    private static Problem withoutCases(PolicyYear year, String region) {
        return Problem.of(
                ProblemCode.INPUT_MISSING,
                "Region " + region + " has a budget of " + year + ", but no case of it is paid.",
                "Clearing it now would recover everything paid during the year.",
                "Run pay-cases --year " + year + " --region " + region + " first, or clear other regions alone.");
    }

    private static Problem withoutAssessment(PolicyYear year, Pool pool, long institutions) {
        return Problem.of(
                ProblemCode.INPUT_MISSING,
                institutions + " institutions of region " + pool.regionCode() + ", insurance type "
                        + pool.insuranceType() + ", have a quality deposit but no assessment of " + year + ".",
                Assessments.TABLE.name() + " was looked at; how much of the deposit goes back depends on the score.",
                "Deliver the scores and run ingest, or set assess.missing to RETURN_FULL for the region.");
    }

    private ClearingProblems() {}
}
