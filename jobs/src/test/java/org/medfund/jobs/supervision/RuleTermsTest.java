package org.medfund.jobs.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.policy.Policies;
import org.medfund.core.policy.Policy;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.Refusal;
import org.medfund.core.region.Region;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;

class RuleTermsTest {
    private static final Path INSTALLED = TestLake.repository().resolve("conf/policy");
    private static final Region HANGZHOU = Region.of("330100");
    private static final PolicyYear YEAR = PolicyYear.of("2025");

    @TempDir
    Path policies;

    @BeforeEach
    void copy() throws IOException {
        Path national = Files.createDirectories(policies.resolve("national"));
        try (Stream<Path> files = Files.list(INSTALLED.resolve("national"))) {
            for (Path file : files.toList()) {
                Files.copy(file, national.resolve(file.getFileName()));
            }
        }
    }

    /** The policy of a region whose own file sets these parameters. */
    private Policy with(String parameters) throws IOException {
        Files.createDirectories(policies.resolve("region"));
        Files.writeString(
                policies.resolve("region/330100.yaml"),
                "source: \"a notice of the city\"\nvalid_from: \"2020-01-01\"\nparameters:\n" + parameters);
        return Policies.load(policies, INSTALLED).of(HANGZHOU, YEAR);
    }

    private static List<String> refused(Policy policy) {
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> RuleTerms.hold(List.of(HANGZHOU, Region.of("330200")), region -> policy));
        assertThat(refusal).as("nothing was refused").isNotNull();
        return refusal.problems().stream().map(Problem::what).toList();
    }

    @Test
    void theNationalPolicyAsksOfNoRuleMoreThanItMayDo() {
        Policy national = TestLake.policies().national(YEAR);
        assertThat(RuleTerms.held(national)).isSameAs(national);
        assertThat(Rules.ALL.stream()
                        .filter(rule -> rule.strongestMode() == RuleMode.ENFORCE)
                        .map(rule -> rule.card().id()))
                .containsExactly("E.4", "E.5", "E.7", "E.8", "E.14", "E.17", "E.26");
    }

    @Test
    void aRuleThatNeedsJudgementIsNotEnforcedAndNamesThatAreUnknownAreTold() throws IOException {
        assertThat(refused(with("""
                  flag.modes: {value: {"ENFORCE": ["E.1", "E.2", "E.14", "E.99"], "SIMULATE": ["E.14"], "PUNISH": ["E.7"]}}
                """)))
                .containsExactlyInAnyOrder(
                        "Policy flag.modes sets E.1 to ENFORCE in region/330100.yaml.",
                        "Policy flag.modes names the rule E.99 in region/330100.yaml.",
                        "Policy flag.modes names E.14 twice in region/330100.yaml.",
                        "Policy flag.modes names the mode PUNISH in region/330100.yaml.");
    }

    @Test
    void overStayIsMoreThanSimulatedOnlyByADocumentOfTheRegion() throws IOException {
        Policy region = with("  e2.mode: {value: \"ENFORCE\"}\n");
        assertThat(RuleTerms.held(region)).isSameAs(region);

        Path conf = Files.createDirectories(policies.resolve("conf/rules")).getParent();
        try (Stream<Path> files = Files.list(INSTALLED.resolveSibling("rules"))) {
            for (Path file : files.toList()) {
                Files.writeString(
                        conf.resolve("rules").resolve(file.getFileName()),
                        Files.readString(file).replace("value: \"SIMULATE\"", "value: \"REVIEW\""));
            }
        }
        Files.createDirectories(conf.resolve("policy"));
        Files.move(policies.resolve("national"), conf.resolve("policy/national"));
        Policy national = Policies.load(conf.resolve("policy"), INSTALLED).of(HANGZHOU, YEAR);
        assertThat(refused(national)).containsExactly("Policy e2.mode sets E.2 to REVIEW in rules/E.2.yaml.");
    }

    @Test
    void thresholdsThatContradictEachOtherAreRefused() throws IOException {
        assertThat(refused(with("  e24.cost_share_min: {value: \"1.10\"}\n")))
                .containsExactly("Policy e24.cost_share_min is \"1.10\" in region/330100.yaml.");
    }
}
