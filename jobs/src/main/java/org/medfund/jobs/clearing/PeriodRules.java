package org.medfund.jobs.clearing;

import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.region.Region;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.clearing.Verifications;
import org.medfund.core.time.Period;

/**
 * Marks one region's period with a state: whether the state may follow, and what it asks for (SPEC D.1;
 * docs/policy-readings.md, "States of a period").
 *
 * @param on the day of the decision
 */
record PeriodRules(Region region, Period period, PeriodHistory history, PeriodState to, DecidedBy by, LocalDate on) {

    private String name() {
        return period + " of " + region;
    }

    private String again(PeriodState state) {
        return command(region, period, state);
    }

    private static String command(Region region, Period period, PeriodState state) {
        return "mark-period --period " + period + " --region " + region + " --to " + state;
    }

    /** Problems with the order of states and of days; nothing else is looked at. */
    Problems order() {
        Problems problems = new Problems();
        PeriodState from = history.state();
        Optional<PeriodState> marked = history.last().map(PeriodMark::state);
        if (!PeriodState.isAllowed(marked, to)) {
            String next = new TreeSet<>(marked.map(PeriodState::next).orElseGet(PeriodState::first)).toString();
            problems.add(
                    ProblemCode.ARGUMENTS,
                    name() + " is " + from + " and cannot be marked " + to + ".",
                    marked.isPresent() && marked.get() == to
                            ? "It is that already."
                            : from == PeriodState.LOCKED ? "A locked period stays as it is." : "Next is " + next + ".",
                    from.isClosed()
                            ? "What is to be corrected is posted in the next period: run "
                                    + PeriodOrder.command(
                                            PeriodOrder.after(period).get(0)) + "."
                            : "Mark one of them.");
        }
        history.last()
                .map(PeriodMark::decidedDate)
                .filter(on::isBefore)
                .ifPresent(last -> problems.add(
                        ProblemCode.ARGUMENTS,
                        name() + " was last marked on " + last + ", after " + on + ".",
                        "Marks follow each other in time.",
                        "Correct --on."));
        return problems;
    }

    /** What the state asks for and the facts do not give. */
    Problems requirements(PeriodFacts facts) {
        Problems problems = new Problems();
        switch (to) {
            case DRAFT -> {}
            case FROZEN -> requireInputs(problems, facts);
            case CALCULATED -> {
                moved(history.last().orElseThrow(), facts.inputs(), problems);
                requirePostings(problems, facts);
                requireFrozenInputs(problems, facts);
                problems.addAll(facts.stale());
            }
            case DISPUTED -> {
                requireSamePostings(problems, facts);
                requireObjection(problems, facts);
            }
            case CONFIRMED -> {
                requireSamePostings(problems, facts);
                requireAnswers(problems, facts);
            }
            case APPROVED -> {
                requireSamePostings(problems, facts);
                requireAnother(problems);
                requireVerification(problems, facts);
            }
            case CONFIRMING, PAID, LOCKED -> requireSamePostings(problems, facts);
        }
        return problems;
    }

    private void requireInputs(Problems problems, PeriodFacts facts) {
        if (facts.inputs() == null) {
            problems.add(
                    ProblemCode.INPUT_MISSING,
                    name() + " has nothing to freeze.",
                    "Neither case payments nor anything delivered for it was found.",
                    "Run pay-cases --year " + period.year() + " --region " + region + " first.");
        }
    }

    /**
     * Adds a problem if the inputs are no longer those that were frozen.
     *
     * @param last the latest mark of the period
     * @param now null if there are no inputs any more
     */
    static void moved(PeriodMark last, PeriodInputs.@Nullable Pinned now, Problems problems) {
        PeriodInputs.Pinned frozen = last.inputs();
        if (frozen != null && (now == null || !now.hash().equals(frozen.hash()))) {
            problems.add(
                    ProblemCode.CONFLICT,
                    "The inputs of " + last.period() + " of " + last.region() + " have changed since it was frozen: "
                            + frozen.rowCount() + " rows then, " + (now == null ? 0 : now.rowCount()) + " now.",
                    "It is " + last.state() + ", and a frozen period is computed from what was frozen.",
                    "Run " + command(last.region(), last.period(), PeriodState.DRAFT) + ", then freeze it again.");
        }
    }

    private void requirePostings(Problems problems, PeriodFacts facts) {
        if (facts.postingRuns().isEmpty()) {
            problems.add(
                    ProblemCode.INPUT_MISSING,
                    name() + " is not calculated.",
                    "Nothing is published in " + Postings.TABLE.name() + " for it.",
                    "Run " + PeriodOrder.command(period) + " --region " + region + " first.");
        }
    }

