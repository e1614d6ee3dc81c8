package org.medfund.jobs.clearingkpi;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;

/** By when a fund year is to be cleared (SPEC D.10, {@code clear.deadlines}; case D12). */
public final class ClearingDeadline {
    private static final String PARAMETER = "clear.deadlines";
    private static final String ALL = "all";
    private static final String PILOT = "pilot";
    private static final Pattern NEXT_YEAR = Pattern.compile("(\\d{2}-\\d{2}) next year");

    private final YearValues years;

    /**
     * @param deadlines by year: {@code all} and, where pilots have another, {@code pilot}; each a day such as 2026-05-31,
     *     or {@code 03-31 next year}
     * @throws IllegalArgumentException if a year or a day is written otherwise
     */
    public ClearingDeadline(JsonNode deadlines) {
        this.years = new YearValues(deadlines);
        for (JsonNode year : deadlines) {
            year.properties().forEach(entry -> {
                if (!entry.getKey().equals(ALL) && !entry.getKey().equals(PILOT)) {
                    throw new IllegalArgumentException(entry.getKey() + " is neither all nor pilot");
                }
                day(entry.getValue().asText(), 2000);
            });
        }
    }

    /** @throws org.medfund.core.problem.Refusal if the policy cannot be read */
    static ClearingDeadline from(Policy policy) {
        try {
            return new ClearingDeadline(policy.node(PARAMETER));
        } catch (IllegalArgumentException e) {
            throw policy.unusable(PARAMETER, "a day for all and pilot by year; " + e.getMessage())
                    .refusal();
        }
    }

    /** Pilots without a deadline of their own have that of all; empty for a year without one. */
    public Optional<LocalDate> of(int year, boolean isPilot) {
        return years.of(year)
                .map(days -> isPilot && days.has(PILOT) ? days.path(PILOT) : days.path(ALL))
                .filter(JsonNode::isTextual)
                .map(day -> day(day.asText(), year));
    }

    private static LocalDate day(String text, int year) {
        Matcher next = NEXT_YEAR.matcher(text);
        try {
            return next.matches() ? MonthDay.parse("--" + next.group(1)).atYear(year + 1) : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text + " is no day such as 2026-05-31, or 03-31 next year", e);
        }
    }

    /** Calendar days after the deadline; 0 on it and before. */
    public static int daysLate(LocalDate deadline, LocalDate done) {
        return Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(deadline, done)));
    }

    /** The part of regions that are not late, four places; empty if there is no region. */
    public static Optional<BigDecimal> onTimeRate(Collection<Integer> daysLate) {
        long onTime = daysLate.stream().filter(days -> days == 0).count();
        return daysLate.isEmpty()
                ? Optional.empty()
                : Optional.of(Money.round(
                        new BigFraction(onTime).divide(new BigFraction(daysLate.size())), Money.SHARE.scale()));
    }
}
