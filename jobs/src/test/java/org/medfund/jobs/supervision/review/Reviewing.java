package org.medfund.jobs.supervision.review;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.medfund.core.region.Region;
import org.medfund.jobs.supervision.RuleMode;
import org.medfund.jobs.supervision.penalty.ViolationNature;

/** Flags, decisions, and histories for tests of reviews, written short. */
final class Reviewing {
    static final Region HANGZHOU = Region.of("330100");
    /** 60 days to appeal, two for a rejection from 10,000 yuan, decisions up to five years later. */
    static final ReviewTerms TERMS = new ReviewTerms(60, new BigDecimal("10000.00"), 5);

    static ReviewedFlag flag(String id, String fundAtRisk) {
        return flag(id, fundAtRisk, RuleMode.REVIEW, null);
    }

    static ReviewedFlag flag(String id, String fundAtRisk, RuleMode mode, String settlementId) {
        return new ReviewedFlag(id, HANGZHOU, 2025, mode, settlementId, new BigDecimal(fundAtRisk));
    }

    /** A step without a decision: HOSPITAL_REPLY, APPEALED, or CLOSED. */
    static Decision step(FlagState to, String day) {
        return decision(to, day, "R0", null, null);
    }

    static Decision confirmed(String day, String reviewer, String second, String yuan) {
        return decision(FlagState.CONFIRMED, day, reviewer, second, yuan);
    }

    static Decision rejected(String day, String reviewer, String second) {
        return decision(FlagState.REJECTED, day, reviewer, second, null);
    }

    static Decision decision(FlagState to, String day, String reviewer, String second, String yuan) {
        return new Decision(
                "F1",
                to,
                LocalDate.parse(day),
                reviewer,
                second,
                yuan == null ? null : new BigDecimal(yuan),
                to == FlagState.CONFIRMED ? ViolationNature.VIOLATION : null,
                "as found");
    }

    static Decision of(String flagId, Decision decision) {
        return new Decision(
                flagId,
                decision.to(),
                decision.decidedOn(),
                decision.reviewer(),
                decision.secondReviewer(),
                decision.confirmedYuan(),
                decision.finding(),
                decision.reason());
    }

    static FlagHistory history(Decision... decisions) {
        FlagHistory history = FlagHistory.NONE;
        for (Decision decision : decisions) {
            history = history.plus(decision);
        }
        return history;
    }

    /** What is known of these flags, with the limits of their settlements. */
    static Recorded recorded(
            List<ReviewedFlag> flags, Map<String, FlagHistory> histories, Map<String, ClaimLimit> limits) {
        Map<String, ReviewedFlag> byId = new TreeMap<>();
        flags.forEach(flag -> byId.put(flag.flagId(), flag));
        return new Recorded(byId, new HashMap<>(histories), Map.of(HANGZHOU, TERMS), limits);
    }

    private Reviewing() {}
}
