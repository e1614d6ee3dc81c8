package org.medfund.jobs.supervision.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.medfund.core.table.claims.Procedures;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.supervision.EvidenceRecord;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.GroupLaw;
import org.medfund.jobs.supervision.Sentences;
import org.medfund.jobs.supervision.rules.SurgeonDay.Procedure;

class SurgeonDayTest {
    private static final SurgeonDayCheck NATIONAL =
            SurgeonDayCheck.from(TestLake.policies().national(PolicyYear.of("2025")));

    private static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }

    private static Procedure procedure(String settlement, int number, Instant began, long minutes) {
        return new Procedure(
                settlement,
                number,
                "47.0100",
                "H1",
                "330100",
                began,
                began.plusSeconds(60 * minutes),
                new BigDecimal("912.00"),
                new BigDecimal("456.00"));
    }

    private static Procedure procedure(String settlement, String time, long minutes) {
        return procedure(settlement, 1, at("2025-03-01T" + time), minutes);
    }

    private static List<String> tests(Procedure... procedures) {
        return NATIONAL.find("D1", List.of(procedures)).stream()
                .map(found ->
                        found.facts().get(Finding.GROUND) + " " + found.facts().get("minutes"))
                .toList();
    }

    @Test
    void moreThanNineHundredMinutesADay() {
        assertThat(tests(procedure("S1", "00:00", 450), procedure("S2", "07:30", 450)))
                .isEmpty();
        assertThat(tests(procedure("S1", "00:00", 450), procedure("S2", "07:30", 451)))
                .containsExactly("MINUTES 901");
    }

    @Test
    void aProcedureCountsOnTheDayOnWhichItBegan() {
        assertThat(tests(procedure("S1", "00:00", 450), procedure("S2", "23:59", 451)))
                .containsExactly("MINUTES 901");
        assertThat(tests(procedure("S1", "00:00", 450), procedure("S2", 1, at("2025-03-02T00:00"), 451)))
                .isEmpty();
    }

    @Test
    void ofTheDayThePartBeyondTheLimitIsAtRisk() {
        Finding found = NATIONAL.find("D1", List.of(procedure("S1", "00:00", 500), procedure("S2", "08:20", 412)))
                .get(0);
        // 912 minutes are 12 too many; 12 / 912 of 2 * 456.00.
        assertThat(found.amountInvolvedYuan()).isEqualTo("1824.00");
        assertThat(found.fundAtRiskYuan()).isEqualTo("12.00");
        assertThat(found.subject().institutionCode()).isEqualTo("H1");
        assertThat(Sentences.english("E.21", found))
                .startsWith("On 2025-03-01 surgeon D1 carried out 2 procedures as main surgeon, 912 minutes in all");
    }

    @Test
    void twoSettlementsAtATimeForMoreThanTenMinutes() {
        assertThat(tests(procedure("S1", "09:00", 60), procedure("S2", "09:50", 60)))
                .isEmpty();
        assertThat(tests(procedure("S1", "09:00", 60), procedure("S2", "09:49", 60)))
                .containsExactly("OVERLAP 11");
        assertThat(tests(procedure("S1", "09:00", 60), procedure("S2", "09:10", 15)))
                .containsExactly("OVERLAP 15");
    }

    @Test
    void anOverlapOverMidnightIsOne() {
        assertThat(tests(procedure("S1", "23:30", 60), procedure("S2", 1, at("2025-03-02T00:10"), 60)))
                .containsExactly("OVERLAP 20");
    }

    @Test
    void proceduresOfOneSettlementAtATimeAreOneOperation() {
        Instant midnight = at("2025-03-01T00:00");
        assertThat(tests(
                        procedure("S1", 1, midnight, 600),
                        procedure("S1", 2, midnight, 600),
                        procedure("S1", 3, midnight.plusSeconds(3600), 700)))
                .isEmpty();
        assertThat(tests(procedure("S1", 1, midnight, 600), procedure("S1", 2, midnight.plusSeconds(3600), 841)))
                .containsExactly("MINUTES 901");
    }

    @Test
    void whatDoesNotEndAfterItBeganCountsForNothing() {
        assertThat(tests(procedure("S1", "09:00", 60), procedure("S2", "09:30", -30), procedure("S3", "09:30", 0)))
                .isEmpty();
    }

    @Test
    void anInstitutionIsNamedIfAllAreOfOne() {
        Procedure other = procedure("S2", "09:10", 60);
        Procedure elsewhere = new Procedure(
                "S2", 1, "47.0100", "H2", "330200", other.beganAt(), other.endedAt(), BigDecimal.ZERO, BigDecimal.ZERO);
        Finding found = NATIONAL.find("D1", List.of(procedure("S1", "09:00", 60), elsewhere))
                .get(0);
        assertThat(found.subject().institutionCode()).isNull();
        assertThat(found.subject().regionCode()).isEqualTo("330200");
        assertThat(found.evidence()).allMatch(EvidenceRecord::isWitness).hasSize(2);
        assertThat(Sentences.english("E.21", found)).contains("together for 50 minutes, above 10 minutes");
    }

    @Test
    void theWitnessesAloneAreTooMuchAndNoFewerInWhateverOrder() {
        GroupLaw<Procedure> law = new GroupLaw<>(
                procedures -> NATIONAL.find("D1", procedures),
                each -> Set.of(Procedures.TABLE.name() + " " + each.settlementId() + "|" + each.number()));
        int found = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Procedure> procedures = new ArrayList<>();
            for (int i = 0; i < 2 + random.nextInt(12); i++) {
                procedures.add(procedure(
                        "S" + random.nextInt(9),
                        i,
                        at("2025-03-01T00:00").plusSeconds(60L * random.nextInt(1800)),
                        random.nextInt(300)));
            }
            found += law.holds(procedures);
            List<Finding> expected = NATIONAL.find("D1", procedures);
            Collections.shuffle(procedures, random);
            assertThat(NATIONAL.find("D1", procedures)).isEqualTo(expected);
        }
        assertThat(found).isGreaterThan(300);
    }
}
