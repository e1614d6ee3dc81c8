package org.medfund.jobs.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;
import static org.medfund.core.testkit.Rows.text;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.medfund.core.region.Region;
import org.medfund.core.table.grouping.CaseFacts;
import org.medfund.core.table.grouping.CodeNumbers;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.testkit.LocalSpark;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.grouping.FactsOfCases;

/** The readable way over rows says what the sums are; the quick way over facts finds the same, bit for bit. */
class FactSumsTest {
    private static final PolicyYear YEAR = PolicyYear.of("2025");
    private static final List<String> REGIONS = List.of("330100", "330200");
    private static final String HEADER = "region_code | settlement_id | scheme | year | status | adrg_code | group_code"
            + " | insured_region_code | insurance_type | institution_code | level_class | person_key | main_diagnosis_code"
            + " | admission_date | discharge_date | stay_days | total_cost_yuan | basic_pool_yuan | other_funds_yuan"
            + " | person_total_yuan\n";

    private static Dataset<Row> cases;
    private static Dataset<Row> facts;
    private static FactCodes codes;

    @BeforeAll
    static void prepare() {
        cases = rows(GroupedCases.TABLE, HEADER + lines()).cache();
        facts = FactsOfCases.facts(cases).cache();
        codes = FactCodes.of(FactCodes.chosen(FactsOfCases.dictionary(cases)).collectAsList());
    }

