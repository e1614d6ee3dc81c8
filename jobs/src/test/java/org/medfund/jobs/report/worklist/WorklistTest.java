package org.medfund.jobs.report.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.medfund.core.problem.Refusal;
import org.medfund.core.table.Field;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;

class WorklistTest {
    private static final StructType RANKED = new StructType(Stream.<Field<?>>of(
                    WorklistRows.DOSSIER, WorklistRows.SETTLEMENT_HOURS, WorklistRows.EXPECTED_CONFIRMED_YUAN)
            .map(field -> DataTypes.createStructField(field.name(), field.type(), false))
            .toArray(StructField[]::new));

    private static Row flag(String dossier, String hours, String yuan) {
        return new GenericRowWithSchema(new Object[] {dossier, new BigDecimal(hours), new BigDecimal(yuan)}, RANKED);
    }

    /** S1: two flags in 5 hours. F2: one in half an hour. S3: one in 3 hours. Six flags are open, expected 1000. */
    private static Worklist within(String hours) {
        return Worklist.within(
                new BigDecimal(hours),
                List.of(
                        flag("S1", "5.0000", "600.00"),
                        flag("S1", "5.0000", "0.00"),
                        flag("F2", "0.5000", "50.00"),
                        flag("S3", "3.0000", "150.00")),
                6,
                new BigDecimal("1000.00"));
    }

    @Test
    void settlementsAreTakenWholeAsLongAsTheHoursAllow() {
        Worklist worklist = within("6");

        assertThat(worklist.flags()).hasSize(3);
        assertThat(worklist.dossierCount()).isEqualTo(2);
        assertThat(worklist.hours()).isEqualByComparingTo("5.5");
        assertThat(worklist.line("330100", new BigDecimal("6")))
                .isEqualTo("330100: 3 flags in 2 dossiers, 5.5 of 6 hours, 650.00 yuan expected to be confirmed;"
                        + " 3 open flags left out for want of hours, 350.00 yuan expected of them.");
    }

    @Test
    void theListEndsBeforeTheFirstThatDoesNotFit() {
        assertThat(within("8.49").flags())
                .as("what comes after S3 would fit, and is not drawn forward")
                .hasSize(3);
        assertThat(within("1").flags())
                .as("the first is taken whatever it takes")
                .hasSize(2);
        assertThat(within("5").flags()).hasSize(2);
        assertThat(within("8.5").leftOutCount()).isEqualTo(2);
    }

    @Test
    void everyOpenFlagIsListedOrCountedAsLeftOut() {
        for (String hours : List.of("1", "5", "5.5", "6", "8.5", "100")) {
            Worklist worklist = within(hours);
            assertThat(worklist.flags().size() + worklist.leftOutCount()).isEqualTo(6);
            assertThat(worklist.expectedYuan().add(worklist.leftOutYuan())).isEqualByComparingTo("1000");
            assertThat(worklist.hours()).isLessThanOrEqualTo(new BigDecimal(hours).max(new BigDecimal("5")));
        }
    }

    private static WorklistPolicy policy(int priorFlagCount) {
        return new WorklistPolicy(
                new BigDecimal("160"),
                Map.of("POLICY", new BigDecimal("0.5")),
                Map.of("2", new BigDecimal("0.50")),
                priorFlagCount);
    }

    @Test
    void aRateIsThatOfPastDecisionsDrawnToThePrior() {
        // (0.5 * 20 + 9) / (20 + 10) = 19 / 30; without decisions the prior; a thousand decisions outweigh it.
        assertThat(policy(20).confirmationRate(2, 9, 10)).isEqualTo(new BigDecimal("0.6333"));
        assertThat(policy(20).confirmationRate(2, 0, 0)).isEqualTo(new BigDecimal("0.5000"));
        assertThat(policy(20).confirmationRate(2, 1000, 1000)).isEqualTo(new BigDecimal("0.9902"));
        assertThat(policy(0).confirmationRate(2, 0, 0)).isEqualTo(new BigDecimal("0.5000"));
        assertThat(policy(0).confirmationRate(2, 1, 3)).isEqualTo(new BigDecimal("0.3333"));
    }

    @Test
    void aClassWithoutHoursIsRefusedByName() {
        assertThat(policy(0).hours("POLICY")).isEqualTo(new BigDecimal("0.5000"));
        assertThatThrownBy(() -> policy(0).hours("MEDICAL"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("review.hours_by_library_class has no value for MEDICAL");
    }

    @Test
    void theInstallationHasHoursForEveryClassAndAPriorForEverySeverity() {
        WorklistPolicy installed = WorklistPolicy.from(TestLake.policies().national(PolicyYear.of("2025")));

        assertThat(List.of("POLICY", "MANAGEMENT", "MEDICAL"))
                .allMatch(each -> installed.hours(each).signum() > 0);
        assertThat(List.of(1, 2, 3))
                .allMatch(each -> installed.confirmationRate(each, 0, 0).signum() > 0);
    }
}
