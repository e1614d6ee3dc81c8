package org.medfund.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.RowsAssert.assertRows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.table.payment.Rates;
import org.medfund.core.table.weights.RelativeWeights;
import org.medfund.core.testkit.TestLake;

/** What several JVMs do to one local lake at once, and what one leaves behind that is killed. */
@Tag("nightly") // starts several processes, each with a session; one process with two runs at once is in HarnessTest
class SeveralDriversTest {
    @TempDir
    Path folder;

    @Test
    void ofTwoRunsOfOneScopeThatPublishAtOnceExactlyOneDoes() throws Exception {
        String lake = folder.resolve("lake").toString();
        Driver one = Driver.publish(folder, Map.of(), lake, "330100", "0.1000", "2");
        Driver two = Driver.publish(folder, Map.of(), lake, "330100", "0.2000", "2");

        assertOneOf(new TestLake(lake, "test"), one, two);
    }

    /** One of the two published, the other was told of the conflict, and readers see rows of the one. */
    static void assertOneOf(TestLake lake, Driver one, Driver two) throws InterruptedException {
        assertThat(List.of(one.exit(), two.exit()))
                .as(one.output() + "\n--\n" + two.output())
                .containsExactlyInAnyOrder(Exit.DONE.code(), Exit.REFUSED.code());
        boolean firstWon = one.exit() == Exit.DONE.code();
        assertThat((firstWon ? two : one).output()).contains("CONFLICT: Another run has published 330100/2025");
        assertRows(lake.read(RelativeWeights.TABLE), Driver.block("330100", firstWon ? "0.1000" : "0.2000"));
        assertThat(lake.lake().readAll(RelativeWeights.TABLE).count()).isEqualTo(2);
    }

    @Test
    void runsOfDifferentScopesThatPublishAtOnceBothDo() throws Exception {
        String lake = folder.resolve("lake").toString();
        Driver one = Driver.publish(folder, Map.of(), lake, "330100", "0.1000", "2");
        Driver two = Driver.publish(folder, Map.of(), lake, "330200", "0.2000", "2");

        assertThat(one.exit()).as(one.output()).isEqualTo(Exit.DONE.code());
        assertThat(two.exit()).as(two.output()).isEqualTo(Exit.DONE.code());
        assertRows(new TestLake(lake, "test").read(RelativeWeights.TABLE), """
                region_code | relative_weight
                330100      |          0.1000
                330200      |          0.2000
                """);
    }

    @Test
    void aKilledRunIsUnseenAndTheSameRunAgainGivesTheSameRows() throws Exception {
        List<String> steps = List.of("writing " + Rates.TABLE.name(), "checking", "publishing");
        List<Path> lakes = Stream.of("one", "two", "three").map(folder::resolve).toList();
        for (Path lake : lakes) {
            Files.createDirectory(lake);
        }
        List<Driver> drivers = Stream.of(0, 1, 2)
                .map(i -> Driver.killedAt(
                        lakes.get(i), Map.of(), lakes.get(i).toString(), "330100", "0.5000", steps.get(i)))
                .toList();

        for (int i = 0; i < 3; i++) {
            assertThat(drivers.get(i).exit()).as(drivers.get(i).output()).isEqualTo(Driver.KILLED);
            TestLake lake = new TestLake(lakes.get(i));
            assertThat(lake.lake().readAll(RelativeWeights.TABLE).count())
                    .as(steps.get(i))
                    .isEqualTo(1);
            assertThat(lake.read(RelativeWeights.TABLE).count())
                    .as(steps.get(i))
                    .isZero();

            FixedWeights again = FixedWeights.of(Driver.block("330100", "0.5000"));
            assertThat(lake.run(again, "--year", "2025").exit()).isEqualTo(Exit.DONE);
            assertRows(lake.read(RelativeWeights.TABLE), again.block());
            assertThat(lake.read(Rates.TABLE).count()).isEqualTo(1);
        }
    }
}
