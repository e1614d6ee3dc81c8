package org.medfund.jobs.outofarea;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.medfund.core.care.Provinces;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;
import org.medfund.core.problem.Problems;
import org.medfund.core.table.clearing.AdvanceFunds;
import org.medfund.core.time.Period;

/**
 * Rows of {@link org.medfund.core.table.clearing.AdvanceFundUsage}. Across provinces the two provinces stand for their
 * regions; within a province the regions stand for themselves.
 */
final class AdvanceFundRows {
    /** An advance that names no holder covers all care outside the province. */
    static final String ANY = "*";

    /** Who pays in advance, who holds it, and for which insurance type. */
    private record Party(String from, String to, String type) {
        List<String> holder() {
            return List.of(to, type);
        }
    }

    private record Use(BigDecimal paidYuan, BigDecimal clearingYuan) {
        Optional<BigFraction> ratio() {
            return AdvanceFund.usage(clearingYuan, paidYuan);
        }
    }

    /** @param quotaMonth {@code quotaMonth} and {@code movedMonth}: to their end the quota is set and moved */
    record Rules(AdvanceFund fund, int requestDays, int submitDays, int payDays, int quotaMonth, int movedMonth) {
        static Rules from(Policy policy) {
            Problems problems = new Problems();
            String month = "a month, 1 to 12";
            Rules rules = new Rules(
                    AdvanceFund.from(policy),
                    CalendarPolicy.count(policy, "xprov.red_request_wd", problems),
                    CalendarPolicy.count(policy, "xprov.advance_submit_wd", problems),
                    CalendarPolicy.count(policy, "xprov.advance_pay_wd", problems),
                    CalendarPolicy.within(policy, "xprov.advance_set_month", 1, month, 12, problems),
                    CalendarPolicy.within(policy, "xprov.advance_moved_month", 1, month, 12, problems));
            problems.refuseIfAny();
            return rules;
        }
    }

    private final Rules rules;
    private final KnownDays known;
    private final Provinces provinces;

    AdvanceFundRows(Rules rules, KnownDays known, Provinces provinces) {
        this.rules = rules;
        this.known = known;
        this.provinces = provinces;
    }

    private static Comparator<Party> order() {
        return Comparator.comparing(Party::from).thenComparing(Party::to).thenComparing(Party::type);
    }

    private static Party party(RegionFlow flow) {
        return flow.isWithinProvince()
                ? new Party(flow.insured(), flow.treated(), flow.insuranceType())
                : new Party(flow.insuredProvince(), flow.treatedProvince(), flow.insuranceType());
    }

    private Party party(Row advance) {
        String from = AdvanceFunds.FROM_REGION_CODE.in(advance);
        String to = AdvanceFunds.TO_REGION_CODE.inOrNull(advance);
        String type = AdvanceFunds.INSURANCE_TYPE.in(advance);
        if (to == null) {
            return new Party(provinces.of(from), ANY, type);
        }
        return provinces.of(from).equals(provinces.of(to))
                ? new Party(from, to, type)
                : new Party(provinces.of(from), provinces.of(to), type);
    }

    private static <T> Map<Party, BigDecimal> sums(
            Collection<T> rows, Function<T, Party> party, Function<T, BigDecimal> yuan) {
        Map<Party, BigDecimal> sums = new TreeMap<>(order());
        rows.forEach(row -> sums.merge(party.apply(row), yuan.apply(row), BigDecimal::add));
        return sums;
    }

    /** Clearing between two parties, and of a province with all others, for advances without a holder. */
    private static Map<Party, BigDecimal> clearing(Collection<RegionFlow> flows) {
        Map<Party, BigDecimal> clearing = sums(flows, AdvanceFundRows::party, RegionFlow::owedYuan);
        List<RegionFlow> far =
                flows.stream().filter(flow -> !flow.isWithinProvince()).toList();
        clearing.putAll(
                sums(far, flow -> new Party(flow.insuredProvince(), ANY, flow.insuranceType()), RegionFlow::owedYuan));
        return clearing;
    }

