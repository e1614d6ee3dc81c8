package org.medfund.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.core.table.Tables;
import org.medfund.core.table.ml.FraudFeatures;
import org.medfund.core.table.weights.RelativeWeights;
import org.medfund.core.table.weights.SchemeQualities;
import org.medfund.core.table.weights.WeightSensitivities;
import org.medfund.core.testkit.TestLake;
import org.medfund.jobs.clearing.Account;
import org.medfund.jobs.clearing.PostingCode;

class TextsTest {
    /** A role as a text, or a constant of the same name. */
    private static final Pattern ROLE = Pattern.compile("(?:evidence|witness|counted)\\(\\s*\"?([A-Z_]+)\\b\"?[,)]");

    private static Map<String, String> chinese;
    private static Map<String, String> english;

    @BeforeAll
    static void readTexts() throws IOException {
        try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream("texts.json"))) {
            JsonNode texts = new ObjectMapper().readTree(in);
            chinese = texts(texts.path("zh"));
            english = texts(texts.path("en"));
        }
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new TreeMap<>();
        node.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    @Test
    void everythingIsSaidInBothLanguages() {
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        assertThat(chinese.values()).doesNotContain("");
        assertThat(english.values()).doesNotContain("");
    }

    /** Two figures under one name cannot be told apart. */
    @Test
    void noTermStandsForTwoThings() {
        for (Map<String, String> texts : List.of(chinese, english)) {
            Map<String, List<String>> keysOfTerm = new TreeMap<>();
            texts.forEach((key, text) -> {
                if (key.matches("word\\.[A-Z_]+|.*_yuan")) {
                    String term = text.replaceAll("[（(]\\{currency}[）)]", "").strip();
                    keysOfTerm.computeIfAbsent(term, name -> new ArrayList<>()).add(key);
                }
            });
            keysOfTerm.values().removeIf(keys -> keys.size() < 2 || SAME_THING.contains(new TreeSet<>(keys)));
            assertThat(keysOfTerm).isEmpty();
        }
    }

    /** The same figure as a column and as a posting or an account. */
    private static final List<TreeSet<String>> SAME_THING = List.of(
            new TreeSet<>(List.of("column.prepayment_offset_yuan", "word.PREPAYMENT_OFFSET")),
            new TreeSet<>(List.of("column.prior_year_correction_yuan", "word.PRIOR_YEAR_CORRECTION")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clearing.Account",
                "clearing.PostingCode",
                "clearing.PeriodState",
                "outofarea.NettingRule",
                "grouping.DipDisease$Kind",
                "grouping.DipMatch$Step",
                "intake.Reason",
                "monitoring.Light",
                "monitoring.NotMeasurable",
                "payment.DipCasePayment$Path",
                "payment.DrgCasePayment$Path",
                "payment.PointValuePolicy$SettledBy",
                "referral.ReferralExpectation$Basis",
                "supervision.RuleMode",
                "supervision.review.FlagState",
                "weights.RemovalReason",
                "weights.Stability",
                "weights.TrimPolicy$Method",
                "weights.WeightBasis"
            })
    void everyWordOfAClosedListHasAName(String list) throws ClassNotFoundException {
        for (Object constant : Class.forName("org.medfund.jobs." + list).getEnumConstants()) {
            assertThat(chinese).containsKey("word." + ((Enum<?>) constant).name());
        }
    }

    @Test
    void accountsAndPostingsAreCalledAsInTheBooks() {
        for (Account account : Account.values()) {
            assertThat(chinese).containsEntry("word." + account.name(), account.nameZh());
        }
        for (PostingCode code : PostingCode.values()) {
            assertThat(chinese).containsEntry("word." + code.name(), code.nameZh());
        }
    }

    @Test
    void everyIndicatorHasAName() throws ClassNotFoundException {
        for (Object kpi : Class.forName("org.medfund.jobs.monitoring.Kpi").getEnumConstants()) {
            assertThat(chinese).containsKey("word." + ((Enum<?>) kpi).name().toLowerCase(Locale.ROOT));
        }
    }

    /** The roles stand in the rules themselves, which is where they are read from. */
    @Test
    void everyRoleOfEvidenceHasAName() throws IOException {
        Path rules = TestLake.repository().resolve("jobs/src/main/java/org/medfund/jobs/supervision");
        TreeSet<String> roles = new TreeSet<>();
        try (Stream<Path> files = Files.walk(rules)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                ROLE.matcher(Files.readString(file)).results().forEach(found -> roles.add(found.group(1)));
            }
        }
        assertThat(roles).contains("ANCHOR", "READMISSION");
        assertThat(chinese.keySet())
                .containsAll(roles.stream().map(role -> "word." + role).toList());
    }

    @Test
    void everyFeatureOfTheModelHasAName() {
        List<String> features = FraudFeatures.TABLE.fields().stream()
                .filter(field -> field.javaType().equals(Double.class))
                .map(Field::name)
                .map(name -> "word." + name)
                .toList();

        assertThat(features).hasSizeGreaterThan(10);
        assertThat(chinese.keySet()).containsAll(features);
    }

    @Test
    void everyLandingFileHasAName() {
        assertThat(chinese.keySet())
                .containsAll(Tables.landed().stream()
                        .map(Table::landing)
                        .map(landing ->
                                "file." + Objects.requireNonNull(landing).name())
                        .toList());
    }

    /** Planners get these as a workbook, in both languages. */
    @Test
    void everyColumnOfTheWeightsHasAName() {
        for (Table table : List.of(RelativeWeights.TABLE, WeightSensitivities.TABLE, SchemeQualities.TABLE)) {
            assertThat(chinese.keySet())
                    .containsAll(table.fields().stream()
                            .map(field -> "column." + field.name())
                            .toList());
        }
    }

    @Test
    void noTextNamesACurrencyItself() {
        Stream.of(chinese, english)
                .flatMap(texts -> texts.entrySet().stream())
                .filter(text -> !text.getKey().startsWith("currency."))
                .forEach(text -> assertThat(text.getValue()).as(text.getKey()).doesNotContainPattern("元|\\byuan\\b"));
        assertThat(Arrays.asList(chinese.get("footer"), english.get("footer")))
                .allMatch(text -> text.contains("{currency}"));
    }
}
