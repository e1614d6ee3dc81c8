package org.medfund.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Policy values as the clearing had them. {@code policy.json} holds them by name: of the period's year under the region, and
 * what decides about deductions of a year under {@code national/2025} and {@code 330100/2025}.
 */
final class Rules {
    private final String region;
    private final JsonNode values;

    private Rules(String region, JsonNode values) {
        this.region = region;
        this.values = values;
    }

    /** @param region or what else the values are under; it may have none */
    static Rules read(Path folder, String region) {
        try {
            return new Rules(
                    region,
                    new ObjectMapper()
                            .readTree(folder.resolve("policy.json").toFile())
                            .path(region));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException if the file has no such value for the region */
    JsonNode value(String name) {
        JsonNode value = values.path(name);
        if (value.isMissingNode()) {
            throw new IllegalArgumentException("policy.json has no " + name + " for region " + region);
        }
        return value;
    }

    boolean has(String name) {
        return values.has(name);
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        value(name).forEach(each -> texts.add(each.asText()));
        return texts;
    }

    String text(String name) {
        return value(name).asText();
    }

    Fraction ratio(String name) {
        return Fraction.of(text(name));
    }

    /** SPEC C.8: the assessment coefficient of a score; without a score the default one. */
    Fraction assessmentCoefficient(String score) {
        Fraction coefficient = ratio("assess.coef_default");
        if (!score.isEmpty()) {
            for (JsonNode step : value("assess.coef_steps")) {
                if (Fraction.of(step.path("score_from").asText()).compareTo(Fraction.of(score)) <= 0) {
                    coefficient = Fraction.of(step.path("coef").asText());
                }
            }
        }
        return coefficient;
    }

    /** SPEC D.4 step 3: the part of the deposit that goes back; all of it without a score. */
    Fraction depositReturned(String score) {
        if (score.isEmpty()) {
            return Fraction.ONE;
        }
        Fraction reached = Fraction.of(score);
        if (reached.compareTo(ratio("assess.full")) >= 0) {
            return Fraction.ONE;
        }
        return reached.compareTo(ratio("assess.floor")) < 0 ? Fraction.of(0) : reached.over(ratio("assess.full"));
    }
}
