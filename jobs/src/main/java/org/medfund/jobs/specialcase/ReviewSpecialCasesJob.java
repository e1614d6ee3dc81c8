package org.medfund.jobs.specialcase;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.care.PaidHere;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Options;
import org.medfund.core.job.Outputs;
import org.medfund.core.job.Scope;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.quality.Gate;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.SpecialCaseDecisions;
import org.medfund.core.table.clearing.SpecialCasePublications;
import org.medfund.core.table.clearing.SpecialCases;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.table.payment.PointValues;
import org.medfund.core.table.payment.Rates;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.specialcase.Decision.Outcome;
import org.medfund.jobs.specialcase.SpecialCaseTerms.Method;

/**
 * Decides which special cases of a year are accepted (SPEC D.5): reads {@link SpecialCases} and {@link CasePayments};
 * publishes {@link SpecialCaseDecisions} and {@link SpecialCasePublications}.
 */
public final class ReviewSpecialCasesJob implements Job {
    private static final int APPLICATIONS_MAX = 1_000_000;
    private static final int POOLS_MAX = 100_000;

    /** Cases paid of one area, by method and by half-year. */
    private static final class Discharges {
        private final Map<Method, Long> byMethod = new EnumMap<>(Method.class);
        private final SortedMap<Integer, Long> byHalf = new TreeMap<>();
    }

    @Override
    public String name() {
        return "review-special-cases";
    }

    @Override
    public String doc() {
        return "Decides which special cases of a year are accepted within the cap of each pooling area, and what they add.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(Options.YEAR, Options.REGION);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        PolicyYear year = args.get(Options.YEAR);
        List<Region> regions = job.regions(args.find(Options.REGION));
        Object[] codes = regions.stream().map(Region::code).toArray();
        SortedMap<String, SpecialCaseTerms> terms = new TreeMap<>();
        regions.forEach(region -> terms.put(region.code(), SpecialCaseTerms.from(job.policy(region, year))));

        Dataset<Row> payments = job.read(CasePayments.TABLE, regions, year);
        Dataset<Row> stays = ApplicationRows.stays(job.read(SettlementLists.TABLE), PaidHere.of(job, year));
        Dataset<Row> landed = job.read(SpecialCases.TABLE);
        Dataset<Row> rows = ApplicationRows.of(landed, stays, payments, codes, year);

        Problems problems = new Problems();
        refuseUnknown(job, landed, stays, year, problems);
        List<Application> applications =
                new ApplicationReader(fundRatios(job, regions, year), problems).read(job.small(rows, APPLICATIONS_MAX));
        refuseUnpaidRegions(job, applications, year, problems);
        problems.refuseIfAny();

        Map<String, Discharges> discharges = discharges(job, ApplicationRows.discharges(payments, stays), terms);
        Map<String, List<Application>> byRegion = applications.stream()
                .collect(Collectors.groupingBy(each -> each.stay().regionCode(), TreeMap::new, Collectors.toList()));
        List<Decision> decisions = new ArrayList<>();
        List<Row> publications = new ArrayList<>();
        terms.forEach((region, area) -> {
            Discharges ofRegion = discharges.getOrDefault(region, new Discharges());
            List<Decision> decided =
                    SpecialCaseCap.decide(byRegion.getOrDefault(region, List.of()), ofRegion.byMethod, area);
            decisions.addAll(decided);
            publications.addAll(publications(region, year, area, ofRegion, decided));
        });
        Dataset<Row> decisionRows = job.rows(
                SpecialCaseDecisions.TABLE,
                decisions.stream()
                        .map(each -> each.row(year.value(), half(each, terms)))
                        .toList());

        return Outputs.forScope(Scope.of(regions, year))
                .table(SpecialCaseDecisions.TABLE, decisionRows)
                .mayBeEmpty(SpecialCaseDecisions.TABLE, SpecialCaseGates.NOBODY_APPLIED)
                .table(SpecialCasePublications.TABLE, job.rows(SpecialCasePublications.TABLE, publications))
                .gate(Gate.uniqueGrain(SpecialCaseDecisions.TABLE))
                .gate(Gate.uniqueGrain(SpecialCasePublications.TABLE))
                .gate(SpecialCaseGates.outcomesHold())
                .gate(SpecialCaseGates.acceptedWithinCap(payments, terms))
                .gate(SpecialCaseGates.everyApplicationOnce(rows))
                .summary(stored -> lines(decisions));
    }

    private static void refuseUnknown(
            JobContext job, Dataset<Row> applications, Dataset<Row> stays, PolicyYear year, Problems problems) {
        List<String> ids = job.small(ApplicationRows.unknown(applications, stays, year), APPLICATIONS_MAX).stream()
                .map(SpecialCases.APPLICATION_ID::in)
                .toList();
        if (!ids.isEmpty()) {
            problems.add(
                    ProblemCode.INPUT_UNUSABLE,
                    ApplicationReader.named(ids) + " name a settlement that is unknown.",
                    SettlementLists.TABLE.name() + " was looked at; a settlement may stand in claims.quarantined.",
                    "Deliver the settlement list, or the application with its right settlement, and run ingest.");
        }
    }

