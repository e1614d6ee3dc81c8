package org.medfund.jobs.referral;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Options;
import org.medfund.core.job.Outputs;
import org.medfund.core.job.Scope;
import org.medfund.core.policy.Policy;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.IcuStays;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.claims.OutpatientVisits;
import org.medfund.core.table.claims.Procedures;
import org.medfund.core.table.claims.ReferralFilings;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.payment.PaymentStandards;
import org.medfund.core.table.reference.CodeLists;
import org.medfund.core.table.referral.Episodes;
import org.medfund.core.table.referral.ExpectedReferrals;
import org.medfund.core.table.referral.IssuingInstitutions;
import org.medfund.core.table.referral.LocalCapability;
import org.medfund.core.table.referral.Outflows;
import org.medfund.core.table.referral.ReferralRates;
import org.medfund.core.time.PolicyYear;

/** Links stays away from the city of insurance to episodes and decides which were needed (SPEC E.3, decision 0011). */
public final class LinkReferralsJob implements Job {
    private static final int LIST_MAX = 100_000;
    private static final String STAYS = "stays";
    private static final String FILINGS = "filings";

    @Override
    public String name() {
        return "link-referrals";
    }

    @Override
    public String doc() {
        return "Links the year's stays away from home to episodes and decides which were needed, by region of insurance.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(Options.YEAR, Options.REGION);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        PolicyYear year = args.get(Options.YEAR);
        List<Region> regions = job.regions(args.find(Options.REGION));
        Map<Region, Policy> policies = new LinkedHashMap<>();
        regions.forEach(region -> policies.put(region, job.policy(region, year)));
        Policy national = job.nationalPolicy(year);
        List<String> known = regions.stream()
                .filter(region -> job.isPublished(GroupedCases.TABLE, region, year.minus(1)))
                .map(Region::code)
                .toList();

        Outputs outputs = Outputs.forScope(Scope.of(regions, year));
        Column isOfTheRun = SettlementLists.INSURED_REGION_CODE
                .col()
                .isin(regions.stream().map(Region::code).toArray());
        Dataset<Row> stays = outputs.keep(CareStays.of(
                job.read(GroupedCases.TABLE, year).union(job.readOrEmpty(GroupedCases.TABLE, List.of(), year.minus(1))),
                job.read(SettlementLists.TABLE),
                ReferralPolicy.from(national)));
        Dataset<Row> byLevel = outputs.keep(LocalCareSums.byLevel(stays, year.value()));
        ReferralTables tables = new ReferralTables(job, year.value(), national);
        return outputs.table(
                        Episodes.TABLE,
                        episodes(
                                job,
                                year.value(),
                                persons(job, year, stays, isOfTheRun, byLevel, national),
                                policies,
                                known))
                .table(LocalCapability.TABLE, LocalCareSums.ofHomes(byLevel, stays, year.value(), isOfTheRun))
                .derived(Outflows.TABLE, stored -> EpisodeSums.outflows(stored.rows(Episodes.TABLE)))
                .derived(ReferralRates.TABLE, stored -> tables.rates(stored.rows(Episodes.TABLE), policies))
                .derived(IssuingInstitutions.TABLE, stored -> tables.issuers(stored.rows(Episodes.TABLE), policies))
                .derived(
                        ExpectedReferrals.TABLE,
                        stored -> tables.expected(stays, stored.rows(Episodes.TABLE), byLevel, known))
                .mayBeEmpty(Episodes.TABLE, ReferralGates.NOBODY_LEFT)
                .mayBeEmpty(Outflows.TABLE, ReferralGates.NOBODY_LEFT)
                .mayBeEmpty(LocalCapability.TABLE, LocalCareSums.NOBODY_WENT)
                .mayBeEmpty(IssuingInstitutions.TABLE, "no institution referred anybody under a valid filing")
                .mayBeEmpty(ExpectedReferrals.TABLE, LocalCareSums.NOBODY_WENT)
                .gate(ReferralGates.EPISODES_ARE_AWAY)
                .gate(ReferralGates.LOSS_IS_WITHIN_WHAT_THE_FUND_PAID)
                .gate(ReferralGates.OUTFLOW_IS_ALL_OF_THE_EPISODES)
                .gate(ReferralGates.OUTFLOW_HAS_ALL_THE_RISK)
                .summary(stored -> ReferralSummary.lines(
                        stored.rows(Episodes.TABLE), notGrouped(job, year), without(regions, known), year));
    }

