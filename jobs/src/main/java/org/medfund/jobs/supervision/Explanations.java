package org.medfund.jobs.supervision;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences of one rule, {@code <id>.properties} beside this class, with {@code {names}} filled from evidence. A rule
 * with several grounds has a sentence for each, {@code <language>.<ground>}; a ground without one has the plain sentence.
 */
final class Explanations {
    private static final Pattern NAME = Pattern.compile("\\{([^}]+)}");
    private static final Map<String, Explanations> LOADED = new ConcurrentHashMap<>();

    private final String ruleId;
    private final Properties templates = new Properties();

    private Explanations(String ruleId) {
        this.ruleId = ruleId;
        String file = ruleId + ".properties";
        try (InputStream in = Explanations.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("Rule " + ruleId + " has no " + file);
            }
            templates.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    static Explanations of(String ruleId) {
        return LOADED.computeIfAbsent(ruleId, Explanations::new);
    }

    String chinese(Finding finding) {
        return filled("zh", finding.words());
    }

    String english(Finding finding) {
        return filled("en", finding.words());
    }

    /** @throws IllegalStateException if the sentence is missing or names something the finding does not show */
    private String filled(String language, Map<String, String> words) {
        String plain = templates.getProperty(language);
        String ground = words.get(Finding.GROUND);
        String template = ground == null ? plain : templates.getProperty(language + "." + ground, plain);
        if (template == null) {
            throw new IllegalStateException(
                    "Rule " + ruleId + " has no sentence " + language + (ground == null ? "" : " for " + ground));
        }
        return NAME.matcher(template).replaceAll(match -> {
            String word = words.get(match.group(1));
            if (word == null) {
                throw new IllegalStateException("Rule " + ruleId + " shows no " + match.group(1));
            }
            return Matcher.quoteReplacement(word);
        });
    }
}
