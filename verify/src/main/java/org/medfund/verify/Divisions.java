package org.medfund.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Administrative divisions as exported: who stands for a pooling region that has ended, and of which province a region is
 * (SPEC A.11, D.7). Days are written yyyy-MM-dd, so that they compare as texts.
 */
final class Divisions {
    private static final String PROVINCE = "P";
    private static final int LEVELS_MAX = 10;

    /** Empty texts where the table has nothing. */
    private record Division(
            String area, String parent, String level, String region, String from, String to, String successor) {
        /** One without a last day outlives all others. */
        private String end() {
            return to.isEmpty() ? "9999-12-31" : to;
        }
    }

    /** The entries of each division, the one in force first first. */
    private final Map<String, List<Division>> byArea = new HashMap<>();

    private final Set<String> regions = new HashSet<>();

    Divisions(Export export) {
        export.each("claims.areas", line -> {
            Division each = new Division(
                    line.text("area_code"),
                    line.text("parent_area_code"),
                    line.text("area_level"),
                    line.text("region_code"),
                    line.text("valid_from_date"),
                    line.text("valid_to_date"),
                    line.text("successor_area_code"));
            byArea.computeIfAbsent(each.area(), area -> new ArrayList<>()).add(each);
            regions.add(each.region());
        });
        byArea.values().forEach(entries -> entries.sort(Comparator.comparing(Division::from)));
    }

    /**
     * The region that stands for a pooling region on a day: itself up to its last day, then its successor, or that one's. One
     * that nobody took over from stands for itself.
     */
    String regionOn(String region, String day) {
        Set<String> passed = new HashSet<>();
        String at = region;
        while (regions.contains(region) && hasEnded(at, day)) {
            String successor = last(at).successor();
            if (successor.isEmpty() || !passed.add(at)) {
                return region;
            }
            at = byArea.containsKey(successor) ? last(successor).region() : successor;
        }
        return at;
    }

    private boolean hasEnded(String area, String day) {
        return byArea.containsKey(area) && last(area).end().compareTo(day) < 0;
    }

    private Division last(String area) {
        return entries(area).stream().max(Comparator.comparing(Division::end)).orElseThrow();
    }

    private List<Division> entries(String area) {
        return byArea.getOrDefault(area, List.of());
    }

    /** Whether two regions, both listed, are of the same province on a day. */
    boolean areOfOneProvince(String one, String other, String day) {
        return regions.contains(one)
                && regions.contains(other)
                && province(one, day).equals(province(other, day));
    }

    /**
     * The division of level P above a region, or it itself; of a region that is no division that of all its divisions, if they
     * agree; else the first two digits and 0000.
     */
    private String province(String region, String day) {
        Set<String> above = new HashSet<>();
        if (byArea.containsKey(region)) {
            above.add(above(region, day));
        } else {
            byArea.keySet().stream()
                    .filter(area -> inForce(area, day).region().equals(region))
                    .forEach(area -> above.add(above(area, day)));
            above.remove("");
        }
        String only = above.size() == 1 ? above.iterator().next() : "";
        return only.isEmpty() ? region.substring(0, 2) + "0000" : only;
    }

    /** Empty if there is none. */
    private String above(String area, String day) {
        String at = area;
        for (int level = 0; level < LEVELS_MAX && byArea.containsKey(at); level++) {
            Division division = inForce(at, day);
            if (division.level().equals(PROVINCE)) {
                return at;
            }
            at = division.parent();
        }
        return "";
    }

    /** The entry in force on the day, or the last one before it; the first of all where none has begun. */
    private Division inForce(String area, String day) {
        List<Division> entries = entries(area);
        Division found = entries.get(0);
        for (Division each : entries) {
            if (each.from().compareTo(day) <= 0) {
                found = each;
            }
        }
        return found;
    }
}
