package org.medfund.core.job;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One command-line option of a job.
 *
 * @param name without the leading dashes
 * @param label what a value looks like, such as {@code Y}; empty for a switch that takes none
 * @param parser refuses a bad value with an {@link IllegalArgumentException} whose message says what a good one is
 * @param defaultText the value if it is left out; null if there is none
 * @param <T> what a value is
 */
public record Option<T>(
        String name,
        String label,
        String doc,
        Function<String, T> parser,
        boolean isRequired,
        @Nullable String defaultText) {

    public static <T> Option<T> required(String name, String label, String doc, Function<String, T> parser) {
        return new Option<>(name, label, doc, parser, true, null);
    }

    /** May be left out; then there is no value. */
    public static <T> Option<T> optional(String name, String label, String doc, Function<String, T> parser) {
        return new Option<>(name, label, doc, parser, false, null);
    }

    public static <T> Option<T> withDefault(
            String name, String label, String doc, Function<String, T> parser, String defaultText) {
        return new Option<>(name, label, doc, parser, false, defaultText);
    }

    /** True if given, else false. */
    public static Option<Boolean> toggle(String name, String doc) {
        return new Option<>(name, "", doc, Boolean::valueOf, false, "false");
    }

    public boolean isToggle() {
        return label.isEmpty();
    }
}
