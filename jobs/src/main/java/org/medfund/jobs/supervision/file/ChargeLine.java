package org.medfund.jobs.supervision.file;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.time.ChinaTime;

/**
 * A charge line; the columns are those of {@link FeeLines}. Amounts in yuan.
 *
 * @param chargedOn the calendar day of {@code chargedAt}
 * @param quantity negative on a line that reverses another
 */
public record ChargeLine(
        String settlementId,
        String lineNumber,
        String itemCode,
        String feeClass,
        Instant chargedAt,
        LocalDate chargedOn,
        BigDecimal quantity,
        BigDecimal unitPriceYuan,
        BigDecimal costYuan,
        BigDecimal inScopeYuan,
        @Nullable String doctorCode,
        @Nullable String examClass,
        @Nullable String bodyPart,
        @Nullable String traceCode,
        boolean isEmergency,
        @Nullable Integer suppliedDays,
        @Nullable String dispensingKind,
        @Nullable String exemptReason) {

    /** In order of time; a reversal follows what it reverses. */
    public static final Comparator<ChargeLine> IN_ORDER = Comparator.comparing(ChargeLine::chargedAt)
            .thenComparing(line -> line.quantity.signum() < 0)
            .thenComparing(ChargeLine::settlementId)
            .thenComparing(ChargeLine::lineNumber);

    /** The grain of the row, as evidence names it. */
    public String rowKey() {
        return settlementId + "|" + lineNumber;
    }

    /** The line with part of its quantity reversed: amounts in proportion, rounded to the fen; days too, to full ones. */
    ChargeLine cutTo(BigDecimal quantityLeft) {
        BigFraction share = Money.exact(quantityLeft).divide(Money.exact(quantity));
        return new ChargeLine(
                settlementId,
                lineNumber,
                itemCode,
                feeClass,
                chargedAt,
                chargedOn,
                quantityLeft,
                unitPriceYuan,
                Money.roundToFen(share.multiply(Money.exact(costYuan))),
                Money.roundToFen(share.multiply(Money.exact(inScopeYuan))),
                doctorCode,
                examClass,
                bodyPart,
                traceCode,
                isEmergency,
                suppliedDays == null
                        ? null
                        : share.multiply(suppliedDays)
                                .getNumerator()
                                .divide(share.multiply(suppliedDays).getDenominator())
                                .intValueExact(),
                dispensingKind,
                exemptReason);
    }

    /** @param row with the columns of {@link FeeLines} named in {@link PersonFiles} */
    public static ChargeLine in(Row row) {
        return new ChargeLine(
                FeeLines.SETTLEMENT_ID.in(row),
                FeeLines.FEE_LINE_NUMBER.in(row),
                FeeLines.ITEM_CODE.in(row),
                FeeLines.FEE_CLASS.in(row),
                FeeLines.CHARGED_AT.in(row),
                LocalDate.ofInstant(FeeLines.CHARGED_AT.in(row), ChinaTime.ZONE),
                FeeLines.ITEM_QUANTITY.in(row),
                FeeLines.UNIT_PRICE_YUAN.in(row),
                FeeLines.LINE_COST_YUAN.in(row),
                FeeLines.IN_SCOPE_YUAN.in(row),
                FeeLines.ORDERING_DOCTOR_CODE.inOrNull(row),
                FeeLines.EXAM_CLASS.inOrNull(row),
                FeeLines.BODY_PART.inOrNull(row),
                FeeLines.TRACE_CODE.inOrNull(row),
                Boolean.TRUE.equals(FeeLines.IS_EMERGENCY.inOrNull(row)),
                FeeLines.SUPPLIED_DAYS.inOrNull(row),
                FeeLines.DISPENSING_KIND.inOrNull(row),
                FeeLines.EXEMPT_REASON.inOrNull(row));
    }
}
