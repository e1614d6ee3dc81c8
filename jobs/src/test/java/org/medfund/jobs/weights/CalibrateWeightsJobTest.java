package org.medfund.jobs.weights;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Harness;
import org.medfund.core.job.Progress;
import org.medfund.core.job.Result;
import org.medfund.core.job.Scope;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policies;
import org.medfund.core.policy.Policy;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.weights.CleaningCounts;
import org.medfund.core.table.weights.RelativeWeights;
import org.medfund.core.table.weights.SchemeQualities;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.grouping.FactsOfCases;
import org.medfund.jobs.weights.WeightCalibration.GroupWeight;

/** The job against the same formulas without a session: six regions that trim each their own way, and one that standardises. */
class CalibrateWeightsJobTest {
    private static final PolicyYear YEAR = PolicyYear.of("2025");
    private static final String STANDARDISING = "330700";
    private static final int TOO_CHEAP = 3;
    private static final SimulatedRegion REGION = SimulatedRegion.of(20250113, 12, 6, 1_500);

    @TempDir
    static Path folder;

    private static TestLake lake;

    /** By region, what its own file says. */
    private static Map<String, String> regions() {
        Map<String, String> regions = new TreeMap<>();
        for (TrimPolicy.Method method : TrimPolicy.Method.values()) {
            regions.put("330" + (method.ordinal() + 1) + "00", "  trim.drg_policy: {value: " + method + "}\n");
        }
        regions.put(STANDARDISING, "  weight.standardisation: {value: HOSPITAL_RELATIVE}\n");
        return regions;
    }

    @BeforeAll
    static void publish() {
        StringBuilder text =
                new StringBuilder("settlement_id | scheme | year | status | adrg_code | group_code | level_class"
                        + " | institution_code | main_diagnosis_code | stay_days | total_cost_yuan\n");
        for (int i = 0; i < REGION.fen().length; i++) {
            text.append("S").append(i).append(" | demo | ").append(2023 + REGION.year()[i]);
            text.append(" | SUCCESS | null | G")
                    .append(REGION.group()[i])
                    .append(" | 3 | H")
                    .append(REGION.hospital()[i]);
            text.append(" | J18.9 | 5 | ")
                    .append(Money.yuan(REGION.fen()[i]).toPlainString())
                    .append("\n");
        }
        for (int i = 0; i < TOO_CHEAP; i++) {
            text.append("C" + i + " | demo | 2024 | SUCCESS | null | G0 | 3 | H1 | J18.9 | 5 | 4.99\n");
        }
        Dataset<Row> one = rows(GroupedCases.TABLE, text.toString()).cache();
        Dataset<Row> all = regions().keySet().stream()
                .map(code -> one.withColumn(GroupedCases.REGION_CODE.name(), lit(code))
                        .withColumn(
                                GroupedCases.SETTLEMENT_ID.name(),
                                concat(lit(code + "-"), GroupedCases.SETTLEMENT_ID.col())))
                .reduce(Dataset::union)
                .orElseThrow();
        lake = new TestLake(folder.resolve("lake"))
                .delivered("first", Map.of(Areas.TABLE, areas(regions().keySet().stream())))
                .with(Scope.of(regions().keySet().stream().map(Region::of).toList(), YEAR), FactsOfCases.with(all));
    }

    private static Dataset<Row> areas(Stream<String> codes) {
        return rows(
                Areas.TABLE,
                "area_code | area_level | region_code\n"
                        + codes.map(code -> code + " | C | " + code + "\n").collect(Collectors.joining()));
    }

