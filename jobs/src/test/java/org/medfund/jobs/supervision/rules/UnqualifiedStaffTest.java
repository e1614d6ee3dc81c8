package org.medfund.jobs.supervision.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.jobs.supervision.rules.OneClaim.line;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.medfund.core.table.supervision.StaffStatuses;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.RuleLaw;
import org.medfund.jobs.supervision.Sentences;
import org.medfund.jobs.supervision.TestReferences;

class UnqualifiedStaffTest {
    private static final TestReferences STATES = TestReferences.of(StaffStatuses.TABLE, """
            doctor_code | state      | from_date  | to_date
            D1          | SUSPENDED  | 2025-03-02 | 2025-03-03
            D2          | TERMINATED | 2025-03-02 | null
            """);
    private static final RuleLaw LAW =
            new RuleLaw(new UnqualifiedStaffCheck(List.of("SUSPENDED"), List.of("13")), STATES);

    private static String by(String number, int day, String order) {
        return line(number, "X", day, "1", "10", "10.00", "10.00", order);
    }

    private static List<Finding> find(String... lines) {
        return LAW.find(OneClaim.of(lines).person());
    }

    @Test
    void whatWasOrderedFromTheFirstToTheLastDayIsDenied() {
        List<Finding> found = find(
                by("1", 1, "D1 | false"),
                by("2", 2, "D1 | false"),
                by("3", 3, "D1 | false"),
                by("4", 4, "D1 | false"),
                by("5", 4, "D2 | false"),
                by("6", 3, "D9 | false"),
                by("7", 3, "null | false"));
        assertThat(OneClaim.funds(found)).hasToString("{2=8.00, 3=8.00, 5=8.00}");
        assertThat(found).hasSize(2);
        assertThat(found.get(0).evidence())
                .extracting(each -> each.role() + " " + each.isWitness() + " " + each.rowKey())
                .containsExactly("LINE true S1|2", "LINE false S1|3", "STAFF_STATE true D1|2025-03-02");
        assertThat(Sentences.english("E.26", found.get(0)))
                .startsWith(
                        "The ordering doctor was SUSPENDED from 2025-03-02 on, without payment qualification; the fund"
                                + " paid 2 lines from 2025-03-02 on");
    }

    @Test
    void emergencyCareIsPaidUnderASuspensionOnly() {
        assertThat(OneClaim.funds(find(by("1", 2, "D1 | true"), by("2", 2, "D2 | true"))))
                .hasToString("{2=8.00}");
        assertThat(LAW
                        .find(OneClaim.ofPerson(
                                        "1 | 1990-01-01 | null | 1301",
                                        by("1", 2, "D1 | false"),
                                        by("2", 2, "D2 | false"))
                                .person())
                        .stream()
                        .map(finding -> finding.fundOfLineYuan().toString()))
                .containsExactly("{2=8.00}");
    }

    @Test
    void whatTheFundDidNotPayOrWasReversedIsSound() {
        assertThat(find(
                        line("1", "X", 2, "1", "10", "10.00", "0.00", "D2 | false"),
                        line("2", "Y", 2, "1", "10", "10.00", "10.00", "D2 | false"),
                        line("3", "Y", 3, "-1", "10", "-10.00", "-10.00", "D2 | false")))
                .isEmpty();
    }

    @Test
    void theWitnessesAloneCarryTheFlag() {
        int found = 0;
        for (int seed = 0; seed < 400; seed++) {
            found += LAW.holds(OneClaim.of(OneClaim.generated(new Random(seed))).person());
        }
        assertThat(found).isGreaterThan(200);
    }

    @Test
    void aTerminationGoesBeforeASuspensionWithinIt() {
        RuleLaw law = new RuleLaw(
                new UnqualifiedStaffCheck(List.of("SUSPENDED"), List.of("13")),
                TestReferences.of(StaffStatuses.TABLE, """
                        doctor_code | state      | from_date  | to_date
                        D1          | TERMINATED | 2025-03-01 | null
                        D1          | SUSPENDED  | 2025-03-02 | 2025-03-31
                        """));
        List<Finding> found = law.find(
                OneClaim.of(by("1", 3, "D1 | true"), by("2", 3, "D1 | false")).person());
        assertThat(OneClaim.funds(found)).hasToString("{1=8.00, 2=8.00}");
        assertThat(found)
                .singleElement()
                .satisfies(finding -> assertThat(finding.evidence())
                        .extracting(each -> each.role() + " " + each.rowKey())
                        .contains("STAFF_STATE D1|2025-03-01"));
    }
}
