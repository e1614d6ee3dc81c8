package org.medfund.jobs.supervision.rules;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.medfund.core.policy.Policy;
import org.medfund.jobs.supervision.References.ItemLimit;

/**
 * Why an item is not paid for the person it was charged to (SPEC E.15 to E.17, case E18). A line has one reason, the first
 * in order; each reason belongs to one rule, so that no line is flagged twice.
 *
 * @param graceDays days after death on which a service may still be dated
 * @param order reasons in the order they are looked at; one that is not there is not looked at
 */
public record LimitedUse(int graceDays, List<Reason> order) implements Serializable {
    /** Codes of SPEC A.1; 0 and 9 say nothing. */
    private static final Set<String> KNOWN_GENDERS = Set.of("1", "2");

    /** What is not met. */
    public enum Reason {
        AFTER_DEATH,
        GENDER,
        AGE,
        LEVEL,
        DIAGNOSIS
    }

    /**
     * One use of an item. What is not known breaks no limit.
     *
     * @param ageYears full years on the day
     * @param levelClass of the institution, 3 the highest
     * @param diagnosisCodes of the claim; empty if none is known
     */
    public record Use(
            LocalDate day,
            @Nullable LocalDate deathDate,
            @Nullable String genderCode,
            @Nullable Integer ageYears,
            @Nullable Integer levelClass,
            List<String> diagnosisCodes) {}

    static LimitedUse from(Policy policy) {
        List<Reason> order = policy.texts("e15.reason_order").stream()
                .flatMap(name -> named(name).stream())
                .toList();
        if (order.size() != policy.texts("e15.reason_order").size()) {
            throw policy.unusable("e15.reason_order", "a list of " + List.of(Reason.values()))
                    .refusal();
        }
        return new LimitedUse(policy.whole("e17.grace_days"), order);
    }

    private static Optional<Reason> named(String name) {
        return List.of(Reason.values()).stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    /** The first reason; empty if there is none. */
    public Optional<Reason> reason(Use use, @Nullable ItemLimit limit) {
        return order.stream().filter(reason -> isBroken(reason, use, limit)).findFirst();
    }

    private boolean isBroken(Reason reason, Use use, @Nullable ItemLimit limit) {
        if (limit == null) {
            return reason == Reason.AFTER_DEATH && isAfterDeath(use);
        }
        return switch (reason) {
            case AFTER_DEATH -> isAfterDeath(use);
            case GENDER -> differ(use.genderCode(), limit.genderCode());
            case AGE -> isBelow(use.ageYears(), limit.minAgeYears()) || isBelow(limit.maxAgeYears(), use.ageYears());
            case LEVEL -> isBelow(use.levelClass(), limit.minLevelClass());
            case DIAGNOSIS -> hasOtherDiagnoses(use.diagnosisCodes(), limit.diagnosisPrefixes());
        };
    }

    private boolean isAfterDeath(Use use) {
        LocalDate death = use.deathDate();
        return death != null && use.day().isAfter(death.plusDays(graceDays));
    }

    private static boolean hasOtherDiagnoses(List<String> codes, List<String> prefixes) {
        return !prefixes.isEmpty()
                && !codes.isEmpty()
                && codes.stream().noneMatch(code -> prefixes.stream().anyMatch(code::startsWith));
    }

    /** Both are known, and one is not the other. */
    static boolean differ(@Nullable String gender, @Nullable String other) {
        return gender != null
                && other != null
                && KNOWN_GENDERS.contains(gender)
                && KNOWN_GENDERS.contains(other)
                && !gender.equals(other);
    }

    private static boolean isBelow(@Nullable Integer value, @Nullable Integer least) {
        return value != null && least != null && value < least;
    }
}
