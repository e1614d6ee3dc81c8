package org.medfund.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Harness;
import org.medfund.core.job.Job;
import org.medfund.core.job.Progress;
import org.medfund.core.job.Result;
import org.medfund.core.policy.Policies;
import org.medfund.core.region.Region;
import org.medfund.core.table.supervision.Evidence;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.payment.PaymentDerivations;
import org.medfund.jobs.payment.RateDerivations;
import org.medfund.jobs.report.why.WhyJob;
import org.medfund.jobs.weights.CalibrateWeightsJob;
import org.medfund.jobs.weights.WeightDerivations;

/** A figure is told with its rule filled in, by the formula itself, and leads on to those it rests on. */
class WhyTest {
    private static final Job WHY =
            new WhyJob(Stream.of(WeightDerivations.ALL, RateDerivations.ALL, PaymentDerivations.ALL)
                    .flatMap(List::stream)
                    .toList());

    @TempDir
    static Path folder;

    private static TestLake lake;

    @BeforeAll
    static void aPublishedYear() {
        lake = PublishedYear.in(folder.resolve("lake"));
    }

    @Test
    void aWeightIsTheMeanOfItsGroupOverThatOfTheRegion() {
        String told = why("weights.relative_weights", "relative_weight", "region_code=330100,year=2025,group_code=A");

        assertThat(told)
                .contains(
                        "weights.relative_weights relative_weight = ",
                        "  of region_code 330100, year 2025, group_code A",
                        "2025 (counts 7): group A 33 cases for ", // of forty, six cheap ones and a dear one are trimmed
                        "OWN_MEAN, STABLE: mean of the group",
                        "Published as measured.",
                        "trim.drg_policy = TRIM_IQR15 [K; national/weights-and-payment-drg.yaml; confidence M; SPEC"
                                + " B.2",
                        "in force from 2010-01-01]",
                        "of calibrate-weights for 2025 (--year 2025)",
                        "  grouping.case_facts: ",
                        "has-rows weights.relative_weights PASSED",
                        "bin/medfund why --lake ")
                .doesNotContain("published is")
                .doesNotContain("drg.low_factor");
    }

    @Test
    void aRateAStandardAndACoefficientAreFormedAgain() {
        String key = "region_code=330100,year=2025,insurance_type=310";

        assertThat(why("payment.rates", "rate_yuan", key))
                .contains(
                        "Fund ratio: the basic pool paid",
                        "Rate: 150000.00 / (",
                        "FINAL: the rate is ",
                        ", as calculated.",
                        "rate.policy = RATE_FLOATING")
                .doesNotContain("published is");
        assertThat(why("payment.standards", "standard_yuan", key + ",level_class=3,group_code=B"))
                .contains(
                        "Rule: SPEC B.9",
                        "weight ",
                        " x coefficient ",
                        "why --lake ",
                        "payment.rates rate_yuan --key region_code=330100,year=2025,insurance_type=310")
                .doesNotContain("published is");
        assertThat(why("payment.standards", "hospital_coefficient", key + ",level_class=2,group_code=B"))
                .contains("level class 2 24 cases for", "COEF_SIMPLE_RATIO = ", "coef.min = 0.70")
                .doesNotContain("published is");
    }

    @Test
    void everyPathOfAPaymentIsFilledIn() {
        assertThat(why("payment.case_payments", "payment_yuan", "settlement_id=U0"))
                .contains("UNGROUPED: cost 333.00 x 0.85 = 283.05");
        assertThat(why("payment.case_payments", "payment_yuan", "settlement_id=A39"))
                .contains("The case cost 9000.00 yuan. Low is below 0.4 x ", "HIGH: 9000.00 + ", " x (1 - ");
        assertThat(why("payment.case_payments", "payment_yuan", "settlement_id=A20"))
                .contains("NORMAL: the standard = ");
        assertThat(step(
                        "payment.case_payments",
                        "payment_yuan",
                        "settlement_id=A20",
                        "payment.standards standard_yuan"))
                .contains("payment.standards standard_yuan = ", "level_class ");
        assertThat(why("payment.case_payments", "entitlement_yuan", "settlement_id=U0"))
                .contains("FUND_SUBTRACT: payment 283.05 - person 100.00 - other funds 0.00 = 183.05");
        for (String id : List.of("U0", "A39", "A20", "A0", "B0")) {
            assertThat(why("payment.case_payments", "payment_yuan", "settlement_id=" + id))
                    .doesNotContain("published is");
        }
    }

    @Test
    void aColumnWithoutARuleOfItsOwnIsLedBackToItsRun() {
        String told = why("payment.case_payments", "total_cost_yuan", "settlement_id=A20");

        assertThat(told)
                .contains(
                        "payment.case_payments total_cost_yuan = 1100.00 yuan",
                        "Meaning: Whole cost of the stay.",
                        "drg.low_factor = 0.4",
                        "  grouping.grouped_cases: ");
    }

    @Test
    void whoAPersonIsIsNeverPrinted() {
        assertThat(why("grouping.case_facts", "person_number", "settlement_id=A20"))
                .contains("person_number = (personal, not shown)");
    }

