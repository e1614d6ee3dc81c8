package org.medfund.jobs.supervision.rules;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.apache.commons.math3.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.jobs.supervision.References.ItemPackage;

/** Charges above the price, for parts of a package beside it, or for parts instead of it (SPEC E.8, case E14). */
public final class OverPrice {

    /** How it was charged too high. */
    public enum Kind {
        OVER_PRICE,
        PART_WITH_PACKAGE,
        UNBUNDLED
    }

    /**
     * Charges of one visit that are too high in one way.
     *
     * @param itemCode what was priced too high, the part, or the package that was not billed
     * @param packageCode null if it is no matter of a package
     * @param needed lines without which it would not be so: one too dear, or part and package, or one of every part
     * @param lines all that are too high in this way, in order of time
     */
    public record TooHigh(
            Kind kind,
            String itemCode,
            @Nullable String packageCode,
            LocalDate day,
            List<FundedLine> needed,
            List<FundedLine> lines,
            Excess excess) {}

    /**
     * Everything too high: by price in order of item, then by package in order of day.
     *
     * @param lines of one visit, net of reversals
     * @param priceLimits highest unit price in yuan of an item on a day; empty if it has none
     * @param packages whichever may be billed
     * @param terms thresholds
     */
    public static List<TooHigh> find(
            Collection<FundedLine> lines,
            BiFunction<String, LocalDate, Optional<BigDecimal>> priceLimits,
            Collection<ItemPackage> packages,
            OverPricePolicy terms) {
        TreeMap<String, List<FundedLine>> ofItem = new TreeMap<>();
        TreeMap<LocalDate, List<FundedLine>> ofDay = new TreeMap<>();
        for (FundedLine each : lines.stream().sorted(FundedLine.IN_ORDER).toList()) {
            ofItem.computeIfAbsent(each.line().itemCode(), item -> new ArrayList<>())
                    .add(each);
            ofDay.computeIfAbsent(each.line().chargedOn(), day -> new ArrayList<>())
                    .add(each);
        }
        List<TooHigh> found = new ArrayList<>();
        ofItem.forEach(
                (item, charged) -> overPrice(item, charged, priceLimits, terms).ifPresent(found::add));
        // A package within a larger one comes first, so that what it explains is not counted under the larger one too.
        List<ItemPackage> smallestFirst = packages.stream()
                .sorted(Comparator.comparing(
                                (ItemPackage each) -> each.partCodes().size())
                        .thenComparing(ItemPackage::packageCode))
                .toList();
        ofDay.forEach((day, charged) -> {
            Units units = new Units(charged);
            smallestFirst.forEach(each -> partsWithPackage(each, day, charged, units, found));
            smallestFirst.stream()
                    .filter(each -> each.partCodes().size() >= terms.minParts())
                    .forEach(each -> unbundled(each, day, units).ifPresent(found::add));
        });
        return List.copyOf(found);
    }

    private static Optional<TooHigh> overPrice(
            String item,
            List<FundedLine> charged,
            BiFunction<String, LocalDate, Optional<BigDecimal>> priceLimits,
            OverPricePolicy terms) {
        List<FundedLine> dear = new ArrayList<>();
        List<Excess.Part> parts = new ArrayList<>();
        for (FundedLine each : charged) {
            BigDecimal price = each.line().unitPriceYuan();
            priceLimits
                    .apply(item, each.line().chargedOn())
                    .filter(limit -> price.compareTo(limit.add(terms.priceToleranceYuan())) > 0)
                    .ifPresent(limit -> {
                        dear.add(each);
                        parts.add(new Excess.Part(
                                each,
                                Money.exact(each.line().quantity()).multiply(Money.exact(price.subtract(limit)))));
                    });
        }
        return dear.isEmpty()
                ? Optional.empty()
                : Optional.of(new TooHigh(
                        Kind.OVER_PRICE,
                        item,
                        null,
                        dear.get(0).line().chargedOn(),
                        List.of(dear.get(0)),
                        List.copyOf(dear),
                        new Excess(List.copyOf(parts))));
    }

    /** Of every part as many units as the package was billed; the dearest. */
    private static void partsWithPackage(
            ItemPackage whole, LocalDate day, List<FundedLine> charged, Units units, List<TooHigh> found) {
        List<FundedLine> billed = charged.stream()
                .filter(each -> each.line().itemCode().equals(whole.packageCode()))
                .toList();
        if (billed.isEmpty()) {
            return;
        }
        BigDecimal count = billed.stream().map(each -> each.line().quantity()).reduce(BigDecimal.ZERO, BigDecimal::add);
        for (String partCode : whole.partCodes()) {
            List<Excess.Part> parts = units.take(partCode, count);
            if (!parts.isEmpty()) {
                found.add(new TooHigh(
                        Kind.PART_WITH_PACKAGE,
                        partCode,
                        whole.packageCode(),
                        day,
                        List.of(billed.get(0), parts.get(0).of()),
                        parts.stream()
                                .map(Excess.Part::of)
                                .sorted(FundedLine.IN_ORDER)
                                .toList(),
                        new Excess(parts)));
            }
        }
    }

