package org.medfund.jobs.weights;

import java.util.Arrays;
import java.util.Map;
import org.medfund.core.spark.GroupIndex;

/** Standards in one array of whole numbers, found by a hash of region and group, then by insurance and level. */
final class StandardTable {
    /** Region, group, insurance, level, and the four numbers of a {@link FenStandard}. */
    private static final int RECORD = 8;

    private static final int FIGURES = 4;

    private final GroupIndex groups = new GroupIndex();
    private final int groupCount;
    private final long[] insurances;
    private final int levels;
    /** By group, insurance, and level the four numbers; a standard of 0 is none. */
    private final long[] figures;

    /**
     * Standards as plain numbers, to send.
     *
     * @throws IllegalArgumentException if one is below half a fen
     */
    static long[] written(Map<PaymentTotals.Cell, FenStandard> standards) {
        long[] written = new long[Math.multiplyExact(standards.size(), RECORD)];
        int at = 0;
        for (var each : standards.entrySet()) {
            PaymentTotals.Cell cell = each.getKey();
            FenStandard standard = each.getValue();
            if (standard.standardFen() <= 0) {
                throw new IllegalArgumentException("A standard of nothing: " + cell);
            }
            long[] record = {
                cell.region(),
                cell.group(),
                cell.insurance(),
                cell.level(),
                standard.standardFen(),
                standard.lowestFen(),
                standard.highestFen(),
                standard.aboveFen()
            };
            System.arraycopy(record, 0, written, at, RECORD);
            at += RECORD;
        }
        return written;
    }

    StandardTable(long[] written) {
        long[] distinct = new long[written.length / RECORD];
        int highest = 0;
        for (int at = 0; at < written.length; at += RECORD) {
            groups.of(written[at], written[at + 1], 0, 0);
            distinct[at / RECORD] = written[at + 2];
            highest = Math.max(highest, (int) written[at + 3]);
        }
        groupCount = groups.size();
        insurances = Arrays.stream(distinct).distinct().toArray();
        levels = highest + 1;
        figures = new long[Math.multiplyExact(groupCount * insurances.length, levels * FIGURES)];
        for (int at = 0; at < written.length; at += RECORD) {
            int place = at(groups.of(written[at], written[at + 1], 0, 0), written[at + 2], (int) written[at + 3]);
            System.arraycopy(written, at + RECORD - FIGURES, figures, place, FIGURES);
        }
    }

    /** Where the standard of a case stands; below 0 if it has none. */
    int place(long region, long group, long insurance, int level) {
        int found = groups.of(region, group, 0, 0);
        if (found >= groupCount || level >= levels) {
            return -1;
        }
        int at = at(found, insurance, level);
        return at < 0 || figures[at] == 0 ? -1 : at;
    }

    /** As {@link FenStandard#paymentFen}. */
    long paymentFen(int place, long costFen) {
        if (costFen < figures[place + 1]) {
            return costFen;
        }
        return costFen > figures[place + 2] ? costFen + figures[place + 3] : figures[place];
    }

    private int at(int group, long insurance, int level) {
        for (int each = 0; each < insurances.length; each++) {
            if (insurances[each] == insurance) {
                return ((group * insurances.length + each) * levels + level) * FIGURES;
            }
        }
        return -1;
    }
}