    /** Stays of two regions and three years: long ones, cheap ones, cancelled ones, without diagnosis or group, gross errors. */
    private static String lines() {
        Random random = new Random(11);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1_500; i++) {
            boolean isGrouped = random.nextInt(40) > 0;
            String adrg = "G" + (int) Math.abs(random.nextGaussian() * 2);
            LocalDate admission = LocalDate.of(2023 + random.nextInt(3), 3, 1);
            int days = random.nextInt(50) == 0 ? 61 : random.nextInt(8);
            double cost = Math.exp(8 + random.nextGaussian()) * (random.nextInt(60) == 0 ? 50 : 1);
            text.append(String.join(
                            " | ",
                            REGIONS.get(random.nextInt(2)),
                            "S" + i,
                            "demo",
                            "" + admission.getYear(),
                            isGrouped ? "SUCCESS" : "UNGROUPED",
                            isGrouped ? adrg : "null",
                            isGrouped ? adrg + random.nextInt(3) : "null",
                            "330100",
                            "310",
                            "H1",
                            "" + (1 + random.nextInt(3)),
                            "P1",
                            random.nextInt(50) == 0 ? "null" : random.nextInt(20) == 0 ? "Z53.100" : "I10.X00",
                            admission.toString(),
                            admission.plusDays(days).toString(),
                            "" + Math.max(1, days),
                            random.nextInt(80) == 0 ? "4.99" : String.format(Locale.ROOT, "%.2f", cost),
                            "0",
                            "0",
                            "0"))
                    .append('\n');
        }
        return text.toString();
    }

    private static CalibrationPolicy policy(String region, TrimPolicy.Method method) {
        CalibrationPolicy national = CalibrationPolicy.from(TestLake.policies().of(Region.of(region), YEAR), YEAR);
        return new CalibrationPolicy(
                national.cleaning(),
                national.trimming().by(method),
                national.weights(),
                national.removedShareMax(),
                national.trimmedShareMax(),
                national.revision(),
                national.basic(),
                national.standardisation(),
                national.quality());
    }

    private static Map<Long, CalibrationPlan> plans() {
        Map<String, CalibrationPlan> plans = new TreeMap<>();
        for (String region : REGIONS) {
            CalibrationPolicy policy = policy(region, TrimPolicy.Method.TRIM_IQR15);
            plans.put(
                    region,
                    CalibrationPlan.of(
                            policy,
                            Arrays.stream(TrimPolicy.Method.values())
                                    .map(policy.trimming()::by)
                                    .toList()));
        }
        return codes.byRegionNumber(plans);
    }

    private static Dataset<Row> sums(Dataset<Row> someFacts) {
        return FactSums.of(LocalSpark.get(), FactCases.cleaned(someFacts, plans()), plans());
    }

    /** A row of sums with codes for numbers. */
    private static String told(Row row) {
        return GroupSums.of(row, codes).toString();
    }

    @Test
    void theSumsOfEveryWayToTrimAreThoseOfTheReadableWay() {
        List<Row> found = sums(facts).collectAsList();

        for (TrimPolicy.Method method : TrimPolicy.Method.values()) {
            Map<String, CalibrationPolicy> policies = new TreeMap<>();
            REGIONS.forEach(region -> policies.put(region, policy(region, method)));
            List<String> readable =
                    ReadableCalibration.sums(ReadableCalibration.marked(cases, policies)).collectAsList().stream()
                            .map(ReadableCalibration::told)
                            .sorted()
                            .toList();
            assertThat(found.stream()
                            .filter(row -> row.<Integer>getAs(FactSums.TRIM_PLACE) == 1 + method.ordinal())
                            .map(FactSumsTest::told)
                            .sorted())
                    .as(method.name())
                    .hasSizeGreaterThan(50)
                    .containsExactlyElementsOf(readable);
        }
    }

    @Test
    void theCasesThatLeaveAreThoseOfTheReadableWayEachWithItsReason() {
        List<Row> ranges = sums(facts).where(FactSums.TRIM_PLACE + " = 0").collectAsList();
        Dataset<Row> judged =
                FactCases.judged(FactCases.cleaned(facts, plans()), FactCases.ranges(LocalSpark.get(), ranges, codes));

        Map<String, CalibrationPolicy> policies = new TreeMap<>();
        REGIONS.forEach(region -> policies.put(region, policy(region, TrimPolicy.Method.TRIM_IQR15)));
        Dataset<Row> marked = ReadableCalibration.marked(cases, policies);

        assertThat(text(FactCases.leaving(judged, 2025), List.of()))
                .isEqualTo(text(ReadableCalibration.leaving(marked, 2025), List.of()))
                .contains("NO_MAIN_DIAG", "COST_LT_MIN", "LOS_GT_MAX", "Z53_SHORT", FactCases.TRIMMED_HIGH);
        assertThat(FactCases.staying(judged).count()
                        + FactCases.leaving(judged, 2025).count())
                .isEqualTo(cases.where("status = 'SUCCESS'").count());
    }

    /** On both sides of every limit, with every reason that facts can tell in the order (SPEC B.1). */
    @Test
    void atEveryLimitTheColumnCleansAsTheFormula() {
        CalibrationPolicy national = policy("330100", TrimPolicy.Method.TRIM_NONE);
        CleaningPolicy cleaning = new CleaningPolicy(
                List.of(
                        RemovalReason.DATE_ORDER,
                        RemovalReason.NO_MAIN_DIAG,
                        RemovalReason.COST_LT_MIN,
                        RemovalReason.LOS_GT_MAX,
                        RemovalReason.Z53_SHORT,
                        RemovalReason.LOS_LT_MIN),
                national.cleaning().costMinYuan(),
                national.cleaning().stayMaxDays(),
                2,
                national.cleaning().cancelledStayMaxDays(),
                national.cleaning().sameDayStayDays(),
                national.cleaning().lineTolerance());
        StringBuilder lines = new StringBuilder();
        int number = 0;
        for (int days : new int[] {-1, 0, 1, 2, 3, 59, 60, 61}) {
            for (String diagnosis : List.of("I10.X00", "Z53.100", "null")) {
                for (String cost : List.of("4.99", "5.00")) {
                    LocalDate admission = LocalDate.of(2025, 3, 1);
                    lines.append(String.join(
                                    " | ",
                                    "330100",
                                    "E" + number++,
                                    "demo | 2025 | SUCCESS | null | G1 | 330100 | 310 | H1 | 3 | P1",
                                    diagnosis,
                                    admission.toString(),
                                    admission.plusDays(days).toString(),
                                    "1",
                                    cost,
                                    "0 | 0 | 0"))
                            .append('\n');
                }
            }
        }
        Dataset<Row> edges = rows(GroupedCases.TABLE, HEADER + lines);
        CalibrationPlan plan = new CalibrationPlan(2025, 1, cleaning, List.of(national.trimming()));
        Map<String, String> found = new TreeMap<>();
        FactsOfCases.facts(edges)
                .select(CaseFacts.SETTLEMENT_ID.col(), plan.firstReason())
                .collectAsList()
                .forEach(row -> found.put(row.getString(0), String.valueOf(row.getString(1))));

        Map<String, String> expected = new TreeMap<>();
        for (Row row : edges.collectAsList()) {
            CaseCleaning.Claim claim = new CaseCleaning.Claim(
                    "",
                    0,
                    false,
                    null,
                    GroupedCases.ADMISSION_DATE.in(row),
                    GroupedCases.DISCHARGE_DATE.in(row),
                    GroupedCases.MAIN_DIAGNOSIS_CODE.inOrNull(row),
                    true,
                    GroupedCases.TOTAL_COST_YUAN.in(row),
                    null,
                    true);
            expected.put(
                    GroupedCases.SETTLEMENT_ID.in(row),
                    CaseCleaning.firstReason(claim, CaseCleaning.Delivery.SETTLED, cleaning)
                            .map(Enum::name)
                            .orElse("null"));
        }
        assertThat(found).hasSize(48).isEqualTo(expected);
        assertThat(expected.values())
                .contains("DATE_ORDER", "NO_MAIN_DIAG", "COST_LT_MIN", "LOS_GT_MAX", "Z53_SHORT", "LOS_LT_MIN", "null");
    }

    @Test
    void sumsDoNotDependOnWhereTheFactsLie() {
        List<String> together = sums(facts.coalesce(1)).collectAsList().stream()
                .map(Row::toString)
                .sorted()
                .toList();

        assertThat(sums(facts.repartition(7, functions.rand(3))).collectAsList().stream()
                        .map(Row::toString)
                        .sorted())
                .containsExactlyElementsOf(together);
    }

    @Test
    void noCasesHaveNoSumsAndComparisonsAreNoCases() {
        assertThat(sums(facts.where("false")).count()).isZero();
        assertThat(sums(facts.withColumn(CaseFacts.IS_COMPARISON.name(), functions.lit(true)))
                        .count())
                .isZero();
    }

    @Test
    void theDictionaryNamesWhatTheFactsCount() {
        assertThat(FactCodes.chosen(FactsOfCases.dictionary(cases))
                        .select(CodeNumbers.CODE_KIND.col())
                        .distinct()
                        .count())
                .isEqualTo(3);
    }
}
