package org.medfund.jobs.supervision.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.jobs.supervision.review.Reviewing.TERMS;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.medfund.jobs.supervision.RiskCap;
import org.medfund.jobs.supervision.RuleMode;
import org.medfund.jobs.supervision.penalty.ViolationNature;

/** Whatever files come in whatever order, what ends up recorded keeps the law of reviews. */
class ReviewLawTest {
    private static final int FILES = 4_000;
    private static final String[] STAFF = {"R1", "R2", "R3", "R4", null};
    private static final Set<String> SEQUENCES = Set.of(
            "HOSPITAL_REPLY",
            "HOSPITAL_REPLY D",
            "HOSPITAL_REPLY D CLOSED",
            "HOSPITAL_REPLY D APPEALED",
            "HOSPITAL_REPLY D APPEALED D",
            "HOSPITAL_REPLY D APPEALED D CLOSED");

    private final Random random = new Random(66);

    @Test
    void whatIsRecordedKeepsTheLaw() {
        // A on the claim as a whole, B and C on one line, all of one settlement of which the funds paid 900; D alone.
        List<ReviewedFlag> flags = List.of(
                Reviewing.flag("A", "700.00", RuleMode.REVIEW, "S1"),
                Reviewing.flag("B", "500.00", RuleMode.ENFORCE, "S1"),
                Reviewing.flag("C", "300.00", RuleMode.REVIEW, "S1"),
                Reviewing.flag("D", "20000.00"));
        List<RiskCap.Amount> amounts = List.of(
                new RiskCap.Amount("A", null, new BigDecimal("700.00")),
                new RiskCap.Amount("B", "1", new BigDecimal("500.00")),
                new RiskCap.Amount("C", "1", new BigDecimal("300.00")));
        Map<String, ClaimLimit> limits = Map.of("S1", new ClaimLimit(new BigDecimal("900.00"), amounts));
        Map<FlagState, Integer> reached = new EnumMap<>(FlagState.class);
        int refused = 0;

        for (int run = 0; run < FILES / 20; run++) {
            Map<String, FlagHistory> histories = new TreeMap<>();
            for (int file = 0; file < 20; file++) {
                List<DecisionFile.Numbered> decisions = file(flags, histories);
                Judgement judgement = Judgement.of(decisions, Reviewing.recorded(flags, histories, limits));
                nothingIsLost(decisions, judgement);
                if (!judgement.problems().isEmpty()) {
                    refused++;
                    continue; // nothing of such a file is recorded
                }
                judgement
                        .added()
                        .forEach(added -> histories.merge(
                                added.decision().flagId(), new FlagHistory(List.of(added)), ReviewLawTest::joined));
                holds(flags, histories);
            }
            histories.values().forEach(history -> reached.merge(history.state(), 1, Integer::sum));
        }

        assertThat(refused).isBetween(FILES / 10, FILES * 95 / 100);
        assertThat(reached.keySet()).contains(FlagState.CONFIRMED, FlagState.APPEALED, FlagState.CLOSED);
    }

    /** Every decision is recorded, or has a problem on its line. */
    private static void nothingIsLost(List<DecisionFile.Numbered> decisions, Judgement judgement) {
        List<Decision> added =
                judgement.added().stream().map(Transition::decision).toList();
        for (DecisionFile.Numbered each : decisions) {
            boolean isRefused = judgement.problems().stream()
                    .anyMatch(problem -> problem.what().startsWith("Line " + each.line() + ":"));
            assertThat(isRefused || added.contains(each.decision())).isTrue();
        }
    }

    private static FlagHistory joined(FlagHistory one, FlagHistory other) {
        List<Transition> all = new ArrayList<>(one.transitions());
        all.addAll(other.transitions());
        return new FlagHistory(List.copyOf(all));
    }

