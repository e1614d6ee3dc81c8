package org.medfund.jobs.outofarea;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.medfund.core.money.Money;

/**
 * What regions owe each other for care outside the region of insurance, and the transfers that settle it (SPEC D.7; case
 * D08). The order in which flows are given does not matter; flows of one pair add up; care within a region is no flow.
 */
public final class Netting {

    /**
     * Money owed by the region of insurance to the region of treatment, or transferred.
     *
     * @param amountYuan yuan to the fen; a negative flow (refunds outweigh settlements) is owed the other way round
     */
    public record Flow(String fromRegion, String toRegion, BigDecimal amountYuan) {}

    private record Pair(String from, String to) {
        Pair reversed() {
            return new Pair(to, from);
        }
    }

    private static final Comparator<Pair> BY_REGIONS =
            Comparator.comparing(Pair::from).thenComparing(Pair::to);

    /** Fen owed from one region to another, positive. */
    private final SortedMap<Pair, Long> owedFen;

    private final TreeSet<String> regions = new TreeSet<>();

    private Netting(SortedMap<Pair, Long> owedFen) {
        this.owedFen = owedFen;
        owedFen.keySet().forEach(pair -> {
            regions.add(pair.from());
            regions.add(pair.to());
        });
    }

    /** Nets these flows. */
    public static Netting of(Collection<Flow> flows) {
        Map<Pair, Long> sums = new TreeMap<>(BY_REGIONS);
        for (Flow flow : flows) {
            if (!flow.fromRegion().equals(flow.toRegion())) {
                sums.merge(new Pair(flow.fromRegion(), flow.toRegion()), Money.fen(flow.amountYuan()), Math::addExact);
            }
        }
        SortedMap<Pair, Long> owed = new TreeMap<>(BY_REGIONS);
        sums.forEach((pair, fen) -> {
            if (fen != 0) {
                owed.merge(fen > 0 ? pair : pair.reversed(), Math.abs(fen), Math::addExact);
            }
        });
        return new Netting(owed);
    }

    /** What each region owes to others, yuan; every region with a flow is in it. */
    public SortedMap<String, BigDecimal> payable() {
        SortedMap<String, Long> fen = zeros();
        owedFen.forEach((pair, amount) -> fen.merge(pair.from(), amount, Math::addExact));
        return yuan(fen);
    }

    /** What others owe to each region, yuan; every region with a flow is in it. */
    public SortedMap<String, BigDecimal> receivable() {
        SortedMap<String, Long> fen = zeros();
        owedFen.forEach((pair, amount) -> fen.merge(pair.to(), amount, Math::addExact));
        return yuan(fen);
    }

    /** Receivable less payable of each region, yuan; they sum to zero. */
    public SortedMap<String, BigDecimal> net() {
        return yuan(netFen());
    }

    /** The transfers that settle all flows, each positive, in order of amount downwards, then of regions. */
    public List<Flow> transfers(NettingRule rule) {
        List<Flow> transfers = new ArrayList<>();
        switch (rule) {
            case NET_GROSS -> owedFen.forEach((pair, fen) -> transfers.add(flow(pair, fen)));
            case NET_BILATERAL ->
                owedFen.forEach((pair, fen) -> {
                    long difference = fen - owedFen.getOrDefault(pair.reversed(), 0L);
                    if (difference > 0) {
                        transfers.add(flow(pair, difference));
                    }
                });
            case NET_MULTILATERAL -> transfers.addAll(multilateral());
        }
        transfers.sort(Comparator.comparing(Flow::amountYuan)
                .reversed()
                .thenComparing(Flow::fromRegion)
                .thenComparing(Flow::toRegion));
        return transfers;
    }

    /** The money these transfers move, yuan. */
    public static BigDecimal total(List<Flow> transfers) {
        return transfers.stream().map(Flow::amountYuan).reduce(Money.yuan(0), BigDecimal::add);
    }

    /**
     * Who owes most pays whom is owed most, until all are settled. Each transfer settles a region for good and the last
     * settles two, so at most one transfer fewer than regions is needed.
     */
    private List<Flow> multilateral() {
        List<Position> payers = positions(-1);
        List<Position> receivers = positions(1);
        List<Flow> transfers = new ArrayList<>();
        int payer = 0;
        int receiver = 0;
        long payerLeft = payers.isEmpty() ? 0 : payers.get(0).fen();
        long receiverLeft = receivers.isEmpty() ? 0 : receivers.get(0).fen();
        while (payer < payers.size() && receiver < receivers.size()) {
            long amount = Math.min(payerLeft, receiverLeft);
            transfers.add(flow(
                    new Pair(payers.get(payer).region(), receivers.get(receiver).region()), amount));
            payerLeft -= amount;
            receiverLeft -= amount;
            if (payerLeft == 0 && ++payer < payers.size()) {
                payerLeft = payers.get(payer).fen();
            }
            if (receiverLeft == 0 && ++receiver < receivers.size()) {
                receiverLeft = receivers.get(receiver).fen();
            }
        }
        return transfers;
    }

    private record Position(String region, long fen) {}

    /** The regions whose net has this sign, the largest amount first, ties by id. */
    private List<Position> positions(int sign) {
        return netFen().entrySet().stream()
                .filter(entry -> Long.signum(entry.getValue()) == sign)
                .map(entry -> new Position(entry.getKey(), Math.abs(entry.getValue())))
                .sorted(Comparator.comparingLong(Position::fen).reversed().thenComparing(Position::region))
                .toList();
    }

    private SortedMap<String, Long> netFen() {
        SortedMap<String, Long> net = zeros();
        owedFen.forEach((pair, fen) -> {
            net.merge(pair.from(), -fen, Math::addExact);
            net.merge(pair.to(), fen, Math::addExact);
        });
        return net;
    }

    private SortedMap<String, Long> zeros() {
        SortedMap<String, Long> zeros = new TreeMap<>();
        regions.forEach(region -> zeros.put(region, 0L));
        return zeros;
    }

    private static SortedMap<String, BigDecimal> yuan(SortedMap<String, Long> fen) {
        SortedMap<String, BigDecimal> yuan = new TreeMap<>();
        fen.forEach((region, amount) -> yuan.put(region, Money.yuan(amount)));
        return yuan;
    }

    private static Flow flow(Pair pair, long fen) {
        return new Flow(pair.from(), pair.to(), Money.yuan(fen));
    }
}
