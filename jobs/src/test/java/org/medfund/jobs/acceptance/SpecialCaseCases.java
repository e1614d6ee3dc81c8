package org.medfund.jobs.acceptance;

import static org.medfund.jobs.acceptance.AcceptanceCase.decimal;
import static org.medfund.jobs.acceptance.AcceptanceCase.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.medfund.jobs.specialcase.Application;
import org.medfund.jobs.specialcase.Application.PaidCase;
import org.medfund.jobs.specialcase.Application.Review;
import org.medfund.jobs.specialcase.Application.Stay;
import org.medfund.jobs.specialcase.Decision;
import org.medfund.jobs.specialcase.Decision.Outcome;
import org.medfund.jobs.specialcase.SpecialCaseCap;
import org.medfund.jobs.specialcase.SpecialCaseTerms;
import org.medfund.jobs.specialcase.SpecialCaseTerms.Method;
import org.medfund.jobs.specialcase.SpecialCaseTerms.Mode;
import org.medfund.jobs.specialcase.SpecialCaseTerms.Reason;

/** Cases of special-case review (SPEC D.5). */
final class SpecialCaseCases {
    private static final LocalDate DAY = LocalDate.of(2025, 6, 1);

    static Map<String, Object> cap(AcceptanceCase example) {
        SpecialCaseTerms terms = new SpecialCaseTerms(
                example.decimal("cap_drg", "special.cap_drg"),
                example.decimal("cap_dip", "special.cap_dip"),
                example.decimal("eligible_ratio_gt", "special.dip_ratio_gt"),
                Set.of(Reason.COST),
                Mode.ITEM,
                BigDecimal.ONE,
                example.whole("publish_months", "special.publish_months"));
        BigDecimal fundRatio = example.decimal("fund_ratio");
        List<Application> applications = new ArrayList<>();
        for (JsonNode row : example.input().get("applicants")) {
            BigDecimal standard = decimal(row, "std");
            applications.add(new Application(
                    text(row, "id"),
                    text(row, "id"),
                    new Stay("330100", "310", "H1", DAY),
                    Reason.COST,
                    DAY,
                    DAY,
                    row.get("approved").asBoolean() ? Review.APPROVED : Review.REFUSED,
                    Mode.ITEM,
                    new PaidCase(Method.DIP, decimal(row, "cost"), standard, standard, standard, fundRatio)));
        }
        long discharges = example.input().get("dip_discharges").asLong();
        List<Decision> decisions = SpecialCaseCap.decide(applications, Map.of(Method.DIP, discharges), terms);
        Map<String, Object> increments = new LinkedHashMap<>();
        List<BigDecimal> amounts = new ArrayList<>();
        decisions.stream().filter(each -> each.outcome() == Outcome.ACCEPTED).forEach(each -> {
            increments.put(each.application().applicationId(), each.incrementYuan());
            amounts.add(each.incrementYuan());
        });
        return Map.of(
                "cap_dip", decisions.get(0).capCases(),
                "cap_drg",
                        SpecialCaseCap.cases(
                                example.input().get("drg_discharges").asLong(), terms.capDrg()),
                "eligible",
                        decisions.stream()
                                .filter(each -> each.ineligible() == null)
                                .map(each -> each.application().applicationId())
                                .toList(),
                "accepted", List.copyOf(increments.keySet()),
                "increment", increments,
                "total", MoneyCases.sum(amounts));
    }

    private SpecialCaseCases() {}
}