    /** Postings published before the freeze, or by a run that began before it, may rest on other inputs. */
    private void requireFrozenInputs(Problems problems, PeriodFacts facts) {
        PeriodInputs.Pinned frozen = history.last().orElseThrow().inputs();
        PeriodInputs.Pinned read = facts.computedFrom();
        if (frozen != null
                && !facts.postingRuns().isEmpty()
                && (read == null || !read.hash().equals(frozen.hash()))) {
            problems.add(
                    ProblemCode.CONFLICT,
                    "The postings of " + name() + " were not computed from what was frozen: run "
                            + PeriodMark.text(facts.postingRuns()) + " saw " + (read == null ? 0 : read.rowCount())
                            + " rows of input, " + frozen.rowCount() + " were frozen.",
                    "Rows may have been delivered, cases paid anew, or the year before closed, between that run and the"
                            + " freeze.",
                    "Run " + PeriodOrder.command(period) + " --region " + region + " again first.");
        }
    }

    private void requireSamePostings(Problems problems, PeriodFacts facts) {
        PeriodMark last = history.last().orElseThrow();
        if (!facts.postingRuns().equals(last.restsOn())) {
            problems.add(
                    ProblemCode.CONFLICT,
                    "The postings of " + name() + " have been published anew since it was marked " + last.state() + ".",
                    "It rests on run " + PeriodMark.text(last.restsOn()) + "; visible is "
                            + PeriodMark.text(facts.postingRuns()) + ".",
                    "Run " + again(PeriodState.FROZEN) + ", then mark it " + PeriodState.CALCULATED + " again.");
        }
    }

    private void requireObjection(Problems problems, PeriodFacts facts) {
        if (facts.openObjections() == 0) {
            problems.add(
                    ProblemCode.INPUT_MISSING,
                    "No objection to " + name() + " is open.",
                    "A period is disputed while an institution waits for an answer.",
                    "Deliver the objection and run ingest, or mark it " + PeriodState.CONFIRMED + ".");
        }
    }

    private void requireAnswers(Problems problems, PeriodFacts facts) {
        if (facts.openObjections() > 0) {
            problems.add(
                    ProblemCode.INPUT_MISSING,
                    facts.openObjections() + " objections to " + name() + " have no answer.",
                    "Every objection is answered before a period is confirmed.",
                    "Deliver the answers and run ingest.");
        }
        LocalDate lastDay = facts.lastObjectionDay();
        if (lastDay != null && !on.isAfter(lastDay)) {
            problems.add(
                    ProblemCode.ARGUMENTS,
                    "Institutions may object to " + name() + " up to " + lastDay + ".",
                    "It was opened on " + history.confirmingSince().orElseThrow()
                            + ", for clear.objection_working_days.",
                    "Confirm it from " + lastDay.plusDays(1) + " on.");
        }
    }

    private void requireAnother(Problems problems) {
        if (history.deciders(PeriodState.CALCULATED, PeriodState.CONFIRMING).stream()
                .anyMatch(name -> DecidedBy.isSame(name, by.name()))) {
            problems.add(
                    ProblemCode.ARGUMENTS,
                    name() + " cannot be approved by " + by + ".",
                    "Who calculated a period or opened it for confirmation does not approve it.",
                    "Let another office approve it.");
        }
    }

    private void requireVerification(Problems problems, PeriodFacts facts) {
        Optional<PeriodFacts.Verification> verification = facts.verification();
        String remedy = "Run verify-clearing --period " + period + " --region " + region + " first.";
        if (verification.isEmpty()) {
            problems.add(
                    ProblemCode.INPUT_MISSING,
                    name() + " is not verified.",
                    Verifications.TABLE.name() + " has no row of it.",
                    remedy);
        } else if (!verification.get().postingRuns().equals(facts.postingRuns())) {
            problems.add(
                    ProblemCode.CONFLICT,
                    "The verification of " + name() + " is of other postings.",
                    "It compared run " + PeriodMark.text(verification.get().postingRuns()) + "; visible is "
                            + PeriodMark.text(facts.postingRuns()) + ".",
                    remedy);
        } else if (verification.get().differences() > 0) {
            problems.add(
                    ProblemCode.CONFLICT,
                    "The verification of " + name() + " found "
                            + verification.get().differences() + " figures that differ.",
                    "A period is approved when both ways of computing it agree.",
                    "Find out which is wrong; nothing is approved until then.");
        }
    }

    /** The mark, if there are no problems. */
    PeriodMark mark(PeriodFacts facts, @Nullable String remark) {
        PeriodInputs.Pinned inputs = switch (to) {
            case DRAFT -> null;
            case FROZEN -> facts.inputs();
            default -> history.last().orElseThrow().inputs();
        };
        return new PeriodMark(
                region,
                period,
                history.marks().size() + 1,
                to,
                to.step(inputs != null && inputs.hasAssessments()),
                by.name(),
                on,
                inputs,
                to.restsOnPostings() ? facts.postingRuns() : new TreeSet<>(),
                remark);
    }
}
