package org.medfund.jobs.acceptance;

import static org.medfund.jobs.acceptance.AcceptanceCase.decimal;
import static org.medfund.jobs.acceptance.AcceptanceCase.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.medfund.core.money.Money;
import org.medfund.jobs.clearing.AnnualClearing;
import org.medfund.jobs.clearing.MonthlySettlement;
import org.medfund.jobs.clearing.QualityDeposit;
import org.medfund.jobs.clearing.QuarterlyClearing;
import org.medfund.jobs.clearing.ReleasePolicy;
import org.medfund.jobs.clearing.SharePool;
import org.medfund.jobs.clearing.SharingPolicy;
import org.medfund.jobs.clearing.SharingRule;
import org.medfund.jobs.clearing.SurplusSharing;
import org.medfund.jobs.clearingkpi.InstantCoverage;
import org.medfund.jobs.payment.FundBase;
import org.medfund.jobs.payment.PaymentStandard;

/** Cases of monthly, quarterly, and annual clearing (SPEC D.3, D.4, D.6). */
final class ClearingCases {
    static Map<String, Object> shareTier(AcceptanceCase example) {
        SharingPolicy policy = new SharingPolicy(
                SharingRule.valueOf(example.params().get("policy").asText()),
                example.decimal("low", "share.low"),
                example.decimal("high", "share.high"),
                example.decimal("over_share", "share.over_share"),
                example.decimal("retain_cap", "share.cont_retain_cap"),
                example.decimal("retain_share", "share.cont_retain_share"));
        Map<String, Object> paid = new HashMap<>();
        for (JsonNode row : example.input().get("hospitals")) {
            paid.put(text(row, "h"), SurplusSharing.shared(policy, decimal(row, "std"), decimal(row, "book")));
        }
        return Map.of("pay", paid);
    }

    static Map<String, Object> sharePool(AcceptanceCase example) {
        Map<String, BigDecimal> claims = new TreeMap<>();
        for (JsonNode row : example.input().get("claims")) {
            claims.put(text(row, "id"), decimal(row, "amt"));
        }
        Map<String, BigDecimal> paid = SharePool.paid(decimal(example.input(), "pool"), claims);
        return Map.of("paid", paid, "sum", MoneyCases.sum(paid.values()));
    }

    static Map<String, Object> annualClearing(AcceptanceCase example) {
        JsonNode input = example.input();
        BigDecimal gross = decimal(input, "monthly_gross");
        BigDecimal held = QualityDeposit.held(gross, decimal(input, "deposit_ratio"));
        BigDecimal returned = QualityDeposit.returned(
                held,
                decimal(input, "assess_score"),
                new QualityDeposit.Scale(
                        example.decimal("assess_full", "assess.full"),
                        example.decimal("assess_floor", "assess.floor")));
        AnnualClearing clearing = new AnnualClearing(
                decimal(input, "entitlement"),
                decimal(input, "special_case_add"),
                Money.yuan(0),
                decimal(input, "audit_deduction"),
                held,
                returned,
                paid(
                        gross.subtract(held), // the case states the gross amount and the deposit apart
                        Money.yuan(0),
                        decimal(input, "prepayment_offset")));
        Map<String, Object> results = new HashMap<>();
        results.put("deposit_held", held);
        results.put("deposit_returned", returned);
        results.put("deposit_forfeited", clearing.depositForfeitedYuan());
        results.put("monthly_paid", clearing.paid().monthlyYuan());
        results.put("final_entitlement", clearing.finalEntitlementYuan());
        results.put("clearing_payable", clearing.clearingPayableYuan());
        clearing.clearingShare().ifPresent(share -> results.put("clearing_share", share));
        return results;
    }

    private static AnnualClearing.Paid paid(BigDecimal monthly, BigDecimal quarterly, BigDecimal prepayment) {
        return new AnnualClearing.Paid(monthly, Money.yuan(0), Money.yuan(0), quarterly, prepayment);
    }

    /** Cost and person's part are told for the whole month: the entitlement of one case with that weight. */
    static Map<String, Object> monthlyPrepay(AcceptanceCase example) {
        JsonNode input = example.input();
        ReleasePolicy policy = release(example, example.decimal("prepay_ratio", "monthly.release_ratio"));
        BigDecimal gross = FundBase.FUND_SUBTRACT.entitlementYuan(
                PaymentStandard.standardYuan(decimal(input, "month_weight"), BigDecimal.ONE, decimal(input, "rate")),
                decimal(input, "patient_paid"),
                Money.yuan(0),
                BigDecimal.ONE);
        MonthlySettlement month = settled(policy, gross, decimal(input, "audit_deduction"), Money.yuan(0));
        return Map.of(
                "fund_gross", gross,
                "deposit", month.depositYuan(),
                "payable", month.paidYuan(),
                "deposit_ok", policy.isAllowed(),
                "deposit_ok_if_ratio_0_90",
                        release(example, new BigDecimal("0.90")).isAllowed());
    }

