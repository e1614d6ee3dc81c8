package org.medfund.jobs.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.medfund.core.spark.GroupIndex;

/** Cases, cost, and payment in fen by institution and group: of each institution one array over all groups. */
final class HospitalTotals {
    private static final int SUMS = 3;
    /** Institution and group, and the three sums. */
    private static final int RECORD = 5;

    /** Takes one total. */
    interface Action {
        void accept(long institution, long group, long cases, long costFen, long paymentFen);
    }

    private final GroupIndex institutions = new GroupIndex();
    private final GroupIndex groups = new GroupIndex();
    private final List<long[]> sums = new ArrayList<>();

    void add(long institution, long group, long cases, long costFen, long paymentFen) {
        int row = institutions.of(0, institution, 0, 0);
        if (row == sums.size()) {
            sums.add(new long[0]);
        }
        int at = groups.of(0, group, 0, 0) * SUMS;
        long[] ofRow = sums.get(row);
        if (at >= ofRow.length) {
            ofRow = Arrays.copyOf(ofRow, Math.max(at + SUMS, ofRow.length * 2));
            sums.set(row, ofRow);
        }
        ofRow[at] += cases;
        ofRow[at + 1] = Math.addExact(ofRow[at + 1], costFen);
        ofRow[at + 2] = Math.addExact(ofRow[at + 2], paymentFen);
    }

    /** What goes to one receiver: all of some institutions, the same ones from everywhere. */
    long[] block(int receiver, int receivers) {
        long[] block = new long[0];
        int size = 0;
        for (int row = 0; row < sums.size(); row++) {
            if (institutions.receiver(row, receivers) != receiver) {
                continue;
            }
            long[] ofRow = sums.get(row);
            for (int at = 0; at + SUMS <= ofRow.length; at += SUMS) {
                if (ofRow[at] == 0) {
                    continue;
                }
                if (size == block.length) {
                    block = Arrays.copyOf(block, Math.max(RECORD * 1024, size * 2));
                }
                block[size] = institutions.group(row);
                block[size + 1] = groups.group(at / SUMS);
                System.arraycopy(ofRow, at, block, size + 2, SUMS);
                size += RECORD;
            }
        }
        return Arrays.copyOf(block, size);
    }

    void addAll(long[] block) {
        for (int at = 0; at < block.length; at += RECORD) {
            add(block[at], block[at + 1], block[at + 2], block[at + 3], block[at + 4]);
        }
    }

    /** Every institution and group with a case, in no order. */
    void forEach(Action action) {
        for (int row = 0; row < sums.size(); row++) {
            long[] ofRow = sums.get(row);
            for (int at = 0; at + SUMS <= ofRow.length; at += SUMS) {
                if (ofRow[at] > 0) {
                    action.accept(
                            institutions.group(row), groups.group(at / SUMS), ofRow[at], ofRow[at + 1], ofRow[at + 2]);
                }
            }
        }
    }
}
