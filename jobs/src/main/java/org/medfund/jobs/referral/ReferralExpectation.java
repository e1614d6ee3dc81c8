package org.medfund.jobs.referral;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;

/**
 * How many cases a city would have sent away at the rates of other regions' cities (SPEC E.3; decision 0011). Rates are those
 * of an age band, so that a city of old people is held against old people elsewhere.
 */
final class ReferralExpectation {
    private static final int SCALE = 6;

    /** Which cities a city is held against. */
    enum Basis {
        LIKE_CAPABILITY,
        ALL_CAPABILITIES,
        TOO_FEW
    }

    /** A group in a city. */
    record CityGroup(String regionCode, String cityCode, String groupCode) implements Comparable<CityGroup> {
        @Override
        public int compareTo(CityGroup other) {
            return Comparator.comparing(CityGroup::regionCode)
                    .thenComparing(CityGroup::cityCode)
                    .thenComparing(CityGroup::groupCode)
                    .compare(this, other);
        }
    }

    /**
     * Cases of one age band.
     *
     * @param capabilityClass of the city for the group
     * @param caseCount treated at home or referred elsewhere
     * @param referredCount of them referred elsewhere
     * @param referredFundFen paid for these by all funds
     */
    record Cell(
            CityGroup key,
            int capabilityClass,
            int ageBand,
            long caseCount,
            long referredCount,
            long referredFundFen) {}

    /** What is said of one group in one city; counts to six places, money to the fen. Null if too few to compare with. */
    record Expected(
            CityGroup key,
            int capabilityClass,
            long caseCount,
            long referredCount,
            Basis basis,
            long basisCaseCount,
            @Nullable BigDecimal expected,
            @Nullable BigDecimal excess,
            @Nullable BigDecimal excessLow,
            @Nullable BigDecimal excessHigh,
            @Nullable BigDecimal excessYuan,
            @Nullable BigDecimal excessLowYuan,
            @Nullable BigDecimal excessHighYuan) {}

    private record Sum(long cases, long referred) {
        static final Sum NONE = new Sum(0, 0);

        Sum plus(Sum other) {
            return new Sum(cases + other.cases, referred + other.referred);
        }

        Sum minus(Sum other) {
            return new Sum(cases - other.cases, referred - other.referred);
        }
    }

    /** A slice of the cases: null stands for all capability classes, all age bands, all regions. */
    private record Slice(
            String groupCode,
            @Nullable Integer capabilityClass,
            @Nullable Integer ageBand,
            @Nullable String regionCode) {}

    private final Map<Slice, Sum> sums = new HashMap<>();
    private final long casesMin;

    private ReferralExpectation(Collection<Cell> cells, long casesMin) {
        this.casesMin = casesMin;
        for (Cell cell : cells) {
            Sum sum = new Sum(cell.caseCount(), cell.referredCount());
            for (Integer capability : new Integer[] {cell.capabilityClass(), null}) {
                for (Integer band : new Integer[] {cell.ageBand(), null}) {
                    for (String region : new String[] {cell.key().regionCode(), null}) {
                        sums.merge(new Slice(cell.key().groupCode(), capability, band, region), sum, Sum::plus);
                    }
                }
            }
        }
    }

    /**
     * One result per group and city, in their order; empty without cells.
     *
     * @param casesMin cases that the cities compared with must have together
     */
    static List<Expected> of(Collection<Cell> cells, long casesMin) {
        ReferralExpectation all = new ReferralExpectation(cells, casesMin);
        Map<CityGroup, List<Cell>> cellsOf = new TreeMap<>();
        cells.forEach(cell -> cellsOf.merge(cell.key(), List.of(cell), ReferralExpectation::joined));
        return cellsOf.entrySet().stream()
                .map(each -> all.expected(each.getKey(), each.getValue()))
                .toList();
    }

    private static List<Cell> joined(List<Cell> some, List<Cell> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private Expected expected(CityGroup key, List<Cell> cells) {
        int capability = cells.get(0).capabilityClass();
        long cases = cells.stream().mapToLong(Cell::caseCount).sum();
        long referred = cells.stream().mapToLong(Cell::referredCount).sum();
        Sum like = elsewhere(key, capability, null);
        Sum any = elsewhere(key, null, null);
        Basis basis = like.cases() >= casesMin
                ? Basis.LIKE_CAPABILITY
                : any.cases() >= casesMin ? Basis.ALL_CAPABILITIES : Basis.TOO_FEW;
        Sum compared = basis == Basis.LIKE_CAPABILITY ? like : any;
        if (basis == Basis.TOO_FEW || compared.cases() == 0) {
            return new Expected(
                    key,
                    capability,
                    cases,
                    referred,
                    Basis.TOO_FEW,
                    any.cases(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
        Integer held = basis == Basis.LIKE_CAPABILITY ? capability : null;
        BigFraction sum = BigFraction.ZERO;
        for (Cell cell : cells) {
            Sum ofBand = elsewhere(key, held, cell.ageBand());
            // A band that nobody elsewhere is of has the rate of all bands.
            Sum rate = ofBand.cases() == 0 ? compared : ofBand;
            sum = sum.add(
                    new BigFraction(rate.referred()).multiply(cell.caseCount()).divide(rate.cases()));
        }
        PoissonInterval interval = PoissonInterval.of(referred);
        BigDecimal expected = Money.round(sum, SCALE);
        BigDecimal excess = Money.round(new BigFraction(referred).subtract(sum), SCALE);
        BigDecimal low = end(interval.low(), expected);
        BigDecimal high = end(interval.high(), expected);
        long fen = cells.stream().mapToLong(Cell::referredFundFen).sum();
        return new Expected(
                key,
                capability,
                cases,
                referred,
                basis,
                compared.cases(),
                expected,
                excess,
                low,
                high,
                yuan(excess, fen, referred),
                yuan(low, fen, referred),
                yuan(high, fen, referred));
    }

    private Sum elsewhere(CityGroup key, @Nullable Integer capability, @Nullable Integer band) {
        Sum all = sum(new Slice(key.groupCode(), capability, band, null));
        return all.minus(sum(new Slice(key.groupCode(), capability, band, key.regionCode())));
    }

    private Sum sum(Slice slice) {
        return Objects.requireNonNullElse(sums.get(slice), Sum.NONE);
    }

    private static BigDecimal end(double mean, BigDecimal expected) {
        return Money.round(BigDecimal.valueOf(mean).subtract(expected), SCALE);
    }

    /** At the mean fund money of those referred; null if nobody was. */
    private static @Nullable BigDecimal yuan(BigDecimal count, long fen, long referred) {
        return referred == 0
                ? null
                : Money.roundToFen(Money.exact(count)
                        .multiply(new BigFraction(fen))
                        .divide(new BigFraction(referred).multiply(100)));
    }
}
