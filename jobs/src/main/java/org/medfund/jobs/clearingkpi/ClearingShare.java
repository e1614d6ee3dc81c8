package org.medfund.jobs.clearingkpi;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;

/**
 * The part of the year's fund money that is paid by the annual clearing (清算资金占比, SPEC D.10): the less is left to the
 * end, the sooner institutions are paid.
 */
final class ClearingShare {
    private static final String TARGET = "clear.share_target";
    private static final Pattern RANGE = Pattern.compile("(0?\\.\\d+|0|1)(?:-(0?\\.\\d+|1))?");

    /** {@code clear.share_basis}. */
    enum Basis {
        /** What institutions have to give back is left out: of what was cleared, and of what the fund pays for the year. */
        GROSS_POSITIVE,
        /** What they have to give back is taken off. */
        NET;

        BigDecimal of(BigDecimal yuan) {
            return this == NET ? yuan : yuan.max(Money.yuan(0));
        }
    }

    /**
     * The target of a year: its upper end where it is a range, so that less is never a fault. More than the target is yellow
     * up to {@code clear.share_alarm_over} beyond it, red from there.
     *
     * @return empty for a year without one
     */
    static Optional<Target> target(Policy policy, int year) {
        try {
            BigFraction over = Money.exact(policy.decimal("clear.share_alarm_over"));
            return new YearValues(policy.node(TARGET))
                    .of(year)
                    .map(ClearingShare::upperEnd)
                    .map(limit -> Target.atMost(limit).withMargin(limit.add(over)));
        } catch (IllegalArgumentException e) {
            throw policy.unusable(
                            TARGET, "a share such as 0.05, or a range such as 0.03-0.05, by year; " + e.getMessage())
                    .refusal();
        }
    }

    /** @throws IllegalArgumentException if the text is neither a share nor a range that ascends */
    static BigFraction upperEnd(JsonNode value) {
        Matcher range = RANGE.matcher(value.asText());
        if (!range.matches()) {
            throw new IllegalArgumentException(value.asText() + " is neither");
        }
        BigFraction low = Money.exact(new BigDecimal(range.group(1)));
        BigFraction high = range.group(2) == null ? low : Money.exact(new BigDecimal(range.group(2)));
        if (high.compareTo(low) < 0) {
            throw new IllegalArgumentException(value.asText() + " does not ascend");
        }
        return high;
    }

    /**
     * One institution's clearing and final entitlement of the year and an insurance type.
     *
     * @param finalEntitlementYuan what the fund pays for the year in all: months, advances, and clearings
     */
    record Cleared(String key, BigDecimal clearingYuan, BigDecimal finalEntitlementYuan) {}

    /** Institutions that give more back than they are due of the year are, without {@code NET}, in neither sum. */
    static Measured measure(List<Cleared> statements, Basis basis, Optional<Target> target) {
        List<KpiRow> rows = statements.stream()
                .map(each -> KpiRow.ofMoney(
                        each.key(), basis.of(each.clearingYuan()), basis.of(each.finalEntitlementYuan()), true))
                .toList();
        return Measured.ratioOfMoney(ClearingKpi.CLEARING_SHARE, target.orElse(null), rows, Reason.NO_STATEMENT);
    }

    private ClearingShare() {}
}
