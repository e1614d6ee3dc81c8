package org.medfund.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.medfund.core.testkit.Rows.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.lake.Lake;
import org.medfund.core.problem.Refusal;
import org.medfund.core.region.Region;
import org.medfund.core.table.weights.RelativeWeights;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;

@Tag("nightly")
class LakeCleaningTest {
    private static final PolicyYear YEAR = PolicyYear.of("2025");

    @TempDir
    Path folder;

    private static List<String> clean(Lake lake, int daysLater, boolean isDryRun) {
        return new LakeCleaning(lake, Instant.now().plus(Duration.ofDays(daysLater)), Duration.ofDays(7))
                .clean(TestLake.policies().national(YEAR), isDryRun);
    }

    private static String waste(int rows, int runs) {
        return "weights.relative_weights: " + rows + " rows of " + runs
                + " runs that were not published, 1 files that it does not need.";
    }

    @Test
    void leftoversGoWhenTheyAreOldAndWhatIsPublishedStays() throws IOException {
        TestLake published = new TestLake(folder);
        var weights = rows(RelativeWeights.TABLE, """
                region_code | year | group_code | case_count | relative_weight
                330100      | 2025 | A          |          9 |          0.5000
                """);
        published.with(Region.of("330100"), YEAR, RelativeWeights.TABLE, weights);
        Lake lake = published.lake();
        lake.append(RelativeWeights.TABLE, "a-killed-run", weights);
        Path left = folder.resolve("weights/relative_weights/part-of-a-killed-run.parquet");
        Files.writeString(left, "cut off");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofDays(9))));

        assertThat(clean(lake, 0, true)) // its rows are of today; it may still be at work
                .containsExactly(waste(0, 0), "Nothing was removed: this was a dry run.");
        assertThat(Files.exists(left)).isTrue();
        assertThat(clean(lake, 8, false)).contains(waste(1, 1));
        assertThat(Files.exists(left)).isFalse();
        assertThat(lake.rowsByRun(RelativeWeights.TABLE)).hasSize(1).doesNotContainKey("a-killed-run");
        assertThat(published.read(RelativeWeights.TABLE).count()).isEqualTo(1);

        // Somebody takes out what is published: now only the version before has it, and its files are kept.
        lake.remove(RelativeWeights.TABLE, lake.rowsByRun(RelativeWeights.TABLE).keySet());
        assertThatThrownBy(() -> clean(lake, 8, false))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("1 published runs rest on rows that would be lost: publish-for-test ")
                .hasMessageContaining("Nothing was removed.");
    }
}
