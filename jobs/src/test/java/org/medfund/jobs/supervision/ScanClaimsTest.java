package org.medfund.jobs.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.medfund.core.testkit.Rows.rows;
import static org.medfund.core.testkit.RowsAssert.assertRows;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Result;
import org.medfund.core.policy.Policy;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.Diagnoses;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.claims.Procedures;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.supervision.ClaimRisks;
import org.medfund.core.table.supervision.Evidence;
import org.medfund.core.table.supervision.FlagLines;
import org.medfund.core.table.supervision.Flags;
import org.medfund.core.table.supervision.PeerStatistics;
import org.medfund.core.table.supervision.Reviews;
import org.medfund.core.table.supervision.RuleRuns;
import org.medfund.core.testkit.LocalSpark;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.report.worklist.WriteWorklistJob;
import org.medfund.jobs.supervision.file.ClaimTables;
import org.medfund.jobs.supervision.review.ImportReviewsJob;

class ScanClaimsTest {
    private static final PolicyYear YEAR = PolicyYear.of("2025");
    private static final Policy NATIONAL = TestLake.policies().national(YEAR);

    /** S1 of the year before may be an anchor. S4 is refunded by S5. S6 lies in another region. S8 and S9 are visits to a clinic. */
    private static final String SETTLEMENTS = """
            settlement_id | refund_flag | original_settlement_id | person_key | institution_code | treated_region_code | admission_date | discharge_date | planned_readmission_code | total_cost_yuan | in_scope_yuan | fund_total_yuan | medical_category
            S1            | 0           | null                   | P1         | H1               | 330100              | 2024-12-18     | 2024-12-24     | 1                        |         5000.00 |       4000.00 |         3000.00 | 21
            S2            | 0           | null                   | P1         | H1               | 330100              | 2025-01-05     | 2025-01-12     | 1                        |         2000.00 |       1800.00 |         1200.00 | 21
            S3            | 0           | null                   | P2         | H1               | 330100              | 2025-03-01     | 2025-03-05     | 1                        |         2000.00 |       1800.00 |         1200.00 | 21
            S4            | 0           | null                   | P2         | H1               | 330100              | 2025-03-07     | 2025-03-09     | 1                        |         2000.00 |       1800.00 |         1200.00 | 21
            S5            | 1           | S4                     | P2         | H1               | 330100              | 2025-03-07     | 2025-03-09     | 1                        |        -2000.00 |      -1800.00 |        -1200.00 | 21
            S6            | 0           | null                   | P1         | H2               | 330200              | 2025-01-20     | 2025-01-21     | 1                        |          900.00 |        900.00 |          450.00 | 21
            S7            | 0           | null                   | P2         | H1               | 330100              | 2026-01-02     | 2026-01-03     | 1                        |          900.00 |        900.00 |          450.00 | 21
            S8            | 0           | null                   | P1         | H1               | 330100              | 2025-01-02     | 2025-01-02     | 1                        |          300.00 |        300.00 |          150.00 | 1401
            S9            | 0           | null                   | P2         | H1               | 330100              | 2025-03-10     | 2025-03-10     | 1                        |          300.00 |        300.00 |          150.00 | 11
            """;

    private static final String DIAGNOSES = """
            settlement_id | diagnosis_number | diagnosis_kind | is_main | diagnosis_code
            S1            |                1 | 1              | true    | J18.900
            S2            |                1 | 1              | true    | J18.000
            S2            |                2 | 1              | false   | I10.x00
            S3            |                1 | 1              | true    | K35.800
            S4            |                1 | 1              | true    | K35.800
            S6            |                1 | 1              | true    | J18.000
            S8            |                1 | 1              | true    | J18.000
            S9            |                1 | 1              | true    | K35.800
            """;

