package org.medfund.jobs.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.medfund.core.money.CostSum;
import org.medfund.core.policy.Policy;
import org.medfund.core.policy.PolicyRanges;
import org.medfund.core.subtype.SubtypeGate;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;

/** Worked examples of SPEC C.4, by the national policy. */
class SubtypePolicyTest {
    private static final Policy NATIONAL = TestLake.policies().national(PolicyYear.of("2025"));
    private static final SubtypePolicy POLICY = SubtypePolicy.from(NATIONAL, new PolicyRanges(NATIONAL));

    /** Its disease costs 1,000 yuan on average. */
    private static SubtypeFacts stay(
            String mainDiagnosis, List<String> others, int stayDays, boolean hasDied, long costYuan) {
        return facts(null, mainDiagnosis, others, 20_000, 54, stayDays, hasDied, 0, costYuan, 0, 0);
    }

    private static SubtypeFacts facts(
            @Nullable String treatmentKind,
            String mainDiagnosis,
            List<String> others,
            int ageDays,
            int ageYears,
            int stayDays,
            boolean hasDied,
            int icuDays,
            long costYuan,
            long drugYuan,
            long treatmentYuan) {
        return new SubtypeFacts(
                treatmentKind,
                mainDiagnosis,
                others,
                ageDays,
                ageYears,
                stayDays,
                hasDied,
                icuDays,
                costYuan * 100,
                drugYuan * 100,
                treatmentYuan * 100,
                CostSum.of(10, new BigDecimal("10000")));
    }

    private static String in(SubtypeDimension dimension, SubtypeFacts stay) {
        return POLICY.subtypes(stay).getOrDefault(dimension, "none");
    }

    @ParameterizedTest
    @CsvSource({
        "J96.000, 3, false, SEVERE", // respiratory failure
        "J96.000, 2, false, MILD", // too short a stay to be severe
        "K85.900, 3, false, MODERATE", // pancreatitis
        "I10.X00, 9, false, MILD",
        "J96.000, 9, true, DEATH"
    })
    void severityOfADiseaseThatIsNoTumour(String other, int stayDays, boolean hasDied, String severity) {
        SubtypeFacts stay = stay("K35.800", List.of(other), stayDays, hasDied, 1_000);

        assertThat(in(SubtypeDimension.SEVERITY, stay)).isEqualTo(severity);
        assertThat(in(SubtypeDimension.TUMOUR_SEVERITY, stay)).isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource({
        "I10.X00, 9, false, I",
        "K85.900, 3, false, II",
        "J96.000, 3, false, III",
        "I10.X00, 2, true, IV_A",
        "I10.X00, 3, true, IV_B"
    })
    void severityByTheOlderScale(String other, int stayDays, boolean hasDied, String severity) {
        SubtypePolicy older = new SubtypePolicy(
                POLICY.gate(),
                POLICY.treatmentKindsApart(),
                POLICY.icuFactor(),
                POLICY.charlson(),
                SubtypePolicy.SeverityScale.V1_FIVE,
                POLICY.tumours(),
                POLICY.metastases(),
                POLICY.severe(),
                POLICY.moderate(),
                POLICY.severityStayDaysMin(),
                POLICY.tumourCostFactor(),
                POLICY.tumourFeeShare(),
                POLICY.ages(),
                POLICY.icuDays());

        assertThat(older.subtypes(stay("K35.800", List.of(other), stayDays, hasDied, 1_000)))
                .containsEntry(SubtypeDimension.SEVERITY, severity);
    }

    /** The first class that applies; three times the mean is 3,000 yuan. */
    @ParameterizedTest
    @CsvSource({
        "I10.X00, 9, true,  9000,    0, 9000, T1_DEATH",
        "I10.X00, 9, false, 3000,    0, 1500, T2_TREATMENT",
        "I10.X00, 9, false, 2999,    0, 1500, T7_OTHER",
        "I10.X00, 9, false, 3000, 1500, 1499, T3_DRUGS",
        "C78.000, 3, false, 1000,  900,    0, T4_METASTASIS",
        "C78.000, 2, false, 1000,  900,    0, T7_OTHER",
        "J96.000, 1, false, 1000,    0,    0, T5_ORGAN_FAILURE",
        "K85.900, 1, false, 1000,    0,    0, T6_ORGAN_LESION"
    })
    void severityOfATumour(
            String other, int stayDays, boolean hasDied, long cost, long drugs, long treatment, String severity) {
        SubtypeFacts stay =
                facts("1", "C34.900", List.of(other), 20_000, 54, stayDays, hasDied, 0, cost, drugs, treatment);

        assertThat(in(SubtypeDimension.TUMOUR_SEVERITY, stay)).isEqualTo(severity);
        assertThat(in(SubtypeDimension.SEVERITY, stay)).isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0-28d",
        "28, 0, 0-28d",
        "29, 0, 29d-1y",
        "364, 0, 29d-1y",
        "366, 1, 1-6y",
        "2500, 6, 1-6y",
        "2600, 7, 7-17y",
        "6570, 17, 7-17y",
        "6580, 18, OTHER",
        "23700, 64, OTHER",
        "23750, 65, >=65y"
    })
    void bandsOfAge(int days, int years, String band) {
        SubtypeFacts stay = facts("1", "K35.800", List.of(), days, years, 5, false, 0, 1_000, 0, 0);

        assertThat(in(SubtypeDimension.AGE, stay)).isEqualTo(band);
    }

    @ParameterizedTest
    @CsvSource({"0, OTHER", "1, OTHER", "2, 2-7", "7, 2-7", "8, 8-14", "15, 15-30", "30, 15-30", "31, >=31"})
    void bandsOfDaysInIntensiveCare(int days, String band) {
        SubtypeFacts stay = facts("1", "K35.800", List.of(), 20_000, 54, 40, false, days, 1_000, 0, 0);

        assertThat(in(SubtypeDimension.ICU_DAYS, stay)).isEqualTo(band);
    }

    @Test
    void staysTreatedByTraditionalMedicineAreNeverSplit() {
        for (String kind : List.of("2.1", "2.2")) {
            assertThat(POLICY.subtypes(facts(kind, "K35.800", List.of(), 20_000, 54, 5, false, 3, 1_000, 0, 0)))
                    .isEqualTo(Map.of());
        }
        assertThat(POLICY.subtypes(facts("3", "K35.800", List.of(), 20_000, 54, 5, false, 3, 1_000, 0, 0)))
                .isNotEmpty();
    }

    @Test
    void theGateOfIntensiveCareIsRelaxedInVariationOnly() {
        SubtypeGate relaxed = POLICY.gate(SubtypeDimension.ICU_DAYS);

        assertThat(relaxed.variationBeforeMin()).isEqualByComparingTo("0.35");
        assertThat(relaxed.reductionMin()).isEqualByComparingTo("0.10");
        assertThat(relaxed.caseCountMin()).isEqualTo(30);
        assertThat(POLICY.gate(SubtypeDimension.AGE).variationBeforeMin()).isEqualByComparingTo("0.7");
    }
}
