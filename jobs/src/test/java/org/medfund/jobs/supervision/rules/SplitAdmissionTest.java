package org.medfund.jobs.supervision.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.medfund.core.table.claims.Diagnoses;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.jobs.supervision.RuleLaw;
import org.medfund.jobs.supervision.TestReferences;
import org.medfund.jobs.supervision.file.TestFiles;
import org.medfund.jobs.supervision.rules.SplitAdmission.Stay;

class SplitAdmissionTest {
    private static final SplitAdmissionPolicy FIFTEEN_DAYS =
            new SplitAdmissionPolicy(15, 3, List.of("Z51", "Z49"), List.of("39.95"), List.of("21"));

    private static Stay stay(String id, String admitted, String discharged, String diagnosis) {
        return new Stay(id, "P1", "H1", LocalDate.parse(admitted), LocalDate.parse(discharged), diagnosis, "1", false);
    }

    private static List<String> flagged(Stay... stays) {
        return SplitAdmission.find(List.of(stays), FIFTEEN_DAYS).stream()
                .map(split -> split.previous().id() + " " + split.readmission().id() + " " + split.gapDays())
                .toList();
    }

    @Test
    void backForTheSameDiseaseUpToTheFifteenthDay() {
        // 20 March + 15 = 4 April; 8 April + 16 = 24 April.
        assertThat(flagged(
                        stay("A1", "2025-03-01", "2025-03-10", "J18.9"),
                        stay("A2", "2025-03-12", "2025-03-20", "J18.0"),
                        stay("A3", "2025-04-04", "2025-04-08", "J18.9"),
                        stay("A4", "2025-04-24", "2025-04-28", "J18.9")))
                .containsExactly("A1 A2 2", "A2 A3 15");
    }

    @Test
    void anotherHospitalPersonOrDiseaseIsNoSplit() {
        LocalDate from = LocalDate.parse("2025-03-12");
        LocalDate to = LocalDate.parse("2025-03-20");
        assertThat(flagged(
                        stay("A1", "2025-03-01", "2025-03-10", "J18.9"),
                        new Stay("A2", "P1", "H2", from, to, "J18.9", "1", false),
                        new Stay("A3", "P2", "H1", from, to, "J18.9", "1", false),
                        stay("A4", "2025-03-12", "2025-03-20", "J44.1")))
                .isEmpty();
    }

    @Test
    void plannedReadmissionsChemotherapyAndDialysisAreExempt() {
        LocalDate from = LocalDate.parse("2025-03-01");
        LocalDate to = LocalDate.parse("2025-03-03");
        assertThat(flagged(
                        new Stay("D1", "P1", "H1", from, to, "H25.9", "2", false),
                        stay("D2", "2025-03-05", "2025-03-07", "H25.9")))
                .isEmpty();
        assertThat(flagged(
                        stay("B1", "2025-03-01", "2025-03-03", "Z51.1"),
                        stay("B2", "2025-03-05", "2025-03-07", "Z51.1")))
                .isEmpty();
        assertThat(flagged(
                        stay("C0", "2025-02-20", "2025-02-25", "N18.5"),
                        new Stay("C1", "P1", "H1", from, to, "N18.5", "1", true)))
                .isEmpty();
    }

    @Test
    void theStayBeforeIsTheOneDischargedLast() {
        // The short stay lies inside the long one; only the long one's end counts for the third.
        assertThat(flagged(
                        stay("L", "2025-03-01", "2025-03-20", "J18.9"),
                        stay("S", "2025-03-05", "2025-03-06", "J18.9"),
                        stay("R", "2025-03-21", "2025-03-22", "J18.9")))
                .containsExactly("L R 1");
    }

    @Test
    void aMissingPersonHospitalOrDiagnosisNeverGroups() {
        LocalDate day = LocalDate.parse("2025-03-01");
        for (int i = 0; i < 3; i++) {
            String person = i == 0 ? null : "P1";
            String hospital = i == 1 ? null : "H1";
            String diagnosis = i == 2 ? null : "J18.9";
            assertThat(flagged(
                            new Stay("A", person, hospital, day, day, diagnosis, "1", false),
                            new Stay("B", person, hospital, day, day, diagnosis, "1", false)))
                    .isEmpty();
        }
    }

    @Test
    void theOrderOfTheStaysChangesNothing() {
        Random random = new Random(3);
        List<Stay> stays = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            LocalDate admitted = LocalDate.parse("2025-01-01").plusDays(random.nextInt(365));
            stays.add(stay(
                    "S" + i,
                    admitted.toString(),
                    admitted.plusDays(random.nextInt(9)).toString(),
                    "J18.9"));
        }
        var expected = SplitAdmission.find(stays, FIFTEEN_DAYS);
        Collections.shuffle(stays, random);
        assertThat(SplitAdmission.find(stays, FIFTEEN_DAYS)).isEqualTo(expected);
        assertThat(expected).isNotEmpty();
    }

    @Test
    void theTwoStaysAndTheirMainDiagnosesAloneAreFoundAgain() {
        RuleLaw law = new RuleLaw(new SplitAdmissionCheck(FIFTEEN_DAYS), TestReferences.NONE);
        int found = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            TestFiles file = new TestFiles();
            for (int i = 0; i < 5; i++) {
                LocalDate admitted = LocalDate.parse("2025-01-01").plusDays(random.nextInt(60));
                file.and(SettlementLists.TABLE, """
                                settlement_id | person_key | institution_code | medical_category | admission_date | discharge_date | planned_readmission_code | total_cost_yuan | fund_total_yuan
                                S%d           | P1         | H%d              | 21               | %s             | %s             | %d                       | 900.00          | 500.00
                                """.formatted(
                                        i,
                                        random.nextInt(2),
                                        admitted,
                                        admitted.plusDays(random.nextInt(5)),
                                        random.nextInt(5) == 0 ? 2 : 1))
                        .and(Diagnoses.TABLE, """
                                settlement_id | diagnosis_number | is_main | diagnosis_code
                                S%d           | 1                | true    | J1%d.900
                                S%d           | 2                | false   | I10.x00
                                """.formatted(i, 7 + random.nextInt(2), i));
            }
            found += law.holdsOfEach(file.person());
        }
        assertThat(found).isGreaterThan(100);
    }
}
