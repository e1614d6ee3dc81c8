package org.medfund.jobs.outofarea;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.medfund.core.table.clearing.RegionFlows;
import org.medfund.core.time.Period;

/** Out-of-area clearing of a period: each insurance type is netted on its own (SPEC D.7). */
final class RegionClearing {
    private final Period period;
    private final NettingRule rule;
    private final SortedMap<String, Netting> byInsuranceType = new TreeMap<>();

    /** @param flows rows of {@link RegionFlows}; home care among them is left out */
    RegionClearing(Collection<Row> flows, Period period, NettingRule rule) {
        this.period = period;
        this.rule = rule;
        SortedMap<String, List<Netting.Flow>> sorted = new TreeMap<>();
        for (Row row : flows) {
            sorted.computeIfAbsent(RegionFlows.INSURANCE_TYPE.in(row), type -> new ArrayList<>())
                    .add(new Netting.Flow(
                            RegionFlows.INSURED_REGION_CODE.in(row),
                            RegionFlows.TREATED_REGION_CODE.in(row),
                            RegionFlows.FUND_TOTAL_YUAN.in(row)));
        }
        sorted.forEach((type, ofType) -> byInsuranceType.put(type, Netting.of(ofType)));
    }

    /** Rows of {@link org.medfund.core.table.clearing.RegionNet}. */
    List<Row> netRows() {
        List<Row> rows = new ArrayList<>();
        byInsuranceType.forEach((type, netting) -> {
            SortedMap<String, BigDecimal> payable = netting.payable();
            SortedMap<String, BigDecimal> receivable = netting.receivable();
            netting.net()
                    .forEach((region, net) -> rows.add(RowFactory.create(
                            region,
                            type,
                            period.toString(),
                            rule.name(),
                            payable.get(region),
                            receivable.get(region),
                            net)));
        });
        return rows;
    }

    /** Rows of {@link org.medfund.core.table.clearing.RegionTransfersDue}. */
    List<Row> transferRows() {
        List<Row> rows = new ArrayList<>();
        byInsuranceType.forEach((type, netting) -> netting.transfers(rule)
                .forEach(transfer -> rows.add(RowFactory.create(
                        transfer.fromRegion(), transfer.toRegion(), type, period.toString(), transfer.amountYuan()))));
        return rows;
    }
}
