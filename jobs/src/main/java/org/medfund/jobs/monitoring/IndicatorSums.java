package org.medfund.jobs.monitoring;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.claims.OutpatientVisits;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.supervision.Flags;
import org.medfund.core.time.PolicyYear;

/** The sums behind the indicators, one row per region and insurance type. */
final class IndicatorSums {
    static final Field<String> REGION = Field.text("region_code", "Pooling region");
    static final Field<String> TYPE = Field.text("insurance_type", "Insurance type");
    static final Field<BigDecimal> OWN_PAY = Field.yuan("own_pay_yuan", "Outside the scope of insurance");
    static final Field<BigDecimal> PERSON_PAY = Field.yuan("person_pay_yuan", "Paid by the person");
    static final Field<BigDecimal> COST = Field.yuan("cost_yuan", "Whole cost");
    static final Field<Long> DAYS = Field.count("days", "Days in hospital");
    static final Field<Long> STAYS = Field.count("stays", "Discharges");
    static final Field<BigDecimal> AMOUNT = Field.yuan("amount_yuan", "Amount");

    /** Own pay, person's pay, and cost of stays that ended in the year, by region of insurance; refunds take off. */
    static Dataset<Row> ofSettlements(Dataset<Row> settlements, PolicyYear year) {
        Column ownPay = Money.fen(SettlementLists.FULL_SELF_PAY_YUAN.col())
                .plus(Money.fen(SettlementLists.OVER_LIMIT_SELF_PAY_YUAN.col()));
        return inYear(settlements, SettlementLists.DISCHARGE_DATE.col(), year)
                .groupBy(REGION.as(SettlementLists.INSURED_REGION_CODE.col()), SettlementLists.INSURANCE_TYPE.col())
                .agg(
                        OWN_PAY.as(Money.yuan(sum(ownPay))),
                        PERSON_PAY.as(Money.yuan(sum(Money.fen(SettlementLists.PERSON_TOTAL_YUAN.col())))),
                        COST.as(Money.yuan(sum(Money.fen(SettlementLists.TOTAL_COST_YUAN.col())))));
    }

    /** Days and discharges, by region of treatment. */
    static Dataset<Row> ofStays(Dataset<Row> cases) {
        return cases.groupBy(GroupedCases.REGION_CODE.col(), GroupedCases.INSURANCE_TYPE.col())
                .agg(DAYS.as(sum(GroupedCases.STAY_DAYS.col().cast(DataTypes.LongType))), STAYS.as(count(lit(1))));
    }

    /** Cost of inpatient and outpatient care of the year, by region of treatment. */
    static Dataset<Row> ofCare(
            Dataset<Row> settlements, Dataset<Row> visits, Dataset<Row> institutions, PolicyYear year) {
        Dataset<Row> inpatient = inYear(settlements, SettlementLists.DISCHARGE_DATE.col(), year)
                .select(
                        REGION.as(SettlementLists.TREATED_REGION_CODE.col()),
                        COST.as(SettlementLists.TOTAL_COST_YUAN.col()));
        Dataset<Row> places =
                institutions.select(Institutions.INSTITUTION_CODE.col(), REGION.as(Institutions.REGION_CODE.col()));
        Dataset<Row> outpatient = inYear(visits, OutpatientVisits.VISIT_DATE.col(), year)
                .join(broadcast(places), OutpatientVisits.INSTITUTION_CODE.name())
                .select(REGION.col(), COST.as(OutpatientVisits.TOTAL_COST_YUAN.col()));
        return inpatient
                .unionByName(outpatient)
                .groupBy(REGION.col())
                .agg(COST.as(Money.yuan(sum(Money.fen(COST.col())))));
    }

    /** What the flags of one rule involve; 0 for a region that has only flags of other rules. */
    static Dataset<Row> ofFlags(Dataset<Row> flags, String ruleId) {
        Column amount = when(Flags.RULE_ID.col().equalTo(ruleId), Money.fen(Flags.AMOUNT_INVOLVED_YUAN.col()))
                .otherwise(0L);
        return flags.groupBy(Flags.REGION_CODE.col()).agg(AMOUNT.as(Money.yuan(sum(amount))));
    }

    private static Dataset<Row> inYear(Dataset<Row> rows, Column date, PolicyYear year) {
        return rows.where(date.between(lit(year.firstDay()), lit(year.lastDay())));
    }

    private IndicatorSums() {}
}
