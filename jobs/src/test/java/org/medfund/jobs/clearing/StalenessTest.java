package org.medfund.jobs.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.medfund.core.job.RecordedRun;
import org.medfund.core.problem.Problem;
import org.medfund.core.region.Region;
import org.medfund.core.time.Period;

class StalenessTest {
    private static final Region HANGZHOU = Region.of("330100");
    private static final Region WUHAN = Region.of("420100");

    private final SortedMap<String, SortedSet<String>> visible = new TreeMap<>();
    private final Map<String, RecordedRun> runs = new HashMap<>();

    private void run(String id, String period, List<String> regions, String... read) {
        TreeMap<String, List<String>> inputs = new TreeMap<>();
        inputs.put("payment.case_payments", List.of("payments"));
        if (read.length > 0) {
            inputs.put("clearing.postings", List.of(read));
        }
        runs.put(
                id,
                new RecordedRun(
                        id,
                        runs.size() + 1L,
                        "settle-month",
                        period,
                        "PUBLISHED",
                        regions,
                        List.of("clearing.postings"),
                        "",
                        new TreeMap<>(),
                        inputs,
                        new TreeMap<>(),
                        "test",
                        Instant.EPOCH));
    }

    private void isVisible(String period, String id) {
        visible.put(period, new TreeSet<>(List.of(id)));
    }

    private List<String> stale(String period) {
        return new Staleness(HANGZHOU, visible, runs)
                .of(Period.of(period)).stream().map(Problem::toString).toList();
    }

    @Test
    void aPeriodThatReadWhatIsVisibleIsFresh() {
        run("january", "2025-01", List.of("330100"));
        run("february", "2025-02", List.of("330100"), "january");
        isVisible("2025-01", "january");
        isVisible("2025-02", "february");

        assertThat(stale("2025-02")).isEmpty();
        assertThat(stale("2025-03")).isEmpty();
    }

    @Test
    void aPeriodThatReadWhatWasReplacedIsStale() {
        run("january", "2025-01", List.of("330100"));
        run("february", "2025-02", List.of("330100"), "january");
        run("january again", "2025-01", List.of("330100"));
        isVisible("2025-01", "january again");
        isVisible("2025-02", "february");

        assertThat(stale("2025-02"))
                .singleElement()
                .asString()
                .contains("2025-02 of 330100 does not rest on the postings of 2025-01")
                .contains("settle-month --month 2025-02 --region 330100");
    }

    /** January was settled for the first time after February: February has not reckoned with it. */
    @Test
    void aPeriodThatHasNotReadAnEarlierOneIsStale() {
        run("february", "2025-02", List.of("330100"));
        run("january", "2025-01", List.of("330100"));
        isVisible("2025-02", "february");
        assertThat(stale("2025-02")).isEmpty();

        isVisible("2025-01", "january");
        assertThat(stale("2025-02")).hasSize(1);
        run("year", "2025", List.of("330100"), "january");
        isVisible("2025", "year");
        assertThat(stale("2025")).singleElement().asString().contains("2025-02");
    }

    /** The run of both regions was replaced for Wuhan alone; February has read both. */
    @Test
    void onlyWhatIsVisibleForTheRegionItselfCounts() {
        run("both", "2025-01", List.of("330100", "420100"));
        run("wuhan", "2025-01", List.of("420100"));
        run("february", "2025-02", List.of("330100", "420100"), "both", "wuhan");
        isVisible("2025-02", "february");

        isVisible("2025-01", "both"); // as Hangzhou sees it
        assertThat(stale("2025-02")).isEmpty();
        isVisible("2025-01", "wuhan"); // as Wuhan does
        assertThat(new Staleness(WUHAN, visible, runs).of(Period.of("2025-02"))).isEmpty();
        isVisible("2025-01", "hangzhou again");
        assertThat(stale("2025-02")).hasSize(1);
    }
}
