package org.medfund.jobs.outofarea;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.medfund.core.money.Money;
import org.medfund.core.time.Period;

/**
 * Out-of-area clearing of a period between regions. Each insurance type is netted on its own, and account money apart from
 * fund money (SPEC D.7).
 */
final class RegionClearing {
    private final Period period;
    private final NettingRule rule;
    private final List<RegionFlow> flows;
    private final SortedMap<String, String> provinces = new TreeMap<>();

    /** @param flows between regions, in any order */
    RegionClearing(Collection<RegionFlow> flows, Period period, NettingRule rule) {
        this.period = period;
        this.rule = rule;
        this.flows = List.copyOf(flows);
        for (RegionFlow flow : flows) {
            provinces.put(flow.insured(), flow.insuredProvince());
            provinces.put(flow.treated(), flow.treatedProvince());
        }
    }

    List<RegionFlow> flows() {
        return flows;
    }

    NettingRule rule() {
        return rule;
    }

    SortedSet<String> insuranceTypes() {
        SortedSet<String> types = new TreeSet<>();
        flows.forEach(flow -> types.add(flow.insuranceType()));
        return types;
    }

    SortedSet<String> months() {
        SortedSet<String> months = new TreeSet<>();
        flows.forEach(flow -> months.add(flow.month()));
        return months;
    }

    private static List<Netting.Flow> owed(Collection<RegionFlow> flows, Predicate<RegionFlow> wanted) {
        return flows.stream()
                .filter(wanted)
                .map(flow -> new Netting.Flow(flow.insured(), flow.treated(), flow.owedYuan()))
                .toList();
    }

    /** Rows of {@link org.medfund.core.table.clearing.RegionNet}. */
    List<Row> netRows() {
        List<Row> rows = new ArrayList<>();
        for (String type : insuranceTypes()) {
            Predicate<RegionFlow> isOfType =
                    flow -> !flow.isMutualAid() && flow.insuranceType().equals(type);
            Netting netting = Netting.of(owed(flows, isOfType));
            SortedMap<String, BigDecimal> payable = netting.payable();
            SortedMap<String, BigDecimal> receivable = netting.receivable();
            SortedMap<String, BigDecimal> across = Netting.of(
                            owed(flows, isOfType.and(flow -> !flow.isWithinProvince())))
                    .net();
            netting.net()
                    .forEach((region, net) -> rows.add(RowFactory.create(
                            region,
                            type,
                            period.toString(),
                            rule.name(),
                            payable.get(region),
                            receivable.get(region),
                            net,
                            provinces.get(region),
                            across.getOrDefault(region, Money.yuan(0)))));
        }
        return rows;
    }

    /** Rows of {@link org.medfund.core.table.clearing.RegionTransfersDue}. */
    List<Row> transferRows() {
        List<Row> rows = new ArrayList<>();
        for (String type : insuranceTypes()) {
            Netting.of(owed(
                            flows,
                            flow -> !flow.isMutualAid() && flow.insuranceType().equals(type)))
                    .transfers(rule)
                    .forEach(transfer -> rows.add(RowFactory.create(
                            transfer.fromRegion(),
                            transfer.toRegion(),
                            type,
                            period.toString(),
                            transfer.amountYuan())));
        }
        return rows;
    }

    /** Transfers of fund money due for one month. */
    List<Netting.Flow> fundDue(String type, String month) {
        return Netting.of(owed(flows, isOf(type, month, false))).transfers(rule);
    }

    /** Transfers of account money due for one month. */
    List<Netting.Flow> mutualAidDue(String type, String month) {
        return MutualAid.due(owed(flows, isOf(type, month, true)), rule);
    }

    private static Predicate<RegionFlow> isOf(String type, String month, boolean isMutualAid) {
        return flow -> flow.isMutualAid() == isMutualAid
                && flow.insuranceType().equals(type)
                && flow.month().equals(month);
    }

    /** Rows of {@link org.medfund.core.table.clearing.MutualAidDue}. */
    List<Row> mutualAidRows() {
        List<Row> rows = new ArrayList<>();
        for (String type : insuranceTypes()) {
            for (String month : months()) {
                mutualAidDue(type, month)
                        .forEach(due -> rows.add(RowFactory.create(
                                due.fromRegion(), due.toRegion(), type, period.toString(), month, due.amountYuan())));
            }
        }
        return rows;
    }
}
