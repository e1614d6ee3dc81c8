package org.medfund.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.medfund.core.problem.Refusal;
import org.medfund.core.region.Region;
import org.medfund.core.time.PolicyYear;

class ArgumentsTest {
    private static final Option<Integer> SIZE = Option.withDefault("size", "N", "Size", Integer::valueOf, "7");
    private static final Option<Boolean> FORCE = Option.toggle("force", "Force");
    private static final List<Option<?>> OPTIONS = List.of(Options.YEAR, Options.REGION, SIZE, FORCE);

    private static List<String> problems(String... argv) {
        try {
            Arguments.parse(OPTIONS, argv);
            return List.of();
        } catch (Refusal refusal) {
            return refusal.problems().stream().map(problem -> problem.what()).toList();
        }
    }

    @Test
    void whatIsLeftOutHasItsDefaultOrNoValue() {
        Arguments args = Arguments.parse(OPTIONS, "--year", "2025");

        assertThat(args.get(Options.YEAR)).isEqualTo(PolicyYear.of("2025"));
        assertThat(args.find(Options.REGION)).isEmpty();
        assertThat(args.get(SIZE)).isEqualTo(7);
        assertThat(args.get(FORCE)).isFalse();
    }

    @Test
    void theLedgerTextDoesNotDependOnTheOrderGiven() {
        assertThat(Arguments.parse(OPTIONS, "--year", "2025", "--region", "330100", "--force"))
                .hasToString("--force true --region 330100 --size 7 --year 2025");
        assertThat(Arguments.parse(OPTIONS, "--force", "--region", "330100", "--year", "2025"))
                .hasToString("--force true --region 330100 --size 7 --year 2025");
    }

    @Test
    void textsByNameMeanTheSameAsACommandLine() {
        Arguments args = Arguments.of(OPTIONS, Map.of("year", "2025", "region", "330100"));

        assertThat(args.find(Options.REGION)).contains(Region.of("330100"));
        assertThat(args).hasToString("--force false --region 330100 --size 7 --year 2025");
    }

    @Test
    void whatAJobFoundReadsAsIfItHadBeenGiven() {
        List<Option<?>> options = List.of(Options.YEAR_OR_NEWEST, Options.REGION);
        Arguments given = Arguments.parse(options, "--region", "330100", "--year", "2025");
        Arguments leftOut = Arguments.parse(options, "--region", "330100");
        Arguments found = leftOut.with(Options.YEAR_OR_NEWEST, PolicyYear.of("2025"));

        assertThat(found).hasToString(given.toString());
        assertThat(found.find(Options.YEAR_OR_NEWEST)).contains(PolicyYear.of("2025"));
        assertThat(leftOut).hasToString("--region 330100");
    }

    @Test
    void everyProblemIsNamedAtOnce() {
        assertThat(problems("--yaer", "2025", "--region", "x", "--size", "big", "--size", "3"))
                .anyMatch(what -> what.contains("--yaer"))
                .anyMatch(what -> what.contains("--region x"))
                .anyMatch(what -> what.contains("--size is given twice"))
                .anyMatch(what -> what.contains("--year is missing"))
                .hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void anOptionDoesNotSwallowTheNextOne() {
        assertThat(problems("--region", "--year", "2025")).containsExactly("--region has no value.");
        assertThat(problems("--year")).anyMatch(what -> what.contains("--year has no value"));
    }

    @Test
    void anUndeclaredOptionIsAFaultOfOursNotOfTheUser() {
        Arguments args = Arguments.parse(OPTIONS, "--year", "2025");

        assertThatThrownBy(() -> args.get(Options.MONTH)).isInstanceOf(IllegalStateException.class);
    }
}