    /**
     * @param flows of the period
     * @param lastQuarter those of the last quarter of the year before; null if nothing of it is delivered
     * @param advances rows of {@link AdvanceFunds} of the year, paid by the day looked at
     */
    List<Row> of(
            Period period,
            Collection<RegionFlow> flows,
            @Nullable Collection<RegionFlow> lastQuarter,
            Collection<Row> advances,
            MonthCalendars calendars) {
        Map<Party, BigDecimal> paid = sums(advances, this::party, AdvanceFunds.AMOUNT_YUAN::in);
        Map<List<String>, BigDecimal> poolPaid = byHolder(paid);
        Map<Party, BigDecimal> before = lastQuarter == null ? Map.of() : clearing(lastQuarter);
        List<Row> rows = new ArrayList<>();
        DeductedCare.months(period).map(YearMonth::toString).forEach(month -> {
            Map<Party, BigDecimal> now = clearing(
                    flows.stream().filter(flow -> flow.month().equals(month)).toList());
            Map<List<String>, BigDecimal> poolNow = byHolder(now);
            SortedSet<Party> parties = new TreeSet<>(order());
            parties.addAll(paid.keySet());
            parties.addAll(before.keySet());
            parties.addAll(now.keySet());
            parties.removeIf(party -> party.to().equals(ANY) && !paid.containsKey(party));
            for (Party party : parties) {
                BigDecimal quota = lastQuarter == null ? null : quota(before.getOrDefault(party, Money.yuan(0)));
                Use own = new Use(paid.getOrDefault(party, Money.yuan(0)), now.getOrDefault(party, Money.yuan(0)));
                Use pool = new Use(
                        poolPaid.getOrDefault(party.holder(), Money.yuan(0)),
                        poolNow.getOrDefault(party.holder(), Money.yuan(0)));
                rows.add(row(
                        period,
                        month,
                        party,
                        quota,
                        own,
                        pool,
                        calendars.of(month).calendar()));
            }
        });
        return rows;
    }

    private Row row(
            Period period,
            String month,
            Party party,
            @Nullable BigDecimal quota,
            Use own,
            Use pool,
            ClearingCalendar dates) {
        Optional<AdvanceFund.Level> level = own.ratio().map(rules.fund()::level);
        Optional<LocalDate> requested = level.filter(AdvanceFund.Level.RED::equals)
                .flatMap(red -> known.plus(dates.signedBy(), rules.requestDays()));
        Optional<LocalDate> submitted = requested.flatMap(day -> known.plus(day, rules.submitDays()));
        LocalDate latest = dates.nextStatement().minusDays(1);
        Optional<LocalDate> moved = submitted
                .flatMap(day -> known.plus(day, rules.payDays()))
                .map(day -> day.isBefore(latest) ? day : latest);
        int year = period.year().value();
        return RowFactory.create(
                party.from(),
                party.to(),
                party.type(),
                period.toString(),
                month,
                quota,
                own.paidYuan(),
                quota == null ? null : AdvanceFund.adjustment(quota, own.paidYuan()),
                own.clearingYuan(),
                own.ratio().map(AdvanceFund::shown).orElse(null),
                level.map(Enum::name).orElse(null),
                pool.paidYuan(),
                pool.clearingYuan(),
                pool.ratio().map(AdvanceFund::shown).orElse(null),
                pool.ratio().map(rules.fund()::level).map(Enum::name).orElse(null),
                YearMonth.of(year, rules.quotaMonth()).atEndOfMonth(),
                YearMonth.of(year, rules.movedMonth()).atEndOfMonth(),
                requested.orElse(null),
                submitted.orElse(null),
                moved.orElse(null));
    }

    /** What a holder has of all payers, and clears with them. */
    private static Map<List<String>, BigDecimal> byHolder(Map<Party, BigDecimal> amounts) {
        Map<List<String>, BigDecimal> sums = new HashMap<>();
        amounts.forEach((party, yuan) -> sums.merge(party.holder(), yuan, BigDecimal::add));
        return sums;
    }

    /** @param quarterYuan clearing of the three months together, which is all their mean needs */
    private BigDecimal quota(BigDecimal quarterYuan) {
        return rules.fund().quota(List.of(quarterYuan, Money.yuan(0), Money.yuan(0)));
    }
}
