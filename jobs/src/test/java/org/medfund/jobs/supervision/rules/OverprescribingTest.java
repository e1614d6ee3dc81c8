package org.medfund.jobs.supervision.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.reference.Items;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.RuleLaw;
import org.medfund.jobs.supervision.Sentences;
import org.medfund.jobs.supervision.TestReferences;
import org.medfund.jobs.supervision.file.TestFiles;
import org.medfund.jobs.supervision.rules.Overprescribing.Dispensing;
import org.medfund.jobs.supervision.rules.Overprescribing.Excess;

class OverprescribingTest {
    private static final OverprescribingPolicy NATIONAL =
            OverprescribingPolicy.from(TestLake.policies().national(PolicyYear.of("2025")));

    private static final TestReferences ITEMS = TestReferences.of(Items.TABLE, """
            item_code | item_name | item_kind | ingredient | valid_from_date | valid_to_date
            A1        | a         | 101       | A          | 2020-01-01      | null
            A2        | a         | 101       | A          | 2020-01-01      | 2025-06-30
            B1        | b         | 101       | B          | 2020-01-01      | null
            N1        | n         | 101       | null       | 2020-01-01      | null
            """);

    private static final String SETTLEMENTS = """
            settlement_id | person_key | institution_code | treated_region_code | in_scope_yuan | fund_total_yuan | medical_category
            S1            | P1         | H1               | 330100              |       1000.00 |          500.00 | 14
            S2            | P1         | H2               | 330100              |       1000.00 |          500.00 | 14
            S3            | P1         | Y1               | 330100              |       1000.00 |          500.00 | 41
            """;
    private static final String LINE_COLUMNS =
            "settlement_id | fee_line_number | item_code | charged_at | item_quantity | line_cost_yuan | in_scope_yuan"
                    + " | supplied_days | dispensing_kind\n";

    private static List<Finding> found(String lines) {
        return new RuleLaw(new OverprescribingCheck(NATIONAL), ITEMS)
                .find(TestFiles.of(SettlementLists.TABLE, SETTLEMENTS)
                        .and(FeeLines.TABLE, LINE_COLUMNS + lines)
                        .person());
    }

    private static Dispensing dispensing(String id, String date, String kind, int days) {
        return new Dispensing(
                id, "P1", "A", "H1", LocalDate.parse(date), kind, days, BigDecimal.ONE, new BigDecimal("100.00"));
    }

    private static List<Excess> excess(Dispensing... dispensings) {
        return Overprescribing.find(List.of(dispensings), NATIONAL);
    }

    @Test
    void exactlyTheLimitWithToleranceIsAllowed() {
        // 28 * 1.25 = 35: 28 - 21 + 28 = 35 in hand after 21 days, 36 after 20.
        Dispensing first = dispensing("a", "2025-01-01", "CHRONIC", 28);
        assertThat(excess(first, dispensing("b", "2025-01-22", "CHRONIC", 28))).isEmpty();
        assertThat(excess(first, dispensing("b", "2025-01-21", "CHRONIC", 28)))
                .extracting(found -> found.dispensing().id(), Excess::excess, Excess::fundYuan)
                .containsExactly(tuple("b", BigDecimal.ONE, new BigDecimal("3.57")));
    }

    @Test
    void oneDispensingAloneMayBeTooMuch() {
        assertThat(excess(dispensing("a", "2025-01-01", "ORDINARY", 8))).isEmpty();
        Excess nine = excess(dispensing("a", "2025-01-01", "ORDINARY", 9)).get(0);
        assertThat(nine.excess()).isEqualByComparingTo("0.25");
        assertThat(nine.fundYuan()).isEqualTo("2.78");
        assertThat(nine.needed()).hasSize(1);
        assertThat(excess(dispensing("a", "2025-01-01", "EMERGENCY", 4))).hasSize(1);
        assertThat(excess(dispensing("a", "2025-01-01", "LONG_TERM", 84))).isEmpty();
    }

