package org.medfund.jobs.specialcase;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.GateResult;
import org.medfund.core.quality.GateResult.Verdict;
import org.medfund.core.table.Field;
import org.medfund.core.table.clearing.SpecialCaseDecisions;
import org.medfund.core.table.clearing.SpecialCasePublications;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.jobs.specialcase.Decision.Outcome;
import org.medfund.jobs.specialcase.SpecialCaseTerms.Method;

/** What must hold before a year's special cases are published (SPEC D.5). */
final class SpecialCaseGates {
    static final String NOBODY_APPLIED = "no case of the year was put forward as a special one.";

    private static final Field<Long> ROW_COUNT = Field.count("row_count", "Rows");

    /** No more cases are accepted than the cap of each area allows, counted anew from the cases paid. */
    static Gate acceptedWithinCap(Dataset<Row> payments, Map<String, SpecialCaseTerms> terms) {
        String name = "accepted-within-cap";
        return new Gate(name, stored -> {
            Column[] key = {CasePayments.REGION_CODE.col(), CasePayments.PAYMENT_METHOD.col()};
            Map<String, Long> allowed = new HashMap<>();
            for (Row row : payments.groupBy(key)
                    .agg(count(lit(1)).as(ROW_COUNT.name()))
                    .collectAsList()) {
                SpecialCaseTerms area = terms.get(CasePayments.REGION_CODE.in(row));
                if (area != null) {
                    Method method = Method.valueOf(CasePayments.PAYMENT_METHOD.in(row));
                    allowed.put(
                            CasePayments.REGION_CODE.in(row) + " " + method,
                            SpecialCaseCap.cases(ROW_COUNT.in(row), area.cap(method)));
                }
            }
            long areas = 0;
            long beyond = 0;
            for (Row row : stored.rows(SpecialCaseDecisions.TABLE)
                    .where(SpecialCaseDecisions.OUTCOME.col().equalTo(Outcome.ACCEPTED.name()))
                    .groupBy(SpecialCaseDecisions.REGION_CODE.col(), SpecialCaseDecisions.PAYMENT_METHOD.col())
                    .agg(count(lit(1)).as(ROW_COUNT.name()))
                    .collectAsList()) {
                areas++;
                String area = SpecialCaseDecisions.REGION_CODE.in(row) + " "
                        + SpecialCaseDecisions.PAYMENT_METHOD.inOrNull(row);
                beyond += ROW_COUNT.in(row) > allowed.getOrDefault(area, 0L) ? 1 : 0;
            }
            return new GateResult(
                    name,
                    beyond == 0 ? Verdict.PASSED : Verdict.FAILED,
                    beyond + " of " + areas + " pooling areas accept more special cases than their cap allows.");
        });
    }

    /** Accepted cases, and they alone, have a rank within the cap and may add something. */
    static Gate outcomesHold() {
        Column rank = SpecialCaseDecisions.RANK.col();
        Column cap = SpecialCaseDecisions.CAP_CASE_COUNT.col();
        Column isEligible = SpecialCaseDecisions.IS_ELIGIBLE.col();
        Column addsNothing = SpecialCaseDecisions.INCREMENT_YUAN.col().equalTo(0);
        Column holds = when(is(Outcome.ACCEPTED), isEligible.and(rank.leq(cap)))
                .when(is(Outcome.OVER_CAP), isEligible.and(rank.gt(cap)).and(addsNothing))
                .when(
                        is(Outcome.NOT_ELIGIBLE),
                        not(isEligible).and(rank.isNull()).and(addsNothing))
                .when(
                        SpecialCaseDecisions.OUTCOME
                                .col()
                                .isin(Stream.of(Outcome.REFUSED, Outcome.PENDING, Outcome.NO_CASE, Outcome.DUPLICATE)
                                        .map(Enum::name)
                                        .toArray()),
                        rank.isNull().and(addsNothing))
                .otherwise(lit(false));
        return Gate.everyRow("special-case-outcomes", SpecialCaseDecisions.TABLE, holds, NOBODY_APPLIED);
    }

    private static Column is(Outcome outcome) {
        return SpecialCaseDecisions.OUTCOME.col().equalTo(outcome.name());
    }

    /**
     * Every application has one decision, and what is made public adds up to the decisions.
     *
     * @param applications rows of {@link ApplicationRows#of}
     */
    static Gate everyApplicationOnce(Dataset<Row> applications) {
        String name = "every-application-once";
        return new Gate(name, stored -> {
            long asked = applications.count();
            Row decided = stored.rows(SpecialCaseDecisions.TABLE)
                    .agg(count(lit(1)), sumOrZero(fen(SpecialCaseDecisions.INCREMENT_YUAN)))
                    .first();
            Column outcomes = Arrays.stream(new Field<?>[] {
                        SpecialCasePublications.ACCEPTED_COUNT,
                        SpecialCasePublications.OVER_CAP_COUNT,
                        SpecialCasePublications.NOT_ELIGIBLE_COUNT,
                        SpecialCasePublications.REFUSED_COUNT,
                        SpecialCasePublications.PENDING_COUNT,
                        SpecialCasePublications.NO_CASE_COUNT,
                        SpecialCasePublications.DUPLICATE_COUNT
                    })
                    .map(Field::col)
                    .reduce(Column::plus)
                    .orElseThrow();
            Row told = stored.rows(SpecialCasePublications.TABLE)
                    .agg(
                            sumOrZero(SpecialCasePublications.APPLICATION_COUNT.col()),
                            sumOrZero(outcomes),
                            sumOrZero(fen(SpecialCasePublications.INCREMENT_YUAN)))
                    .first();
            boolean holds = asked == decided.getLong(0)
                    && asked == told.getLong(0)
                    && asked == told.getLong(1)
                    && decided.getLong(1) == told.getLong(2);
            return new GateResult(
                    name,
                    holds ? Verdict.PASSED : Verdict.FAILED,
                    asked + " applications, " + decided.getLong(0) + " decisions, " + told.getLong(0)
                            + " made public; increments in fen " + decided.getLong(1) + " and " + told.getLong(2)
                            + ".");
        });
    }

    private static Column fen(Field<?> yuan) {
        return Money.fen(yuan.col());
    }

    private static Column sumOrZero(Column amounts) {
        return coalesce(sum(amounts), lit(0L));
    }

    private SpecialCaseGates() {}
}