    @Test
    void aColumnOfAnyUseIsNotPrintedWhereItHoldsAPerson() {
        lake.with(Region.of("330100"), PolicyYear.of("2025"), Evidence.TABLE, rows(Evidence.TABLE, """
                flag_id | evidence_number | region_code | role   | table_name      | row_key | field_name    | field_value
                F1      | 1               | 330100      | ANCHOR | claims.persons  | p7p7p7  | person_key    | p7p7p7
                F1      | 2               | 330100      | ANCHOR | claims.fee_lines | line-1 | item_code     | IT01
                """));

        for (String column : List.of("field_value", "row_key")) {
            assertThat(why("supervision.evidence", column, "flag_id=F1,evidence_number=1"))
                    .contains(column + " = (personal, not shown)")
                    .doesNotContain("p7p7p7");
        }
        assertThat(why("supervision.evidence", "field_value", "flag_id=F1,evidence_number=2"))
                .contains("field_value = IT01");
        assertThat(refusal("supervision.evidence", "field_value", "field_value=p8"))
                .contains("No row has this value in field_value")
                .doesNotContain("p7p7p7", "p8");
        assertThat(refusal("supervision.evidence", "field_value", "person_key:p7p7p7"))
                .contains("--key cannot be used", "write column=value")
                .doesNotContain("p7p7p7");
    }

    /** A weight of standardised costs is formed again of these, and one of nothing is not formed at all. */
    @Test
    @Tag("nightly") // calibrates anew under three policies
    void aWeightIsFormedAgainTheWayItsPolicySays() throws IOException {
        TestLake other = PublishedYear.in(folder.resolve("other"));
        for (Map<String, String> values : List.of(
                Map.of("weight.standardisation", "HOSPITAL_RELATIVE", "weight.standardisation_min_cases", "5"),
                Map.of("drg.min_cases", "36", "drg.unstable_policy", "PAY_BY_ITEM"),
                Map.of("drg.min_cases", "36", "drg.unstable_policy", "PARENT_ADRG"))) {
            Harness harness =
                    new Harness(other.lake(), Policies.load(policy(values)), TestLake.CLOCK, "test", Progress.SILENT);
            Result published = harness.run(new CalibrateWeightsJob(), "--year", "2025");
            assertThat(published.exit())
                    .as(String.join("\n", published.lines()))
                    .isEqualTo(Exit.DONE);
            Result result = other.run(
                    WHY,
                    "--table",
                    "weights.relative_weights",
                    "--column",
                    "measured_weight",
                    "--key",
                    "region_code=330100,year=2025,group_code=A");
            String told = String.join("\n", result.lines());
            assertThat(told).doesNotContain("published is", "Cannot be filled in");
            if (values.containsKey("weight.standardisation")) {
                assertThat(told).contains("costs standardised", "weight.standardisation = HOSPITAL_RELATIVE");
            } else if (values.containsValue("PAY_BY_ITEM")) {
                assertThat(told).contains("it weighs 0").doesNotContain("mean of the group");
            } else {
                assertThat(told).contains("PARENT_ADRG, ", "mean of all groups of its ADRG");
            }
        }
    }

    private static Path policy(Map<String, String> values) throws IOException {
        Path policies = Files.createTempDirectory(folder, "policy");
        Path national = Files.createDirectories(policies.resolve("national"));
        try (Stream<Path> files = Files.list(TestLake.repository().resolve("conf/policy/national"))) {
            for (Path file : files.toList()) {
                Files.copy(file, national.resolve(file.getFileName()));
            }
        }
        StringBuilder region = new StringBuilder("source: \"a test\"\nvalid_from: \"2020-01-01\"\nparameters:\n");
        values.forEach((name, value) -> region.append("  " + name + ": {value: " + value + "}\n"));
        Files.createDirectories(policies.resolve("region"));
        Files.writeString(policies.resolve("region/330100.yaml"), region);
        return policies;
    }

    @Test
    void whatCannotBeFoundIsRefusedWithWhatMayBeMeant() {
        assertThat(refusal("weights.relative_wieghts", "relative_weight", "year=2025"))
                .contains("weights.relative_weights");
        assertThat(refusal("weights.relative_weights", "relative_wieght", "year=2025"))
                .contains("has no column relative_wieght", "relative_weight", "region_code, year, group_code");
        assertThat(refusal("weights.relative_weights", "relative_weight", "regoin_code=330100"))
                .contains("has no column regoin_code", "region_code");
        assertThat(refusal("weights.relative_weights", "relative_weight", "region_code=330101"))
                .contains("region_code is never 330101; near it are 330100");
        assertThat(refusal("weights.relative_weights", "relative_weight", "year=2025"))
                .contains("Several rows", "region_code=330100,group_code=A");
        assertThat(refusal("weights.relative_weights", "relative_weight", "2025"))
                .contains("write column=value");
        assertThat(refusal("clearing.statements", "book_yuan", "year=2025")).contains("Run clear-year first");
        assertThat(refusal("ops.runs", "job", "sequence=1")).contains("records runs");
    }

    private static String why(String table, String column, String key) {
        Result result = lake.run(WHY, "--table", table, "--column", column, "--key", key);
        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);
        return String.join("\n", result.lines());
    }

    /** What why tells of a figure that it names as the next one, by the key it names. */
    private static String step(String table, String column, String key, String next) {
        String command = why(table, column, key)
                .lines()
                .filter(line -> line.contains(" " + next + " --key "))
                .findFirst()
                .orElseThrow();
        String[] words = next.split(" ", -1);
        return why(words[0], words[1], command.substring(command.indexOf("--key ") + "--key ".length()));
    }

    private static String refusal(String table, String column, String key) {
        Result result = lake.run(WHY, "--table", table, "--column", column, "--key", key);
        assertThat(result.exit()).isEqualTo(Exit.REFUSED);
        return String.join("\n", result.lines());
    }
}
