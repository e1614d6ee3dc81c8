package org.medfund.core.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the value of a parameter may be, as its file declares it under {@code range}: an interval such as {@code [0, 1]},
 * open at a round bracket and without end where the number is left out, {@code whole} before it for whole numbers; {@code
 * codes} and a pattern; or a list of the texts there are. Of a list or a map every value must be so.
 *
 * @param wanted what the value must be, in words
 */
record ValueRange(String wanted, Predicate<JsonNode> isOne) {
    private static final String CODES = "codes ";
    private static final String NUMBER = "(-?\\d+(?:\\.\\d+)?)?";
    private static final Pattern INTERVAL = Pattern.compile("(whole )?([\\[(])" + NUMBER + ", " + NUMBER + "([\\])])");

    /** @throws IllegalArgumentException if it is not written in one of these ways */
    static ValueRange of(JsonNode declared) {
        if (declared.isArray()) {
            List<String> texts = new ArrayList<>();
            declared.forEach(text -> texts.add(text.asText()));
            return new ValueRange("one of " + texts, value -> texts.contains(value.asText()));
        }
        String text = declared.asText();
        if (text.startsWith(CODES)) {
            Pattern pattern = Pattern.compile(text.substring(CODES.length()));
            return new ValueRange(
                    text + ", in quotes",
                    value ->
                            value.isTextual() && pattern.matcher(value.asText()).matches());
        }
        Matcher interval = INTERVAL.matcher(text);
        if (!interval.matches()) {
            throw new IllegalArgumentException(text);
        }
        return new ValueRange(
                (interval.group(1) == null ? "in " : "a whole number in ") + text.replace("whole ", ""),
                value -> isNumberIn(interval, value.asText()));
    }

    /** Whether every value of it is so; what is left open is. */
    boolean holds(JsonNode value) {
        if (value.isContainerNode()) {
            for (JsonNode each : value) {
                if (!holds(each)) {
                    return false;
                }
            }
            return true;
        }
        return value.isNull() || isOne.test(value);
    }

    private static boolean isNumberIn(Matcher interval, String text) {
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            return false;
        }
        boolean isOfKind =
                interval.group(1) == null || number.stripTrailingZeros().scale() <= 0;
        return isOfKind
                && isUpTo(interval.group(3), number, interval.group(2).equals("["))
                && isUpTo(number, interval.group(4), interval.group(5).equals("]"));
    }

    private static boolean isUpTo(@Nullable String least, BigDecimal number, boolean isIncluded) {
        return least == null || number.compareTo(new BigDecimal(least)) >= (isIncluded ? 0 : 1);
    }

    private static boolean isUpTo(BigDecimal number, @Nullable String most, boolean isIncluded) {
        return most == null || number.compareTo(new BigDecimal(most)) <= (isIncluded ? 0 : -1);
    }
}
