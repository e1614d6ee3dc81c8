package org.medfund.jobs.clearing;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.medfund.core.money.Money;

/** What is said of a month when it is settled: one line a pool. */
final class MonthSummary {
    static List<String> lines(List<MonthStatement> statements) {
        SortedMap<Pool, List<MonthStatement>> pools = statements.stream()
                .collect(Collectors.groupingBy(each -> each.book().pool(), TreeMap::new, Collectors.toList()));
        if (pools.isEmpty()) {
            return List.of("Nothing to settle: " + MonthGates.NOTHING_TO_SETTLE);
        }
        return pools.entrySet().stream()
                .map(pool -> line(pool.getKey(), pool.getValue()))
                .toList();
    }

    private static String line(Pool pool, List<MonthStatement> statements) {
        return pool.regionCode() + " " + pool.insuranceType() + ": " + statements.size()
                + " institutions; gross " + total(statements, MonthlySettlement::grossYuan) + " yuan, deposit "
                + total(statements, MonthlySettlement::depositYuan) + ", deducted by audit "
                + total(statements, MonthlySettlement::auditDeductionYuan) + ", already paid "
                + total(statements, MonthlySettlement::instantPaidYuan) + ", to pay "
                + total(statements, MonthlySettlement::paidYuan) + ", carried "
                + total(statements, MonthlySettlement::carriedOutYuan) + ".";
    }

    private static String total(List<MonthStatement> statements, Function<MonthlySettlement, BigDecimal> amount) {
        return statements.stream()
                .map(statement -> amount.apply(statement.settlement()))
                .reduce(Money.yuan(0), BigDecimal::add)
                .toPlainString();
    }

    private MonthSummary() {}
}
