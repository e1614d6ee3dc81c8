package org.medfund.jobs.specialcase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policies;
import org.medfund.core.problem.Refusal;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.specialcase.Application.PaidCase;
import org.medfund.jobs.specialcase.Application.Review;
import org.medfund.jobs.specialcase.Application.Stay;
import org.medfund.jobs.specialcase.Decision.Ineligible;
import org.medfund.jobs.specialcase.Decision.Outcome;
import org.medfund.jobs.specialcase.SpecialCaseTerms.Method;
import org.medfund.jobs.specialcase.SpecialCaseTerms.Mode;
import org.medfund.jobs.specialcase.SpecialCaseTerms.Reason;

class SpecialCaseCapTest {
    private static final SpecialCaseTerms TERMS =
            SpecialCaseTerms.from(TestLake.policies().national(PolicyYear.of("2025")));
    private static final LocalDate DAY = LocalDate.of(2025, 6, 1);
    /** 400 cases by points: two special ones. */
    private static final Map<Method, Long> DIP_400 = Map.of(Method.DIP, 400L);

    private static BigDecimal yuan(String amount) {
        return new BigDecimal(amount);
    }

    private static PaidCase paid(Method method, String cost, String standard, String payment) {
        return new PaidCase(
                method,
                yuan(cost),
                standard == null ? null : yuan(standard),
                yuan(payment),
                yuan(payment),
                new BigDecimal("0.8000"));
    }

    private static PaidCase dip(String cost) {
        return paid(Method.DIP, cost, "10000.00", "10000.00");
    }

    private static Application approved(String id, PaidCase paid) {
        return application(id, "S" + id, Reason.COST, Review.APPROVED, Mode.ITEM, DAY, paid);
    }

    private static Application application(
            String id, String settlement, Reason reason, Review review, Mode mode, LocalDate applied, PaidCase paid) {
        return new Application(
                id, settlement, new Stay("330100", "310", "H1", DAY), reason, applied, null, review, mode, paid);
    }

    private static Map<String, Outcome> outcomes(List<Decision> decisions) {
        return decisions.stream()
                .collect(Collectors.toMap(each -> each.application().applicationId(), Decision::outcome));
    }

    private static Decision only(Application application) {
        return SpecialCaseCap.decide(List.of(application), Map.of(Method.DIP, 400L, Method.DRG, 400L), TERMS)
                .get(0);
    }

    @Test
    void theCapIsAPartOfDischargesInWholeCases() {
        assertThat(SpecialCaseCap.cases(450, TERMS.capDip())).isEqualTo(2); // 2.25
        assertThat(SpecialCaseCap.cases(1230, TERMS.capDrg())).isEqualTo(61); // 61.5
        assertThat(SpecialCaseCap.cases(199, TERMS.capDip())).isZero();
        assertThat(SpecialCaseCap.cases(200, TERMS.capDip())).isEqualTo(1);
        assertThat(SpecialCaseCap.cases(0, TERMS.capDrg())).isZero();
    }

    @Test
    void theHighestRatiosComeFirstAndTiesGoToTheLowestSettlement() {
        List<Decision> decisions = SpecialCaseCap.decide(
                List.of(
                        approved("A", dip("30000.00")),
                        approved("B", dip("25000.00")),
                        application("Y", "S2", Reason.COST, Review.APPROVED, Mode.ITEM, DAY, dip("30000.00")),
                        application("Z", "S1", Reason.COST, Review.APPROVED, Mode.ITEM, DAY, dip("30000.00"))),
                DIP_400,
                TERMS);

        assertThat(outcomes(decisions))
                .isEqualTo(Map.of(
                        "Z", Outcome.ACCEPTED, "Y", Outcome.ACCEPTED, "A", Outcome.OVER_CAP, "B", Outcome.OVER_CAP));
        assertThat(decisions).extracting(Decision::rank).containsExactly(3, 4, 2, 1);
        assertThat(decisions)
                .extracting(Decision::incrementYuan)
                .containsExactly(yuan("0.00"), yuan("0.00"), yuan("16000.00"), yuan("16000.00"));
    }

