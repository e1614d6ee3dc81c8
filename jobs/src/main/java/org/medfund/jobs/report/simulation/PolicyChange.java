package org.medfund.jobs.report.simulation;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a change of policy does to payments, parted into volume, mix, and price, in whole fen.
 *
 * <p>A case stands in one cell before and in one cell after: its region, insurance type, level class, and hospital, which
 * no payment policy moves, and the group and path it is paid by, which one may. Then
 *
 * <ul>
 *   <li><b>price</b> is the change of payment of the cases that stay in their cell: the same paid otherwise;
 *   <li><b>mix</b> is that of the cases that move to another cell: what each was paid leaves the old cell, what it is paid
 *       now enters the new one;
 *   <li><b>volume</b> is the payment of the cases that enter payment, less that of the cases that leave it.
 * </ul>
 *
 * <p>Every case counts in exactly one of the three with its own fen, so nothing is split and nothing rounded: change =
 * volume + mix + price in every cell, and in every sum of cells. A case that moves within what a row puts together (from one
 * path to another, in the row of its hospital) is mix there with the difference (docs/policy-readings/simulation.md).
 */
public final class PolicyChange {

    /** What of a case no payment policy moves. */
    public record Place(String regionCode, String insuranceType, int levelClass, String institutionCode) {}

    /**
     * How a case is paid.
     *
     * @param groupCode empty if it has no group
     * @param path by which it is paid
     */
    public record Cell(String groupCode, String path) {}

    /**
     * Cases of one place that were paid in one cell and are paid in another, or in the same.
     *
     * @param before null if they were not paid; then {@code beforeFen} is 0
     * @param after null if they are no longer paid; then {@code afterFen} is 0
     */
    public record Flow(
            Place place, @Nullable Cell before, @Nullable Cell after, long caseCount, long beforeFen, long afterFen) {
        public Flow {
            if ((before == null && (after == null || beforeFen != 0)) || (after == null && afterFen != 0)) {
                throw new IllegalArgumentException("A payment without a cell");
            }
        }
    }

    /**
     * The change of one row.
     *
     * @param caseCount cases paid before or after
     */
    public record Effect(long caseCount, long beforeFen, long afterFen, long volumeFen, long mixFen, long priceFen) {
        static final Effect NONE = new Effect(0, 0, 0, 0, 0, 0);

        /** @throws IllegalArgumentException if the parts are not the whole */
        public Effect {
            if (Math.addExact(Math.addExact(volumeFen, mixFen), priceFen) != Math.subtractExact(afterFen, beforeFen)) {
                throw new IllegalArgumentException("Volume, mix, and price are not the change");
            }
        }

        public long changeFen() {
            return afterFen - beforeFen;
        }

        Effect plus(Effect other) {
            return new Effect(
                    Math.addExact(caseCount, other.caseCount),
                    Math.addExact(beforeFen, other.beforeFen),
                    Math.addExact(afterFen, other.afterFen),
                    Math.addExact(volumeFen, other.volumeFen),
                    Math.addExact(mixFen, other.mixFen),
                    Math.addExact(priceFen, other.priceFen));
        }
    }

    /**
     * The change by whatever a row is about.
     *
     * @param row of a place and a cell; empty if they are in none
     * @return in order of the rows; empty if there are no flows
     */
    public static <K extends Comparable<K>> SortedMap<K, Effect> by(
            Collection<Flow> flows, BiFunction<Place, Cell, Optional<K>> row) {
        SortedMap<K, Effect> effects = new TreeMap<>();
        for (Flow flow : flows) {
            Optional<K> from = rowOf(flow.place(), flow.before(), row);
            Optional<K> to = rowOf(flow.place(), flow.after(), row);
            if (from.equals(to)) {
                from.ifPresent(key -> effects.merge(key, within(flow), Effect::plus));
            } else {
                from.ifPresent(key -> effects.merge(key, leaving(flow), Effect::plus));
                to.ifPresent(key -> effects.merge(key, entering(flow), Effect::plus));
            }
        }
        return effects;
    }

    /** The change of all together; nothing if there are no flows. */
    public static Effect total(Collection<Flow> flows) {
        SortedMap<String, Effect> one = by(flows, (place, cell) -> Optional.of(""));
        return one.getOrDefault("", Effect.NONE);
    }

    private static <K> Optional<K> rowOf(Place place, @Nullable Cell cell, BiFunction<Place, Cell, Optional<K>> row) {
        return cell == null ? Optional.empty() : row.apply(place, cell);
    }

    private static Effect within(Flow flow) {
        long change = Math.subtractExact(flow.afterFen(), flow.beforeFen());
        boolean stays = flow.before() != null && flow.before().equals(flow.after());
        return new Effect(
                flow.caseCount(), flow.beforeFen(), flow.afterFen(), 0, stays ? 0 : change, stays ? change : 0);
    }

    private static Effect leaving(Flow flow) {
        long change = Math.negateExact(flow.beforeFen());
        boolean isPaidNoMore = flow.after() == null;
        return new Effect(
                flow.caseCount(), flow.beforeFen(), 0, isPaidNoMore ? change : 0, isPaidNoMore ? 0 : change, 0);
    }

    private static Effect entering(Flow flow) {
        boolean isNew = flow.before() == null;
        return new Effect(
                flow.caseCount(), 0, flow.afterFen(), isNew ? flow.afterFen() : 0, isNew ? 0 : flow.afterFen(), 0);
    }

    private PolicyChange() {}
}
