package org.medfund.jobs.payment;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.GateResult;
import org.medfund.core.quality.GateResult.Verdict;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.table.payment.PointValues;
import org.medfund.jobs.payment.DipCasePayment.Path;

/** What payments by points must meet before anybody sees them. */
final class DipPaymentGates {
    private static final String FUND_FEN = "fund_fen";
    private static final String ENTITLED_FEN = "entitled_fen";
    private static final String POINTS = "points";

    /** Half of what the last digit of points and fen counts. */
    private static final Column HALF = lit(new BigDecimal("0.005"));

    /** Of every region and insurance type, the points are those of set-rates, and the fund is split to the fen (case C12). */
    static Gate fundIsSplitExactly(Dataset<Row> values) {
        String name = "points-split-the-fund-exactly";
        return new Gate(name, stored -> {
            Dataset<Row> paid = stored.rows(CasePayments.TABLE)
                    .where(isByPoints())
                    .groupBy(CasePayments.REGION_CODE.col(), CasePayments.INSURANCE_TYPE.col())
                    .agg(
                            sum(Money.fen(CasePayments.ENTITLEMENT_YUAN.col())).as(ENTITLED_FEN),
                            sum(CasePayments.SCORE.col()).as(POINTS));
            Dataset<Row> pools = values.select(
                            PointValues.REGION_CODE.col(),
                            PointValues.INSURANCE_TYPE.col(),
                            PointValues.TOTAL_SCORE.col(),
                            Money.fen(PointValues.FUND_YUAN.col()).as(FUND_FEN))
                    .join(paid, JoinKeys.of(PointValues.REGION_CODE, PointValues.INSURANCE_TYPE), "full_outer");
            Column holds = coalesce(
                    paid.col(ENTITLED_FEN)
                            .equalTo(pools.col(FUND_FEN))
                            .and(paid.col(POINTS).equalTo(PointValues.TOTAL_SCORE.col())),
                    lit(false));
            long wrong = pools.where(holds.equalTo(lit(false))).count();
            return new GateResult(
                    name,
                    wrong == 0 ? Verdict.PASSED : Verdict.FAILED,
                    wrong + " pools are not split exactly; run set-rates again if cases or scores have changed since.");
        });
    }

    static Column isByPoints() {
        return CasePayments.PAYMENT_METHOD.col().equalTo(PaymentMethod.DIP.name());
    }

    /** Of a case paid by points: path, points, and payment go together. */
    static Column followsItsPath() {
        Column payment = CasePayments.PAYMENT_YUAN.col();
        Column worth = CasePayments.SCORE.col().multiply(CasePayments.POINT_VALUE_YUAN.col());
        Column full = CasePayments.DISEASE_SCORE
                .col()
                .multiply(CasePayments.HOSPITAL_COEFFICIENT.col())
                .multiply(CasePayments.AUXILIARY_COEFFICIENT.col());
        Column score = CasePayments.SCORE.col();
        Column isWorth = abs(payment.minus(worth)).leq(HALF);
        return isWorth.and(is(Path.NORMAL, Path.DEVIATION_CANDIDATE)
                .and(abs(score.minus(full)).leq(HALF))
                .or(is(Path.DEVIATION_LOW).and(score.leq(full)))
                .or(is(Path.DEVIATION_HIGH, Path.DEVIATION_EXTREME).and(score.geq(full.minus(HALF))))
                .or(is(Path.UNGROUPED, Path.NO_SCORE)
                        .and(CasePayments.DISEASE_SCORE.col().isNull())));
    }

    private static Column is(Path... paths) {
        return CasePayments.PAYMENT_PATH.col().isin((Object[])
                Arrays.stream(paths).map(Enum::name).toArray(String[]::new));
    }

    private DipPaymentGates() {}
}