    @Test
    void byPointsTheCostIsMoreThanTwiceTheStandard() {
        assertThat(only(approved("A", dip("20000.00"))).ineligible()).isEqualTo(Ineligible.RATIO_NOT_ABOVE);
        assertThat(only(approved("A", dip("20000.00"))).outcome()).isEqualTo(Outcome.NOT_ELIGIBLE);
        assertThat(only(approved("A", dip("20000.01"))).outcome()).isEqualTo(Outcome.ACCEPTED);
        // 2.00001 is shown as 2.0000 and is above all the same.
        assertThat(only(approved("A", paid(Method.DIP, "200001.00", "100000.00", "100000.00")))
                        .outcome())
                .isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void theRatioLimitsOnlyTheReasonsOfThePolicy() {
        SpecialCaseTerms costOnly = new SpecialCaseTerms(
                TERMS.capDrg(),
                TERMS.capDip(),
                TERMS.dipRatioAbove(),
                Set.of(Reason.COST),
                TERMS.defaultMode(),
                TERMS.adjustedShare(),
                TERMS.publishMonths());
        Application longStay = application("A", "S1", Reason.LOS, Review.APPROVED, Mode.ITEM, DAY, dip("15000.00"));

        assertThat(only(longStay).outcome()).isEqualTo(Outcome.NOT_ELIGIBLE);
        assertThat(SpecialCaseCap.decide(List.of(longStay), DIP_400, costOnly)
                        .get(0)
                        .outcome())
                .isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void byGroupsEveryReasonWillDo() {
        for (Reason reason : Reason.values()) {
            Decision decision = only(application(
                    "A",
                    "S1",
                    reason,
                    Review.APPROVED,
                    Mode.ITEM,
                    DAY,
                    paid(Method.DRG, "12000.00", "10000.00", "10000.00")));
            assertThat(decision.outcome()).isEqualTo(Outcome.ACCEPTED);
            assertThat(decision.incrementYuan()).isEqualTo(yuan("1600.00"));
        }
    }

    @Test
    void aCaseWithoutStandardHasNoRatioAndComesLast() {
        PaidCase ungrouped = paid(Method.DRG, "90000.00", null, "76500.00");
        List<Decision> decisions = SpecialCaseCap.decide(
                List.of(approved("A", ungrouped), approved("B", paid(Method.DRG, "5.00", "10000.00", "5.00"))),
                Map.of(Method.DRG, 20L),
                TERMS);

        assertThat(outcomes(decisions)).isEqualTo(Map.of("A", Outcome.OVER_CAP, "B", Outcome.ACCEPTED));
        assertThat(only(approved("A", ungrouped)).incrementYuan()).isEqualTo(yuan("10800.00"));
        assertThat(only(application("A", "S1", Reason.MDT, Review.APPROVED, Mode.ADJUSTED, DAY, ungrouped))
                        .ineligible())
                .isEqualTo(Ineligible.NO_STANDARD);
        assertThat(only(approved("A", paid(Method.DIP, "90000.00", null, "76500.00")))
                        .ineligible())
                .isEqualTo(Ineligible.NO_STANDARD);
        assertThat(only(approved("A", paid(Method.DIP, "90000.00", "0.00", "76500.00")))
                        .ineligible())
                .isEqualTo(Ineligible.NO_STANDARD);
    }

    @Test
    void refusedPendingAndMissingCasesAddNothingAndTakeNoPlace() {
        List<Decision> decisions = SpecialCaseCap.decide(
                List.of(
                        application("A", "S1", Reason.COST, Review.REFUSED, null, DAY, dip("90000.00")),
                        application("B", "S2", Reason.COST, Review.PENDING, null, DAY, dip("80000.00")),
                        application("C", "S3", Reason.COST, Review.APPROVED, null, DAY, null),
                        approved("D", dip("70000.00")),
                        approved("E", dip("60000.00"))),
                DIP_400,
                TERMS);

        assertThat(outcomes(decisions))
                .isEqualTo(Map.of(
                        "A", Outcome.REFUSED,
                        "B", Outcome.PENDING,
                        "C", Outcome.NO_CASE,
                        "D", Outcome.ACCEPTED,
                        "E", Outcome.ACCEPTED));
        assertThat(decisions.get(2).capCases()).isNull();
        assertThat(decisions.get(2).ineligible()).isEqualTo(Ineligible.NO_CASE_PAYMENT);
    }

    @Test
    void ofSeveralApplicationsOfASettlementTheApprovedOneCounts() {
        List<Decision> decisions = SpecialCaseCap.decide(
                List.of(
                        application("A", "S1", Reason.COST, Review.REFUSED, null, DAY, dip("90000.00")),
                        application("B", "S1", Reason.LOS, Review.APPROVED, null, DAY.plusDays(9), dip("90000.00")),
                        application("C", "S1", Reason.MDT, Review.PENDING, null, DAY, dip("90000.00")),
                        application("D", "S2", Reason.COST, Review.REFUSED, null, DAY.plusDays(1), dip("1.00")),
                        application("E", "S2", Reason.COST, Review.REFUSED, null, DAY, dip("1.00"))),
                DIP_400,
                TERMS);

        assertThat(outcomes(decisions))
                .isEqualTo(Map.of(
                        "A", Outcome.DUPLICATE,
                        "B", Outcome.ACCEPTED,
                        "C", Outcome.DUPLICATE,
                        "D", Outcome.DUPLICATE,
                        "E", Outcome.REFUSED));
        assertThat(decisions.get(1).mode()).isEqualTo(Mode.ITEM); // special.default_mode
    }

    @Test
    void whatTheCaseIsPaidAlreadyIsNotPaidAgain() {
        // By group a high case of 30,000 over 10,000 is paid 20,000 already: 10,000 x 0.8 are left.
        PaidCase high = paid(Method.DRG, "30000.00", "10000.00", "20000.00");
        assertThat(SpecialCaseIncrement.yuan(high, Mode.ITEM, TERMS.adjustedShare()))
                .isEqualTo(yuan("8000.00"));
        // Raised by 0.7 of 20,000: 24,000, of which 20,000 is paid.
        assertThat(SpecialCaseIncrement.yuan(high, Mode.ADJUSTED, TERMS.adjustedShare()))
                .isEqualTo(yuan("3200.00"));
        // Paid more than it cost, or than the raised standard: nothing is taken off.
        PaidCase surplus = paid(Method.DRG, "8000.00", "10000.00", "10000.00");
        assertThat(SpecialCaseIncrement.yuan(surplus, Mode.ITEM, TERMS.adjustedShare()))
                .isEqualTo(yuan("0.00"));
        assertThat(SpecialCaseIncrement.yuan(
                        paid(Method.DRG, "12000.00", "10000.00", "11900.00"), Mode.ADJUSTED, TERMS.adjustedShare()))
                .isEqualTo(yuan("0.00"));
        // A low case is paid its cost; a raised standard does not lift it above that.
        assertThat(SpecialCaseIncrement.yuan(
                        paid(Method.DRG, "3000.00", "10000.00", "2000.00"), Mode.ADJUSTED, TERMS.adjustedShare()))
                .isEqualTo(yuan("800.00"));
    }

    @Test
    void theIncrementIsRoundedOnce() {
        // (100.01 - 100.00) x 0.5 = 0.005, half up.
        PaidCase cent = new PaidCase(
                Method.DRG, yuan("100.01"), yuan("100.00"), yuan("100.00"), yuan("0.00"), new BigDecimal("0.5000"));
        assertThat(SpecialCaseIncrement.yuan(cent, Mode.ITEM, BigDecimal.ONE)).isEqualTo(yuan("0.01"));
        // 100 + 0.7 x 0.01 = 100.007, less 100, x 0.5 = 0.0035: rounding the standard first would give 0.01.
        assertThat(SpecialCaseIncrement.yuan(cent, Mode.ADJUSTED, new BigDecimal("0.70")))
                .isEqualTo(yuan("0.00"));
    }

    /** Any applications in any order: one outcome each, the cap kept, nobody passed over, and the sum as worked anew. */
    @Test
    void generatedApplicationsKeepTheCapAndTheOrder() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Application> applications = new ArrayList<>();
            int count = random.nextInt(40);
            for (int i = 0; i < count; i++) {
                Method method = random.nextBoolean() ? Method.DRG : Method.DIP;
                BigDecimal standard = random.nextInt(8) == 0 ? null : Money.yuan(1 + random.nextInt(2_000_000));
                BigDecimal cost = Money.yuan(random.nextInt(9_000_000));
                PaidCase paid = random.nextInt(9) == 0
                        ? null
                        : new PaidCase(
                                method,
                                cost,
                                standard,
                                Money.yuan(random.nextInt(9_000_000)),
                                Money.yuan(random.nextInt(9_000_000) - 1_000_000),
                                BigDecimal.valueOf(1 + random.nextInt(10_000), 4));
                Mode mode = List.of(Mode.values()).get(random.nextInt(2));
                applications.add(new Application(
                        "A" + i,
                        "S" + random.nextInt(30),
                        new Stay("330100", "310", "H1", DAY),
                        Reason.values()[random.nextInt(5)],
                        DAY.plusDays(random.nextInt(9)),
                        null,
                        Review.values()[random.nextInt(3)],
                        random.nextInt(3) == 0 ? null : mode,
                        paid));
            }
            Map<Method, Long> discharges =
                    Map.of(Method.DRG, (long) random.nextInt(200), Method.DIP, (long) random.nextInt(1500));
            List<Decision> decisions = SpecialCaseCap.decide(applications, discharges, TERMS);

            Collections.shuffle(applications, random);
            assertThat(SpecialCaseCap.decide(applications, discharges, TERMS)).isEqualTo(decisions);
            assertThat(decisions).hasSameSizeAs(applications);
            assertThat(decisions.stream().map(Decision::application)).containsExactlyInAnyOrderElementsOf(applications);
            for (Method method : Method.values()) {
                checkOrder(decisions, method, SpecialCaseCap.cases(discharges.get(method), TERMS.cap(method)));
            }
            decisions.forEach(SpecialCaseCapTest::checkIncrement);
            Set<Outcome> paying = EnumSet.of(Outcome.ACCEPTED);
            assertThat(decisions.stream()
                            .filter(each -> each.incrementYuan().signum() != 0)
                            .map(Decision::outcome))
                    .allMatch(paying::contains);
            assertThat(decisions.stream()
                            .filter(each -> each.outcome() == Outcome.ACCEPTED)
                            .map(each -> each.application().settlementId()))
                    .doesNotHaveDuplicates();
        }
    }

