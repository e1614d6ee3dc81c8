package org.medfund.core.job;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.medfund.core.region.Region;
import org.medfund.core.time.Period;

/**
 * What a run publishes for: regions and one period. A later run of the same region and period supersedes that part.
 *
 * @param regionCodes sorted; {@link #EVERYWHERE} alone if the tables are not divided by region
 * @param period a period's text, or the id of a delivery
 */
public record Scope(List<String> regionCodes, String period) {
    public static final String EVERYWHERE = "*";

    public static Scope of(Collection<Region> regions, Period period) {
        if (regions.isEmpty()) {
            throw new IllegalArgumentException("A scope needs a region");
        }
        return new Scope(new TreeSet<>(regions).stream().map(Region::code).toList(), period.toString());
    }

    public static Scope everywhere(String period) {
        return new Scope(List.of(EVERYWHERE), period);
    }

    public static Scope everywhere(Period period) {
        return everywhere(period.toString());
    }

    @Override
    public String toString() {
        return (regionCodes.size() > 3 ? regionCodes.size() + " regions" : String.join(",", regionCodes)) + "/"
                + period;
    }
}
