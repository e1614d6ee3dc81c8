package org.medfund.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.medfund.core.testkit.TestLake;
import org.medfund.jobs.acceptance.AcceptanceCase;
import org.medfund.jobs.acceptance.Adapter;
import org.medfund.jobs.acceptance.Adapters;
import org.medfund.jobs.acceptance.Comparison;

/**
 * Sends every worked case of a folder through the production code. The system property {@code medfund.cases} names
 * another folder than the repository's own. Functions that are not built stand in {@code acceptance-not-built.txt}.
 */
class AcceptanceCasesTest {
    private static final Path OWN_CASES = TestLake.repository().resolve("jobs/src/test/resources/cases");

    private static Path folder() {
        String asked = System.getProperty("medfund.cases", "");
        return asked.isEmpty() ? OWN_CASES : Path.of(asked);
    }

    @TestFactory
    Stream<DynamicTest> everyCaseComesOutAsWorked() {
        return AcceptanceCase.of(folder()).stream()
                .map(example -> DynamicTest.dynamicTest(example.id() + " " + example.function(), () -> check(example)));
    }

    private static void check(AcceptanceCase example) {
        Adapter adapter = Adapters.BY_FUNCTION.get(example.function());
        if (adapter == null) {
            String reason = notBuilt().get(example.function());
            Assumptions.assumeTrue(reason == null, example.function() + ": " + reason);
            fail(example.function() + " is neither run nor listed as not built.");
        }
        assertThat(Comparison.differences(example.expected(), adapter.run(example)))
                .isEmpty();
    }

    @Test
    void theFolderHasCases() {
        assertThat(AcceptanceCase.of(folder()))
                .isNotEmpty()
                .allSatisfy(example ->
                        assertThat(example.expected()).as(example.id()).isNotEmpty());
    }

    @Test
    void noFunctionThatIsBuiltIsListedAsNotBuilt() {
        assertThat(notBuilt().keySet()).doesNotContainAnyElementsOf(Adapters.BY_FUNCTION.keySet());
    }

    @Test
    void everyListedFunctionAndEveryAdapterHasACase() {
        Set<String> functions = AcceptanceCase.of(OWN_CASES).stream()
                .map(AcceptanceCase::function)
                .collect(Collectors.toSet());

        assertThat(functions).containsAll(notBuilt().keySet()).containsAll(Adapters.BY_FUNCTION.keySet());
    }

    /** Function to reason, one a line, parted by a colon. */
    private static Map<String, String> notBuilt() {
        try (InputStream list = AcceptanceCasesTest.class.getResourceAsStream("/acceptance-not-built.txt")) {
            String text = new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split(":", 2))
                    .collect(Collectors.toMap(
                            part -> part[0].strip(), part -> part[1].strip(), (a, b) -> a, TreeMap::new));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
