package org.medfund.jobs.acceptance;

import static org.medfund.jobs.acceptance.AcceptanceCase.decimal;
import static org.medfund.jobs.acceptance.AcceptanceCase.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.medfund.core.money.Money;
import org.medfund.jobs.prepayment.PoolReserve;
import org.medfund.jobs.prepayment.Prepayment;
import org.medfund.jobs.prepayment.PrepaymentTerms;

/** Cases of fund prepayment (SPEC D.2). */
final class PrepaymentCases {
    static Map<String, Object> prepayment(AcceptanceCase example) {
        Map<String, BigDecimal> least = new HashMap<>();
        example.params()
                .get("min_reserve_months")
                .properties()
                .forEach(entry -> least.put(
                        entry.getKey(), new BigDecimal(entry.getValue().asText())));
        PrepaymentTerms terms = new PrepaymentTerms(
                example.decimal("months", "prepay.months"),
                least,
                Set.of(),
                example.decimal("assess_full", "assess.full"),
                example.decimal("assess_floor", "assess.floor"));
        List<Prepayment.Payout> payouts = new ArrayList<>();
        example.input()
                .get("hospital_share")
                .properties()
                .forEach(entry -> payouts.add(new Prepayment.Payout(
                        entry.getKey(), new BigDecimal(entry.getValue().asText()), null)));
        Map<String, Object> months = new HashMap<>();
        Map<String, Object> eligible = new HashMap<>();
        Map<String, Object> prepaid = new HashMap<>();
        for (JsonNode row : example.input().get("pools")) {
            String type = text(row, "insutype");
            PoolReserve reserve = new PoolReserve(decimal(row, "balance"), Money.exact(decimal(row, "monthly_avg")));
            Prepayment prepayment = Prepayment.of(type, reserve, payouts, terms);
            months.put(type, reserve.reserveMonthsShown().orElseThrow());
            eligible.put(type, prepayment.ineligible() == null);
            prepayment.quotas().stream()
                    .filter(quota -> quota.ineligible() == null)
                    .forEach(quota -> prepaid.put(quota.payout().institutionCode(), quota.quotaYuan()));
        }
        return Map.of("reserve_months", months, "eligible", eligible, "prepay", prepaid);
    }

    private PrepaymentCases() {}
}
