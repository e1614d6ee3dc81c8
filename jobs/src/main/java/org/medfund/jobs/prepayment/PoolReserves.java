package org.medfund.jobs.prepayment;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.table.clearing.FundBalances;
import org.medfund.core.time.PolicyYear;

/** The reserves of pools out of their monthly balances. */
final class PoolReserves {
    private static final int MONTHS_A_YEAR = 12;

    record PoolKey(String regionCode, String insuranceType) {}

    /**
     * The reserve of every pool at the end of a year; one that lacks a month of it is among the problems.
     *
     * @param balances rows of {@link FundBalances}, any months
     */
    static Map<PoolKey, PoolReserve> of(
            Collection<PoolKey> pools, Collection<Row> balances, PolicyYear year, Problems problems) {
        Map<PoolKey, NavigableMap<YearMonth, Row>> byPool = new HashMap<>();
        balances.forEach(row -> {
            YearMonth month = YearMonth.parse(FundBalances.MONTH.in(row));
            if (month.getYear() == year.value()) {
                byPool.computeIfAbsent(
                                new PoolKey(FundBalances.REGION_CODE.in(row), FundBalances.INSURANCE_TYPE.in(row)),
                                key -> new TreeMap<>())
                        .put(month, row);
            }
        });
        Map<PoolKey, PoolReserve> reserves = new HashMap<>();
        for (PoolKey pool : pools) {
            NavigableMap<YearMonth, Row> months = byPool.getOrDefault(pool, new TreeMap<>());
            if (months.size() == MONTHS_A_YEAR) {
                reserves.put(pool, reserve(months));
            } else {
                problems.add(
                        ProblemCode.INPUT_MISSING,
                        "The pool of region " + pool.regionCode() + " and insurance type " + pool.insuranceType()
                                + " has no balance of " + missing(months, year) + ".",
                        "Its reserve is the balance at the end of " + year + " over the mean payout of its months.",
                        "Deliver the rows of fund_balance and run ingest, or set other regions alone.");
            }
        }
        return reserves;
    }

    private static PoolReserve reserve(NavigableMap<YearMonth, Row> months) {
        BigDecimal spent =
                months.values().stream().map(FundBalances.EXPENDITURE_YUAN::in).reduce(Money.yuan(0), BigDecimal::add);
        return new PoolReserve(
                FundBalances.BALANCE_YUAN.in(months.lastEntry().getValue()),
                Money.exact(spent).divide(new BigFraction(MONTHS_A_YEAR)));
    }

    private static String missing(NavigableMap<YearMonth, Row> months, PolicyYear year) {
        List<String> missing = new ArrayList<>();
        for (int month = 1; month <= MONTHS_A_YEAR; month++) {
            YearMonth each = YearMonth.of(year.value(), month);
            if (!months.containsKey(each)) {
                missing.add(each.toString());
            }
        }
        return String.join(", ", missing);
    }

    private PoolReserves() {}
}
