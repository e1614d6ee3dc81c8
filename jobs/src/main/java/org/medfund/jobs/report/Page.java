package org.medfund.jobs.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One HTML file that has everything in it: style, charts, texts of both languages, and the data as JSON. */
public final class Page {
    private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w+)}}");

    /** A page of sections, such as the report. */
    public static Stream<String> lines(Object data) {
        return lines("report", data);
    }

    /**
     * The page as lines. The data reaches the page as text only, never as markup or script.
     *
     * @param name of the page's own frame and script: report, weights, or statement
     */
    public static Stream<String> lines(String name, Object data) {
        return SLOT.matcher(resource("page.html"))
                .replaceAll(slot -> Matcher.quoteReplacement(part(name, slot.group(1), data)))
                .lines();
    }

    private static String part(String name, String slot, Object data) {
        return switch (slot) {
            case "style" -> resource("report.css");
            case "name" -> name;
            case "frame" -> resource(name + ".html");
            case "libraries" -> name.equals("report") ? "<script>\n" + echarts() + "\n</script>" : "";
            case "texts" -> safe(resource("texts.json"));
            case "data" -> json(data);
            case "common" -> resource("common.js");
            case "script" -> resource(name + ".js");
            default -> throw new IllegalStateException("Page " + name + " has an unknown slot: " + slot);
        };
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
