package org.medfund.jobs.supervision;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a reference table by key, each in force for some days.
 *
 * @param <V> what a row says
 */
public final class Dated<V> implements Serializable {
    private static final long serialVersionUID = 1;

    /**
     * One row.
     *
     * @param rowKey its grain, as evidence names it
     * @param to last day; null if open
     */
    public record Entry<V>(
            String rowKey, LocalDate from, @Nullable LocalDate to, V value) implements Serializable {
        boolean isInForce(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    private final HashMap<String, List<Entry<V>>> entries = new HashMap<>();

    /** Adds a row; rows without a key are looked up by nothing. */
    public Dated<V> put(@Nullable String key, Entry<V> entry) {
        if (key != null) {
            entries.computeIfAbsent(key, none -> new ArrayList<>()).add(entry);
        }
        return this;
    }

    /** The row of the key in force on a day; of several the one that began last. */
    public Optional<Entry<V>> at(@Nullable String key, LocalDate day) {
        return allAt(key, day).stream().findFirst();
    }

    /** Every row of the key in force on a day, the one that began last first. */
    public List<Entry<V>> allAt(@Nullable String key, LocalDate day) {
        List<Entry<V>> ofKey = key == null ? List.of() : entries.getOrDefault(key, List.of());
        return ofKey.stream()
                .filter(entry -> entry.isInForce(day))
                .sorted(Comparator.comparing((Entry<V> entry) -> entry.from())
                        .thenComparing(Entry::rowKey)
                        .reversed())
                .toList();
    }
}
