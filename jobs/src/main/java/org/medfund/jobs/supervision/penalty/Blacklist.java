package org.medfund.jobs.supervision.penalty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.medfund.core.policy.Policy;

/**
 * Who is entered on the blacklist, and for how long (SPEC E.6). Only a decision with a number enters anybody; a flag or a
 * score never does. An entry is dropped when its decision is: then the decision is not among those looked at.
 */
public final class Blacklist {

    /** Why somebody is entered; of several the first. */
    public enum Reason {
        FRAUD,
        REPEATED_VIOLATIONS,
        UNPAID_REFUND
    }

    /**
     * Thresholds.
     *
     * @param violationsMin confirmed violations that lead to an entry
     * @param windowMonths months within which they lie, the last day included
     * @param unpaidDays days after the decision until which a refund may be paid
     * @param termYears years an entry lasts
     */
    public record Terms(int violationsMin, int windowMonths, int unpaidDays, int termYears) {
        public static Terms from(Policy policy) {
            return new Terms(
                    policy.whole("e6.blacklist_violations_min"),
                    policy.whole("e6.blacklist_window_months"),
                    policy.whole("e6.blacklist_unpaid_days"),
                    policy.whole("e6.blacklist_years"));
        }
    }

    /**
     * A confirmed finding against somebody.
     *
     * @param decisionId null if there is none: then it leads to nothing
     * @param entityId null if it is not known whom it concerns: then it leads to nothing
     * @param refundPaidOn null if the refund is not paid
     */
    public record Decision(
            @Nullable String decisionId,
            @Nullable String entityId,
            ViolationNature nature,
            LocalDate decidedOn,
            @Nullable LocalDate refundPaidOn) {}

    /** An entry under a decision, first and last day included. */
    public record Entry(String entityId, String decisionId, Reason reason, LocalDate from, LocalDate to) {}

    private record Decided(String id, String entityId, Decision decision) {}

    private static final Comparator<Decided> IN_ORDER =
            Comparator.comparing((Decided each) -> each.decision().decidedOn()).thenComparing(Decided::id);

    /**
     * Every entry that has begun, in order of entity and decision. Fraud enters on the day of the decision, repeated
     * violations on the day of the one that is too many, an unpaid refund on the day after its last.
     *
     * @param asOf the day it is looked at; later decisions and entries do not count
     */
    public static List<Entry> entries(Collection<Decision> decisions, LocalDate asOf, Terms terms) {
        SortedMap<String, List<Decided>> ofEntity = new TreeMap<>();
        for (Decision decision : decisions) {
            String id = decision.decisionId();
            String entity = decision.entityId();
            if (id != null
                    && !id.isBlank()
                    && entity != null
                    && !decision.decidedOn().isAfter(asOf)) {
                ofEntity.computeIfAbsent(entity, none -> new ArrayList<>()).add(new Decided(id, entity, decision));
            }
        }
        List<Entry> entries = new ArrayList<>();
        ofEntity.values().forEach(ofOne -> {
            List<Decided> ordered = ofOne.stream().sorted(IN_ORDER).toList();
            for (int i = 0; i < ordered.size(); i++) {
                Entry entry = entry(ordered, i, asOf, terms);
                if (entry != null) {
                    entries.add(entry);
                }
            }
        });
        return List.copyOf(entries);
    }

    private static @Nullable Entry entry(List<Decided> ordered, int at, LocalDate asOf, Terms terms) {
        Decided last = ordered.get(at);
        Decision decision = last.decision();
        if (decision.nature() == ViolationNature.FRAUD) {
            return entry(last, Reason.FRAUD, decision.decidedOn(), terms);
        }
        LocalDate windowFrom = decision.decidedOn().minusMonths(terms.windowMonths());
        long violations = ordered.subList(0, at + 1).stream()
                .map(Decided::decision)
                .filter(each -> each.nature() == ViolationNature.VIOLATION
                        && !each.decidedOn().isBefore(windowFrom))
                .count();
        if (violations >= terms.violationsMin()) {
            return entry(last, Reason.REPEATED_VIOLATIONS, decision.decidedOn(), terms);
        }
        LocalDate overdueFrom = decision.decidedOn().plusDays(terms.unpaidDays() + 1L);
        LocalDate paidOn = decision.refundPaidOn();
        boolean isOverdue = !asOf.isBefore(overdueFrom) && (paidOn == null || !paidOn.isBefore(overdueFrom));
        return isOverdue ? entry(last, Reason.UNPAID_REFUND, overdueFrom, terms) : null;
    }

    private static Entry entry(Decided decided, Reason reason, LocalDate from, Terms terms) {
        return new Entry(
                decided.entityId(),
                decided.id(),
                reason,
                from,
                from.plusYears(terms.termYears()).minusDays(1));
    }

    private Blacklist() {}
}