    /** The nation's policies, but for what each region decides, and more for the one that standardises. */
    private static Policies policies(String more) throws IOException {
        Path policies = Files.createTempDirectory(folder, "policy");
        Path national = Files.createDirectories(policies.resolve("national"));
        try (Stream<Path> files = Files.list(TestLake.repository().resolve("conf/policy/national"))) {
            for (Path file : files.toList()) {
                Files.copy(file, national.resolve(file.getFileName()));
            }
        }
        Path regional = Files.createDirectories(policies.resolve("region"));
        for (var region : regions().entrySet()) {
            Files.writeString(
                    regional.resolve(region.getKey() + ".yaml"),
                    "source: example\nvalid_from: '2020-01-01'\nparameters:\n" + region.getValue()
                            + (region.getKey().equals(STANDARDISING) ? more : ""));
        }
        return Policies.load(policies);
    }

    private static Result run(Policies policies, String... argv) {
        return new Harness(lake.lake(), policies, TestLake.CLOCK, "test", Progress.SILENT)
                .run(new CalibrateWeightsJob(), argv);
    }

    private static Map<String, String> expected(String region, Policies policies) {
        Policy policy = policies.of(Region.of(region), YEAR.year());
        PlainCalibration plain = new PlainCalibration(REGION, TrimPolicy.from(policy), WeightPolicy.from(policy, YEAR));
        StandardisationPolicy standardisation = StandardisationPolicy.from(policy);
        HospitalLevels levels = standardisation.standardises() ? plain.levels(standardisation) : HospitalLevels.EQUAL;
        Map<String, String> told = new TreeMap<>();
        for (GroupWeight weight : plain.weigh(levels)) {
            WeightPrecision precision = Objects.requireNonNull(weight.precision());
            told.put(
                    weight.groupCode(),
                    weight.caseCount() + " " + weight.weight() + " from " + precision.low(weight.weight()) + " to "
                            + precision.high(weight.weight()));
        }
        return told;
    }

    @Test
    void everyWayToTrimAndStandardisedCostsGiveTheWeightsOfTheFormulas() throws IOException {
        Policies policies = policies("");

        Result result = run(policies, "--year", "2025");

        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);
        Map<String, Map<String, String>> found = new TreeMap<>();
        for (Row row : lake.read(RelativeWeights.TABLE).collectAsList()) {
            found.computeIfAbsent(RelativeWeights.REGION_CODE.in(row), code -> new TreeMap<>())
                    .put(
                            RelativeWeights.GROUP_CODE.in(row),
                            RelativeWeights.CASE_COUNT.in(row) + " " + RelativeWeights.MEASURED_WEIGHT.in(row)
                                    + " from "
                                    + RelativeWeights.MEASURED_WEIGHT_LOW.in(row) + " to "
                                    + RelativeWeights.MEASURED_WEIGHT_HIGH.in(row));
        }
        Map<String, Map<String, String>> wanted = new TreeMap<>();
        regions().keySet().forEach(region -> wanted.put(region, expected(region, policies)));
        assertThat(found).isEqualTo(wanted);
        assertThat(new LinkedHashMap<>(wanted).values().stream().distinct())
                .as("every way differs")
                .hasSize(7);

