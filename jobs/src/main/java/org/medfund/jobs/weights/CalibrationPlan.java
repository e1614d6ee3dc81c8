package org.medfund.jobs.weights;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.medfund.core.money.Money;
import org.medfund.core.table.grouping.CaseFacts;

/**
 * What the calibration of one region asks of each case.
 *
 * @param firstYear oldest year of the window
 * @param years length of the window
 * @param trimming ways to trim: the one in force first, then those to compare with
 */
record CalibrationPlan(int firstYear, int years, CleaningPolicy cleaning, List<TrimPolicy> trimming)
        implements Serializable {

    static CalibrationPlan of(CalibrationPolicy policy, List<TrimPolicy> compared) {
        var window = policy.weights().years().byYear();
        return new CalibrationPlan(
                window.firstKey(),
                window.lastKey() - window.firstKey() + 1,
                policy.cleaning(),
                Stream.concat(Stream.of(policy.trimming()), compared.stream()).toList());
    }

    /** The same without the ways to trim that are only compared. */
    CalibrationPlan inForce() {
        return new CalibrationPlan(firstYear, years, cleaning, List.of(trimming.get(0)));
    }

    /**
     * Over {@link CaseFacts}: the first reason for which a case leaves by cleaning (SPEC B.1), as {@link
     * CaseCleaning#firstReason} finds it of a whole claim; null if it stays.
     */
    Column firstReason() {
        return coalesce(Stream.concat(
                        cleaning.order().stream().map(reason -> when(applies(reason), reason.name())),
                        Stream.of(lit(null).cast(DataTypes.StringType)))
                .toArray(Column[]::new));
    }

    /** The least whole fen that is not too cheap. */
    private long costMinFen() {
        return cleaning.costMinYuan()
                .movePointRight(Money.YUAN.scale())
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }

    private Column applies(RemovalReason reason) {
        Column nights = CaseFacts.DISCHARGE_DAY.col().minus(CaseFacts.ADMISSION_DAY.col());
        Column stayDays = when(nights.equalTo(0), cleaning.sameDayStayDays()).otherwise(nights);
        return switch (reason) {
            case DATE_ORDER -> nights.lt(0);
            // A code that is not listed never becomes a case with a group.
            case NO_MAIN_DIAG, BAD_DIAG -> not(CaseFacts.HAS_MAIN_DIAGNOSIS.col());
            case COST_LT_MIN -> CaseFacts.TOTAL_COST_FEN.col().lt(costMinFen());
            case LOS_GT_MAX -> stayDays.gt(cleaning.stayMaxDays());
            case LOS_LT_MIN -> stayDays.lt(cleaning.stayMinDays());
            case Z53_SHORT -> CaseFacts.IS_NOT_CARRIED_OUT.col().and(stayDays.leq(cleaning.cancelledStayMaxDays()));
            // Such rows never become cases; fee lines are not read here.
            case REFUND_PAIR, DUPLICATE, NOT_IN_SCOPE, AMOUNT_MISMATCH -> lit(false);
        };
    }
}