    private static void checkOrder(List<Decision> decisions, Method method, long cap) {
        List<Decision> ranked = decisions.stream()
                .filter(each -> each.rank() != null && each.application().paid().method() == method)
                .sorted(java.util.Comparator.comparing(Decision::rank))
                .toList();
        long accepted = ranked.stream()
                .filter(each -> each.outcome() == Outcome.ACCEPTED)
                .count();
        assertThat(accepted).isEqualTo(Math.min(cap, ranked.size()));
        for (int i = 0; i < ranked.size(); i++) {
            assertThat(ranked.get(i).rank()).isEqualTo(i + 1);
            if (i > 0) {
                assertThat(ratio(ranked.get(i - 1))).isGreaterThanOrEqualTo(ratio(ranked.get(i)));
            }
        }
    }

    private static BigFraction ratio(Decision decision) {
        return decision.application().paid().costRatio().orElse(BigFraction.ZERO);
    }

    /** By item on whole fen: recognised less paid, times ten-thousandths, half up. */
    private static void checkIncrement(Decision decision) {
        PaidCase paid = decision.application().paid();
        if (decision.outcome() == Outcome.ACCEPTED && decision.mode() == Mode.ITEM) {
            long more = Math.max(0, Money.fen(paid.costYuan()) - Money.fen(paid.paymentYuan()));
            long parts = more * paid.fundRatio().movePointRight(4).longValueExact();
            assertThat(Money.fen(decision.incrementYuan())).isEqualTo((parts + 5_000) / 10_000);
        }
    }

