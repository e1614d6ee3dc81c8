package org.medfund.jobs.outofarea;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.medfund.core.care.Provinces;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.CostVerifications;
import org.medfund.core.time.ChinaTime;
import org.medfund.core.time.Period;

/** Rows of {@link org.medfund.core.table.clearing.VerificationApplications}: the applications whose batch is made in a period. */
final class VerificationRows {
    private static final Field<String> VERIFIED_SETTLEMENT_ID =
            Field.text("verified_settlement_id", "Settlement under verification");

    /** Why an application is not taken. */
    enum Refused {
        UNKNOWN_SETTLEMENT,
        NOT_CROSS_PROVINCE,
        BELOW_MINIMUM
    }

    /** Where an application that is taken stands. */
    enum State {
        WAITING,
        OPEN,
        OVERDUE,
        ANSWERED
    }

    /**
     * The applications that may be of a batch of the period, each with its stay if that is known.
     *
     * @param verifications {@link CostVerifications}
     * @param settlements {@link SettlementLists} of any period, regions as of the discharge
     */
    static Dataset<Row> applications(Dataset<Row> verifications, Dataset<Row> settlements, Period period) {
        Column applied = to_date(CostVerifications.APPLIED_AT.col());
        Dataset<Row> mayBeOfPeriod =
                verifications.where(applied.between(lit(period.firstDay().minusMonths(1)), lit(period.lastDay())));
        Dataset<Row> stays = settlements
                .where(SettlementLists.REFUND_FLAG.col().equalTo("0"))
                .select(
                        SettlementLists.SETTLEMENT_ID.col().as(VERIFIED_SETTLEMENT_ID.name()),
                        SettlementLists.INSURED_REGION_CODE.col(),
                        SettlementLists.TREATED_REGION_CODE.col(),
                        SettlementLists.TOTAL_COST_YUAN.col());
        return mayBeOfPeriod.join(
                stays, CostVerifications.SETTLEMENT_ID.col().equalTo(VERIFIED_SETTLEMENT_ID.col()), "left");
    }

    /**
     * @param applications as {@link #applications} gives them
     * @param asOf the day looked at
     */
    static List<Row> of(
            Collection<Row> applications,
            VerificationQueue queue,
            KnownDays known,
            Provinces provinces,
            Period period,
            LocalDate asOf) {
        List<Row> rows = new ArrayList<>();
        for (Row row : applications) {
            LocalDate applied =
                    CostVerifications.APPLIED_AT.in(row).atZone(ChinaTime.ZONE).toLocalDate();
            LocalDate batch = queue.batch(applied);
            if (batch.isBefore(period.firstDay()) || batch.isAfter(period.lastDay())) {
                continue;
            }
            Refused refused = refused(row, queue, provinces);
            LocalDate due = queue.answerDue(batch);
            LocalDate answered = CostVerifications.ANSWERED_DATE.inOrNull(row);
            rows.add(RowFactory.create(
                    CostVerifications.VERIFICATION_ID.in(row),
                    period.toString(),
                    CostVerifications.SETTLEMENT_ID.in(row),
                    SettlementLists.INSURED_REGION_CODE.inOrNull(row),
                    SettlementLists.TREATED_REGION_CODE.inOrNull(row),
                    SettlementLists.TOTAL_COST_YUAN.inOrNull(row),
                    applied,
                    refused == null ? null : refused.name(),
                    batch,
                    due,
                    answered,
                    CostVerifications.RESULT.inOrNull(row),
                    refused != null || answered == null
                            ? null
                            : known.plus(answered, queue.confirmWorkingDays()).orElse(null),
                    refused != null ? null : state(batch, due, answered, asOf).name()));
        }
        return rows;
    }

    private static @Nullable Refused refused(Row row, VerificationQueue queue, Provinces provinces) {
        BigDecimal total = SettlementLists.TOTAL_COST_YUAN.inOrNull(row);
        if (total == null) {
            return Refused.UNKNOWN_SETTLEMENT;
        }
        String insured = SettlementLists.INSURED_REGION_CODE.in(row);
        String treated = SettlementLists.TREATED_REGION_CODE.in(row);
        if (provinces.of(insured).equals(provinces.of(treated))) {
            return Refused.NOT_CROSS_PROVINCE;
        }
        return queue.isAccepted(total) ? null : Refused.BELOW_MINIMUM;
    }

    /** An answer counts from its day on; the day it is due is not late. */
    static State state(LocalDate batch, LocalDate due, @Nullable LocalDate answered, LocalDate asOf) {
        if (answered != null && !answered.isAfter(asOf)) {
            return State.ANSWERED;
        }
        if (asOf.isBefore(batch)) {
            return State.WAITING;
        }
        return asOf.isAfter(due) ? State.OVERDUE : State.OPEN;
    }

    private VerificationRows() {}
}