    /** P1: chest CT in S1, in S2 (day 18; its second line is reversed by one that names no class), and in S6 (day 31). A null part never groups. P2 pays two of three himself. N1 is nursing: no day is idle. */
    private static final String LINES = """
            settlement_id | fee_line_number | person_key | item_code | exam_class | body_part | charged_at       | item_quantity | line_cost_yuan | in_scope_yuan
            S1            | 1               | P1         | CT1       | CT         | CHEST     | 2024-12-20T09:00 |             1 |         360.00 |        300.00
            S2            | 1               | P1         | CT1       | CT         | CHEST     | 2025-01-07T23:30 |             1 |         360.00 |        300.00
            S2            | 2               | P1         | CT1       | CT         | CHEST     | 2025-01-08T09:00 |             1 |         360.00 |        300.00
            S2            | 3               | P1         | CT1       | null       | null      | 2025-01-08T10:00 |            -1 |        -360.00 |       -300.00
            S2            | 4               | P1         | CT2       | CT         | null      | 2025-01-08T10:00 |             1 |         360.00 |        300.00
            S2            | 5               | P1         | CT2       | CT         | null      | 2025-01-09T10:00 |             1 |         360.00 |        300.00
            S2            | 6               | P1         | X1        | null       | CHEST     | 2025-01-09T10:00 |             1 |          60.00 |         30.00
            S6            | 1               | P1         | CT1       | CT         | CHEST     | 2025-01-20T09:00 |             1 |         360.00 |        300.00
            S3            | 1               | P2         | CT1       | CT         | NECK      | 2025-03-01T09:00 |             1 |         360.00 |          0.00
            S3            | 2               | P2         | CT1       | CT         | NECK      | 2025-03-03T09:00 |             1 |         360.00 |        300.00
            S3            | 3               | P2         | CT1       | CT         | NECK      | 2025-03-05T09:00 |             1 |         360.00 |          0.00
            S2            | 7               | P1         | N1        | null       | null      | 2025-01-06T10:00 |             1 |          20.00 |          0.00
            S2            | 8               | P1         | N1        | null       | null      | 2025-01-10T10:00 |             1 |          20.00 |          0.00
            S2            | 9               | P1         | N1        | null       | null      | 2025-01-11T10:00 |             1 |          20.00 |          0.00
            S3            | 4               | P2         | N1        | null       | null      | 2025-03-02T10:00 |             1 |          20.00 |          0.00
            S3            | 5               | P2         | N1        | null       | null      | 2025-03-04T10:00 |             1 |          20.00 |          0.00
            """;

    private static final String PROCEDURES = """
            settlement_id | procedure_number | procedure_code
            S2            |                1 | 33.2400
            """;

    private static final String DECISIONS =
            "flag_id,to_state,decided_at,reviewer,second_reviewer,confirmed_amt,finding,reason";

    @TempDir
    Path folder;

    /** What the rules find of P1 and P2, without a lake. */
    private static List<Row> found(String ruleId, String procedures) {
        ClaimTables tables = new ClaimTables(
                LocalSpark.get(),
                YEAR,
                Map.of(
                        SettlementLists.TABLE, rows(SettlementLists.TABLE, SETTLEMENTS),
                        FeeLines.TABLE, rows(FeeLines.TABLE, LINES),
                        Diagnoses.TABLE, rows(Diagnoses.TABLE, DIAGNOSES),
                        Procedures.TABLE, rows(Procedures.TABLE, procedures)));
        List<RuleRun> runs = Rules.ALL.stream()
                .filter(rule -> rule.card().id().equals(ruleId))
                .map(rule -> new RuleRun(rule, Region.of("330100"), YEAR, NATIONAL, Optional.empty(), Optional.empty()))
                .toList();
        return new Scan(YEAR, runs).findings(tables, References.of(Map.of())).collectAsList();
    }