    /** As many whole sets of all parts as were billed for more than the package; the dearest units first. */
    private static Optional<TooHigh> unbundled(ItemPackage whole, LocalDate day, Units units) {
        BigFraction price = Money.exact(whole.priceYuan());
        List<Excess.Part> charged = new ArrayList<>();
        List<FundedLine> needed = new ArrayList<>();
        BigFraction loss = BigFraction.ZERO;
        for (List<FundedLine> set = units.oneOfEach(whole.partCodes());
                sum(set).compareTo(price) > 0;
                set = units.oneOfEach(whole.partCodes())) {
            if (needed.isEmpty()) {
                needed.addAll(set);
            }
            BigDecimal count = units.wholeUnits(set);
            loss = loss.add(sum(set).subtract(price).multiply(Money.exact(count)));
            set.forEach(each -> charged.add(units.take(each, count)));
        }
        if (needed.isEmpty()) {
            return Optional.empty();
        }
        BigFraction lossPerYuan =
                loss.divide(charged.stream().map(Excess.Part::amountYuan).reduce(BigFraction.ZERO, BigFraction::add));
        return Optional.of(new TooHigh(
                Kind.UNBUNDLED,
                whole.packageCode(),
                whole.packageCode(),
                day,
                List.copyOf(needed),
                charged.stream()
                        .map(Excess.Part::of)
                        .distinct()
                        .sorted(FundedLine.IN_ORDER)
                        .toList(),
                new Excess(charged.stream()
                        .map(part ->
                                new Excess.Part(part.of(), part.amountYuan().multiply(lossPerYuan)))
                        .toList())));
    }

    private static BigFraction sum(List<FundedLine> set) {
        return set.stream()
                .map(each -> Money.exact(each.line().unitPriceYuan()))
                .reduce(BigFraction.ZERO, BigFraction::add);
    }

    /** Units charged on a day that no package accounts for yet. */
    private static final class Units {
        private static final Comparator<FundedLine> DEAREST_FIRST = Comparator.comparing(
                        (FundedLine each) -> each.line().unitPriceYuan())
                .reversed()
                .thenComparing(FundedLine.IN_ORDER);

        private final TreeMap<String, Map<FundedLine, BigDecimal>> left = new TreeMap<>();

        Units(List<FundedLine> charged) {
            charged.forEach(
                    each -> ofItem(each.line().itemCode()).put(each, each.line().quantity()));
        }

        /** Up to this many units of an item. */
        List<Excess.Part> take(String itemCode, BigDecimal count) {
            List<Excess.Part> taken = new ArrayList<>();
            BigDecimal open = count;
            for (FundedLine each : List.copyOf(ofItem(itemCode).keySet())) {
                BigDecimal units = leftOf(each).min(open);
                if (units.signum() > 0) {
                    taken.add(take(each, units));
                    open = open.subtract(units);
                }
            }
            return taken;
        }

        Excess.Part take(FundedLine line, BigDecimal units) {
            ofItem(line.line().itemCode()).put(line, leftOf(line).subtract(units));
            return new Excess.Part(
                    line, Money.exact(units).multiply(Money.exact(line.line().unitPriceYuan())));
        }

        /** The dearest line with a whole unit left of every item; empty if one of them has none. */
        List<FundedLine> oneOfEach(List<String> itemCodes) {
            List<FundedLine> set = new ArrayList<>();
            for (String item : itemCodes) {
                ofItem(item).keySet().stream()
                        .filter(each -> leftOf(each).compareTo(BigDecimal.ONE) >= 0)
                        .findFirst()
                        .ifPresent(set::add);
            }
            return set.size() == itemCodes.size() ? set : List.of();
        }

        /** Whole units that every one of these lines has left. */
        BigDecimal wholeUnits(List<FundedLine> set) {
            return new BigDecimal(set.stream()
                    .map(each -> leftOf(each).toBigInteger())
                    .min(Comparator.naturalOrder())
                    .orElse(BigInteger.ZERO));
        }

        private BigDecimal leftOf(FundedLine line) {
            return ofItem(line.line().itemCode()).getOrDefault(line, BigDecimal.ZERO);
        }

        private Map<FundedLine, BigDecimal> ofItem(String itemCode) {
            return left.computeIfAbsent(itemCode, item -> new TreeMap<>(DEAREST_FIRST));
        }
    }

    private OverPrice() {}
}
