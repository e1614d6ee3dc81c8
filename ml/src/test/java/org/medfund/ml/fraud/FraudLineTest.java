package org.medfund.ml.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.medfund.core.testkit.Rows.rows;
import static org.medfund.core.testkit.RowsAssert.assertRows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Result;
import org.medfund.core.problem.Refusal;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.FeeClasses;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.claims.InpatientStays;
import org.medfund.core.table.claims.Persons;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.ml.FraudFeatures;
import org.medfund.core.table.ml.Models;
import org.medfund.core.table.ml.Scores;
import org.medfund.core.testkit.Rows;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.ml.features.FeatureInput;
import org.medfund.ml.features.FraudFeatureBuilding;
import org.medfund.ml.model.LogisticModel;

class FraudLineTest {
    private static final PolicyYear YEAR = PolicyYear.of("2025");

    private static final String STAYS = """
            settlement_id | region_code | year | status  | group_code | institution_code | level_class | person_key | admission_date | discharge_date | stay_days | total_cost_yuan
            S2            | 330100      | 2025 | SUCCESS | A          | H1               |           3 | P1         | 2025-01-10     | 2025-01-20     |        10 |         3000.00
            """;

    private static final String EARLIER = """
            settlement_id | region_code | year | status  | group_code | institution_code | level_class | person_key | admission_date | discharge_date | stay_days | total_cost_yuan
            S1            | 330100      | 2024 | SUCCESS | A          | H1               |           3 | P1         | 2024-12-20     | 2024-12-25     |         5 |         1000.00
            S0            | 330100      | 2024 | SUCCESS | B          | H1               |           3 | P2         | 2024-12-20     | 2024-12-25     |         5 |         5000.00
            """;

    private static final String SETTLED = """
            settlement_id | refund_flag | original_settlement_id | person_key | institution_code | attending_doctor_code | admission_date | discharge_date | settled_at       | full_self_pay_yuan | medical_category
            S0            | 0           | null                   | P2         | H1               | D2                    | 2024-12-20     | 2024-12-25     | 2024-12-25T12:00 |               0.00 | 21
            S1            | 0           | null                   | P1         | H1               | D1                    | 2024-12-20     | 2024-12-25     | 2024-12-25T12:00 |               0.00 | 21
            S2            | 0           | null                   | P1         | H1               | D1                    | 2025-01-10     | 2025-01-20     | 2025-01-20T12:00 |             300.00 | 21
            """;

    /** Known only after S2 was settled: an overlapping stay, a refund of S1, and a chest CT. */
    private static final String LATER = """
            S3            | 0           | null                   | P1         | H2               | D1                    | 2025-01-12     | 2025-01-15     | 2025-02-01T12:00 |               0.00 | 21
            S4            | 1           | S1                     | P1         | H1               | D1                    | 2024-12-20     | 2024-12-25     | 2025-02-01T12:00 |               0.00 | 21
            """;

    /** Clinic lists of P1 with the same doctor: one between S1 and S2, one that runs into S2. */
    private static final String CLINIC = """
            S5            | 0           | null                   | P1         | H1               | D1                    | 2025-01-05     | 2025-01-06     | 2025-01-06T12:00 |               0.00 | 1401
            S6            | 0           | null                   | P1         | H1               | D1                    | 2025-01-08     | 2025-01-12     | 2025-01-12T12:00 |               0.00 | 11
            """;

    private static final String LINES = """
            settlement_id | fee_line_number | person_key | item_code | exam_class | body_part | charged_at       | item_quantity | unit_price_yuan | line_cost_yuan
            S1            | 1               | P1         | CT1       | CT         | CHEST     | 2024-12-21T09:00 |             1 |             300 |         300.00
            S2            | 1               | P1         | CT1       | CT         | CHEST     | 2025-01-11T09:00 |             1 |             300 |         300.00
            S2            | 2               | P1         | CT2       | CT         | null      | 2025-01-11T09:00 |             1 |             300 |         300.00
            S2            | 3               | P1         | N1        | null       | null      | 2025-01-11T09:00 |             1 |              30 |          30.00
            S2            | 6               | P1         | CT3       | CT         | CHEST     | 2025-01-12T09:00 |             1 |             300 |         300.00
            S2            | 7               | P1         | CT3       | null       | null      | 2025-01-12T10:00 |            -1 |             300 |        -300.00
            S2            | 4               | P1         | N1        | null       | null      | 2025-01-11T10:00 |             1 |              30 |          30.00
            """;

    private static final String LATER_LINES = """
            S3            | 1               | P1         | CT1       | CT         | CHEST     | 2025-01-10T09:00 |             1 |             300 |         300.00
            S2            | 5               | P1         | N1        | null       | null      | 2025-01-21T10:00 |             1 |              30 |          30.00
            """;

    private static final String CLASSES = """
            settlement_id | fee_class | amount_yuan
            S2            | 03        |      600.00
            S2            | 09        |     1500.00
            S2            | 05        |      900.00
            """;

    private static final String DEATH = """
            person_key | death_date
            P1         | %s
            """;

    @TempDir
    Path folder;

    private static Dataset<Row> features(String settled, String lines, String death) {
        return FraudFeatureBuilding.build(
                new FeatureInput(
                        rows(GroupedCases.TABLE, STAYS),
                        rows(GroupedCases.TABLE, EARLIER),
                        rows(SettlementLists.TABLE, settled),
                        InpatientStays.hold(List.of("21")),
                        rows(FeeLines.TABLE, lines),
                        rows(FeeClasses.TABLE, CLASSES),
                        rows(Persons.TABLE, DEATH.formatted(death))),
                YEAR);
    }

