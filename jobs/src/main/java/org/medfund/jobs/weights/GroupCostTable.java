package org.medfund.jobs.weights;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The costs of groups by region and group: a hash table that makes no object for a look-up. */
final class GroupCostTable {
    private static final int FIRST_SIZE = 1024;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final int years;
    private @Nullable GroupCosts[] slots = new @Nullable GroupCosts[FIRST_SIZE];
    private int size;

    GroupCostTable(int years) {
        this.years = years;
    }

    /** The costs of a group; new ones if there are none yet. */
    GroupCosts of(long region, long group, long scheme, long adrg) {
        int slot = slot(region, group);
        GroupCosts found = slots[slot];
        if (found != null) {
            return found;
        }
        GroupCosts made = new GroupCosts(region, group, scheme, adrg, years);
        slots[slot] = made;
        size++;
        if (size * 2 > slots.length) {
            grow();
        }
        return made;
    }

    /** In no order. */
    void forEach(Consumer<GroupCosts> action) {
        Arrays.stream(slots).filter(Objects::nonNull).forEach(action);
    }

    /**
     * All of it as blocks for as many receivers; a group goes to the same one from everywhere. A receiver without a
     * group gets an empty block.
     */
    long[][] blocks(int receivers) {
        int[] lengths = new int[receivers];
        forEach(costs -> lengths[receiver(costs, receivers)] =
                Math.addExact(lengths[receiver(costs, receivers)], costs.length()));
        long[][] blocks = new long[receivers][];
        for (int each = 0; each < receivers; each++) {
            blocks[each] = new long[lengths[each]];
        }
        int[] places = new int[receivers];
        forEach(costs -> {
            int receiver = receiver(costs, receivers);
            places[receiver] = costs.write(blocks[receiver], places[receiver]);
        });
        return blocks;
    }

    private static int receiver(GroupCosts costs, int receivers) {
        return (int) Long.remainderUnsigned(hash(costs.region(), costs.group()), receivers);
    }

    private static long hash(long region, long group) {
        long hash = ((region * MIX) ^ group) * MIX;
        hash = (hash ^ (hash >>> 32)) * MIX; // the low bits decide the slot, and depend on all others only now
        return hash ^ (hash >>> 29);
    }

    private int slot(long region, long group) {
        int slot = (int) hash(region, group) & (slots.length - 1);
        for (GroupCosts found = slots[slot];
                found != null && (found.group() != group || found.region() != region);
                found = slots[slot]) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void grow() {
        @Nullable GroupCosts[] before = slots;
        slots = new @Nullable GroupCosts[before.length * 2];
        for (GroupCosts costs : before) {
            if (costs != null) {
                slots[slot(costs.region(), costs.group())] = costs;
            }
        }
    }
}
