package org.medfund.jobs.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One HTML file that has everything in it: style, charts, texts of both languages, and the data as JSON. */
public final class Page {
    private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w+)}}");

    /** The page as lines. The data reaches the page as text only, never as markup or script. */
    public static Stream<String> lines(Object data) {
        Map<String, String> parts = Map.of(
                "style", resource("report.css"),
                "echarts", echarts(),
                "texts", safe(resource("texts.json")),
                "data", json(data),
                "script", resource("report.js"));
        return SLOT.matcher(resource("report.html"))
                .replaceAll(slot -> Matcher.quoteReplacement(Objects.requireNonNull(parts.get(slot.group(1)))))
                .lines();
    }

    private static String json(Object data) {
        try {
            return safe(new ObjectMapper().writeValueAsString(data));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Records of text always become JSON", e);
        }
    }

    /** JSON that can neither end nor open a tag of the page. */
    private static String safe(String text) {
        return text.replace("<", "\\u003c");
    }

    private static String echarts() {
        Properties jar = new Properties();
        try (InputStream in = open("/META-INF/maven/org.webjars.npm/echarts/pom.properties")) {
            jar.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return resource("/META-INF/resources/webjars/echarts/" + jar.getProperty("version") + "/dist/echarts.min.js");
    }

    private static String resource(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(Page.class.getResourceAsStream(name), name);
    }

    private Page() {}
}
