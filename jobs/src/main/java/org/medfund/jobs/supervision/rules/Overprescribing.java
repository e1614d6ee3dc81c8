package org.medfund.jobs.supervision.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.commons.math3.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;

/** More of a drug in hand than its prescription allows, whoever dispensed it (SPEC E.20, case E16). */
public final class Overprescribing {

    /**
     * One dispensing.
     *
     * @param id unique among the dispensings looked at
     * @param personKey null if it is not known whose: then it counts nowhere
     * @param ingredient null if it is not known: then it counts nowhere
     * @param siteCode where it was dispensed
     * @param kind of the prescription; one without a limit counts in the stock and is not flagged
     * @param days supplied
     * @param quantity units dispensed
     */
    public record Dispensing(
            String id,
            @Nullable String personKey,
            @Nullable String ingredient,
            String siteCode,
            LocalDate date,
            @Nullable String kind,
            int days,
            BigDecimal quantity,
            BigDecimal fundYuan) {}

    /** The two tests of the rule. */
    public enum Test {
        /** Days in hand above the limit of the prescription. */
        STOCK,
        /** Units from several hospitals within months. */
        SITES
    }

    /**
     * A dispensing that is too much.
     *
     * @param held days in hand after it, or units within the months
     * @param allowed of them
     * @param share of the dispensing that is too much, above 0, at most 1
     * @param needed as few dispensings as make it too much, it among them, in order of time
     */
    public record Excess(
            Dispensing dispensing,
            Test test,
            BigDecimal held,
            BigDecimal allowed,
            BigFraction share,
            List<Dispensing> needed) {

        /** What is too much of it, days or units. */
        public BigDecimal excess() {
            return held.subtract(allowed);
        }

        public BigDecimal fundYuan() {
            return Money.roundToFen(share.multiply(Money.exact(dispensing.fundYuan())));
        }
    }

    private record Drug(String personKey, String ingredient) {}

    /**
     * Days in hand after each dispensing, by its id: what was left of all earlier ones of the drug that day, and what it
     * supplies.
     *
     * @param dispensings those of one day in the order in which they were made
     */
    public static Map<String, Integer> stockDays(Collection<Dispensing> dispensings) {
        Map<String, Integer> stock = new LinkedHashMap<>();
        byDrug(dispensings).values().forEach(ofDrug -> {
            int held = 0;
            LocalDate last = ofDrug.get(0).date();
            for (Dispensing each : ofDrug) {
                held = after(held, last, each);
                last = each.date();
                stock.put(each.id(), held);
            }
        });
        return stock;
    }

    /**
     * Every dispensing that is too much, in order of person, ingredient, and time; one may be by both tests.
     *
     * @param dispensings those of one day in the order in which they were made
     */
    public static List<Excess> find(Collection<Dispensing> dispensings, OverprescribingPolicy policy) {
        List<Excess> found = new ArrayList<>();
        byDrug(dispensings).values().forEach(ofDrug -> {
            Map<String, Integer> stock = stockDays(ofDrug);
            for (int i = 0; i < ofDrug.size(); i++) {
                List<Dispensing> until = ofDrug.subList(0, i + 1);
                Dispensing last = ofDrug.get(i);
                BigDecimal held = BigDecimal.valueOf(stock.getOrDefault(last.id(), 0));
                BigDecimal allowed = policy.allowedDays(last.kind());
                if (allowed != null && held.compareTo(allowed) > 0) {
                    BigDecimal days = BigDecimal.valueOf(last.days());
                    found.add(new Excess(
                            last,
                            Test.STOCK,
                            held,
                            allowed,
                            share(held.subtract(allowed), days),
                            needed(until, some -> stockAfterLast(some).compareTo(allowed) > 0)));
                }
                List<Dispensing> recent = until.stream()
                        .filter(each -> each.date().isAfter(last.date().minusMonths(policy.windowMonths())))
                        .toList();
                if (isFromManySites(recent, policy)) {
                    found.add(new Excess(
                            last,
                            Test.SITES,
                            units(recent),
                            policy.unitsMax(),
                            share(units(recent).subtract(policy.unitsMax()), last.quantity()),
                            needed(recent, some -> isFromManySites(some, policy))));
                }
            }
        });
        return List.copyOf(found);
    }

    /** By drug, each in order of time. */
    private static Map<Drug, List<Dispensing>> byDrug(Collection<Dispensing> dispensings) {
        Map<Drug, List<Dispensing>> byDrug = new LinkedHashMap<>();
        for (Dispensing each : dispensings.stream()
                .sorted(Comparator.comparing(Dispensing::date))
                .toList()) {
            String person = each.personKey();
            String ingredient = each.ingredient();
            if (person != null && ingredient != null && each.days() > 0) {
                byDrug.computeIfAbsent(new Drug(person, ingredient), none -> new ArrayList<>())
                        .add(each);
            }
        }
        return byDrug;
    }

    private static int after(int held, LocalDate last, Dispensing next) {
        long left = held - ChronoUnit.DAYS.between(last, next.date());
        return (int) Math.max(0, left) + next.days();
    }

    private static BigDecimal stockAfterLast(List<Dispensing> inOrder) {
        int held = 0;
        LocalDate last = inOrder.get(0).date();
        for (Dispensing each : inOrder) {
            held = after(held, last, each);
            last = each.date();
        }
        return BigDecimal.valueOf(held);
    }

    private static boolean isFromManySites(List<Dispensing> some, OverprescribingPolicy policy) {
        return some.stream().map(Dispensing::siteCode).distinct().count() >= policy.sitesMin()
                && units(some).compareTo(policy.unitsMax()) > 0;
    }

    private static BigDecimal units(List<Dispensing> some) {
        return some.stream().map(Dispensing::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigFraction share(BigDecimal excess, BigDecimal all) {
        return all.signum() <= 0 || excess.compareTo(all) >= 0
                ? BigFraction.ONE
                : Money.exact(excess).divide(Money.exact(all));
    }

    /** The last of them, and of those before it, from the latest back, as few as are too much with it. */
    private static List<Dispensing> needed(List<Dispensing> inOrder, Predicate<List<Dispensing>> isTooMuch) {
        Dispensing last = inOrder.get(inOrder.size() - 1);
        List<Dispensing> earlier = new ArrayList<>(inOrder.subList(0, inOrder.size() - 1));
        if (isTooMuch.test(List.of(last))) {
            return List.of(last);
        }
        Collections.reverse(earlier);
        return withLast(MinimalSet.of(earlier, some -> isTooMuch.test(withLast(some, last))), last);
    }

    /** @param backwards from the latest back */
    private static List<Dispensing> withLast(List<Dispensing> backwards, Dispensing last) {
        List<Dispensing> inOrder = new ArrayList<>(backwards);
        Collections.reverse(inOrder);
        inOrder.add(last);
        return inOrder;
    }

    private Overprescribing() {}
}
