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
 * @param isPositional given by its place on the command line, without its name
 * @param isUnspoken no message repeats a value of it
 * @param <T> what a value is
 */
public record Option<T>(
        String name,
        String label,
        String doc,
        Function<String, T> parser,
        boolean isRequired,
        @Nullable String defaultText,
        boolean isPositional,
        boolean isUnspoken) {

    public static <T> Option<T> required(String name, String label, String doc, Function<String, T> parser) {
        return new Option<>(name, label, doc, parser, true, null, false, false);
    }

    /** May be left out; then there is no value. */
    public static <T> Option<T> optional(String name, String label, String doc, Function<String, T> parser) {
        return new Option<>(name, label, doc, parser, false, null, false, false);
    }

    public static <T> Option<T> withDefault(
            String name, String label, String doc, Function<String, T> parser, String defaultText) {
        return new Option<>(name, label, doc, parser, false, defaultText, false, false);
    }

    /** True if given, else false. */
    public static Option<Boolean> toggle(String name, String doc) {
        return new Option<>(name, "", doc, Boolean::valueOf, false, "false", false, false);
    }

    /** The same option, given by its place on the command line. */
    public Option<T> byPosition() {
        return new Option<>(name, label, doc, parser, isRequired, defaultText, true, isUnspoken);
    }

    /** The same option, whose value no message repeats, because it may be a personal one. */
    public Option<T> unspoken() {
        return new Option<>(name, label, doc, parser, isRequired, defaultText, isPositional, true);
    }

    /** What a person writes for it, such as {@code --year} or {@code TABLE}. */
    public String written() {
        return isPositional ? label : "--" + name;
    }

    public boolean isToggle() {
        return label.isEmpty();
    }
}
