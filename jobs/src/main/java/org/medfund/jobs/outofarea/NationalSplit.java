package org.medfund.jobs.outofarea;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.medfund.core.time.Period;

/**
 * The way the money takes (SPEC D.7): flows within a province are settled between its regions; across provinces regions
 * settle with their province, and provinces with each other. A region that is a province of its own, such as a municipality,
 * has no leg to itself.
 */
final class NationalSplit {

    enum Leg {
        IN_PROVINCE,
        CITY_TO_PROVINCE,
        NATIONAL,
        PROVINCE_TO_CITY
    }

    /** One leg of the way, positive yuan. */
    record Transfer(Leg leg, String from, String to, BigDecimal amountYuan) {}

    /** Marks a counterpart province, so that a region with the same code is not taken for it. */
    private static final String FAR = "province ";

    /**
     * @param flows of one insurance type, fund money or account money
     * @return in order of the legs
     */
    static List<Transfer> transfers(Collection<RegionFlow> flows, NettingRule rule) {
        SortedMap<String, List<Netting.Flow>> inProvince = new TreeMap<>();
        List<Netting.Flow> national = new ArrayList<>();
        SortedMap<String, List<Netting.Flow>> ofRegion = new TreeMap<>();
        SortedMap<String, String> provinces = new TreeMap<>();
        for (RegionFlow flow : flows) {
            if (flow.isWithinProvince()) {
                inProvince
                        .computeIfAbsent(flow.insuredProvince(), province -> new ArrayList<>())
                        .add(new Netting.Flow(flow.insured(), flow.treated(), flow.owedYuan()));
                continue;
            }
            national.add(new Netting.Flow(flow.insuredProvince(), flow.treatedProvince(), flow.owedYuan()));
            ofRegion.computeIfAbsent(flow.insured(), region -> new ArrayList<>())
                    .add(new Netting.Flow(flow.insured(), FAR + flow.treatedProvince(), flow.owedYuan()));
            ofRegion.computeIfAbsent(flow.treated(), region -> new ArrayList<>())
                    .add(new Netting.Flow(FAR + flow.insuredProvince(), flow.treated(), flow.owedYuan()));
            provinces.put(flow.insured(), flow.insuredProvince());
            provinces.put(flow.treated(), flow.treatedProvince());
        }

        List<Transfer> transfers = new ArrayList<>();
        inProvince
                .values()
                .forEach(within ->
                        add(transfers, Leg.IN_PROVINCE, Netting.of(within).transfers(rule)));
        provinces.forEach((region, province) ->
                cityLegs(transfers, region, province, Netting.of(ofRegion.getOrDefault(region, List.of())), rule));
        add(transfers, Leg.NATIONAL, Netting.of(national).transfers(rule));
        transfers.sort(Comparator.comparing(Transfer::leg));
        return transfers;
    }

    private static void add(List<Transfer> transfers, Leg leg, List<Netting.Flow> netted) {
        netted.forEach(flow -> transfers.add(new Transfer(leg, flow.fromRegion(), flow.toRegion(), flow.amountYuan())));
    }

    /** Gross: what a region owes goes up and what it is owed comes down; netted: only the difference. */
    private static void cityLegs(
            List<Transfer> transfers, String region, String province, Netting own, NettingRule rule) {
        if (region.equals(province)) {
            return;
        }
        BigDecimal net = own.net().getOrDefault(region, BigDecimal.ZERO);
        boolean isGross = rule == NettingRule.NET_GROSS;
        BigDecimal up = isGross
                ? own.payable().getOrDefault(region, BigDecimal.ZERO)
                : net.negate().max(BigDecimal.ZERO);
        BigDecimal down = isGross ? own.receivable().getOrDefault(region, BigDecimal.ZERO) : net.max(BigDecimal.ZERO);
        if (up.signum() > 0) {
            transfers.add(new Transfer(Leg.CITY_TO_PROVINCE, region, province, up));
        }
        if (down.signum() > 0) {
            transfers.add(new Transfer(Leg.PROVINCE_TO_CITY, province, region, down));
        }
    }

    /** Rows of {@link org.medfund.core.table.clearing.SplitTransfers}. */
    static List<Row> rows(RegionClearing clearing, Period period) {
        List<Row> rows = new ArrayList<>();
        Map<Boolean, Map<String, List<RegionFlow>>> byKind = new TreeMap<>();
        for (RegionFlow flow : clearing.flows()) {
            byKind.computeIfAbsent(flow.isMutualAid(), kind -> new TreeMap<>())
                    .computeIfAbsent(flow.insuranceType(), type -> new ArrayList<>())
                    .add(flow);
        }
        byKind.forEach((isMutualAid, byType) -> byType.forEach((type, flows) -> transfers(flows, clearing.rule())
                .forEach(transfer -> rows.add(RowFactory.create(
                        transfer.leg().name(),
                        transfer.from(),
                        transfer.to(),
                        type,
                        period.toString(),
                        isMutualAid,
                        transfer.amountYuan())))));
        return rows;
    }

    private NationalSplit() {}
}
