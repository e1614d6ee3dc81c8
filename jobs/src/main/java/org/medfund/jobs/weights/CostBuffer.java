package org.medfund.jobs.weights;

import java.util.ArrayList;
import java.util.List;

/** Packed costs as they come, each with the place of its group: pieces that are filled and never moved. */
final class CostBuffer {
    private static final int PIECE = 1 << 14;

    private final List<long[]> fullCosts = new ArrayList<>();
    private final List<int[]> fullGroups = new ArrayList<>();
    private long[] costs = new long[0];
    private int[] groups = new int[0];
    private int filled;

    void add(int group, long packed) {
        if (filled == costs.length) {
            startPiece();
        }
        costs[filled] = packed;
        groups[filled] = group;
        filled++;
    }

    private void startPiece() {
        if (filled > 0) {
            fullCosts.add(costs);
            fullGroups.add(groups);
        }
        costs = new long[PIECE];
        groups = new int[PIECE];
        filled = 0;
    }

    /**
     * Puts every cost into a block, those of a group side by side.
     *
     * @param next where the next cost of each group goes; moved on behind the last
     */
    void writeByGroup(long[] block, int[] next) {
        for (int piece = 0; piece < fullCosts.size(); piece++) {
            write(fullCosts.get(piece), fullGroups.get(piece), PIECE, block, next);
        }
        write(costs, groups, filled, block, next);
    }

    private static void write(long[] costs, int[] groups, int count, long[] block, int[] next) {
        for (int i = 0; i < count; i++) {
            block[next[groups[i]]++] = costs[i];
        }
    }
}
