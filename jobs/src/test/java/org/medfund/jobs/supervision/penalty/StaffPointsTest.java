package org.medfund.jobs.supervision.penalty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.supervision.penalty.StaffPoints.Decision;
import org.medfund.jobs.supervision.penalty.StaffPoints.Status;
import org.medfund.jobs.supervision.penalty.StaffPoints.YearOfPoints;

class StaffPointsTest {
    private static final StaffPoints.Terms NATIONAL =
            StaffPoints.Terms.from(TestLake.policies().national(PolicyYear.of("2025")));

    private static Decision decision(String site, String day, String behaviour, int points) {
        return new Decision("D1", site, LocalDate.parse(day), behaviour, points);
    }

    private static YearOfPoints of2026(Decision... decisions) {
        return StaffPoints.of(List.of(decisions), NATIONAL).get("D1").get(2026);
    }

    @Test
    void eightAreNormalNineSuspendAndTwelveTerminate() {
        assertThat(of2026(decision("H1", "2026-01-01", "a", 8)).status()).isEqualTo(Status.NORMAL);
        assertThat(of2026(decision("H1", "2026-12-31", "a", 9)).status()).isEqualTo(Status.SUSPENDED);
        assertThat(of2026(decision("H1", "2026-01-01", "a", 9), decision("H1", "2026-01-02", "b", 2)))
                .isEqualTo(new YearOfPoints(11, Status.SUSPENDED, LocalDate.parse("2026-01-01"), null));
        assertThat(of2026(decision("H1", "2026-01-01", "a", 9), decision("H1", "2026-01-02", "b", 3)))
                .isEqualTo(new YearOfPoints(
                        12, Status.TERMINATED, LocalDate.parse("2026-01-01"), LocalDate.parse("2027-01-02")));
    }

    @Test
    void oneBehaviourCountsItsHighestFindingAndASecondSiteAdds() {
        assertThat(of2026(
                                decision("H1", "2026-01-01", "a", 6),
                                decision("H1", "2026-02-01", "a", 3),
                                decision("H2", "2026-03-01", "a", 2))
                        .points())
                .isEqualTo(8);
    }

    @Test
    void twelveAtOnceBanForThreeYearsEvenAfterOthers() {
        assertThat(of2026(decision("H1", "2026-01-01", "a", 3), decision("H1", "2026-05-01", "b", 12))
                        .reregisterFrom())
                .isEqualTo("2029-05-01");
        assertThat(of2026(decision("H1", "2026-01-01", "a", 12), decision("H1", "2026-05-01", "b", 3))
                        .reregisterFrom())
                .isEqualTo("2029-01-01");
    }

    @Test
    void theLatestBanOfAllYearsCounts() {
        var years = StaffPoints.of(
                        List.of(
                                decision("H1", "2024-06-01", "a", 12),
                                decision("H1", "2025-12-31", "b", 6),
                                decision("H1", "2025-12-31", "c", 6)),
                        NATIONAL)
                .get("D1");
        assertThat(years.keySet()).containsExactly(2024, 2025);
        assertThat(StaffPoints.reregisterFrom(years)).isEqualTo("2027-06-01");
    }

    @Test
    void withoutADoctorNobodyHasPoints() {
        Decision nobodys = new Decision(null, "H1", LocalDate.parse("2026-01-01"), "a", 12);
        assertThat(StaffPoints.of(List.of(nobodys), NATIONAL)).isEmpty();
    }

    @Test
    void theOrderOfTheDecisionsChangesNothing() {
        int terminated = 0;
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            List<Decision> decisions = new ArrayList<>();
            for (int i = random.nextInt(8); i >= 0; i--) {
                decisions.add(decision(
                        "H" + random.nextInt(2),
                        LocalDate.parse("2026-01-01")
                                .plusDays(random.nextInt(20))
                                .toString(),
                        "b" + random.nextInt(4),
                        random.nextInt(30) == 0 ? 12 : 1 + random.nextInt(5)));
            }
            var expected = StaffPoints.of(decisions, NATIONAL);
            Collections.shuffle(decisions, random);
            assertThat(StaffPoints.of(decisions, NATIONAL)).isEqualTo(expected);
            YearOfPoints year = expected.get("D1").get(2026);
            assertThat(year.reregisterFrom() != null).isEqualTo(year.status() == Status.TERMINATED);
            terminated += year.status() == Status.TERMINATED ? 1 : 0;
        }
        assertThat(terminated).isBetween(100, 900);
    }
}