    @Test
    void noMoreThanTheDispensingItselfIsAtRisk() {
        List<Excess> found = excess(
                dispensing("a", "2025-01-01", "CHRONIC", 28),
                dispensing("b", "2025-01-01", "CHRONIC", 28),
                dispensing("c", "2025-01-01", "CHRONIC", 28));
        assertThat(found)
                .extracting(Excess::fundYuan)
                .containsExactly(new BigDecimal("75.00"), new BigDecimal("100.00"));
        assertThat(found.get(1).needed()).extracting(Dispensing::id).containsExactly("b", "c");
    }

    @Test
    void withoutAKindItCountsInTheStockAndIsNotFlagged() {
        assertThat(excess(dispensing("a", "2025-01-01", null, 90))).isEmpty();
        assertThat(excess(dispensing("a", "2025-01-01", null, 90), dispensing("b", "2025-01-02", "CHRONIC", 1)))
                .hasSize(1);
    }

    @Test
    void aMissingPersonOrIngredientNeverAddsUp() {
        LocalDate day = LocalDate.parse("2025-01-01");
        for (int i = 0; i < 2; i++) {
            String person = i == 0 ? null : "P1";
            String ingredient = i == 1 ? null : "A";
            Dispensing much = new Dispensing(
                    "a", person, ingredient, "H1", day, "CHRONIC", 90, new BigDecimal("90"), BigDecimal.ONE);
            assertThat(excess(much)).isEmpty();
        }
    }

    @Test
    void moreThanSixtyUnitsFromThreePlacesWithinSixMonths() {
        String twoPlaces = """
                S1 | 1 | A1 | 2025-01-10T09:00 | 30 | 60.00 | 60.00 | 10 | CHRONIC
                S2 | 1 | A1 | 2025-03-10T09:00 | 30 | 60.00 | 60.00 | 10 | CHRONIC
                """;
        assertThat(found(twoPlaces + "S2 | 2 | A1 | 2025-05-10T09:00 | 40 | 80.00 | 80.00 | 10 | CHRONIC"))
                .isEmpty();
        assertThat(found(twoPlaces + "S3 | 1 | A1 | 2025-05-10T09:00 | 0 | 80.00 | 80.00 | 10 | CHRONIC"))
                .isEmpty();
        assertThat(found(twoPlaces + "S3 | 1 | A1 | 2025-07-10T09:00 | 40 | 80.00 | 80.00 | 10 | CHRONIC"))
                .isEmpty();
        List<Finding> found = found(twoPlaces + "S3 | 1 | A1 | 2025-07-09T09:00 | 40 | 80.00 | 80.00 | 10 | CHRONIC");
        // 100 units are 40 above 60, all of the last; half of 80.00 in scope was fund money.
        assertThat(found).hasSize(1);
        assertThat(found.get(0).facts()).containsEntry(Finding.GROUND, "SITES").containsEntry("held", "100");
        assertThat(found.get(0).fundAtRiskYuan()).isEqualTo("40.00");
        assertThat(Sentences.english("E.20", found.get(0)))
                .contains("100 units came from 3 or more institutions within 6 months, above 60 units")
                .doesNotContain("P1");
    }

    @Test
    void itemsOfOneIngredientAddUpWhileTheCatalogueNamesIt() {
        String first = "S1 | 1 | A1 | 2025-06-29T09:00 | 1 | 60.00 | 60.00 | 28 | CHRONIC\n";
        assertThat(found(first + "S2 | 1 | A2 | 2025-06-30T09:00 | 1 | 60.00 | 60.00 | 28 | CHRONIC"))
                .extracting(each -> each.subject().id())
                .containsExactly("S2");
        assertThat(found(first + "S2 | 1 | A2 | 2025-07-01T09:00 | 1 | 60.00 | 60.00 | 28 | CHRONIC"))
                .isEmpty();
        assertThat(found(first + "S2 | 1 | B1 | 2025-06-30T09:00 | 1 | 60.00 | 60.00 | 28 | CHRONIC"))
                .isEmpty();
        assertThat(found(first + "S2 | 1 | N1 | 2025-06-30T09:00 | 1 | 60.00 | 60.00 | 90 | CHRONIC"))
                .isEmpty();
    }