    @Test
    void featuresSayWhatWasKnownAtSettlement() {
        // CT3 was reversed by a line that names no class. Group A weighs 1000 over 3000, so one of the institution's
        // two earlier cases is light.
        assertRows(features(SETTLED, LINES, "2025-01-18"), """
                settlement_id | as_of_date | stay_days | cost_to_group_mean | stay_to_group_mean | drug_share | exam_share | treatment_share | exam_count | repeat_exam_count | days_since_last_discharge | stays_last_year | overlapping_stay | after_death_days | duplicate_line_share | own_pay_share | doctor_patient_repeat | institution_low_weight_share
                S2            | 2025-01-20 |      10.0 |                3.0 |                2.0 |        0.5 |        0.2 |             0.3 |        2.0 |               1.0 |                      16.0 |             1.0 |              0.0 |              2.0 |                 0.01 |           0.1 |                   1.0 |                          0.5
                """);
    }

    @Test
    void whatBecomesKnownLaterChangesNothing() {
        assertThat(Rows.text(features(SETTLED + LATER, LINES + LATER_LINES, "2025-01-22"), List.of()))
                .isEqualTo(Rows.text(features(SETTLED, LINES, "null"), List.of()));
    }

    @Test
    void aVisitToAClinicIsNoStayOfThePerson() {
        assertThat(Rows.text(features(SETTLED + CLINIC, LINES, "null"), List.of()))
                .isEqualTo(Rows.text(features(SETTLED, LINES, "null"), List.of()));
    }

    @Test
    void aModelLearnsFromEarlierYearsAndScoresTheYear() throws IOException {
        TestLake lake = new TestLake(folder.resolve("lake"));
        lake.delivered("one", Map.of(Areas.TABLE, rows(Areas.TABLE, """
                area_code | region_code
                330100    | 330100
                """)));
        Path labels = Files.createDirectories(folder.resolve("key"));
        StringBuilder key = new StringBuilder("settlement_id,label\n");
        for (int year : List.of(2024, 2025)) {
            lake.with(Region.of("330100"), PolicyYear.of("" + year), FraudFeatures.TABLE, synthetic(year, key));
        }
        Files.writeString(labels.resolve("labels.csv"), key);

        Result trained = lake.run(new TrainFraudJob(), "--year", "2025", "--labels", labels.toString());
        assertThat(trained.exit()).as(trained.lines().toString()).isEqualTo(Exit.DONE);
        Row row = lake.read(Models.TABLE).collectAsList().get(0);
        assertThat(Models.TRAINING_ROWS.in(row)).isEqualTo(200);
        assertThat(Models.POSITIVE_ROWS.in(row)).isEqualTo(20);
        assertThat(Models.METRICS_JSON.in(row)).contains("\"n\":200").contains("\"positives\":20");

        assertThat(lake.run(new ScoreFraudJob(), "--year", "2025").exit()).isEqualTo(Exit.DONE);
        List<Row> scores =
                lake.read(Scores.TABLE).orderBy(Scores.SCORE_RANK.col()).collectAsList();
        assertThat(scores).hasSize(200);
        assertThat(scores.subList(0, 20)).allMatch(each -> key.indexOf(Scores.SETTLEMENT_ID.in(each) + ",1") >= 0);
        assertThat(Scores.TOP_FEATURES.in(scores.get(0))).startsWith("repeat_exam_count=+");

        LogisticModel model = LogisticModel.fromJson(Models.MODEL_JSON.in(row));
        Dataset<Row> features =
                lake.read(FraudFeatures.TABLE).where(FraudFeatures.YEAR.col().equalTo(2025));
        assertThat(Rows.text(FraudScoring.score(features.repartition(7), Models.MODEL_ID.in(row), model), List.of()))
                .isEqualTo(Rows.text(lake.read(Scores.TABLE), List.of()));

        Result nothingBefore = lake.run(new TrainFraudJob(), "--year", "2024", "--labels", labels.toString());
        assertThat(nothingBefore.exit()).isEqualTo(Exit.REFUSED);
        assertThat(nothingBefore.lines().get(0)).contains("0 feature rows of earlier years");
    }

    /** 200 stays; every tenth is positive and has more repeated examinations than any other. */
    private static Dataset<Row> synthetic(int year, StringBuilder key) {
        Random random = new Random(year);
        StringBuilder text = new StringBuilder(
                "feature_set | region_code | year | settlement_id | institution_code | stay_days | repeat_exam_count\n");
        for (int i = 0; i < 200; i++) {
            boolean isPositive = i % 10 == 0;
            String id = "S" + year + "-" + (1000 + i);
            key.append(id).append(isPositive ? ",1\n" : ",0\n");
            text.append("fraud-claim-1 | 330100 | %d | %s | H1 | %d | %d\n"
                    .formatted(
                            year, id, 1 + random.nextInt(20), isPositive ? 4 + random.nextInt(3) : random.nextInt(2)));
        }
        return rows(FraudFeatures.TABLE, text.toString());
    }

    @Test
    void labelsThatCannotBeReadAreRefused() throws IOException {
        assertThatThrownBy(() -> Labels.read(folder))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("labels.csv");
        Files.writeString(folder.resolve("labels.csv"), "settlement_id,label\nS1,1\nS2,maybe\n");
        assertThatThrownBy(() -> Labels.read(folder))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Row 3");
        Files.writeString(folder.resolve("labels.csv"), "settlement_id,kind,label\nS1,E.1,1\nS2,,0\n");
        assertThat(Labels.read(folder).positiveIds()).containsExactly("S1");
    }
}
