package org.medfund.jobs.acceptance;

import static org.medfund.jobs.acceptance.AcceptanceCase.decimal;
import static org.medfund.jobs.acceptance.AcceptanceCase.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.medfund.jobs.clearing.AnnualClearing;
import org.medfund.jobs.clearing.QualityDeposit;
import org.medfund.jobs.clearing.SharePool;
import org.medfund.jobs.clearing.SharingPolicy;
import org.medfund.jobs.clearing.SharingRule;
import org.medfund.jobs.clearing.SurplusSharing;

/** Cases of annual clearing (SPEC D.4). */
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
                decimal(input, "audit_deduction"),
                held,
                returned,
                gross.subtract(held), // the case states the gross amount and the deposit apart
                decimal(input, "prepayment_offset"));
        Map<String, Object> results = new HashMap<>();
        results.put("deposit_held", held);
        results.put("deposit_returned", returned);
        results.put("deposit_forfeited", clearing.depositForfeitedYuan());
        results.put("monthly_paid", clearing.monthlyPaidYuan());
        results.put("final_entitlement", clearing.finalEntitlementYuan());
        results.put("clearing_payable", clearing.clearingPayableYuan());
        clearing.clearingShare().ifPresent(share -> results.put("clearing_share", share));
        return results;
    }

    private ClearingCases() {}
}
