package org.medfund.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.Refusal;
import org.medfund.core.region.Region;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;

class RuleFilesTest {
    private static final String HEAD = "source: \"a document\"\nvalid_from: \"2010-01-01\"\n";

    @TempDir
    Path conf;

    @BeforeEach
    void oneRule() throws IOException {
        write("policy/national/a.yaml", HEAD + "parameters:\n  a: {value: 1}\n");
        write("rules/E.7.yaml", HEAD + "parameters:\n  e7.share: {value: \"0.5\", range: \"[0, 1]\"}\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = conf.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Policies load() {
        return Policies.load(conf.resolve("policy"));
    }

    private List<String> refused() {
        Refusal refusal = catchThrowableOfType(Refusal.class, this::load);
        assertThat(refusal).as("nothing was refused").isNotNull();
        return refusal.problems().stream().map(Problem::what).toList();
    }

    @Test
    void everyThresholdOutsideItsRangeIsToldAtOnceWhereverItIsSet() throws IOException {
        write("rules/E.7.yaml", HEAD + """
                parameters:
                  e7.share: {value: "1.5", range: "[0, 1]"}
                  e7.days: {value: 0, range: "whole [1, 366]"}
                  e7.note: {value: 0, range: "0..1"}
                """);
        write("policy/region/33.yaml", HEAD + "parameters:\n  e7.share: {value: \"-0.1\"}\n");

        assertThat(refused())
                .containsExactlyInAnyOrder(
                        "e7.share in rules/E.7.yaml is \"1.5\".",
                        "e7.days in rules/E.7.yaml is 0.",
                        "rules/E.7.yaml, parameter e7.note has the range \"0..1\".",
                        "e7.share in region/33.yaml is \"-0.1\".");
    }

    @Test
    void aFolderOfItsOwnIsHeldToTheRangesOfTheInstallation() throws IOException {
        write("own/policy/national/a.yaml", HEAD + "parameters:\n  a: {value: 1}\n");
        write("own/rules/E.7.yaml", HEAD + "parameters:\n  e7.share: {value: \"3\", range: \"[0, 9]\"}\n");
        write("own/rules/E.99.yaml", HEAD + "parameters:\n  e99.limit: {value: 1}\n");

        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> Policies.load(conf.resolve("own/policy"), conf.resolve("policy")));

        assertThat(refusal.problems())
                .extracting(Problem::what)
                .containsExactlyInAnyOrder(
                        "e7.share in rules/E.7.yaml is \"3\".",
                        "rules/E.99.yaml is of a rule that medfund does not have.",
                        "rules/E.99.yaml sets the unknown parameter e99.limit.");
    }

    @Test
    void aFileOfARuleSetsItsOwnThresholdsOnly() throws IOException {
        write("rules/E.8.yaml", HEAD + "parameters:\n  e8.part: {value: 2}\n  e9.window_days: {value: 15}\n");

        assertThat(refused()).containsExactly("rules/E.8.yaml sets e9.window_days.");
    }

    @Test
    void laterThresholdsStandInAFileOfTheirYearAndDatesMayNotOverlap() throws IOException {
        String later = HEAD.replace("2010", "2027") + "parameters:\n  e7.share: {value: \"0.7\"}\n";
        write("rules/E.7.2027.yaml", later);
        assertThat(refused()).containsExactly("e7.share is set in rules/E.7.2027.yaml and in rules/E.7.yaml.");

        write(
                "rules/E.7.yaml",
                HEAD + "valid_to: \"2026-12-31\"\nparameters:\n  e7.share: {value: \"0.5\", range: \"[0, 1]\"}\n");
        assertThat(load().of(Region.of("330100"), PolicyYear.of("2027")).decimal("e7.share"))
                .isEqualTo("0.7");

        write("rules/E.7.2027.yaml", later.replace("\"2027-01-01\"", "\"2027-01-01\"\nvalid_to: \"2026-01-01\""));
        assertThat(refused()).containsExactly("rules/E.7.2027.yaml is in force from 2027-01-01 to 2026-01-01.");
    }

    @Test
    void everyThresholdOfARuleDeclaresItsRange() {
        Path installed = TestLake.repository().resolve("conf");
        for (PolicyFile file : PolicyFolder.read(installed.resolve("policy"), installed.resolve("rules"))) {
            if (RuleFiles.isNameOfOne(file.path())) {
                file.parameters()
                        .forEach((name, parameter) -> assertThat(
                                        parameter.value().isBoolean()
                                                || file.ranges().containsKey(name))
                                .as(file.path() + ": " + name + " needs a range")
                                .isTrue());
            }
        }
    }
}
