package org.medfund.jobs.outofarea;

import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.clearing.RegionFundFlows;

/**
 * What one region owes another of one month and insurance type.
 *
 * @param isMutualAid account money; else that of all funds together
 * @param amountYuan paid for the care, refunds taken off
 * @param deductionYuan audit deductions on it
 */
record RegionFlow(
        String insured,
        String insuredProvince,
        String treated,
        String treatedProvince,
        String insuranceType,
        String month,
        boolean isMutualAid,
        BigDecimal amountYuan,
        BigDecimal deductionYuan) {
    private static final Field<Boolean> IS_MUTUAL_AID = Field.flag("is_mutual_aid", "Account money");

    BigDecimal owedYuan() {
        return amountYuan.subtract(deductionYuan);
    }

    boolean isWithinProvince() {
        return insuredProvince.equals(treatedProvince);
    }

    /** The flows between regions, funds and fund years put together. */
    static Dataset<Row> between(Dataset<Row> fundFlows) {
        Column isMutualAid = RegionFundFlows.FUND_CODE.col().equalTo(Fund.MUTUAL_AID.code);
        return fundFlows
                .where(RegionFundFlows.INSURED_REGION_CODE.col().notEqual(RegionFundFlows.TREATED_REGION_CODE.col()))
                .groupBy(
                        RegionFundFlows.INSURED_REGION_CODE.col(),
                        RegionFundFlows.INSURED_PROVINCE_CODE.col(),
                        RegionFundFlows.TREATED_REGION_CODE.col(),
                        RegionFundFlows.TREATED_PROVINCE_CODE.col(),
                        RegionFundFlows.INSURANCE_TYPE.col(),
                        RegionFundFlows.MONTH.col(),
                        isMutualAid.as(IS_MUTUAL_AID.name()))
                .agg(total(RegionFundFlows.AMOUNT_YUAN), total(RegionFundFlows.AUDIT_DEDUCTION_YUAN));
    }

    private static Column total(Field<BigDecimal> yuan) {
        return yuan.as(Money.yuan(sum(Money.fen(yuan.col()))));
    }

    static List<RegionFlow> of(List<Row> between) {
        return between.stream()
                .map(row -> new RegionFlow(
                        RegionFundFlows.INSURED_REGION_CODE.in(row),
                        RegionFundFlows.INSURED_PROVINCE_CODE.in(row),
                        RegionFundFlows.TREATED_REGION_CODE.in(row),
                        RegionFundFlows.TREATED_PROVINCE_CODE.in(row),
                        RegionFundFlows.INSURANCE_TYPE.in(row),
                        RegionFundFlows.MONTH.in(row),
                        IS_MUTUAL_AID.in(row),
                        RegionFundFlows.AMOUNT_YUAN.in(row),
                        RegionFundFlows.AUDIT_DEDUCTION_YUAN.in(row)))
                .toList();
    }
}
