package org.medfund.jobs.clearingkpi;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.JobContext;
import org.medfund.core.region.Region;
import org.medfund.core.table.clearing.MonthStatements;
import org.medfund.core.table.clearing.MonthlySettlements;
import org.medfund.core.table.clearing.Periods;
import org.medfund.core.table.clearing.ReconciliationResults;
import org.medfund.core.time.Period;
import org.medfund.core.time.PolicyYear;

/**
 * The monthly settlements of a year: of a month that settle-month has published what it published, whatever is delivered of
 * it, where it settles cases; of any other month what is delivered.
 */
final class SettlementInputs {
    private final JobContext job;
    private final List<Region> regions;
    private final PolicyYear year;
    private final Period[] months;
    private final Function<Dataset<Row>, List<Row>> rows;

    /** @param rows collects what is small enough, or refuses */
    SettlementInputs(
            JobContext job,
            List<Region> regions,
            PolicyYear year,
            Period[] months,
            Function<Dataset<Row>, List<Row>> rows) {
        this.job = job;
        this.regions = regions;
        this.year = year;
        this.months = months.clone();
        this.rows = rows;
    }

    /**
     * By region, in no order.
     *
     * @param on marks after this day do not count
     */
    Map<String, List<MonthSettlement>> byRegion(LocalDate on) {
        Map<String, MonthSettlement> delivered = new HashMap<>();
        delivered().forEach(each -> delivered.put(each.regionCode() + "/" + each.key(), each));
        Map<String, Integer> declareDays = new HashMap<>();
        Set<String> settledHere = new HashSet<>();
        for (Region region : regions) {
            declareDays.put(region.code(), job.policy(region, year).whole("monthly.declare_day"));
            for (Period month : months) {
                if (job.isPublished(MonthStatements.TABLE, region, month)) {
                    settledHere.add(region.code() + "/" + yyyyMm(month.toString()));
                }
            }
        }
        PaidDays paid = PaidDays.of(rows.apply(job.readOrEmpty(Periods.TABLE, regions, months)), on);
        Map<String, String> reconciled = reconciled();
        List<MonthSettlement> all = new ArrayList<>();
        for (Row row : rows.apply(
                job.readOrEmpty(MonthStatements.TABLE, regions, months).where(MonthStatements.settlesCases()))) {
            String region = MonthStatements.REGION_CODE.in(row);
            String month = yyyyMm(MonthStatements.PERIOD.in(row));
            String key = region + "/"
                    + MonthSettlement.key(
                            MonthStatements.INSTITUTION_CODE.in(row), MonthStatements.INSURANCE_TYPE.in(row), month);
            all.add(MonthSettlement.published(
                    row,
                    delivered.get(key),
                    Objects.requireNonNull(declareDays.get(region)),
                    paid.of(region, MonthStatements.PERIOD.in(row)),
                    reconciled.get(key)));
        }
        delivered.values().stream()
                .filter(each -> !settledHere.contains(each.regionCode() + "/" + each.month()))
                .forEach(all::add);
        return all.stream().collect(Collectors.groupingBy(MonthSettlement::regionCode));
    }

    private Stream<MonthSettlement> delivered() {
        Object[] codes = regions.stream().map(Region::code).toArray();
        return rows
                .apply(job.read(MonthlySettlements.TABLE)
                        .where(MonthlySettlements.SETTLEMENT_MONTH.col().startsWith(year.toString()))
                        .where(MonthlySettlements.REGION_CODE.col().isin(codes)))
                .stream()
                .map(MonthSettlement::delivered);
    }

    /** What reconcile-statements found, by region and key of the settlement. */
    private Map<String, String> reconciled() {
        Map<String, String> codes = new HashMap<>();
        rows.apply(job.readOrEmpty(ReconciliationResults.TABLE, regions, months))
                .forEach(row -> codes.put(
                        ReconciliationResults.REGION_CODE.in(row) + "/"
                                + MonthSettlement.key(
                                        ReconciliationResults.INSTITUTION_CODE.in(row),
                                        ReconciliationResults.INSURANCE_TYPE.in(row),
                                        yyyyMm(ReconciliationResults.PERIOD.in(row))),
                        ReconciliationResults.RECONCILIATION_CODE.in(row)));
        return codes;
    }

    private static String yyyyMm(String month) {
        return month.replace("-", "");
    }
}
