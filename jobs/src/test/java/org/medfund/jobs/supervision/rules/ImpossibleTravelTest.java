package org.medfund.jobs.supervision.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.supervision.EvidenceRecord;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.RuleLaw;
import org.medfund.jobs.supervision.Sentences;
import org.medfund.jobs.supervision.TestReferences;
import org.medfund.jobs.supervision.file.TestFiles;
import org.medfund.jobs.supervision.rules.ImpossibleTravel.Presence;

class ImpossibleTravelTest {
    /** West Lake and Beijing, 1,124 km as the crow flies to within a few; H9 is online, H8 is not registered. */
    private static final TestReferences PLACES = TestReferences.of(Institutions.TABLE, """
            institution_code | region_code | level_class | is_online | latitude_deg | longitude_deg
            H1               | 330100      | 3           | false     | 30.25        | 120.15
            H2               | 110000      | 3           | null      | 39.90        | 116.40
            H3               | 330100      | 1           | false     | null         | null
            H9               | 330100      | 3           | true      | 30.25        | 120.15
            """);

    private static final RuleLaw LAW =
            new RuleLaw(ImpossibleTravelCheck.from(TestLake.policies().national(PolicyYear.of("2025"))), PLACES);

    private static final String SETTLEMENTS = """
            settlement_id | person_key | institution_code | treated_region_code | in_scope_yuan | fund_total_yuan | mutual_aid_yuan
            S1            | P1         | H1               | 330100              |       1000.00 |          500.00 |            0.00
            S2            | P1         | H2               | 110000              |       1000.00 |          600.00 |            0.00
            S3            | P1         | H3               | 330100              |       1000.00 |          500.00 |            0.00
            S4            | P1         | H1               | 330100              |       1000.00 |          500.00 |            0.00
            S8            | P1         | H8               | 330100              |       1000.00 |          500.00 |            0.00
            S9            | P1         | H9               | 330100              |       1000.00 |          500.00 |            0.00
            SR            | P1         | H3               | 330100              |       1000.00 |          500.00 |            0.01
            """;
    private static final String LINE_COLUMNS =
            "settlement_id | fee_line_number | item_code | charged_at | item_quantity | line_cost_yuan | in_scope_yuan\n";

    private static String line(String settlement, String number, String time) {
        return String.join(" | ", settlement, number, "I" + number, "2025-03-01T" + time, "1", "60.00", "50.00") + "\n";
    }

    private static List<Finding> found(String lines) {
        return LAW.find(TestFiles.of(SettlementLists.TABLE, SETTLEMENTS)
                .and(FeeLines.TABLE, LINE_COLUMNS + lines)
                .person());
    }

    @Test
    void lessThanThirtyMinutesApartAtTwoPlaces() {
        String first = line("S1", "1", "09:00");
        assertThat(found(first + line("S2", "1", "09:30"))).isEmpty();
        List<Finding> found = found(first + line("S2", "1", "09:29"));
        assertThat(found).extracting(each -> each.subject().id()).containsExactly("S2");
        assertThat(found.get(0).fundAtRiskYuan()).isEqualTo("30.00");
        assertThat(found.get(0).facts()).containsEntry("gap_minutes", "29").containsEntry(Finding.GROUND, "DISTANCE");
        assertThat(Double.parseDouble(found.get(0).facts().get("distance_km"))).isBetween(1100.0, 1150.0);
        assertThat(Sentences.english("E.18", found.get(0)))
                .contains("H1 at 2025-03-01T09:00 and at H2 at 2025-03-01T09:29")
                .contains("km apart")
                .doesNotContain("P1");
    }

    @Test
    void theSamePlaceTheInternetAndARelativesAccountProveNothing() {
        String first = line("S1", "1", "09:00");
        assertThat(found(first + line("S4", "1", "09:01"))).isEmpty();
        assertThat(found(first + line("S9", "1", "09:01"))).isEmpty();
        assertThat(found(first + line("SR", "1", "09:01"))).isEmpty();
        assertThat(found(first + line("S8", "1", "09:01"))).hasSize(1);
    }