    @Test
    void anExaminationRepeatedWithinThirtyDaysIsFlaggedAtWhicheverHospital() {
        List<Row> found = found("E.1", PROCEDURES);

        // 20 December + 30 = 19 January: S6 starts a new chain. Fund of S2: 300 * 1200 / 1800 = 200. Of what P2 had,
        // the fund paid for one examination only.
        assertThat(found)
                .extracting(Flags.SETTLEMENT_ID::in, Flags.AMOUNT_INVOLVED_YUAN::in, Flags.FUND_AT_RISK_YUAN::in)
                .containsExactly(tuple("S2", new BigDecimal("360.00"), new BigDecimal("200.00")));
        assertThat(Flags.EXPLANATION_EN.in(found.get(0)))
                .startsWith("CT of CHEST was charged on 2024-12-20 at H1 and again on 2025-01-07 at H1, 18 days later");
        assertThat(Flags.EXPLANATION_ZH.in(found.get(0))).contains("相隔 18 天");
    }

    @Test
    void backInTheSameHospitalForTheSameDiseaseIsFlaggedUnlessRefundedOrAVisitToAClinic() {
        List<Row> found = found("E.9", PROCEDURES);

        // From S1, not from the visit S8 in between; S9 after S3 is no stay.
        assertThat(found)
                .extracting(Flags.SETTLEMENT_ID::in, Flags.AMOUNT_INVOLVED_YUAN::in, Flags.FUND_AT_RISK_YUAN::in)
                .containsExactly(tuple("S2", new BigDecimal("2000.00"), new BigDecimal("1200.00")));
        assertThat(Flags.EXPLANATION_EN.in(found.get(0))).contains("12 days later");
    }

    @Test
    void aSimulatedFlagCountsNothingAndIsInNoClaimRisk() {
        List<Row> found = new ArrayList<>(found("E.1", PROCEDURES));
        for (Row row : found("E.9", PROCEDURES)) {
            Object[] values = IntStream.range(0, row.size()).mapToObj(row::get).toArray();
            values[row.fieldIndex(Flags.MODE.name())] = RuleMode.SIMULATE.name();
            values[row.fieldIndex(Flags.COUNTED_FUND_YUAN.name())] = new BigDecimal("0.00");
            found.add(RowFactory.create(values));
        }
        Dataset<Row> counted = CountedOnce.of(LocalSpark.get().createDataFrame(found, FindingRows.SCHEMA));

        // The larger, on the whole stay, is only simulated: what E.1 found counts in full.
        assertRows(counted.select(Flags.RULE_ID.col(), Flags.COUNTED_FUND_YUAN.col()), """
                rule_id | counted_fund_yuan
                E.1     |            200.00
                E.9     |              0.00
                """);
        assertRows(CountedOnce.claimRisks(counted), """
                settlement_id | flag_count | flagged_fund_yuan | fund_at_risk_yuan
                S2            |          1 |            200.00 |            200.00
                """);
    }

    @Test
    void aStayWithDialysisIsNoSplit() {
        assertThat(found("E.9", PROCEDURES.replace("33.2400", "39.9500"))).isEmpty();
    }