    private static ReleasePolicy release(AcceptanceCase example, BigDecimal ratio) {
        return new ReleasePolicy(ratio, example.decimal("deposit_max_ratio", "deposit.max_ratio"), false);
    }

    private static MonthlySettlement settled(
            ReleasePolicy policy, BigDecimal gross, BigDecimal audit, BigDecimal instant) {
        return MonthlySettlement.of(policy, gross, audit, Money.yuan(0), Money.yuan(0), instant, Money.yuan(0));
    }

    static Map<String, Object> instantSettlement(AcceptanceCase example) {
        ReleasePolicy policy = release(example, example.decimal("prepay_ratio", "monthly.release_ratio"));
        Map<String, Object> settlement = new HashMap<>();
        Map<String, Object> deposit = new HashMap<>();
        Map<String, Object> payNow = new HashMap<>();
        Map<String, Object> carry = new HashMap<>();
        Map<String, Object> coverage = new HashMap<>();
        List<InstantCoverage> all = new ArrayList<>();
        for (JsonNode hospital : example.input().get("hospitals")) {
            String id = text(hospital, "id");
            BigDecimal instant = decimal(hospital, "instant_paid");
            MonthlySettlement month = settled(
                    policy, decimal(hospital, "month_entitlement"), decimal(hospital, "audit_deduction"), instant);
            InstantCoverage covered = new InstantCoverage(instant, month.settlementYuan());
            all.add(covered);
            settlement.put(id, month.settlementYuan());
            deposit.put(id, month.depositYuan());
            payNow.put(id, month.paidYuan());
            carry.put(id, month.carriedOutYuan().negate()); // the case tells a debt as a positive amount
            coverage.put(id, Money.round(covered.ratio().orElseThrow(), 4));
        }
        InstantCoverage total = InstantCoverage.total(all);
        return Map.of(
                "settlement", settlement,
                "deposit", deposit,
                "pay_now", payNow,
                "carry", carry,
                "coverage", coverage,
                "total_coverage", Money.round(total.ratio().orElseThrow(), 4),
                "target_met", total.meets(example.decimal("coverage_target", "instant.coverage_target")));
    }

    /** The fourth quarter is cleared with the year, with the whole entitlement. */
    static Map<String, Object> quarterlyClearing(AcceptanceCase example) {
        BigDecimal ratio = example.decimal("release_ratio", "quarter.lambda");
        Map<String, Object> clear = new HashMap<>();
        Map<String, Object> carry = new HashMap<>();
        Map<String, Object> share = new HashMap<>();
        for (JsonNode hospital : example.input().get("hospitals")) {
            JsonNode entitled = hospital.get("ytd_entitlement");
            JsonNode monthly = hospital.get("ytd_monthly_paid");
            List<BigDecimal> clearings = new ArrayList<>();
            List<BigDecimal> carried = new ArrayList<>();
            BigDecimal earlier = Money.yuan(0);
            for (int quarter = 0; quarter < 3; quarter++) {
                QuarterlyClearing clearing = new QuarterlyClearing(
                        new BigDecimal(entitled.get(quarter).asText()),
                        ratio,
                        new BigDecimal(monthly.get(quarter).asText()),
                        earlier);
                clearings.add(clearing.clearingYuan());
                carried.add(clearing.carriedYuan());
                earlier = earlier.add(clearing.clearingYuan());
            }
            AnnualClearing year = new AnnualClearing(
                    new BigDecimal(entitled.get(3).asText()),
                    Money.yuan(0),
                    Money.yuan(0),
                    Money.yuan(0),
                    Money.yuan(0),
                    Money.yuan(0),
                    paid(new BigDecimal(monthly.get(3).asText()), earlier, Money.yuan(0)));
            clearings.add(year.clearingPayableYuan());
            carried.add(Money.yuan(0));
            clear.put(text(hospital, "h"), clearings);
            carry.put(text(hospital, "h"), carried);
            share.put(text(hospital, "h"), year.clearingShare().orElseThrow());
        }
        return Map.of("clear", clear, "carry", carry, "annual_share", share);
    }

    private ClearingCases() {}
}
