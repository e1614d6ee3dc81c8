package org.medfund.jobs.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.medfund.jobs.payment.BasePlusBonus.Merit;
import org.medfund.jobs.payment.RateBasis.CaseSums;

class InstitutionCoefficientTest {
    private static final Map<String, BigDecimal> WEIGHTS =
            Map.of("A", new BigDecimal("0.5000"), "B", new BigDecimal("1.5000"));
    private static final BasePlusBonus POLICY = new BasePlusBonus(
            Map.of("2", new BigDecimal("0.9"), "3", new BigDecimal("1.05")),
            Map.of(Merit.CMI, new BigDecimal("0.2"), Merit.SPECIALTY, new BigDecimal("0.01")),
            new BigDecimal("0.70"),
            new BigDecimal("1.20"),
            4);

    private static CaseSums sums(String institution, int level, @Nullable String group, long cases) {
        return new CaseSums(
                "330100",
                2025,
                "310",
                level,
                group,
                true,
                cases,
                0,
                BigDecimal.valueOf(1000 * cases),
                BigDecimal.valueOf(500 * cases),
                institution);
    }

    @Test
    void anInstitutionEarnsByItsCaseMixAgainstTheRegion() {
        SortedMap<String, InstitutionCoefficient> coefficients = InstitutionCoefficient.of(
                List.of(
                        sums("H1", 3, "B", 30),
                        sums("H1", 3, "A", 10),
                        sums("H2", 2, "A", 40),
                        sums("H2", 2, null, 5),
                        sums("H2", 2, "NO_WEIGHT", 5)),
                WEIGHTS,
                Map.of("H1", Map.of(Merit.SPECIALTY, new BigDecimal("3"))),
                POLICY);

        // Region (50 + 20) / 80 = 0.875. H1: 50 / 40 = 1.25, less 1 over the region: 0.428571. H2: 0.5: -0.428571.
        // H1: 1.05 + 0.2 x 0.428571 + 0.01 x 3 = 1.1657. H2: 0.9 - 0.2 x 0.428571 = 0.8143.
        assertThat(coefficients.get("H1").marks()).containsEntry(Merit.CMI, new BigDecimal("0.428571"));
        assertThat(coefficients.get("H1").coefficient()).isEqualByComparingTo("1.1657");
        assertThat(coefficients.get("H2").coefficient()).isEqualByComparingTo("0.8143");
        assertThat(coefficients.get("H2").baseCoefficient()).isEqualByComparingTo("0.9");
    }

    @Test
    void withoutWeightsNobodyHasACoefficient() {
        assertThat(InstitutionCoefficient.of(List.of(sums("H1", 3, "C", 10)), WEIGHTS, Map.of(), POLICY))
                .isEmpty();
    }

    @Test
    void aBasicGroupTakesNoCoefficientOfAnInstitution() {
        SortedMap<String, BigDecimal> own = new TreeMap<>(Map.of("H1", new BigDecimal("1.1000")));
        PaymentStandard.Coefficients coefficients = PaymentStandard.Coefficients.byLevelClass(
                        new TreeMap<>(Map.of(3, new BigDecimal("1.0500"))), Set.of("A"), BigDecimal.ONE)
                .withInstitutions(own);

        assertThat(coefficients.of(3, "A", "H1")).isEqualByComparingTo("1");
        assertThat(coefficients.of(3, "B", "H1")).isEqualByComparingTo("1.1");
        assertThat(coefficients.of(3, "B", "H9")).isEqualByComparingTo("1.05");
        assertThat(coefficients.of(3, "B", null)).isEqualByComparingTo("1.05");
    }

    @Test
    void theOrderOfCasesDoesNotMatter() {
        Random random = new Random(20250108);
        List<CaseSums> cases = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int institution = random.nextInt(20);
            cases.add(sums(
                    "H" + institution, 2 + institution % 2, random.nextBoolean() ? "A" : "B", 1 + random.nextInt(50)));
        }
        SortedMap<String, InstitutionCoefficient> expected =
                InstitutionCoefficient.of(cases, WEIGHTS, Map.of(), POLICY);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(cases, random);
            assertThat(InstitutionCoefficient.of(cases, WEIGHTS, Map.of(), POLICY))
                    .isEqualTo(expected);
        }
    }
}
