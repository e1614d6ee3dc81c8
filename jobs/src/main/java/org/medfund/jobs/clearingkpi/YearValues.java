package org.medfund.jobs.clearingkpi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values by fund year, as policies write them: under the year, such as {@code 2026}, or from a year on, such as
 * {@code 2027+}. A year of its own comes before one that goes on.
 */
final class YearValues {
    private static final Pattern KEY = Pattern.compile("(20\\d{2})(\\+?)");

    private final Map<Integer, JsonNode> ofYear = new TreeMap<>();
    private final NavigableMap<Integer, JsonNode> fromYear = new TreeMap<>();

    /** @throws IllegalArgumentException if a key is neither */
    YearValues(JsonNode values) {
        values.properties().forEach(entry -> {
            Matcher key = KEY.matcher(entry.getKey());
            if (!key.matches()) {
                throw new IllegalArgumentException(entry.getKey() + " is no year such as 2026, or 2027+");
            }
            (key.group(2).isEmpty() ? ofYear : fromYear).put(Integer.valueOf(key.group(1)), entry.getValue());
        });
    }

    /** Empty for a year before those that have a value. */
    Optional<JsonNode> of(int year) {
        JsonNode own = ofYear.get(year);
        return own != null
                ? Optional.of(own)
                : Optional.ofNullable(fromYear.floorEntry(year)).map(Map.Entry::getValue);
    }
}
