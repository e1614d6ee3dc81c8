package org.medfund.jobs.supervision.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.medfund.jobs.supervision.rules.PlantedScan.Score;

/** Rules with a fixed threshold against the violations that simulate-claims plants, and the near misses beside them. */
class PlantedScanTest {

    @Test
    void everyFixedThresholdFindsWhatIsPlantedAndNoNearMiss() {
        Map<String, Score> scores = PlantedScan.of("3200", "11");

        assertThat(scores).hasSize(19);
        scores.forEach((rule, score) -> {
            assertThat(score.planted()).as(rule + " planted").isPositive();
            assertThat(score.missed()).as(rule + " missed").isEmpty();
            assertThat(score.wrong()).as(rule + " flagged without a violation").isEmpty();
        });
    }

    /** Two honest operations may fall to one surgeon and hour by chance: what E.21 flags beside its plants. */
    @Test
    @Tag("nightly")
    void atTheScaleOfACityPrecisionAndRecallAreNineInTen() {
        PlantedScan.of("city", "1").forEach((rule, score) -> {
            assertThat(score.missed().size()).as(rule + " missed").isLessThanOrEqualTo(score.planted() / 10);
            assertThat(score.wrong().size()).as(rule + " wrong").isLessThanOrEqualTo(score.flags() / 10);
        });
    }

    /** What lies above a percentile of the year before is flagged whether it was planted or not, so that only recall is asked. */
    @Test
    @Tag("nightly")
    void atTheScaleOfACityPeersShowWhatIsPlanted() {
        Map<String, Score> scores = PlantedScan.byPeers("city", "1");

        assertThat(scores).containsOnlyKeys("E.13", "E.2", "E.23");
        assertThat(scores.get("E.2").missed()).isEmpty();
        assertThat(scores.get("E.13").missed()).isEmpty();
        // Four times a cost that would have been low is no outlier of its group.
        assertThat(scores.get("E.23").missed().size())
                .isLessThan(scores.get("E.23").planted() / 3);
    }
}
