package org.medfund.jobs.supervision.review;

import static org.medfund.jobs.supervision.review.FlagState.APPEALED;
import static org.medfund.jobs.supervision.review.FlagState.CLOSED;
import static org.medfund.jobs.supervision.review.FlagState.CONFIRMED;
import static org.medfund.jobs.supervision.review.FlagState.REJECTED;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.medfund.jobs.supervision.RuleMode;

/**
 * What a decision on a flag must meet, given all that was decided of it before (docs/reviews.md): the order of the
 * states, dates, who may decide, and how much may be confirmed.
 */
final class ReviewRules {
    private final ReviewedFlag flag;
    private final FlagHistory history;
    private final ReviewTerms terms;
    private final List<Fault> faults = new ArrayList<>();

    private ReviewRules(ReviewedFlag flag, FlagHistory history, ReviewTerms terms) {
        this.flag = flag;
        this.history = history;
        this.terms = terms;
    }

    /** Everything that speaks against recording the decision; none if it may be recorded. */
    static List<Fault> faults(ReviewedFlag flag, FlagHistory history, Decision decision, ReviewTerms terms) {
        if (flag.mode() == RuleMode.SIMULATE) {
            return List.of(new Fault(
                    "its flag is only simulated",
                    "A SIMULATE flag shows what a rule would find; nobody is held to it.",
                    "Leave the row out."));
        }
        ReviewRules rules = new ReviewRules(flag, history, terms);
        rules.order(decision);
        rules.dates(decision);
        rules.people(decision);
        rules.money(decision);
        return List.copyOf(rules.faults);
    }

    private void order(Decision decision) {
        if (!history.next().contains(decision.to())) {
            add(
                    decision.to() + " cannot follow " + history.state()
                            + (history.wasAppealed() ? " after an appeal" : ""),
                    history.next().isEmpty()
                            ? "A closed flag stays closed."
                            : "Next may come "
                                    + String.join(
                                            " or ",
                                            history.next().stream()
                                                    .map(FlagState::name)
                                                    .sorted()
                                                    .toList())
                                    + ".",
                    "Record what came in between first, or leave the row out.");
        }
    }

    private void dates(Decision decision) {
        LocalDate on = decision.decidedOn();
        LocalDate first = LocalDate.of(flag.year(), 1, 1);
        LocalDate last = LocalDate.of(flag.year() + terms.yearsMax(), 12, 31);
        if (on.isBefore(first) || on.isAfter(last)) {
            add(
                    "decided_at is " + on + ", and its flag is of " + flag.year(),
                    "Decisions lie from " + first + " to " + last + " (review.years_max).",
                    "Correct the day.");
        }
        history.last().ifPresent(before -> datesAfter(before, decision));
    }

    private void datesAfter(Decision before, Decision decision) {
        LocalDate on = decision.decidedOn();
        LocalDate lastToAppeal = before.decidedOn().plusDays(terms.appealDays());
        if (on.isBefore(before.decidedOn())) {
            add(
                    "decided_at is " + on + ", before " + before.to() + " on " + before.decidedOn(),
                    "Dates do not go backwards.",
                    "Correct the day.");
        } else if (decision.to() == APPEALED && on.isAfter(lastToAppeal)) {
            add(
                    "it is appealed on " + on + ", after " + lastToAppeal,
                    "An appeal is filed within " + terms.appealDays() + " days of " + before.decidedOn()
                            + " (review.appeal_days).",
                    "Correct the day it was filed, or leave the row out.");
        } else if (decision.to() == CLOSED && !history.wasAppealed() && !on.isAfter(lastToAppeal)) {
            add(
                    "it is closed on " + on + ", while it may be appealed up to " + lastToAppeal,
                    "Without an appeal a flag is closed when the time for it is over (review.appeal_days).",
                    "Close it later.");
        }
    }

    private void people(Decision decision) {
        String second = decision.secondReviewer();
        boolean needsSecond = decision.to() == CONFIRMED
                || (decision.to() == REJECTED && flag.fundAtRiskYuan().compareTo(terms.secondReviewFromYuan()) >= 0);
        if (second != null && !decision.to().isDecision()) {
            add(
                    "it has a second_reviewer",
                    "Only CONFIRMED and REJECTED are approved by a second reviewer.",
                    "Leave the cell empty.");
        } else if (second == null && needsSecond) {
            add(
                    "it has no second_reviewer",
                    decision.to() == CONFIRMED
                            ? "Nothing is confirmed by one reviewer alone."
                            : "A flag of " + terms.secondReviewFromYuan().toPlainString()
                                    + " yuan or more is not rejected by one alone (review.second_review_from_yuan).",
                    "Have a second reviewer look at it, and name that reviewer.");
        } else if (decision.reviewer().equals(second)) {
            add(
                    "reviewer and second_reviewer are the same",
                    "Nobody approves a decision of their own.",
                    "Have somebody else look at it, and name that reviewer.");
        }
        boolean isOnAppeal = decision.to().isDecision() && history.state() == APPEALED;
        boolean isOwn = history.decisions().stream()
                .filter(before -> before.to().isDecision())
                .anyMatch(before -> before.isOf(decision.reviewer()) || before.isOf(second));
        if (isOnAppeal && isOwn) {
            add(
                    "an appeal is decided by somebody who took part in what is appealed",
                    "Nobody decides an appeal against a decision of their own.",
                    "Have it decided and approved by others.");
        }
    }

    private void money(Decision decision) {
        BigDecimal confirmed = decision.confirmedYuan();
        if (decision.to() != CONFIRMED) {
            if (confirmed != null || decision.finding() != null) {
                add(
                        "it has a confirmed_amt or a finding",
                        "Only CONFIRMED states a loss and what it was.",
                        "Leave both cells empty.");
            }
            return;
        }
        if (confirmed == null) {
            add("it has no confirmed_amt", "What is confirmed is confirmed in yuan; 0 is an amount.", "Fill it in.");
        } else if (confirmed.compareTo(flag.fundAtRiskYuan()) > 0) {
            add(
                    "confirmed_amt is above " + flag.fundAtRiskYuan().toPlainString(),
                    "No more than the fund_at_risk_yuan of the flag can be confirmed of it.",
                    "Correct the amount.");
        }
        if (decision.finding() == null) {
            add("it has no finding", "What is confirmed is a VIOLATION or FRAUD.", "Fill it in.");
        }
    }

    private void add(String what, String why, String remedy) {
        faults.add(new Fault(what, why, remedy));
    }
}