    @Test
    void flagsArePublishedWithTheirEvidenceRegionByRegionAndReviewed() throws IOException {
        TestLake lake = new TestLake(folder);
        lake.delivered(
                "one",
                Map.of(
                        SettlementLists.TABLE, rows(SettlementLists.TABLE, SETTLEMENTS),
                        FeeLines.TABLE, rows(FeeLines.TABLE, LINES),
                        Diagnoses.TABLE, rows(Diagnoses.TABLE, DIAGNOSES),
                        Procedures.TABLE, rows(Procedures.TABLE, PROCEDURES),
                        Areas.TABLE, rows(Areas.TABLE, """
                                area_code | region_code
                                330100    | 330100
                                330200    | 330200
                                """)));

        lake.with(Region.of("330100"), PolicyYear.of("2024"), GroupedCases.TABLE, rows(GroupedCases.TABLE, """
                        region_code | settlement_id | scheme    | year | status  | group_code | level_class | stay_days | total_cost_yuan
                        330100      | S1            | SUBMITTED | 2024 | SUCCESS | ES21       | 2           | 6         | 5000.00
                        """));

        Result result = lake.run(new ScanClaimsJob(), "--year", "2025");
        assertThat(result.lines())
                .contains(
                        "E.1: 1 flags, 0.00 yuan of fund money at risk, each yuan counted under one rule.",
                        "E.9: 1 flags, 1200.00 yuan of fund money at risk, each yuan counted under one rule.",
                        "Not run: E.23 needs supervision.peer_statistics, not published for the year in 330200.");
        assertThat(lake.read(PeerStatistics.TABLE).count())
                .as("one case makes no peers")
                .isZero();
        assertRows(lake.read(Flags.TABLE), """
                rule_id | rule_version | mode   | severity | region_code | settlement_id | person_key | status | counted_fund_yuan
                E.1     | 2            | REVIEW |        2 | 330100      | S2            | P1         | NEW    |              0.00
                E.9     | 2            | REVIEW |        2 | 330100      | S2            | P1         | NEW    |           1200.00
                """);
        assertRows(lake.read(ClaimRisks.TABLE), """
                settlement_id | region_code | year | institution_code | flag_count | fund_paid_yuan | flagged_fund_yuan | fund_at_risk_yuan
                S2            | 330100      | 2025 | H1               |          2 |        1200.00 |           1400.00 |           1200.00
                """);
        assertRows(lake.read(FlagLines.TABLE), """
                settlement_id | fee_line_number | fund_at_risk_yuan
                S2            | 1               |            200.00
                S2            | *               |           1200.00
                """);
        assertThat(lake.read(RuleRuns.TABLE).count()).isEqualTo(2L * Rules.ALL.size());
        Dataset<Row> evidence = lake.read(Evidence.TABLE);
        // The row key holds bars, so it is not compared as a text table.
        assertThat(evidence.where(Evidence.FIELD_NAME.col().isin("charged_at", "discharge_date"))
                        .orderBy(Evidence.ROLE.col())
                        .collectAsList())
                .extracting(
                        Evidence.EVIDENCE_NUMBER::in,
                        Evidence.ROLE::in,
                        Evidence.TABLE_NAME::in,
                        Evidence.ROW_KEY::in,
                        Evidence.FIELD_VALUE::in)
                .containsExactly(
                        tuple(1, "ANCHOR", "claims.fee_lines", "S1|1", "2024-12-20"),
                        tuple(1, "PREVIOUS", "claims.settlement_lists", "S1|0", "2024-12-24"),
                        tuple(2, "READMISSION", "claims.settlement_lists", "S2|0", "2025-01-12"),
                        tuple(2, "REPEAT", "claims.fee_lines", "S2|1", "2025-01-07"));
        assertThat(lake.run(new ScanClaimsJob(), "--year", "2025", "--region", "330200")
                        .exit())
                .isEqualTo(Exit.DONE);
        assertThat(lake.read(Flags.TABLE).count()).isEqualTo(2);
        theyAreReviewed(lake);
    }

