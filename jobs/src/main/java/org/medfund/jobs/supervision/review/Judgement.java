package org.medfund.jobs.supervision.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.medfund.core.money.Money;
import org.medfund.core.problem.Problem;
import org.medfund.jobs.supervision.RiskCap;

/**
 * The decisions of a file held against what is recorded, and against each other: those on one flag follow one another
 * in the order of the file.
 */
final class Judgement {
    private final Recorded recorded;
    private final Map<String, FlagHistory> histories = new LinkedHashMap<>();
    private final Map<String, Long> refusedAt = new HashMap<>();
    private final Map<String, Long> confirmedAt = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private Judgement(Recorded recorded) {
        this.recorded = recorded;
    }

    static Judgement of(List<DecisionFile.Numbered> decisions, Recorded recorded) {
        Judgement judgement = new Judgement(recorded);
        decisions.forEach(each -> judgement.take(each.line(), each.decision()));
        judgement.confirmedAt.forEach(judgement::holdTogether);
        return judgement;
    }

    /** What keeps the file from being imported: at least one for every decision that is not {@link #added()}. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** The transitions to record, flag by flag. */
    List<Transition> added() {
        List<Transition> added = new ArrayList<>();
        histories.forEach((flagId, history) -> added.addAll(history.transitions()
                .subList(
                        recorded.history(flagId).transitions().size(),
                        history.transitions().size())));
        return added;
    }

    private void take(long line, Decision decision) {
        String flagId = decision.flagId();
        ReviewedFlag flag = recorded.flags().get(flagId);
        List<Fault> faults = flag == null ? List.of(unknown()) : faults(flag, decision);
        if (flag != null && faults.isEmpty()) {
            histories.put(flagId, history(flagId).plus(decision));
            String settlement = flag.settlementId();
            if (settlement != null && decision.to() == FlagState.CONFIRMED) {
                confirmedAt.put(settlement, line);
            }
            return;
        }
        faults.forEach(fault -> problems.add(fault.on(line)));
        refusedAt.putIfAbsent(flagId, line);
    }

    private List<Fault> faults(ReviewedFlag flag, Decision decision) {
        if (recorded.has(decision)) {
            return List.of(new Fault(
                    "this decision is recorded already",
                    "A decision is recorded once, and other decisions of the file are not recorded yet.",
                    "Leave the row out."));
        }
        Long refused = refusedAt.get(flag.flagId());
        if (refused != null) {
            return List.of(new Fault(
                    "it stands on line " + refused,
                    "That decision on the same flag is refused.",
                    "Correct that line first."));
        }
        return ReviewRules.faults(
                flag,
                history(flag.flagId()),
                decision,
                Objects.requireNonNull(recorded.terms().get(flag.region()), "terms of every region"));
    }

    private static Fault unknown() {
        return new Fault(
                "its flag_id is not among the flags published",
                "Decisions are on flags of supervision.flags; a later scan may have dropped it.",
                "Take the flag_id from a worklist, or leave the row out.");
    }

    private FlagHistory history(String flagId) {
        FlagHistory ofFile = histories.get(flagId);
        return ofFile == null ? recorded.history(flagId) : ofFile;
    }

    /** What is confirmed of a settlement is confirmed once. */
    private void holdTogether(String settlement, long line) {
        ClaimLimit limit = recorded.limits().get(settlement);
        if (limit == null) {
            return; // each flag was held to its own amount
        }
        Set<String> confirmed = new HashSet<>();
        BigDecimal sum = Money.yuan(0);
        for (RiskCap.Amount amount : limit.amounts()) {
            Decision standing = history(amount.flagId()).standing().orElse(null);
            if (standing != null && standing.to() == FlagState.CONFIRMED && confirmed.add(amount.flagId())) {
                sum = sum.add(Objects.requireNonNullElse(standing.confirmedYuan(), Money.yuan(0)));
            }
        }
        BigDecimal most = limit.of(confirmed);
        if (sum.compareTo(most) > 0) {
            problems.add(new Fault(
                            confirmed.size() + " flags of its settlement are confirmed with " + sum.toPlainString()
                                    + " yuan together, above " + most.toPlainString(),
                            "They are partly about the same money, and each yuan is confirmed once (SPEC E.0).",
                            "Confirm the money under one of them, and the others with what is left.")
                    .on(line));
        }
    }
}
