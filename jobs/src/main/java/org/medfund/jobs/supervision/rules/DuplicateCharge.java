package org.medfund.jobs.supervision.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Money;

/** More of an item charged on a day than a day may have (SPEC E.7, case E07). */
public final class DuplicateCharge {
    private static final Comparator<FundedLine> MOST_FIRST = Comparator.comparing(
                    (FundedLine each) -> each.line().quantity())
            .reversed()
            .thenComparing(FundedLine.IN_ORDER);

    /**
     * One item on one day of a visit.
     *
     * @param limitQuantity most a day
     * @param excessQuantity what is above it, positive
     * @param enough the fewest lines that exceed the limit: the largest, of equal ones the earliest
     * @param others the other lines of item and day, in order of time
     * @param excess the last units of the day, line by line
     */
    public record TooMany(
            String itemCode,
            LocalDate day,
            BigDecimal limitQuantity,
            BigDecimal excessQuantity,
            List<FundedLine> enough,
            List<FundedLine> others,
            Excess excess) {}

    private record Key(String itemCode, LocalDate day) {}

    /**
     * Every item and day above its limit, in order of day, then item. Units above the limit are those charged last.
     *
     * @param lines of one visit, net of reversals
     * @param limits most of an item on a day; empty if it is not limited
     * @param tolerance units above the limit that are let pass
     */
    public static List<TooMany> find(
            Collection<FundedLine> lines,
            BiFunction<String, LocalDate, Optional<BigDecimal>> limits,
            BigDecimal tolerance) {
        TreeMap<Key, List<FundedLine>> ofDay =
                new TreeMap<>(Comparator.comparing(Key::day).thenComparing(Key::itemCode));
        for (FundedLine each : lines) {
            ofDay.computeIfAbsent(new Key(each.line().itemCode(), each.line().chargedOn()), key -> new ArrayList<>())
                    .add(each);
        }
        List<TooMany> found = new ArrayList<>();
        ofDay.forEach((key, charged) -> limits.apply(key.itemCode(), key.day())
                .filter(limit -> sum(charged).compareTo(limit.add(tolerance)) > 0)
                .ifPresent(limit -> found.add(tooMany(key, charged, limit, tolerance))));
        return List.copyOf(found);
    }

    private static TooMany tooMany(Key key, List<FundedLine> charged, BigDecimal limit, BigDecimal tolerance) {
        List<FundedLine> enough = new ArrayList<>();
        List<FundedLine> others = new ArrayList<>();
        for (FundedLine each : charged.stream().sorted(MOST_FIRST).toList()) {
            (sum(enough).compareTo(limit.add(tolerance)) > 0 ? others : enough).add(each);
        }
        List<Excess.Part> parts = new ArrayList<>();
        BigDecimal free = limit;
        for (FundedLine each : charged.stream().sorted(FundedLine.IN_ORDER).toList()) {
            BigDecimal tooMuch = each.line().quantity().subtract(free).max(BigDecimal.ZERO);
            free = free.subtract(each.line().quantity()).max(BigDecimal.ZERO);
            BigFraction amount =
                    Money.exact(tooMuch).multiply(Money.exact(each.line().unitPriceYuan()));
            if (tooMuch.signum() > 0) {
                parts.add(new Excess.Part(each, amount));
            }
        }
        return new TooMany(
                key.itemCode(),
                key.day(),
                limit,
                sum(charged).subtract(limit),
                List.copyOf(enough),
                others.stream().sorted(FundedLine.IN_ORDER).toList(),
                new Excess(List.copyOf(parts)));
    }

    private static BigDecimal sum(List<FundedLine> lines) {
        return lines.stream().map(each -> each.line().quantity()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private DuplicateCharge() {}
}
