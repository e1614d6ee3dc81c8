package org.medfund.jobs.supervision.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.jobs.supervision.rules.OneClaim.line;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.reference.ItemPackages;
import org.medfund.core.table.reference.ItemPrices;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.RuleLaw;
import org.medfund.jobs.supervision.Sentences;
import org.medfund.jobs.supervision.TestReferences;

class OverPriceTest {
    private static final String PRICES = """
            item_code | level_class | price_limit_yuan | valid_from_date | valid_to_date
            CT1       | 3           | 300              | 2025-01-01      | 2025-03-02
            CT1       | 3           | 320              | 2025-03-03      | null
            CT1       | 2           | 200              | 2025-01-01      | null
            C         | 3           | 20               | 2025-01-01      | null
            """;
    private static final String PACKAGES = """
            package_code | part_code | package_price_yuan
            PKG          | A         | 90
            PKG          | B         | 90
            ONE          | D         | 5
            """;
    private static final TestReferences KNOWN = TestReferences.of(ItemPrices.TABLE, PRICES)
            .and(ItemPackages.TABLE, PACKAGES)
            .and(Institutions.TABLE, """
                    institution_code | level_class
                    H1               | 3
                    """);

    private static final OverPriceCheck CHECK = new OverPriceCheck(new OverPricePolicy(BigDecimal.ZERO, 2));
    private static final RuleLaw LAW = new RuleLaw(CHECK, KNOWN);

    private static List<Finding> find(String... lines) {
        return LAW.find(OneClaim.of(lines).person());
    }

    @Test
    void aUnitAboveThePriceLimitOfTheLevelIsAtRiskForTheDifference() {
        List<Finding> found = find(
                line("1", "CT1", 1, "2", "320", "640.00"),
                line("2", "CT1", 1, "-1", "320", "-320.00"),
                line("3", "CT1", 2, "1", "300", "300.00"),
                line("4", "CT1", 3, "1", "320", "320.00"),
                line("5", "CT1", 4, "1", "330", "330.00"));

        // 1 * (320 - 300) and 1 * (330 - 320), 800 of 1000 by the fund.
        assertThat(OneClaim.funds(found)).hasToString("{1=16.00, 5=8.00}");
        assertThat(found.get(0).amountInvolvedYuan()).isEqualTo("30.00");
        assertThat(found.get(0).evidence())
                .extracting(each -> each.role() + " " + each.isWitness() + " " + each.rowKey())
                .containsExactly(
                        "LINE true S1|1",
                        "PRICE_LIMIT true CT1|3|2025-01-01",
                        "INSTITUTION true H1",
                        "LINE false S1|5");
        assertThat(Sentences.english("E.8", found.get(0)))
                .startsWith("Item CT1 was charged from 2025-03-01 at 320 yuan a unit; the limit for a hospital of that"
                        + " level is 300 yuan.");
    }

    @Test
    void anUnregisteredHospitalHasNoLimit() {
        RuleLaw law = new RuleLaw(CHECK, TestReferences.of(ItemPrices.TABLE, PRICES));
        assertThat(law.find(
                        OneClaim.of(line("1", "CT1", 1, "1", "999", "999.00")).person()))
                .isEmpty();
    }

    @Test
    void aPartBesideItsPackageIsAtRiskForAsManyUnitsAsPackages() {
        List<Finding> found = find(
                line("1", "PKG", 1, "1", "90", "90.00"),
                line("2", "A", 1, "2", "50", "100.00"),
                line("3", "A", 2, "1", "50", "50.00"),
                line("4", "D", 1, "1", "50", "50.00"));

        assertThat(OneClaim.funds(found)).hasToString("{2=40.00}");
        assertThat(found.get(0).amountInvolvedYuan()).isEqualTo("50.00");
        assertThat(found.get(0).evidence())
                .extracting(each -> each.role() + " " + each.isWitness() + " " + each.rowKey())
                .containsExactly("PACKAGE_LINE true S1|1", "LINE true S1|2", "PACKAGE true PKG|A");
        assertThat(Sentences.english("E.8", found.get(0)))
                .startsWith("Item A is part of package PKG; both were charged on 2025-03-01. 50.00 yuan");
    }

    @Test
    void allPartsInsteadOfThePackageAreAtRiskForWhatTheyCostMore() {
        List<Finding> found = find(
                line("1", "A", 1, "2", "50", "100.00"),
                line("2", "B", 1, "3", "60", "180.00"),
                line("3", "B", 2, "1", "60", "60.00"));

        // Two sets: 2 * (50 + 60 - 90) = 40, of which 800 of 1000, shared as 50 to 60.
        assertThat(OneClaim.funds(found)).hasToString("{1=14.55, 2=17.45}");
        assertThat(found.get(0).amountInvolvedYuan()).isEqualTo("40.00");
        assertThat(found.get(0).fundAtRiskYuan()).isEqualTo("32.00");
        assertThat(found.get(0).evidence())
                .extracting(each -> each.role() + " " + each.isWitness() + " " + each.rowKey())
                .containsExactly("LINE true S1|1", "LINE true S1|2", "PACKAGE false PKG|A", "PACKAGE false PKG|B");
        assertThat(Sentences.english("E.8", found.get(0)))
                .startsWith(
                        "On 2025-03-01 all parts of package PKG were charged instead of it; the package costs 90 yuan.");
    }

    @Test
    void partsThatCostNoMoreAndAPackageOfOnePartAreSound() {
        assertThat(find(
                        line("1", "A", 1, "1", "30", "30.00"),
                        line("2", "B", 1, "1", "60", "60.00"),
                        line("3", "D", 1, "1", "50", "50.00"),
                        line("4", "A", 2, "1", "99", "99.00"),
                        line("5", "A", 3, "0.5", "99", "49.50"),
                        line("6", "B", 3, "0.5", "99", "49.50")))
                .isEmpty();
    }

    @Test
    void aPartIsCountedUnderOnePackageOnly() {
        RuleLaw law = new RuleLaw(CHECK, TestReferences.of(ItemPackages.TABLE, """
                package_code | part_code | package_price_yuan
                P1           | A         | 10
                P2           | A         | 10
                P2           | B         | 10
                """));
        List<Finding> found = law.find(OneClaim.of(
                        line("1", "P1", 1, "1", "10", "10.00"),
                        line("2", "P2", 1, "1", "10", "10.00"),
                        line("3", "A", 1, "1", "50", "50.00"))
                .person());
        assertThat(OneClaim.funds(found)).hasToString("{3=40.00}");
    }

    @Test
    void theWitnessesAloneCarryTheFlag() {
        Map<String, Integer> kinds = new TreeMap<>();
        int found = 0;
        TestReferences known = TestReferences.of(ItemPrices.TABLE, PRICES)
                .and(ItemPackages.TABLE, PACKAGES.replace("90", "35"))
                .and(Institutions.TABLE, """
                        institution_code | level_class
                        H1               | 3
                        """);
        RuleLaw law = new RuleLaw(CHECK, known);
        for (int seed = 0; seed < 1000; seed++) {
            var file = OneClaim.of(OneClaim.generated(new Random(seed))).person();
            law.find(file).forEach(each -> kinds.merge(each.facts().get(Finding.GROUND), 1, Integer::sum));
            found += law.holds(file);
        }
        assertThat(found).isGreaterThan(500);
        assertThat(kinds)
                .hasSize(3)
                .allSatisfy((kind, count) -> assertThat(count).isGreaterThan(50));
    }
}