    /** Flags of E.1 (200 yuan, of which nothing counts) and E.9 (1200 yuan), both of S2. */
    private void theyAreReviewed(TestLake lake) throws IOException {
        // Management two hours, medical three; half of either is expected to be confirmed: 1200 * 0.5 of five hours.
        assertThat(lake.run(new WriteWorklistJob(), "--year", "2025", "--out", folder.toString())
                        .lines())
                .contains(
                        "330100: 2 flags in 1 dossiers, 5 of 160 hours, 600.00 yuan expected to be confirmed; 0 open flags"
                                + " left out for want of hours, 0.00 yuan expected of them.")
                .anyMatch(line -> line.startsWith("330200: 0 flags"));
        List<String> worklist = Files.readAllLines(folder.resolve("worklist-2025-330100.csv"));
        assertThat(worklist.get(1)).contains(",E.9,2,REVIEW,NEW,330100,H1,S2,").endsWith(",,,,,,,");
        assertThat(folder.resolve("worklist-2025-330100.xlsx")).isNotEmptyFile();

        String split = worklist.get(1).substring(0, worklist.get(1).indexOf(','));
        String repeated = worklist.get(2).substring(0, worklist.get(2).indexOf(','));
        worklist.set(1, worklist.get(1).replaceFirst(",{7}$", ",HOSPITAL_REPLY,2026-03-02,r1,,,,planned"));
        assertThat(imported(lake, worklist))
                .containsExactly(
                        "1 decisions imported: 1 HOSPITAL_REPLY; 0.00 yuan confirmed.",
                        "1 rows have no decision yet and were left aside.");
        assertThat(imported(lake, worklist))
                .containsExactly("Already imported: 1 decisions are recorded as they stand.");

        assertThat(imported(
                        lake,
                        DECISIONS,
                        "nobody,CLOSED,2026-03-03,R1,,,,x",
                        split + ",CONFIRMED,2026-03-03,R1,R1,1300.00,VIOLATION,x",
                        repeated + ",CONFIRMED,2026-03-03,R1,R2,1.005,VIOLATION,x"))
                .extracting(line -> line.substring(0, line.indexOf('.')))
                .containsExactlyInAnyOrder(
                        "INPUT_UNUSABLE: Line 2: its flag_id is not among the flags published",
                        "INPUT_UNUSABLE: Line 3: reviewer and second_reviewer are the same",
                        "INPUT_UNUSABLE: Line 3: confirmed_amt is above 1200",
                        "INPUT_UNUSABLE: Line 4: confirmed_amt has parts of a fen");
        String both = repeated + ",CONFIRMED,2026-03-04,R1,R2,200.00,VIOLATION,same picture";
        assertThat(imported(
                        lake,
                        DECISIONS,
                        split + ",CONFIRMED,2026-03-03,R1,R2,1200.00,VIOLATION,never planned",
                        repeated + ",HOSPITAL_REPLY,2026-03-03,R1,,,,heard",
                        both))
                .singleElement()
                .asString()
                .contains("confirmed with 1400.00 yuan together, above 1200.00");

        assertThat(imported(
                        lake,
                        DECISIONS,
                        split + ",REJECTED,2026-03-03,R1,,,,planned indeed",
                        repeated + ",HOSPITAL_REPLY,2026-03-03,R1,,,,heard",
                        both))
                .containsExactly(
                        "3 decisions imported: 1 HOSPITAL_REPLY, 1 CONFIRMED, 1 REJECTED; 200.00 yuan confirmed.");
        assertRows(lake.read(Reviews.TABLE).drop(Reviews.FLAG_ID.name()), """
                transition_number | region_code | year | from_state     | to_state       | decided_date | reviewer | second_reviewer | confirmed_yuan | finding   | reason
                1                 | 330100      | 2025 | NEW            | HOSPITAL_REPLY | 2026-03-02   | R1       | null            |           null | null      | planned
                1                 | 330100      | 2025 | NEW            | HOSPITAL_REPLY | 2026-03-03   | R1       | null            |           null | null      | heard
                2                 | 330100      | 2025 | HOSPITAL_REPLY | CONFIRMED      | 2026-03-04   | R1       | R2              |         200.00 | VIOLATION | same picture
                2                 | 330100      | 2025 | HOSPITAL_REPLY | REJECTED       | 2026-03-03   | R1       | null            |           null | null      | planned indeed
                """);
        assertRows(Reviews.withStatus(lake.read(Flags.TABLE), lake.read(Reviews.TABLE)), """
                rule_id | status    | counted_fund_yuan
                E.1     | CONFIRMED |              0.00
                E.9     | REJECTED  |           1200.00
                """);
        assertThat(lake.run(new WriteWorklistJob(), "--year", "2025", "--region", "330100", "--out", folder.toString())
                        .lines()
                        .get(0))
                .as("nothing is open any more")
                .contains("0 flags in 0 dossiers", "0 open flags left out");
    }

    private List<String> imported(TestLake lake, List<String> lines) throws IOException {
        Path file = folder.resolve("decisions.csv");
        Files.write(file, lines);
        return lake.run(new ImportReviewsJob(), "--file", file.toString()).lines();
    }

    private List<String> imported(TestLake lake, String... lines) throws IOException {
        return imported(lake, List.of(lines));
    }
}
