package org.medfund.core.care;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.claims.Areas;

/**
 * Pooling regions that have ended, and who took over (SPEC A.11): what belongs to one after its last day belongs to its
 * successor, or to the successor of that one if it has ended too. A region that is split has no one successor; its divisions
 * are listed under their new regions, and intake resolves them.
 */
public final class Successions {

    /**
     * @param code region that has ended
     * @param after day after which the successor counts
     * @param until last day on which it does; null if open
     * @param successor pooling region that took over; null if none is named
     */
    public record Step(
            String code,
            LocalDate after,
            @Nullable LocalDate until,
            @Nullable String successor) {}

    /** @param area last row of the division; {@code end} its last day, null if open */
    private record Life(@Nullable LocalDate end, Row area) {}

    private final Map<String, Life> lives = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();

    /** @param areas rows of {@link Areas} */
    public Successions(Collection<Row> areas) {
        Set<String> regions = new HashSet<>();
        for (Row row : areas) {
            regions.add(Areas.REGION_CODE.in(row));
            LocalDate end = Areas.VALID_TO_DATE.inOrNull(row);
            lives.merge(Areas.AREA_CODE.in(row), new Life(end, row), Successions::later);
        }
        new TreeMap<>(lives).forEach((code, life) -> {
            if (life.end() != null && regions.contains(code)) {
                follow(code, life);
            }
        });
    }

    private static Life later(Life one, Life other) {
        if (one.end() == null || other.end() == null) {
            return one.end() == null ? one : other;
        }
        return other.end().isAfter(one.end()) ? other : one;
    }

    private void follow(String code, Life ended) {
        LocalDate after = Objects.requireNonNull(ended.end());
        Life at = ended;
        Set<String> seen = new HashSet<>(Set.of(code));
        while (true) {
            String successor = Areas.SUCCESSOR_AREA_CODE.inOrNull(at.area());
            if (successor == null || !seen.add(successor)) {
                steps.add(new Step(code, after, null, null));
                return;
            }
            Life next = lives.get(successor);
            String region = next == null ? successor : Areas.REGION_CODE.in(next.area());
            next = lives.get(region);
            if (next == null || next.end() == null) {
                steps.add(new Step(code, after, null, region));
                return;
            }
            if (next.end().isAfter(after)) {
                steps.add(new Step(code, after, next.end(), region));
                after = next.end();
            }
            at = next;
        }
    }

    /** In order of code and day; empty if no pooling region has ended. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }
}
