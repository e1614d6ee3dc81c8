package org.medfund.jobs.monitoring;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.table.clearing.FundBalances;
import org.medfund.core.time.PolicyYear;

/** The monthly income, expenditure, and balance of one pool of one insurance type. */
final class PoolMoney {
    private static final int MONTHS_A_YEAR = 12;

    private final NavigableMap<YearMonth, Row> months = new TreeMap<>();

    /** @param balances rows of {@link FundBalances} of one region and insurance type, any months */
    PoolMoney(Collection<Row> balances) {
        balances.forEach(row -> months.put(YearMonth.parse(FundBalances.MONTH.in(row)), row));
    }

    boolean hasMonthsOf(PolicyYear year) {
        return !ofYear(year).isEmpty();
    }

    BigDecimal incomeYuan(PolicyYear year) {
        return sum(ofYear(year), FundBalances.INCOME_YUAN::in);
    }

    BigDecimal expenditureYuan(PolicyYear year) {
        return sum(ofYear(year), FundBalances.EXPENDITURE_YUAN::in);
    }

    /** The pooled balance at the end of the year's last month with figures. */
    Optional<BigDecimal> balanceYuan(PolicyYear year) {
        var ofYear = ofYear(year);
        return ofYear.isEmpty()
                ? Optional.empty()
                : Optional.of(FundBalances.BALANCE_YUAN.in(ofYear.lastEntry().getValue()));
    }

    /** Expenditure of the twelve months up to the year's last with figures; none unless all twelve have some. */
    Optional<BigDecimal> expenditureOfTwelveMonthsYuan(PolicyYear year) {
        var ofYear = ofYear(year);
        if (ofYear.isEmpty()) {
            return Optional.empty();
        }
        YearMonth last = ofYear.lastKey();
        var twelve = months.subMap(last.minusMonths(MONTHS_A_YEAR - 1L), true, last, true);
        return twelve.size() == MONTHS_A_YEAR
                ? Optional.of(sum(twelve, FundBalances.EXPENDITURE_YUAN::in))
                : Optional.empty();
    }

    private NavigableMap<YearMonth, Row> ofYear(PolicyYear year) {
        return months.subMap(YearMonth.from(year.firstDay()), true, YearMonth.from(year.lastDay()), true);
    }

    private static BigDecimal sum(NavigableMap<YearMonth, Row> months, Function<Row, BigDecimal> amount) {
        return months.values().stream().map(amount).reduce(Money.yuan(0), BigDecimal::add);
    }
}
