package org.medfund.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.medfund.core.job.JobContext;
import org.medfund.core.money.DeliveryCurrency;

/** The words of the report in Chinese and English, for what is not a page of it. */
public final class Texts {
    private final JsonNode chinese;
    private final JsonNode english;
    private final String currency;

    /** In the currency of the lake a job reads. */
    public static Texts of(JobContext job) {
        return new Texts(currency(job));
    }

    /** The currency of every amount of the lake, as the deliveries have it. */
    public static String currency(JobContext job) {
        Set<String> noted = job.records().notedBy("ingest", DeliveryCurrency.NOTE);
        return noted.isEmpty() ? DeliveryCurrency.DEFAULT : String.join(", ", noted);
    }

    /** @param currency code of the currency of the deliveries, such as CNY */
    public Texts(String currency) {
        try (InputStream in = Objects.requireNonNull(Texts.class.getResourceAsStream("texts.json"))) {
            JsonNode texts = new ObjectMapper().readTree(in);
            this.chinese = texts.path("zh");
            this.english = texts.path("en");
            this.currency = currency;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<String> chinese(String key) {
        return text(chinese, key);
    }

    public Optional<String> english(String key) {
        return text(english, key);
    }

    private Optional<String> text(JsonNode language, String key) {
        return language.has(key)
                ? Optional.of(language.path(key)
                        .asText()
                        .replace(
                                "{currency}",
                                language.path("currency." + currency).asText(currency)))
                : Optional.empty();
    }
}