    @Test
    void whatWasReversedWasNotDispensed() {
        String lines = """
                S1 | 1 | A1 | 2025-01-01T09:00 |  2 | 60.00 | 60.00 | 28 | CHRONIC
                S2 | 1 | A1 | 2025-01-02T09:00 |  2 | 60.00 | 60.00 | 28 | CHRONIC
                """;
        assertThat(found(lines)).hasSize(1);
        assertThat(Sentences.english("E.20", found(lines).get(0)))
                .contains("55 days were in hand from all dispensers, above the 35 days")
                .doesNotContain("P1");
        assertThat(found(lines + "S2 | 2 | A1 | 2025-01-02T10:00 | -2 | -60.00 | -60.00 | null | null"))
                .isEmpty();
        // Half of it back: 14 days left, 27 + 14 = 41 days in hand, 6 too many of 14; half of 30.00 is fund money.
        assertThat(found(lines + "S2 | 2 | A1 | 2025-01-02T10:00 | -1 | -30.00 | -30.00 | null | null"))
                .extracting(Finding::fundAtRiskYuan)
                .containsExactly(new BigDecimal("6.43"));
    }

    @Test
    void theWitnessesAloneAreTooMuchAndNoFewer() {
        String[] kinds = {"ORDINARY", "EMERGENCY", "CHRONIC", "CHRONIC", "LONG_TERM", "null"};
        RuleLaw law = new RuleLaw(new OverprescribingCheck(NATIONAL), ITEMS);
        int found = 0;
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            StringBuilder lines = new StringBuilder(LINE_COLUMNS);
            List<String> ids = new ArrayList<>(List.of("S1", "S2", "S3"));
            for (int i = 0; i < 2 + random.nextInt(8); i++) {
                lines.append(String.join(
                                " | ",
                                ids.get(random.nextInt(3)),
                                Integer.toString(i),
                                random.nextInt(4) == 0 ? "A2" : "A1",
                                LocalDate.parse("2025-02-01").plusDays(random.nextInt(150)) + "T0" + random.nextInt(9)
                                        + ":00",
                                Integer.toString(1 + random.nextInt(30)),
                                "60.00",
                                "40.00",
                                Integer.toString(1 + random.nextInt(30)),
                                kinds[random.nextInt(kinds.length)]))
                        .append('\n');
            }
            found += law.holdsOfEach(TestFiles.of(SettlementLists.TABLE, SETTLEMENTS)
                    .and(FeeLines.TABLE, lines.toString())
                    .person());
        }
        assertThat(found).isGreaterThan(400);
    }

    @Test
    void whatNeedsAStayThatEndedLaterIsOfTheYearOfThat() {
        String settlements = """
                settlement_id | person_key | institution_code | discharge_date | in_scope_yuan | fund_total_yuan | medical_category
                S1            | P1         | H1               | 2026-01-05     |       1000.00 |          500.00 | 21
                S2            | P1         | H2               | 2025-12-21     |       1000.00 |          500.00 | 14
                """;
        List<Finding> found = new RuleLaw(new OverprescribingCheck(NATIONAL), ITEMS)
                .find(TestFiles.of(SettlementLists.TABLE, settlements)
                        .and(FeeLines.TABLE, LINE_COLUMNS + """
                                S1 | 1 | A1 | 2025-12-20T09:00 | 1 | 60.00 | 60.00 | 28 | CHRONIC
                                S2 | 1 | A1 | 2025-12-21T09:00 | 1 | 60.00 | 60.00 | 28 | CHRONIC
                                """)
                        .person());
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.subject().id()).isEqualTo("S2");
            assertThat(finding.subject().year()).isEqualTo(2026);
        });
    }
}