        assertThat(String.join("\n", result.lines()))
                .contains("Region " + STANDARDISING + ": costs standardised, levels of 6 hospitals settled in");
        assertThat(lake.read(SchemeQualities.TABLE)
                        .where(SchemeQualities.STANDARDISATION_ROUNDS.col().isNotNull())
                        .collectAsList())
                .singleElement()
                .satisfies(row -> {
                    assertThat(SchemeQualities.REGION_CODE.in(row)).isEqualTo(STANDARDISING);
                    assertThat(SchemeQualities.STANDARDISATION_CHANGE.in(row)).isBetween(0.0, 0.01);
                });
        assertThatEveryCaseIsTold();
    }

    /** Whatever a region decides: kept, trimmed, and removed are all cases, and all of their cost as charged. */
    private static void assertThatEveryCaseIsTold() {
        BigDecimal cost = Money.yuan(Arrays.stream(REGION.fen()).sum()).add(new BigDecimal("14.97"));
        Map<String, BigDecimal> costs = new TreeMap<>();
        Map<String, Long> cases = new TreeMap<>();
        for (Row row : lake.read(CleaningCounts.TABLE).collectAsList()) {
            costs.merge(CleaningCounts.REGION_CODE.in(row), CleaningCounts.TOTAL_COST_YUAN.in(row), BigDecimal::add);
            cases.merge(CleaningCounts.REGION_CODE.in(row), CleaningCounts.CASE_COUNT.in(row), Long::sum);
            if (CleaningCounts.REASON.in(row).equals("COST_LT_MIN")) {
                assertThat(CleaningCounts.CASE_COUNT.in(row)).isEqualTo(TOO_CHEAP);
                assertThat(CleaningCounts.DISCHARGE_YEAR.in(row)).isEqualTo(2024);
            }
        }
        assertThat(costs).hasSize(7).allSatisfy((region, sum) -> assertThat(sum).isEqualByComparingTo(cost));
        assertThat(cases.values()).containsOnly((long) REGION.fen().length + TOO_CHEAP);
    }

    @Test
    void levelsThatHaveNotSettledInTheRoundsAllowedStopTheRun() throws IOException {
        Result result = run(
                policies("  weight.standardisation_rounds_max: {value: 1}\n"),
                "--year",
                "2025",
                "--region",
                STANDARDISING);

        assertThat(result.exit()).isEqualTo(Exit.REFUSED);
        assertThat(String.join("\n", result.lines()))
                .contains("hospitals of region " + STANDARDISING + " have not settled", "0.01 is allowed");
    }

    @Test
    void costsAreNotStandardisedWhereStructureIsAdjusted() throws IOException {
        Result result =
                run(policies("  structure.enabled: {value: true}\n"), "--year", "2025", "--region", STANDARDISING);

        assertThat(result.exit()).isEqualTo(Exit.REFUSED);
        assertThat(String.join("\n", result.lines()))
                .contains("Region " + STANDARDISING + " both standardises costs and adjusts weights for structure");
    }

    @Test
    void tooManyRemovedStopTheRunAndTooManyTrimmedAreAWarning() throws IOException {
        Result warned =
                run(policies("  trim.max_share: {value: '0.0001'}\n"), "--year", "2025", "--region", STANDARDISING);
        assertThat(warned.exit()).as(String.join("\n", warned.lines())).isEqualTo(Exit.DONE);
        assertThat(String.join("\n", warned.lines()))
                .contains("Warning: region " + STANDARDISING + " has more outliers than the usual share of 0.0001");

        Result stopped =
                run(policies("  clean.max_removed: {value: '0.001'}\n"), "--year", "2025", "--region", STANDARDISING);
        assertThat(stopped.exit()).isEqualTo(Exit.REJECTED);
        assertThat(String.join("\n", stopped.lines()))
                .contains("removed-share-is-allowed", STANDARDISING + ": " + TOO_CHEAP + " of ");
    }

    @Test
    void aRegionWhoseCasesAllLeaveIsRefusedByName(@TempDir Path other) {
        TestLake poor = new TestLake(other)
                .delivered("first", Map.of(Areas.TABLE, areas(Stream.of("330100"))))
                .with(
                        Scope.of(List.of(Region.of("330100")), YEAR),
                        FactsOfCases.with(rows(
                                GroupedCases.TABLE,
                                "region_code | settlement_id | scheme | year | status | group_code | main_diagnosis_code"
                                        + " | stay_days | total_cost_yuan\n"
                                        + "330100 | S1 | demo | 2025 | SUCCESS | A | J18.9 | 5 | 4.99\n")));

        Result result = poor.run(new CalibrateWeightsJob(), "--year", "2025");

        assertThat(result.exit()).isEqualTo(Exit.REFUSED);
        assertThat(String.join("\n", result.lines()))
                .contains("region 330100", "cost nothing in all", "1 cases were removed, 0 are left");
    }
}
