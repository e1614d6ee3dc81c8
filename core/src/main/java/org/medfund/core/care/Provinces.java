package org.medfund.core.care;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.medfund.core.table.claims.Areas;

/**
 * Which province a pooling region belongs to. The divisions above it decide, up to one of level P; of a region that is no
 * division itself, those of its divisions if they agree. Where none is listed it is the first two digits and 0000
 * (GB/T 2260), so that 660000, the production corps, is a province of its own.
 */
public final class Provinces {
    private static final String PROVINCE_LEVEL = "P";
    private static final int LEVELS_MAX = 10;
    private static final int PREFIX = 2;
    private static final String SUFFIX = "0000";

    private final Map<String, Row> areas = new HashMap<>();
    private final SortedMap<String, String> byRegion = new TreeMap<>();

    /**
     * @param areas rows of {@link Areas}
     * @param day of a division listed more than once the row in force counts, or the last one before, or the first
     */
    public Provinces(Collection<Row> areas, LocalDate day) {
        List<Row> sorted = new ArrayList<>(areas);
        sorted.sort(Comparator.comparing(Areas.VALID_FROM_DATE::in));
        Map<String, TreeSet<String>> divisions = new TreeMap<>();
        for (Row row : sorted) {
            String area = Areas.AREA_CODE.in(row);
            if (!this.areas.containsKey(area) || !Areas.VALID_FROM_DATE.in(row).isAfter(day)) {
                this.areas.put(area, row);
            }
        }
        for (Row row : this.areas.values()) {
            divisions
                    .computeIfAbsent(Areas.REGION_CODE.in(row), region -> new TreeSet<>())
                    .add(Areas.AREA_CODE.in(row));
        }
        divisions.forEach((region, ofRegion) -> byRegion.put(region, found(region, ofRegion)));
    }

    private String found(String region, Set<String> divisions) {
        if (areas.containsKey(region)) {
            return above(region).orElseGet(() -> prefix(region));
        }
        TreeSet<String> provinces = new TreeSet<>();
        divisions.forEach(division -> above(division).ifPresent(provinces::add));
        return provinces.size() == 1 ? provinces.first() : prefix(region);
    }

    /** The division of level P above this one, or it itself. */
    private Optional<String> above(String area) {
        String at = area;
        for (int i = 0; i < LEVELS_MAX; i++) {
            Row row = areas.get(at);
            if (row == null) {
                return Optional.empty();
            }
            if (Areas.AREA_LEVEL.in(row).equals(PROVINCE_LEVEL)) {
                return Optional.of(at);
            }
            String parent = Areas.PARENT_AREA_CODE.inOrNull(row);
            if (parent == null) {
                return Optional.empty();
            }
            at = parent;
        }
        return Optional.empty();
    }

    public static String prefix(String code) {
        return code.substring(0, PREFIX) + SUFFIX;
    }

    /** The province of a pooling region, or of a province itself. */
    public String of(String code) {
        String known = byRegion.get(code);
        return known != null ? known : above(code).orElseGet(() -> prefix(code));
    }

    /** Of every pooling region listed. */
    public SortedMap<String, String> byRegion() {
        return byRegion;
    }
}
