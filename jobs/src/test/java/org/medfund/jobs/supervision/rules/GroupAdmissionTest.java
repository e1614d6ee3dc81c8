package org.medfund.jobs.supervision.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.medfund.core.table.claims.Persons;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.supervision.EvidenceRecord;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.GroupLaw;
import org.medfund.jobs.supervision.Sentences;
import org.medfund.jobs.supervision.Subject;
import org.medfund.jobs.supervision.rules.GroupAdmission.Stay;

class GroupAdmissionTest {
    private static final GroupAdmissionCheck NATIONAL =
            GroupAdmissionCheck.from(TestLake.policies().national(PolicyYear.of("2025")));

    private static Stay stay(int number, String person, int day, int length) {
        LocalDate admission = LocalDate.parse("2025-03-01").plusDays(day);
        return new Stay(
                "S" + (100 + number),
                person,
                admission,
                admission.plusDays(length),
                length,
                new BigDecimal("1000.00"),
                new BigDecimal("600.00"));
    }

    /** So many persons admitted on the first day for six days. */
    private static List<Stay> stays(int count) {
        List<Stay> stays = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            stays.add(stay(i, "P" + i, 0, 6));
        }
        return stays;
    }

    private static List<Finding> found(List<Stay> stays) {
        return NATIONAL.find("H1", "330100", GroupAdmissionCheck.Kind.VILLAGE, "V1", stays);
    }

    private static List<Finding> nineAnd(Stay tenth) {
        List<Stay> stays = stays(9);
        stays.add(tenth);
        return found(stays);
    }

    @Test
    void tenPersonsAreAGroupAndNineAreNot() {
        assertThat(found(stays(9))).isEmpty();
        assertThat(found(stays(10))).hasSize(1);
    }

    @Test
    void theLastIsAdmittedAtMostThreeDaysAfterTheFirst() {
        assertThat(nineAnd(stay(20, "P20", 3, 6))).hasSize(1);
        assertThat(nineAnd(stay(20, "P20", 4, 6))).isEmpty();
    }

    @Test
    void theirStaysDifferByOneDayAtMost() {
        assertThat(nineAnd(stay(20, "P20", 0, 7))).hasSize(1);
        assertThat(nineAnd(stay(20, "P20", 0, 5))).hasSize(1);
        assertThat(nineAnd(stay(20, "P20", 0, 8))).isEmpty();
    }

    @Test
    void onePersonTwiceIsOnePerson() {
        assertThat(nineAnd(stay(20, "P3", 1, 6))).isEmpty();
        assertThat(nineAnd(stay(20, null, 1, 6))).isEmpty();
    }

    @Test
    void oneFlagOnTheHospitalWithAllStays() {
        List<Stay> stays = stays(11);
        stays.add(stay(20, "P3", 2, 6));
        Finding found = found(stays).get(0);
        assertThat(found.subject().kind()).isEqualTo(Subject.Kind.INSTITUTION);
        assertThat(found.subject().id()).isEqualTo("H1");
        assertThat(found.amountInvolvedYuan()).isEqualTo("12000.00");
        assertThat(found.fundAtRiskYuan()).isEqualTo("7200.00");
        assertThat(found.facts()).containsEntry("person_count", "11").containsEntry("last_admission", "2025-03-03");
        assertThat(found.evidence())
                .filteredOn(EvidenceRecord::isWitness)
                .filteredOn(record -> record.tableName().equals(SettlementLists.TABLE.name()))
                .hasSize(10);
    }

    @Test
    void eachKindOfGroupHasASentence() {
        assertThat(Sentences.english("E.22", found(stays(10)).get(0)))
                .startsWith(
                        "From 2025-03-01 to 2025-03-01 10 persons of village V1 were admitted to H1 and stayed 6 to 6");
        Finding colleagues = NATIONAL.find("H1", "330100", GroupAdmissionCheck.Kind.EMPLOYER, "E1", stays(10))
                .get(0);
        assertThat(Sentences.english("E.22", colleagues)).contains("of employer E1");
    }

    @Test
    void aStayIsOfOneGroup() {
        List<Stay> stays = stays(10);
        for (int i = 0; i < 10; i++) {
            stays.add(stay(30 + i, "Q" + i, 2, 7));
        }
        // Six and seven days together are one group of twenty.
        assertThat(found(stays))
                .extracting(each -> each.facts().get("person_count"))
                .containsExactly("20");
        for (int i = 0; i < 10; i++) {
            stays.add(stay(60 + i, "R" + i, 20, 6));
        }
        assertThat(found(stays)).hasSize(2);
    }

    @Test
    void theWitnessesAloneAreAGroupAndNoFewerInWhateverOrder() {
        GroupLaw<Stay> law = new GroupLaw<>(
                GroupAdmissionTest::found,
                stay -> Set.of(
                        SettlementLists.TABLE.name() + " " + stay.id() + "|0",
                        Persons.TABLE.name() + " " + stay.personKey()));
        int found = 0;
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            List<Stay> stays = new ArrayList<>();
            for (int i = 0; i < 30 + random.nextInt(40); i++) {
                String person = random.nextInt(20) == 0 ? null : "P" + random.nextInt(40);
                stays.add(stay(i, person, random.nextInt(8), 4 + random.nextInt(3)));
            }
            found += law.holds(stays);
            List<Finding> expected = found(stays);
            Collections.shuffle(stays, random);
            assertThat(found(stays)).isEqualTo(expected);
        }
        assertThat(found).isGreaterThan(200);
    }
}
