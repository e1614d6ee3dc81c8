package org.medfund.jobs.outofarea;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.sum;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.medfund.core.care.LocalDeductions;
import org.medfund.core.care.Successions;
import org.medfund.core.money.Money;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.AuditDeductions;
import org.medfund.core.table.clearing.RegionFundFlows;
import org.medfund.core.time.Period;

/** Audit deductions of the place of treatment on care of those insured elsewhere: they reduce what is owed (SPEC D.7, XP22 arts 43, 54). */
final class DeductedCare {
    /**
     * The deductions of a period by pair of regions. A deduction belongs to its settlement month, whenever the stay ended;
     * one without a settlement, on home care, or for a breach of contract is none of this clearing: see
     * {@link LocalDeductions}.
     *
     * @param deductions {@link AuditDeductions}
     * @param settlements {@link SettlementLists} of any period
     * @param breachReasons reasons whose money stays with the place of treatment
     * @return the pair of regions, type, month, and year of {@link RegionFundFlows}, and the deduction in fen
     */
    static Dataset<Row> of(
            Dataset<Row> deductions,
            Dataset<Row> settlements,
            Period period,
            List<String> breachReasons,
            Successions successions) {
        Column month = AuditDeductions.SETTLEMENT_MONTH.col();
        Object[] months =
                months(period).map(each -> each.toString().replace("-", "")).toArray();
        return LocalDeductions.between(deductions.where(month.isin(months)), settlements, breachReasons, successions)
                .withColumn(
                        RegionFundFlows.FUND_YEAR.name(), substring(month, 1, 4).cast(DataTypes.IntegerType))
                .withColumn(
                        RegionFundFlows.MONTH.name(), concat(substring(month, 1, 4), lit("-"), substring(month, 5, 2)))
                .groupBy(
                        RegionFundFlows.INSURED_REGION_CODE.col(),
                        RegionFundFlows.TREATED_REGION_CODE.col(),
                        RegionFundFlows.INSURANCE_TYPE.col(),
                        RegionFundFlows.MONTH.col(),
                        RegionFundFlows.FUND_YEAR.col())
                .agg(sum(Money.fen(AuditDeductions.AMOUNT_YUAN.col())).as(FundFlows.DEDUCTION_FEN.name()));
    }

    /** The months of a period, in order. */
    static Stream<YearMonth> months(Period period) {
        YearMonth last = YearMonth.from(period.lastDay());
        return Stream.iterate(
                YearMonth.from(period.firstDay()), month -> !month.isAfter(last), month -> month.plusMonths(1));
    }

    private DeductedCare() {}
}
