package org.medfund.jobs.outofarea;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.medfund.core.care.Provinces;
import org.medfund.core.money.Money;
import org.medfund.core.table.clearing.RegionTransfers;
import org.medfund.core.time.Period;

/** Rows of {@link org.medfund.core.table.clearing.RegionPayables}. */
final class PayableRows {

    /**
     * @param transfers rows of {@link RegionTransfers} of the period's months, paid by the day looked at
     * @param asOf the day looked at
     */
    static List<Row> of(
            RegionClearing clearing,
            Collection<Row> transfers,
            Provinces provinces,
            MonthCalendars calendars,
            Period period,
            LocalDate asOf) {
        Map<List<String>, List<Netting.Flow>> made = new HashMap<>();
        TreeSet<String> types = new TreeSet<>(clearing.insuranceTypes());
        TreeSet<String> months = new TreeSet<>(clearing.months());
        for (Row row : transfers) {
            String type = RegionTransfers.INSURANCE_TYPE.in(row);
            String month = RegionTransfers.MONTH.in(row);
            types.add(type);
            months.add(month);
            made.computeIfAbsent(List.of(type, month), key -> new ArrayList<>())
                    .add(new Netting.Flow(
                            RegionTransfers.FROM_REGION_CODE.in(row),
                            RegionTransfers.TO_REGION_CODE.in(row),
                            RegionTransfers.AMOUNT_YUAN.in(row)));
        }
        List<Row> rows = new ArrayList<>();
        for (String type : types) {
            for (String month : months) {
                List<Netting.Flow> mutualAid = clearing.mutualAidDue(type, month);
                List<Netting.Flow> due = new ArrayList<>(clearing.fundDue(type, month));
                due.addAll(mutualAid);
                Map<List<String>, BigDecimal> mutualAidOf = new HashMap<>();
                mutualAid.forEach(
                        flow -> mutualAidOf.put(List.of(flow.fromRegion(), flow.toRegion()), flow.amountYuan()));
                MonthCalendars.OfMonth dates = calendars.of(month);
                for (Payables.Position position :
                        Payables.of(due, made.getOrDefault(List.of(type, month), List.of()), provinces::of)) {
                    int age = (int)
                            Math.max(0, ChronoUnit.DAYS.between(dates.calendar().notice(), asOf));
                    rows.add(RowFactory.create(
                            position.from(),
                            position.to(),
                            type,
                            period.toString(),
                            month,
                            asOf,
                            dates.calendar().notice(),
                            dates.isKnown() ? dates.calendar().transferBy() : null,
                            position.dueYuan(),
                            mutualAidOf.getOrDefault(List.of(position.from(), position.to()), Money.yuan(0)),
                            position.transferredYuan(),
                            position.restYuan(),
                            position.overpaidYuan(),
                            age,
                            position.restYuan().signum() > 0 ? AgeBucket.of(age).toString() : null));
                }
            }
        }
        return rows;
    }

    private PayableRows() {}
}
