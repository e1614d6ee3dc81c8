package org.medfund.jobs.supervision.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.core.time.Quarter;
import org.medfund.jobs.supervision.EvidenceRecord;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.GroupLaw;
import org.medfund.jobs.supervision.Sentences;
import org.medfund.jobs.supervision.Subject;
import org.medfund.jobs.supervision.file.TestFiles;
import org.medfund.jobs.supervision.rules.Substitution.Stock;
import org.medfund.jobs.supervision.rules.SubstitutionCheck.Billed;
import org.medfund.jobs.supervision.rules.SubstitutionCheck.Traced;

class SubstitutionTest {
    private static final SubstitutionCheck NATIONAL =
            new SubstitutionCheck(Substitution.Terms.from(TestLake.policies().national(PolicyYear.of("2025"))));

    private static final String SETTLEMENTS = """
            settlement_id | person_key | institution_code | treated_region_code | in_scope_yuan | fund_total_yuan
            S1            | P1         | H1               | 330100              |       1000.00 |          500.00
            S2            | P1         | Y1               | 330100              |       1000.00 |          500.00
            S3            | P1         | Y2               | 330200              |       1000.00 |          500.00
            """;
    private static final String LINE_COLUMNS =
            "settlement_id | fee_line_number | item_code | trace_code | charged_at | item_quantity | line_cost_yuan |"
                    + " in_scope_yuan\n";

    private static List<Finding> ofStock(String billed, String opening, String purchased, String closing) {
        return NATIONAL.ofStock(
                new Billed(
                        "H1",
                        "330100",
                        "A1",
                        Quarter.of("2025Q2"),
                        new BigDecimal(billed),
                        new BigDecimal("9220.00"),
                        new BigDecimal("4610.00")),
                new Stock(new BigDecimal(opening), new BigDecimal(purchased), new BigDecimal(closing)));
    }

    private static String line(String settlement, String number, String day) {
        return String.join(" | ", settlement, number, "A1", "T1", "2025-03-" + day + "T09:00", "1", "60.00", "50.00")
                + "\n";
    }

    private static List<Traced> traced(String lines) {
        List<Traced> traced = new ArrayList<>();
        TestFiles.of(SettlementLists.TABLE, SETTLEMENTS)
                .and(FeeLines.TABLE, LINE_COLUMNS + lines)
                .person()
                .claims()
                .forEach(claim -> claim.lines().forEach(line -> traced.add(new Traced(claim.claim(), line))));
        return traced;
    }

    private static List<String> soldAgain(String lines) {
        return NATIONAL.ofSales(traced(lines)).stream()
                .map(found -> found.evidence().get(1).rowKey() + " after "
                        + found.evidence().get(0).rowKey())
                .toList();
    }

    @Test
    void tenUnitsAboveAreToleratedOfASmallQuantity() {
        assertThat(ofStock("460", "100", "400", "50")).isEmpty();
        List<Finding> found = ofStock("461", "100", "400", "50");
        // 11 of 461 are above.
        assertThat(found).extracting(Finding::amountInvolvedYuan).containsExactly(new BigDecimal("220.00"));
        assertThat(found).extracting(Finding::fundAtRiskYuan).containsExactly(new BigDecimal("110.00"));
        assertThat(found.get(0).subject().kind()).isEqualTo(Subject.Kind.INSTITUTION);
        assertThat(found.get(0).evidence()).extracting(EvidenceRecord::rowKey).containsExactly("H1|A1|2025Q2");
        assertThat(found.get(0).facts()).containsEntry("used_quantity", "450").containsEntry("excess_quantity", "11");
        assertThat(Sentences.english("E.19", found.get(0)))
                .startsWith(
                        "In 2025Q2 H1 billed 461 units of A1; opening stock and purchases less closing stock come to 450");
    }

    @Test
    void onePercentIsToleratedOfALargeQuantity() {
        assertThat(ofStock("10100", "0", "10000", "0")).isEmpty();
        assertThat(ofStock("10100.5", "0", "10000", "0")).hasSize(1);
    }

    @Test
    void lessBilledThanUsedIsNothing() {
        assertThat(ofStock("0", "0", "0", "0")).isEmpty();
        assertThat(ofStock("-20", "0", "0", "0")).isEmpty();
        assertThat(ofStock("5", "0", "1000", "0")).isEmpty();
    }

    @Test
    void aStockThatGrewByMoreThanWasBoughtPutsNoMoreAtRiskThanWasBilled() {
        assertThat(ofStock("11", "0", "0", "500"))
                .extracting(Finding::fundAtRiskYuan)
                .containsExactly(new BigDecimal("4610.00"));
    }

    @Test
    void aPackageSoldInASecondSettlementAtAnotherTime() {
        assertThat(soldAgain(line("S1", "1", "01") + line("S2", "1", "02") + line("S3", "1", "03")))
                .containsExactly("S2|1 after S1|1", "S3|1 after S1|1");
        assertThat(soldAgain(line("S1", "1", "01") + line("S2", "1", "01"))).isEmpty();
        assertThat(soldAgain(line("S1", "1", "01") + line("S1", "2", "02"))).isEmpty();
        assertThat(soldAgain(line("S1", "1", "01"))).isEmpty();
    }

    @Test
    void allLinesOfTheLaterSettlementAreAtRisk() {
        Finding found = NATIONAL.ofSales(traced(line("S1", "1", "01") + line("S2", "1", "02") + line("S2", "2", "03")))
                .get(0);
        assertThat(found.fundAtRiskYuan()).isEqualTo("50.00");
        assertThat(found.amountInvolvedYuan()).isEqualTo("120.00");
        assertThat(Sentences.english("E.19", found))
                .contains("was sold on 2025-03-01 at H1 and again on 2025-03-02 at Y1")
                .doesNotContain("P1");
        assertThat(found.evidence()).filteredOn(EvidenceRecord::isWitness).hasSize(2);
    }

    @Test
    void theTwoWitnessesAloneAreASecondSaleAndOneIsNot() {
        GroupLaw<Traced> law = new GroupLaw<>(
                NATIONAL::ofSales,
                each -> Set.of(FeeLines.TABLE.name() + " " + each.line().rowKey()));
        int found = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < 1 + random.nextInt(6); i++) {
                lines.append(line("S" + (1 + random.nextInt(3)), "" + i, "0" + (1 + random.nextInt(5))));
            }
            List<Traced> sales = new ArrayList<>(traced(lines.toString()));
            found += law.holds(sales);
            List<Finding> expected = NATIONAL.ofSales(sales);
            Collections.shuffle(sales, random);
            assertThat(NATIONAL.ofSales(sales)).isEqualTo(expected);
        }
        assertThat(found).isGreaterThan(200);
    }
}
