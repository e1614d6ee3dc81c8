package org.medfund.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.medfund.core.problem.Refusal;
import org.medfund.core.region.Region;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;

class PolicyFolderTest {
    private static final String HEAD = "source: \"a document\"\nvalid_from: \"2010-01-01\"\n";
    private static final PolicyYear YEAR = PolicyYear.of("2025");

    @TempDir
    Path folder;

    private PolicyFolderTest file(String name, String text) {
        Path path = folder.resolve(name);
        try {
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** A file whose parameters are one-line maps. */
    private PolicyFolderTest parameters(String name, String... lines) {
        StringBuilder text = new StringBuilder(HEAD).append("parameters:\n");
        for (String line : lines) {
            text.append("  ").append(line).append('\n');
        }
        return file(name, text.toString());
    }

    private Policies load() {
        return Policies.load(folder);
    }

    private String refused() {
        Refusal refusal = catchThrowableOfType(Refusal.class, this::load);
        assertThat(refusal).as("nothing was refused").isNotNull();
        return refusal.getMessage();
    }

    @Test
    void aFolderWithoutNationalValuesIsRefused() {
        parameters("region/33.yaml", "a: {value: \"1\"}");

        assertThat(refused()).contains("no national values");
    }

    @Test
    void unknownKeysAreRefusedByName() {
        parameters("national/a.yaml", "a: {valeu: \"1\", value: \"1\"}");
        file("national/b.yaml", HEAD + "vaild_to: \"2026-01-01\"\nparameters:\n  b: {value: 1}\n");

        assertThat(refused())
                .contains("national/a.yaml, parameter a has the unknown key valeu")
                .contains("national/b.yaml has the unknown key vaild_to");
    }

    @Test
    void aParameterWithoutValueIsRefused() {
        parameters("national/a.yaml", "a: {source: \"x\"}", "b: 3");

        assertThat(refused()).contains("parameter a has no value").contains("parameter b has no value");
    }

    @Test
    void aKeyGivenTwiceInAFileIsRefusedWithItsFile() {
        parameters("national/a.yaml", "a: {value: 1}", "a: {value: 2}");

        assertThat(refused()).contains("national/a.yaml cannot be read").contains("Duplicate");
    }

    @Test
    void rulesStandBesideThePolicyAndARegionMayOverrideThem() {
        Path conf = folder;
        folder = conf.resolve("policy");
        parameters("national/a.yaml", "a: {value: 1}").parameters("region/33.yaml", "e7.limit: {value: 2}");
        parameters("../rules/E.7.yaml", "e7.limit: {value: 1}");

        assertThat(load().national(YEAR).whole("e7.limit")).isEqualTo(1);
        assertThat(load().of(Region.of("330100"), YEAR).whole("e7.limit")).isEqualTo(2);
        parameters("../rules/seven.yaml", "b: {value: 1}");
        assertThat(refused()).contains("rules/seven.yaml is no file of a rule");
    }

    @Test
    void aParameterSetInTwoFilesForTheSameDaysIsRefused() {
        parameters("national/a.yaml", "a: {value: 1}").parameters("national/b.yaml", "a: {value: 1}");

        assertThat(refused()).contains("a is set in national/a.yaml and in national/b.yaml");
    }

    @Test
    void filesWithPartedDatesMaySetTheSameParameter() {
        file("national/a.yaml", HEAD + "valid_to: \"2024-12-31\"\nparameters:\n  a: {value: 1}\n");
        file("national/b.yaml", HEAD.replace("2010", "2025") + "parameters:\n  a: {value: 2}\n");

        assertThat(load().national(PolicyYear.of("2024")).whole("a")).isEqualTo(1);
        assertThat(load().national(YEAR).whole("a")).isEqualTo(2);
    }

    @Test
    void aFileWhereNoPolicyIsLookedForIsRefused() {
        parameters("national/a.yaml", "a: {value: 1}");
        List<String> misplaced = List.of(
                "regions/330100.yaml", "region/hangzhou.yaml", "region/330100/25.yaml", "national/b.yml", "c.yaml");
        misplaced.forEach(name -> parameters(name, "a: {value: 2}"));

        assertThat(refused()).contains(misplaced);
    }

    @Test
    void aFolderSetsWhatTheInstalledOneSetsInTheSameKind() {
        PolicyFolderTest installed = new PolicyFolderTest();
        installed.folder = folder.resolve("installed");
        installed.parameters(
                "national/a.yaml",
                "scale: {value: 2}",
                "limit: {value: \"0.85\"}",
                "rule: {value: \"HALF_UP\"}",
                "codes: {value: [\"21\", \"52\"]}",
                "flag: {value: true}",
                "gone: {value: 1}");
        PolicyFolderTest own = new PolicyFolderTest();
        own.folder = folder.resolve("own");
        own.parameters(
                "national/a.yaml",
                "scale: {value: four}",
                "limit: {value: 0.9}",
                "rule: {value: 3}",
                "codes: {value: [021, \"22\"]}",
                "flag: {value: \"yes\"}",
                "scal: {value: 2}");

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> Policies.load(own.folder, installed.folder));

        assertThat(refusal.problems())
                .extracting(problem -> problem.what())
                .containsExactlyInAnyOrder(
                        "No national file sets gone.",
                        "national/a.yaml sets the unknown parameter scal.",
                        "scale in national/a.yaml is \"four\".",
                        "rule in national/a.yaml is 3.",
                        "codes in national/a.yaml is [17,\"22\"].",
                        "flag in national/a.yaml is \"yes\".");
        assertThat(refusal.getMessage()).contains("medfund has no use for it; near it are scale,");
        Path real = TestLake.repository().resolve("conf/policy");
        assertThat(Policies.load(real, real)).isNotNull();
    }

    @Test
    void everyFileNeedsASourceAndADay() {
        file("national/a.yaml", "parameters:\n  a: {value: 1}\n");

        assertThat(refused()).contains("national/a.yaml has no source").contains("no usable valid_from");
    }

    @ParameterizedTest
    @CsvSource({"01/01/2025", "2025-13-01", "20250101", "2025"})
    void aDayIsWrittenInOneWayOnly(String day) {
        file("national/a.yaml", "source: \"x\"\nvalid_from: \"" + day + "\"\nparameters:\n  a: {value: 1}\n");

        assertThat(refused()).contains("no usable valid_from");
    }

    @Test
    void aRegionMayNotInventAParameter() {
        parameters("national/a.yaml", "window.years: {value: 3}")
                .parameters("region/33.yaml", "windwo.years: {value: 2}");

        assertThat(refused())
                .contains("region/33.yaml sets the unknown parameter windwo.years", "near it are window.years");
    }

    @Test
    void anEmptyFileAndBrokenYamlAreRefused() {
        parameters("national/ok.yaml", "a: {value: 1}");
        file("national/empty.yaml", "");
        file("national/broken.yaml", "source: [\n");
        file("national/bare.yaml", HEAD);

        assertThat(refused())
                .contains("national/empty.yaml is empty")
                .contains("national/broken.yaml cannot be read")
                .contains("national/bare.yaml has no parameters");
    }

    @Test
    void theProblemsOfAllFilesAreReportedAtOnce() {
        parameters("national/a.yaml", "a: {value: 1}", "b: {wert: 2}");
        parameters("region/33.yaml", "c: {value: 1}");
        file("region/330100.yaml", "parameters:\n  a: {value: 2}\n");

        Refusal refusal = catchThrowableOfType(Refusal.class, this::load);

        assertThat(refusal.problems()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(refusal.getMessage())
                .contains("national/a.yaml")
                .contains("region/33.yaml")
                .contains("region/330100.yaml");
    }

    @Test
    void yearOverridesCityOverridesProvinceOverridesNation() {
        parameters("national/a.yaml", "a: {value: 1}", "b: {value: 1}", "c: {value: 1}", "d: {value: 1}");
        parameters("region/33.yaml", "b: {value: 2}", "c: {value: 2}", "d: {value: 2}");
        parameters("region/330100.yaml", "c: {value: 3}", "d: {value: 3}");
        parameters("region/330100/2025.yaml", "d: {value: 4}");

        Policy city = load().of(Region.of("330100"), YEAR);
        assertThat(city.whole("a")).isEqualTo(1);
        assertThat(city.whole("b")).isEqualTo(2);
        assertThat(city.whole("c")).isEqualTo(3);
        assertThat(city.whole("d")).isEqualTo(4);
        assertThat(load().of(Region.of("330100"), PolicyYear.of("2024")).whole("d"))
                .isEqualTo(3);
        assertThat(load().of(Region.of("330200"), YEAR).whole("c")).isEqualTo(2);
        assertThat(load().of(Region.of("510100"), YEAR).whole("d")).isEqualTo(1);
        assertThat(load().national(YEAR).whole("d")).isEqualTo(1);
    }

    @Test
    void whatIsReadIsKeptWithSourceAndFile() {
        parameters(
                "national/a.yaml",
                "a: {value: 1, source: \"doc 7\", confidence: \"H\", spec_ref: \"B.1\", unit: \"day\"}",
                "b: {value: 2}");
        Policy policy = load().national(YEAR);

        policy.whole("a");

        assertThat(policy.valuesRead())
                .containsExactly(Map.entry(
                        "a", "1 [doc 7; national/a.yaml; confidence H; SPEC B.1; day; in force from 2010-01-01]"));
    }

    @Test
    void aValueOfAnotherKindIsRefusedWithItsFile() {
        parameters(
                "national/a.yaml",
                "a: {value: \"many\"}",
                "b: {value: 1.5}",
                "code: {value: 0123}",
                "flag: {value: \"yes\"}");
        Policy policy = load().national(YEAR);

        assertThat(catchThrowableOfType(Refusal.class, () -> policy.decimal("a"))
                        .getMessage())
                .contains("Policy a is \"many\"")
                .contains("a decimal number")
                .contains("national/a.yaml");
        assertThat(catchThrowableOfType(Refusal.class, () -> policy.whole("b")).getMessage())
                .contains("a whole number");
        // Unquoted codes are numbers to YAML, 0123 even an octal one: text() refuses what is not quoted.
        assertThat(catchThrowableOfType(Refusal.class, () -> policy.text("code"))
                        .getMessage())
                .contains("a text");
        assertThat(catchThrowableOfType(Refusal.class, () -> policy.flag("flag"))
                        .getMessage())
                .contains("true or false");
        assertThat(catchThrowableOfType(Refusal.class, () -> policy.node("missing"))
                        .getMessage())
                .contains("missing")
                .contains("2025");
        assertThat(catchThrowableOfType(Refusal.class, () -> policy.node("flags"))
                        .getMessage())
                .contains("near it are flag,");
    }

    /**
     * conf/policy/national carries the national defaults of the specification, each value as written there. What the
     * specification leaves open stands in {@code *-readings.yaml}, or with its rule in conf/rules.
     */
    @Test
    void theNationalFilesAreTheDefaultsOfTheSpecification() throws IOException {
        Map<String, String> specified = new TreeMap<>();
        try (InputStream in = PolicyFolderTest.class.getResourceAsStream("/defaults.json")) {
            for (JsonNode parameter : new ObjectMapper().readTree(in).get("parameters")) {
                specified.put(
                        parameter.get("key").asText(), parameter.get("value").toString());
            }
        }
        Map<String, String> configured = new TreeMap<>();
        TestLake.policies().national(YEAR).parameters().forEach((name, parameter) -> {
            boolean isRuleOfItsOwn = parameter.file().startsWith("rules/") && !specified.containsKey(name);
            if (!parameter.file().endsWith("-readings.yaml") && !isRuleOfItsOwn) {
                configured.put(name, parameter.value().toString());
            }
        });

        assertThat(specified).hasSize(216);
        assertThat(configured).containsExactlyEntriesOf(specified);
    }
}
