package org.medfund.jobs.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.medfund.core.spark.GroupIndex;

/** The blocks one receiver got, from which it puts one group after another together. */
final class GroupCostBlocks {
    private final int years;
    private final GroupIndex index = new GroupIndex();
    private final List<long[]> blocks = new ArrayList<>();
    /** Of every group met in a block: block, place behind the header, and the part met before it or -1. */
    private int[] parts = new int[3 * 1024];

    private int partCount;
    private int[] lastPart = new int[1024];
    private long[] kept = new long[1024];

    GroupCostBlocks(int years) {
        this.years = years;
    }

    /** @param block as {@link GroupCostTable#block} makes it */
    void add(long[] block) {
        int number = blocks.size();
        blocks.add(block);
        int at = 0;
        while (at < block.length) {
            int before = index.size();
            int group = index.of(block[at], block[at + 1], block[at + 2], block[at + 3]);
            if (group == lastPart.length) {
                lastPart = Arrays.copyOf(lastPart, group * 2);
                kept = Arrays.copyOf(kept, group * 2);
            }
            long count = block[at + GroupCostTable.KEY];
            at += GroupCostTable.HEADER;
            lastPart[group] = addPart(number, at, group == before ? -1 : lastPart[group]);
            kept[group] += count;
            at += years + (int) count;
        }
    }

    private int addPart(int block, int at, int earlier) {
        if (partCount * 3 == parts.length) {
            parts = Arrays.copyOf(parts, parts.length * 2);
        }
        parts[partCount * 3] = block;
        parts[partCount * 3 + 1] = at;
        parts[partCount * 3 + 2] = earlier;
        return partCount++;
    }

    /** Every group once, in no order. */
    void forEach(Consumer<GroupCosts> action) {
        PackedSort sort = new PackedSort();
        for (int group = 0; group < index.size(); group++) {
            action.accept(together(group, sort));
        }
    }

    private GroupCosts together(int group, PackedSort sort) {
        long[] removed = new long[years];
        long[] costs = new long[Math.toIntExact(kept[group])];
        int size = 0;
        for (int part = lastPart[group]; part >= 0; part = parts[part * 3 + 2]) {
            long[] block = blocks.get(parts[part * 3]);
            int at = parts[part * 3 + 1];
            for (int year = 0; year < years; year++) {
                removed[year] += block[at + year];
            }
            int count = (int) block[at - 1];
            System.arraycopy(block, at + years, costs, size, count);
            size += count;
        }
        sort.sort(costs, size);
        return new GroupCosts(index, group, removed, costs);
    }
}