    @Test
    void aPolicyThatCannotBeUsedIsRefused(@TempDir Path folder) throws IOException {
        for (String[] wrong : new String[][] {
            {"special.publish_months", "5"},
            {"special.dip_ratio_reasons", "[\"DEAR\"]"},
            {"special.cap_dip", "\"1.5\""},
            {"special.rank", "\"COST_DESC\""}
        }) {
            Path national = folder.resolve(wrong[0]).resolve("national");
            Files.createDirectories(national);
            Path own = TestLake.repository().resolve("conf/policy/national");
            for (String file : List.of("settlement-and-clearing.yaml", "special-cases-readings.yaml")) {
                String text = Files.readString(own.resolve(file))
                        .replaceAll(
                                "(?m)^  " + wrong[0].replace(".", "\\.") + ":\\R    value: .*$",
                                "  " + wrong[0] + ":\n    value: " + wrong[1]);
                Files.writeString(national.resolve(file), text);
            }
            assertThatThrownBy(() -> SpecialCaseTerms.from(
                            Policies.load(national.getParent()).national(PolicyYear.of("2025"))))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining(wrong[0]);
        }
    }

    @Test
    void partsOfAYearAreNumberedFromOne() {
        assertThat(TERMS.halves()).isEqualTo(2);
        assertThat(TERMS.half(1)).isEqualTo(1);
        assertThat(TERMS.half(6)).isEqualTo(1);
        assertThat(TERMS.half(7)).isEqualTo(2);
        assertThat(TERMS.half(12)).isEqualTo(2);
    }
}