    /** A region whose cases are not paid yet would have all its applications put down as without a case. */
    private static void refuseUnpaidRegions(
            JobContext job, List<Application> applications, PolicyYear year, Problems problems) {
        applications.stream()
                .map(each -> each.stay().regionCode())
                .distinct()
                .sorted()
                .filter(region -> !job.isPublished(CasePayments.TABLE, Region.of(region), year))
                .forEach(region -> problems.add(
                        ProblemCode.INPUT_MISSING,
                        "Region " + region + " has special-case applications of " + year + ", but no case of it is"
                                + " paid.",
                        CasePayments.TABLE.name() + " was looked at.",
                        "Run pay-cases --year " + year + " --region " + region + " first."));
    }

    /** As published with the rate, where groups are paid, or with the point value. */
    private static Map<ApplicationReader.Pool, BigDecimal> fundRatios(
            JobContext job, List<Region> regions, PolicyYear year) {
        Map<ApplicationReader.Pool, BigDecimal> ratios = new HashMap<>();
        job.small(job.readOrEmpty(Rates.TABLE, regions, year), POOLS_MAX)
                .forEach(row -> ratios.put(
                        new ApplicationReader.Pool(Rates.REGION_CODE.in(row), Rates.INSURANCE_TYPE.in(row), Method.DRG),
                        Rates.FUND_RATIO.in(row)));
        job.small(job.readOrEmpty(PointValues.TABLE, regions, year), POOLS_MAX)
                .forEach(row -> ratios.put(
                        new ApplicationReader.Pool(
                                PointValues.REGION_CODE.in(row), PointValues.INSURANCE_TYPE.in(row), Method.DIP),
                        PointValues.FUND_RATIO.in(row)));
        return ratios;
    }

    private static Map<String, Discharges> discharges(
            JobContext job, Dataset<Row> counts, Map<String, SpecialCaseTerms> terms) {
        Map<String, Discharges> byRegion = new HashMap<>();
        for (Row row : job.small(counts, POOLS_MAX)) {
            String region = CasePayments.REGION_CODE.in(row);
            SpecialCaseTerms area = terms.get(region);
            if (area != null) {
                Discharges discharges = byRegion.computeIfAbsent(region, key -> new Discharges());
                long cases = ApplicationRows.CASE_COUNT.in(row);
                discharges.byMethod.merge(Method.valueOf(CasePayments.PAYMENT_METHOD.in(row)), cases, Long::sum);
                discharges.byHalf.merge(area.half(ApplicationRows.MONTH.in(row)), cases, Long::sum);
            }
        }
        return byRegion;
    }

    private static List<Row> publications(
            String region, PolicyYear year, SpecialCaseTerms area, Discharges discharges, List<Decision> decisions) {
        Map<Integer, List<Decision>> byHalf = decisions.stream()
                .collect(Collectors.groupingBy(each ->
                        area.half(each.application().stay().dischargeDate().getMonthValue())));
        List<Row> rows = new ArrayList<>();
        for (int half = 1; half <= area.halves(); half++) {
            long cases = discharges.byHalf.getOrDefault(half, 0L);
            List<Decision> ofHalf = byHalf.getOrDefault(half, List.of());
            if (cases > 0 || !ofHalf.isEmpty()) {
                rows.add(Publication.row(region, year.value(), half, cases, ofHalf));
            }
        }
        return rows;
    }

    private static int half(Decision decision, Map<String, SpecialCaseTerms> terms) {
        Application.Stay stay = decision.application().stay();
        SpecialCaseTerms area = terms.get(stay.regionCode());
        if (area == null) {
            throw new IllegalStateException("Region " + stay.regionCode() + " was not asked for");
        }
        return area.half(stay.dischargeDate().getMonthValue());
    }

    private static List<String> lines(List<Decision> decisions) {
        Map<String, List<Decision>> byRegion = decisions.stream()
                .collect(Collectors.groupingBy(
                        each -> each.application().stay().regionCode(), TreeMap::new, Collectors.toList()));
        List<String> lines = new ArrayList<>();
        byRegion.forEach((region, ofRegion) -> {
            Map<Outcome, Long> counts = ofRegion.stream()
                    .collect(Collectors.groupingBy(
                            Decision::outcome, () -> new EnumMap<>(Outcome.class), Collectors.counting()));
            BigDecimal increment =
                    ofRegion.stream().map(Decision::incrementYuan).reduce(BigDecimal.ZERO, BigDecimal::add);
            lines.add(region + ": " + ofRegion.size() + " applications " + counts + "; accepted cases add "
                    + increment.toPlainString() + " yuan.");
        });
        return lines.isEmpty() ? List.of("No special case: " + SpecialCaseGates.NOBODY_APPLIED) : lines;
    }
}
