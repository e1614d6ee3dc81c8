package org.medfund.jobs.payment;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.medfund.core.table.payment.PaymentStandards;
import org.medfund.core.table.payment.Rates;
import org.medfund.jobs.payment.RatePolicy.Basis;

/** What must hold of rates and standards before they are published. */
final class SetRatesGates {

    /** Rates that no earlier one had a say in. */
    static Column isCalculated() {
        return Rates.RATE_BASIS.col().isin(Basis.INITIAL.name(), Basis.FINAL.name(), Basis.FIRST.name());
    }

    /** The fund ratio is a share; the basis is known; and a rate that nothing holds back is the calculated one. */
    static Column rates() {
        return Rates.FUND_RATIO.col().between(0, 1).and(levelRates());
    }

    /** The same of rates of level classes, which rest on the ratio of their insurance type; columns are named alike. */
    static Column levelRates() {
        return Rates.RATE_BASIS
                .col()
                .isin(Arrays.stream(Basis.values()).map(Enum::name).toArray())
                .and(when(isCalculated(), Rates.RATE_YUAN.col().equalTo(Rates.CALCULATED_RATE_YUAN.col()))
                        .otherwise(Rates.RATE_YUAN.col().gt(0)));
    }

    /**
     * Standards are positive, and to the fen weight times coefficient times rate, or by DIP the points of score
     * times coefficient, times the point value: in decimals that cut no product.
     */
    static Column standards() {
        Column coefficient = PaymentStandards.HOSPITAL_COEFFICIENT.col().cast(DataTypes.createDecimalType(6, 4));
        Column points = round(PaymentStandards.SCORE.col().multiply(coefficient), 2);
        Column byPoints = points.multiply(PaymentStandards.POINT_VALUE_YUAN.col());
        Column product = PaymentStandards.RELATIVE_WEIGHT
                .col()
                .cast(DataTypes.createDecimalType(8, 4))
                .multiply(coefficient)
                .multiply(PaymentStandards.RATE_YUAN.col().cast(DataTypes.createDecimalType(12, 2)));
        return PaymentStandards.STANDARD_YUAN
                .col()
                .equalTo(round(coalesce(product, byPoints), 2))
                .and(PaymentStandards.STANDARD_YUAN.col().gt(0));
    }

    private SetRatesGates() {}
}
