package org.medfund.jobs.clearing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.medfund.core.job.JobContext;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.region.Region;
import org.medfund.core.table.clearing.MonthlySettlements;
import org.medfund.core.time.Month;

/** Months that were settled elsewhere: delivered with a day of payment. */
final class DeliveredMonths {
    private static final int REGIONS_MAX = 10_000;

    /**
     * The regions whose month is to be settled here. One that is asked for and was paid elsewhere is refused, for settling it
     * would pay it twice; of all regions such are left out. A month settled here before may be settled again, whatever has
     * been delivered of it since.
     *
     * @throws org.medfund.core.problem.Refusal if none is left
     */
    static List<Region> notPaidElsewhere(JobContext job, Optional<Region> asked, List<Region> regions, Month month) {
        String settlementMonth = month.toString().replace("-", "");
        Set<String> paid = job
                .small(
                        job.read(MonthlySettlements.TABLE)
                                .where(MonthlySettlements.SETTLEMENT_MONTH
                                        .col()
                                        .equalTo(settlementMonth)
                                        .and(MonthlySettlements.PAID_DATE.col().isNotNull()))
                                .select(MonthlySettlements.REGION_CODE.col())
                                .distinct(),
                        REGIONS_MAX)
                .stream()
                .map(MonthlySettlements.REGION_CODE::in)
                .collect(Collectors.toSet());
        List<Region> left = regions.stream()
                .filter(region -> !paid.contains(region.code()) || BookMonths.isSettled(job, region, month))
                .toList();
        if (left.isEmpty() || (asked.isPresent() && left.size() < regions.size())) {
            Problems problems = new Problems();
            regions.forEach(region -> problems.add(paidElsewhere(region, month)));
            problems.refuseIfAny();
        }
        return left;
    }

    private static Problem paidElsewhere(Region region, Month month) {
        return Problem.of(
                ProblemCode.CLOSED,
                month + " of " + region + " is delivered as settled and paid.",
                "Settling it again would pay it twice; the delivered payments enter the books with the year.",
                "Nothing is to be done, unless the rows of " + MonthlySettlements.TABLE.name()
                        + " were delivered by mistake: then deliver them without a day of payment.");
    }

    private DeliveredMonths() {}
}
