package org.medfund.jobs.specialcase;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.math3.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.jobs.specialcase.Application.PaidCase;
import org.medfund.jobs.specialcase.Application.Review;
import org.medfund.jobs.specialcase.Decision.Ineligible;
import org.medfund.jobs.specialcase.Decision.Outcome;
import org.medfund.jobs.specialcase.SpecialCaseTerms.Method;
import org.medfund.jobs.specialcase.SpecialCaseTerms.Mode;

/**
 * Which applications of a pooling area's year are accepted (SPEC D.5; case D07): approved and eligible ones, the highest
 * cost over standard first, ties to the lowest settlement number, as many as the cap of the whole area allows.
 */
public final class SpecialCaseCap {
    /** A case without a standard has no ratio and comes last. */
    private static final Comparator<Application> BY_RATIO_THEN_ID = Comparator.comparing(
                    (Application each) -> ratio(each).orElse(BigFraction.ZERO))
            .reversed()
            .thenComparing(Application::settlementId);

    /** Of several applications of one settlement the one to count comes first. */
    private static final Comparator<Application> FIRST_TO_COUNT = Comparator.comparing(Application::review)
            .thenComparing(Application::appliedDate)
            .thenComparing(Application::applicationId);

    /**
     * How many cases may be accepted: whole cases.
     *
     * @param share of discharges, not negative
     */
    public static long cases(long discharges, BigDecimal share) {
        return share.multiply(BigDecimal.valueOf(discharges))
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    }

    /**
     * The decision on every application, in order of application number.
     *
     * @param applications of one pooling area and year; an application number stands once
     * @param discharges cases paid in the area and year, by method; a method that is left out has none
     */
    public static List<Decision> decide(
            Collection<Application> applications, Map<Method, Long> discharges, SpecialCaseTerms terms) {
        Map<Method, Long> caps = new EnumMap<>(Method.class);
        for (Method method : Method.values()) {
            caps.put(method, cases(discharges.getOrDefault(method, 0L), terms.cap(method)));
        }
        Set<String> counting = counting(applications);
        List<Decision> decisions = new ArrayList<>();
        Map<Method, List<Application>> toRank = new EnumMap<>(Method.class);
        for (Application each : applications) {
            PaidCase paid = each.paid();
            Ineligible ineligible = ineligible(each, terms);
            Outcome outcome = outcome(each, counting, ineligible);
            if (outcome == Outcome.ACCEPTED && paid != null) {
                toRank.computeIfAbsent(paid.method(), method -> new ArrayList<>())
                        .add(each);
            } else {
                decisions.add(Decision.without(
                        each, ineligible, paid == null ? null : caps.get(paid.method()), outcome, mode(each, terms)));
            }
        }
        toRank.forEach((method, approved) ->
                decisions.addAll(ranked(approved, Objects.requireNonNull(caps.get(method)), terms)));
        decisions.sort(Comparator.comparing(decision -> decision.application().applicationId()));
        return List.copyOf(decisions);
    }

    private static List<Decision> ranked(List<Application> approved, long capCases, SpecialCaseTerms terms) {
        List<Application> byRatio = approved.stream().sorted(BY_RATIO_THEN_ID).toList();
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < byRatio.size(); i++) {
            Application each = byRatio.get(i);
            Mode mode = mode(each, terms);
            decisions.add(Decision.approved(
                    each,
                    capCases,
                    i + 1,
                    mode,
                    SpecialCaseIncrement.yuan(Objects.requireNonNull(each.paid()), mode, terms.adjustedShare())));
        }
        return decisions;
    }

    /** The numbers of the applications that count: one for each settlement. */
    private static Set<String> counting(Collection<Application> applications) {
        Map<String, Application> first = new HashMap<>();
        applications.forEach(each ->
                first.merge(each.settlementId(), each, (a, b) -> FIRST_TO_COUNT.compare(a, b) <= 0 ? a : b));
        return first.values().stream().map(Application::applicationId).collect(Collectors.toSet());
    }

    /** ACCEPTED stands for approved and eligible until the cap has been looked at. */
    private static Outcome outcome(Application each, Set<String> counting, @Nullable Ineligible ineligible) {
        if (each.paid() == null) {
            return Outcome.NO_CASE;
        }
        if (!counting.contains(each.applicationId())) {
            return Outcome.DUPLICATE;
        }
        if (each.review() == Review.PENDING) {
            return Outcome.PENDING;
        }
        if (each.review() == Review.REFUSED) {
            return Outcome.REFUSED;
        }
        return ineligible == null ? Outcome.ACCEPTED : Outcome.NOT_ELIGIBLE;
    }

    /** By DRG every reason makes eligible; by DIP the cost has to be more than so many times the standard. */
    private static @Nullable Ineligible ineligible(Application each, SpecialCaseTerms terms) {
        PaidCase paid = each.paid();
        if (paid == null) {
            return Ineligible.NO_CASE_PAYMENT;
        }
        Optional<BigFraction> ratio = paid.costRatio();
        boolean needsStandard = each.review() == Review.APPROVED && mode(each, terms) == Mode.ADJUSTED;
        boolean needsRatio =
                paid.method() == Method.DIP && terms.dipRatioReasons().contains(each.reason());
        if (ratio.isEmpty()) {
            return needsStandard || needsRatio ? Ineligible.NO_STANDARD : null;
        }
        return needsRatio && ratio.get().compareTo(Money.exact(terms.dipRatioAbove())) <= 0
                ? Ineligible.RATIO_NOT_ABOVE
                : null;
    }

    private static Mode mode(Application each, SpecialCaseTerms terms) {
        Mode mode = each.mode();
        return mode == null ? terms.defaultMode() : mode;
    }

    private static Optional<BigFraction> ratio(Application each) {
        PaidCase paid = each.paid();
        return paid == null ? Optional.empty() : paid.costRatio();
    }

    private SpecialCaseCap() {}
}