    /** One or two decisions, most of them of a state that may come next. */
    private List<DecisionFile.Numbered> file(List<ReviewedFlag> flags, Map<String, FlagHistory> histories) {
        List<DecisionFile.Numbered> decisions = new ArrayList<>();
        for (int line = 2; line < 3 + random.nextInt(2); line++) {
            ReviewedFlag flag = flags.get(random.nextInt(flags.size()));
            FlagHistory history = histories.getOrDefault(flag.flagId(), FlagHistory.NONE);
            List<FlagState> next = history.next().stream().sorted().toList();
            FlagState to = next.isEmpty() || random.nextInt(5) == 0
                    ? FlagState.values()[1 + random.nextInt(5)]
                    : next.get(random.nextInt(next.size()));
            LocalDate on = history.last()
                    .map(Decision::decidedOn)
                    .orElse(LocalDate.of(2025, 3, 1))
                    .plusDays(random.nextInt(80) - 5);
            boolean isConfirmed = to == FlagState.CONFIRMED;
            decisions.add(new DecisionFile.Numbered(
                    line,
                    new Decision(
                            flag.flagId(),
                            to,
                            on,
                            STAFF[random.nextInt(4)],
                            to.isDecision() ? STAFF[random.nextInt(5)] : null,
                            isConfirmed ? BigDecimal.valueOf(random.nextInt(60_000), 2) : null,
                            isConfirmed ? ViolationNature.VIOLATION : null,
                            "as found")));
        }
        return decisions;
    }

    private static void holds(List<ReviewedFlag> flags, Map<String, FlagHistory> histories) {
        for (ReviewedFlag flag : flags) {
            FlagHistory history = histories.getOrDefault(flag.flagId(), FlagHistory.NONE);
            List<Decision> decisions = history.decisions();
            if (decisions.isEmpty()) {
                continue;
            }
            assertThat(SEQUENCES)
                    .contains(decisions.stream()
                            .map(each ->
                                    each.to().isDecision() ? "D" : each.to().name())
                            .collect(Collectors.joining(" ")));
            for (int at = 0; at < decisions.size(); at++) {
                assertThat(history.transitions().get(at).number()).isEqualTo(at + 1);
                Decision each = decisions.get(at);
                assertThat(each.reviewer()).isNotEqualTo(each.secondReviewer());
                assertThat(at > 0
                                && each.decidedOn()
                                        .isBefore(decisions.get(at - 1).decidedOn()))
                        .isFalse();
                if (each.to() == FlagState.CONFIRMED) {
                    assertThat(each.secondReviewer()).isNotNull();
                    assertThat(each.confirmedYuan()).isBetween(BigDecimal.ZERO, flag.fundAtRiskYuan());
                }
                if (each.to() == FlagState.REJECTED && flag.flagId().equals("D")) {
                    assertThat(each.secondReviewer()).isNotNull();
                }
                if (each.to() == FlagState.CLOSED && decisions.size() == 3) {
                    assertThat(each.decidedOn())
                            .isAfter(decisions.get(1).decidedOn().plusDays(TERMS.appealDays()));
                }
            }
            if (decisions.size() > 3) {
                assertThat(List.of(
                                decisions.get(1).reviewer(),
                                String.valueOf(decisions.get(1).secondReviewer())))
                        .doesNotContain(decisions.get(3).reviewer());
            }
        }
        // B and C are about one line of 500; with A or without, never more than what the larger of both bounds allows.
        assertThat(confirmed(histories, "B").add(confirmed(histories, "C")).add(confirmed(histories, "A")))
                .isLessThanOrEqualTo(new BigDecimal("700.00"));
    }

    private static BigDecimal confirmed(Map<String, FlagHistory> histories, String flagId) {
        return histories
                .getOrDefault(flagId, FlagHistory.NONE)
                .standing()
                .filter(decision -> decision.to() == FlagState.CONFIRMED)
                .map(Decision::confirmedYuan)
                .orElse(BigDecimal.ZERO);
    }
}