    @Test
    void withoutCoordinatesNoDistanceIsTold() {
        List<Finding> found = found(line("S1", "1", "09:00") + line("S3", "1", "09:01"));
        assertThat(found).hasSize(1);
        assertThat(found.get(0).facts()).containsEntry(Finding.GROUND, "PLACES").doesNotContainKey("distance_km");
        assertThat(Sentences.english("E.18", found.get(0))).doesNotContain("km apart");
    }

    @Test
    void aLineAtMidnightSaysTheDayOnly() {
        assertThat(found(line("S1", "1", "00:00") + line("S3", "1", "00:00"))).isEmpty();
        assertThat(found(line("S1", "1", "00:01") + line("S3", "1", "00:02"))).hasSize(1);
    }

    @Test
    void oneFlagForTwoSettlementsOnAllLinesThatAreTooClose() {
        List<Finding> found = found(line("S1", "1", "09:00")
                + line("S1", "2", "09:20")
                + line("S2", "1", "09:10")
                + line("S2", "2", "09:25")
                + line("S2", "3", "09:50"));
        // 09:20 to 09:25 is the closest; 09:10 is close to both, 09:50 is 30 minutes after the last.
        assertThat(found).hasSize(1);
        assertThat(found.get(0).fundOfLineYuan().keySet()).containsExactly("1", "2");
        assertThat(found.get(0).evidence())
                .filteredOn(EvidenceRecord::isWitness)
                .extracting(EvidenceRecord::rowKey)
                .containsExactly("S1|2", "S2|2");
    }

    @Test
    void aReversedLineWasNotCharged() {
        String lines = line("S1", "1", "09:00") + line("S3", "1", "09:10");
        assertThat(found(lines)).hasSize(1);
        assertThat(found(lines + "S3 | 2 | I1 | 2025-03-01T09:11 | -1 | -60.00 | -50.00\n"))
                .isEmpty();
    }

    @Test
    void aMissingPersonOrPlaceIsComparedWithNone() {
        Instant nine = Instant.parse("2025-03-01T01:00:00Z");
        for (int i = 0; i < 2; i++) {
            String person = i == 0 ? null : "P1";
            assertThat(ImpossibleTravel.find(
                            List.of(
                                    new Presence("a", "S1", person, i == 1 ? null : "H1", nine),
                                    new Presence("b", "S2", person, i == 1 ? null : "H2", nine)),
                            Duration.ofMinutes(30)))
                    .isEmpty();
        }
    }

    @Test
    void theTwoWitnessesAloneAreTooCloseAndOneIsNot() {
        String[] ids = {"S1", "S2", "S3", "S4", "S8", "S9", "SR"};
        int found = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            StringBuilder lines = new StringBuilder(LINE_COLUMNS);
            for (int i = 0; i < 2 + random.nextInt(10); i++) {
                int minute = random.nextInt(150);
                lines.append(line(
                        ids[random.nextInt(ids.length)],
                        Integer.toString(i),
                        String.format(Locale.ROOT, "%02d:%02d", 9 + minute / 60, minute % 60)));
            }
            found += LAW.holds(TestFiles.of(SettlementLists.TABLE, SETTLEMENTS)
                    .and(FeeLines.TABLE, lines.toString())
                    .person());
        }
        assertThat(found).isGreaterThan(300);
    }

    @Test
    void aPairIsOfTheYearOfTheLaterDischarge() {
        String settlements = """
                settlement_id | person_key | institution_code | discharge_date | in_scope_yuan | fund_total_yuan
                S1            | P1         | H1               | 2026-01-05     |       1000.00 |          500.00
                S2            | P1         | H2               | 2025-12-31     |       1000.00 |          600.00
                """;
        List<Finding> found = LAW.find(TestFiles.of(SettlementLists.TABLE, settlements)
                .and(FeeLines.TABLE, LINE_COLUMNS + line("S1", "1", "09:00") + line("S2", "1", "09:10"))
                .person());
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.subject().id()).isEqualTo("S2");
            assertThat(finding.subject().year()).isEqualTo(2026);
        });
    }
}
