package org.medfund.jobs.intake;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.claims.Areas;

/** Which pooling region an administrative division belongs to, day by day (SPEC A.11). */
final class AreaBook implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MOST_SUCCESSORS = 5;

    private final HashMap<String, ArrayList<Entry>> entries = new HashMap<>();
    private final HashSet<String> regions = new HashSet<>();

    private record Entry(
            LocalDate from,
            @Nullable LocalDate to,
            String region,
            @Nullable String successor) implements Serializable {

        boolean isValid(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    /** @param areas rows of {@link Areas}; of the same division and first day the later row counts */
    static AreaBook of(List<Row> areas) {
        AreaBook book = new AreaBook();
        for (Row row : areas) {
            Entry entry = new Entry(
                    Areas.VALID_FROM_DATE.in(row),
                    Areas.VALID_TO_DATE.inOrNull(row),
                    Areas.REGION_CODE.in(row),
                    Areas.SUCCESSOR_AREA_CODE.inOrNull(row));
            ArrayList<Entry> ofArea = book.entries.computeIfAbsent(Areas.AREA_CODE.in(row), code -> new ArrayList<>());
            ofArea.removeIf(other -> other.from().equals(entry.from()));
            ofArea.add(entry);
        }
        book.entries.values().forEach(ofArea -> {
            ofArea.sort(Comparator.comparing(Entry::from));
            ofArea.forEach(entry -> book.regions.add(entry.region()));
        });
        return book;
    }

    /** Whether the code is a division of some day, or a pooling region. */
    boolean knows(String code) {
        return entries.containsKey(code) || regions.contains(code);
    }

    /** Whether the code is a pooling region of some day. */
    boolean isRegion(String code) {
        return regions.contains(code);
    }

    /**
     * The pooling region of a division on a day: a region's own code means itself, and a division that has ended that
     * of its successor.
     *
     * @return null if it has none
     */
    @Nullable
    String region(String code, LocalDate day) {
        String area = code;
        for (int i = 0; i < MOST_SUCCESSORS; i++) {
            String successor = null;
            for (Entry entry : entries.getOrDefault(area, new ArrayList<>())) {
                if (entry.isValid(day)) {
                    return entry.region();
                }
                successor = entry.from().isAfter(day) ? successor : entry.successor();
            }
            if (regions.contains(area)) {
                return area;
            }
            if (successor == null) {
                return null;
            }
            area = successor;
        }
        return null;
    }

    /** The pooling region of the division as last listed; null if it is unknown. */
    @Nullable
    String latestRegion(String code) {
        List<Entry> ofArea = entries.get(code);
        return ofArea != null ? ofArea.get(ofArea.size() - 1).region() : regions.contains(code) ? code : null;
    }
}
