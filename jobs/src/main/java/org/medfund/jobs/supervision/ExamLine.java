package org.medfund.jobs.supervision;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;

/**
 * A charge line of a large-equipment examination, or one that may reverse such a line. Amounts in yuan.
 *
 * @param chargedOn the calendar day of {@code chargedAt}
 * @param quantity negative on a line that reverses another
 */
record ExamLine(
        Claim claim,
        String lineNumber,
        String itemCode,
        @Nullable String examClass,
        @Nullable String bodyPart,
        Instant chargedAt,
        LocalDate chargedOn,
        BigDecimal quantity,
        BigDecimal costYuan,
        BigDecimal inScopeYuan,
        boolean isEmergency,
        @Nullable String exemptReason) {
    private static final Comparator<ExamLine> IN_ORDER = Comparator.comparing(ExamLine::chargedAt)
            .thenComparing(line -> line.quantity.signum() < 0) // a reversal follows what it reverses
            .thenComparing(line -> line.claim.settlementId())
            .thenComparing(ExamLine::lineNumber);

    String id() {
        return claim.settlementId() + "|" + lineNumber;
    }

    /**
     * What is left of the lines once reversals are taken off: each takes its quantity off the latest lines of the same
     * settlement and item that were charged no later. Of a line cut in part, amounts are left in proportion, rounded to
     * the fen. What a reversal finds no line for is dropped.
     */
    static List<ExamLine> netted(Collection<ExamLine> lines) {
        List<ExamLine> left = new ArrayList<>();
        for (ExamLine line : lines.stream().sorted(IN_ORDER).toList()) {
            if (line.quantity.signum() > 0) {
                left.add(line);
            } else {
                takeOff(left, line);
            }
        }
        return left;
    }

    private static void takeOff(List<ExamLine> left, ExamLine reversal) {
        BigDecimal open = reversal.quantity.negate();
        while (open.signum() > 0) {
            Optional<ExamLine> last = left.stream()
                    .filter(line -> line.claim.settlementId().equals(reversal.claim.settlementId())
                            && line.itemCode.equals(reversal.itemCode))
                    .reduce((earlier, later) -> later);
            if (last.isEmpty()) {
                return;
            }
            ExamLine line = last.get();
            BigDecimal taken = open.min(line.quantity);
            int at = left.indexOf(line);
            if (taken.compareTo(line.quantity) == 0) {
                left.remove(at);
            } else {
                left.set(at, line.cutTo(line.quantity.subtract(taken)));
            }
            open = open.subtract(taken);
        }
    }

    private ExamLine cutTo(BigDecimal quantityLeft) {
        BigFraction share = Money.exact(quantityLeft).divide(Money.exact(quantity));
        return new ExamLine(
                claim,
                lineNumber,
                itemCode,
                examClass,
                bodyPart,
                chargedAt,
                chargedOn,
                quantityLeft,
                Money.roundToFen(share.multiply(Money.exact(costYuan))),
                Money.roundToFen(share.multiply(Money.exact(inScopeYuan))),
                isEmergency,
                exemptReason);
    }
}