    /** {@link Episodes} of the run: one row per episode. */
    private static Dataset<Row> episodes(
            JobContext job, int year, Dataset<Row> persons, Map<Region, Policy> policies, List<String> known) {
        List<String> protectedDiagnoses = new ArrayList<>();
        job.small(
                        job.read(CodeLists.TABLE)
                                .where(CodeLists.isInForce(
                                        CodeLists.REFERRAL_PROTECTED, new PolicyYear(year).firstDay())),
                        LIST_MAX)
                .forEach(row -> protectedDiagnoses.add(CodeLists.CODE.in(row)));
        TreeMap<String, EpisodePolicy> terms = new TreeMap<>();
        policies.forEach((region, policy) -> terms.put(region.code(), EpisodePolicy.from(policy)));
        List<String> regionsKnown = List.copyOf(known);
        List<String> prefixes = List.copyOf(protectedDiagnoses);
        return persons.flatMap(
                (FlatMapFunction<Row, Row>) person -> {
                    String region = SettlementLists.INSURED_REGION_CODE.in(person);
                    EpisodePolicy policy = terms.get(region);
                    if (policy == null) { // of a region that the run is not for
                        return List.<Row>of().iterator();
                    }
                    int filings = person.fieldIndex(FILINGS);
                    return new EpisodeRows(year, policy, regionsKnown.contains(region), prefixes)
                            .of(
                                    person.<Row>getList(person.fieldIndex(STAYS)).stream()
                                            .map(CareStay::in)
                                            .toList(),
                                    person.isNullAt(filings)
                                            ? List.of()
                                            : person.<Row>getList(filings).stream()
                                                    .map(CareFiling::in)
                                                    .toList())
                            .iterator();
                },
                Encoders.row(Episodes.TABLE.contentSchema()));
    }

    /** One row per person and region of insurance, with stays and filings. */
    private static Dataset<Row> persons(
            JobContext job,
            PolicyYear year,
            Dataset<Row> stays,
            Column isOfTheRun,
            Dataset<Row> byLevel,
            Policy national) {
        Dataset<Row> rows = CareStays.ofPersons(
                stays,
                year.value(),
                isOfTheRun,
                byLevel,
                job.readOrEmpty(PaymentStandards.TABLE, List.of(), year),
                job.read(Procedures.TABLE),
                job.read(IcuStays.TABLE),
                job.read(OutpatientVisits.TABLE),
                national.whole("e3.earlier_visit_days"));
        return CareStays.gathered(rows, STAYS, SettlementLists.PERSON_KEY, SettlementLists.INSURED_REGION_CODE)
                .join(
                        CareStays.gathered(
                                CareStays.filings(job.read(ReferralFilings.TABLE), job.read(Institutions.TABLE)),
                                FILINGS,
                                ReferralFilings.PERSON_KEY),
                        new String[] {SettlementLists.PERSON_KEY.name()},
                        "left");
    }

    /** Regions of which no stay of the year is grouped: whoever was treated there is missing. */
    private static List<String> notGrouped(JobContext job, PolicyYear year) {
        return job.regions(Optional.empty()).stream()
                .filter(region -> !job.isPublished(GroupedCases.TABLE, region, year))
                .map(Region::code)
                .toList();
    }

    private static List<String> without(List<Region> regions, List<String> known) {
        return regions.stream()
                .map(Region::code)
                .filter(code -> !known.contains(code))
                .toList();
    }
}
