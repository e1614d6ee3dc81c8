package org.medfund.jobs.outofarea;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.medfund.core.money.Money;

/**
 * What is due between regions for one month and insurance type against what was transferred (SPEC D.7). A transfer between
 * two regions that have an amount due counts for that; one of or to a province is shared among all that is still due
 * between its regions and the other side, by largest remainder ({@link Shortfall}). What covers nothing is overpaid.
 */
final class Payables {

    /** All yuan, none negative. */
    record Position(String from, String to, BigDecimal dueYuan, BigDecimal transferredYuan, BigDecimal overpaidYuan) {
        BigDecimal restYuan() {
            return dueYuan.subtract(transferredYuan);
        }

        Position plus(BigDecimal transferred, BigDecimal overpaid) {
            return new Position(from, to, dueYuan, transferredYuan.add(transferred), overpaidYuan.add(overpaid));
        }
    }

    private final SortedMap<String, Position> byPair = new TreeMap<>();

    private Payables() {}

    /**
     * @param due transfers due, each positive; those of one pair add up
     * @param transfers made; a negative one is a transfer the other way round
     * @param provinceOf the province of a region, or of a province itself
     * @return in order of regions
     */
    static List<Position> of(
            Collection<Netting.Flow> due, Collection<Netting.Flow> transfers, UnaryOperator<String> provinceOf) {
        Payables payables = new Payables();
        for (Netting.Flow flow : due) {
            payables.byPair.merge(
                    key(flow.fromRegion(), flow.toRegion()),
                    new Position(flow.fromRegion(), flow.toRegion(), flow.amountYuan(), Money.yuan(0), Money.yuan(0)),
                    (one, other) -> new Position(
                            one.from(), one.to(), one.dueYuan().add(other.dueYuan()), Money.yuan(0), Money.yuan(0)));
        }
        List<Netting.Flow> shared = new ArrayList<>();
        for (Netting.Flow made : netOfCorrections(transfers)) {
            Position pair = payables.byPair.get(key(made.fromRegion(), made.toRegion()));
            if (pair == null) {
                shared.add(made);
            } else {
                payables.pay(pair, made.amountYuan());
            }
        }
        shared.forEach(made -> payables.share(made, provinceOf));
        return List.copyOf(payables.byPair.values());
    }

    private static String key(String from, String to) {
        return from + ">" + to;
    }

    /** One positive transfer a pair, in order of regions. */
    private static List<Netting.Flow> netOfCorrections(Collection<Netting.Flow> transfers) {
        List<Netting.Flow> made = new ArrayList<>(Netting.of(transfers).transfers(NettingRule.NET_GROSS));
        made.sort(Comparator.comparing(Netting.Flow::fromRegion).thenComparing(Netting.Flow::toRegion));
        return made;
    }

    private void pay(Position pair, BigDecimal amount) {
        BigDecimal used = amount.min(pair.restYuan());
        byPair.put(key(pair.from(), pair.to()), pair.plus(used, amount.subtract(used)));
    }

    private void share(Netting.Flow made, UnaryOperator<String> provinceOf) {
        Map<String, BigDecimal> open = new HashMap<>();
        byPair.forEach((key, pair) -> {
            if (pair.restYuan().signum() > 0
                    && isMeant(made.fromRegion(), pair.from(), provinceOf)
                    && isMeant(made.toRegion(), pair.to(), provinceOf)) {
                open.put(key, pair.restYuan());
            }
        });
        Shortfall shortfall = Shortfall.of(made.amountYuan(), open);
        shortfall
                .paidYuan()
                .forEach((key, paid) -> byPair.computeIfPresent(key, (same, pair) -> pair.plus(paid, Money.yuan(0))));
        if (shortfall.excessYuan().signum() > 0) {
            Position none = new Position(
                    made.fromRegion(), made.toRegion(), Money.yuan(0), Money.yuan(0), shortfall.excessYuan());
            byPair.merge(
                    key(made.fromRegion(), made.toRegion()),
                    none,
                    (pair, other) -> pair.plus(Money.yuan(0), other.overpaidYuan()));
        }
    }

    /** Whether a transfer that names this code is meant for the region: the region itself, or its province. */
    private static boolean isMeant(String code, String region, UnaryOperator<String> provinceOf) {
        return code.equals(region)
                || (provinceOf.apply(code).equals(code)
                        && provinceOf.apply(region).equals(code));
    }
}
