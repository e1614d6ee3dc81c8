package org.medfund.jobs.acceptance;

import static org.medfund.jobs.acceptance.AcceptanceCase.decimal;
import static org.medfund.jobs.acceptance.AcceptanceCase.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.referral.FilingValidity;
import org.medfund.jobs.referral.FilingValidity.Filing;
import org.medfund.jobs.referral.ReferralDecision;
import org.medfund.jobs.referral.ReferralDecision.FiledStay;
import org.medfund.jobs.referral.ReferralDecision.FilingKind;
import org.medfund.jobs.referral.ReferralDecision.LocalCare;
import org.medfund.jobs.referral.ReferralDecision.ReferralClass;
import org.medfund.jobs.referral.ReferralDecision.Stay;
import org.medfund.jobs.referral.ReferralPolicy;

/** Cases of referrals and filings (SPEC E.3, A.10). */
final class ReferralCases {

    static Map<String, Object> filingValidity(AcceptanceCase example) {
        FilingValidity.Until until = FilingValidity.Until.valueOf(text(example.params(), "late_filing_until"));
        Map<String, Object> results = new HashMap<>();
        for (JsonNode row : example.input().get("rows")) {
            JsonNode filing = row.get("filing");
            results.put(
                    text(row, "id"),
                    FilingValidity.of(
                                    row.get("emergency").asBoolean(),
                                    LocalDate.parse(text(row, "adm")),
                                    LocalDate.parse(text(row, "settle")),
                                    filing == null || filing.isNull()
                                            ? null
                                            : new Filing(
                                                    LocalDate.parse(text(filing, "created")),
                                                    LocalDate.parse(text(filing, "beg")),
                                                    date(filing, "end"),
                                                    filing.get("cancelled").asBoolean()),
                                    until)
                            .name());
        }
        return Map.of("result", results);
    }

    static Map<String, Object> referral(AcceptanceCase example) {
        ReferralPolicy policy = policy(example);
        Map<String, Object> classes = new HashMap<>();
        List<ReferralClass> all = new ArrayList<>();
        BigDecimal atRisk = BigDecimal.ZERO;
        for (JsonNode row : example.input().get("episodes")) {
            Stay stay = stay(row, example.input());
            ReferralClass decided = ReferralDecision.classify(stay, policy);
            classes.put(text(row, "id"), decided.name());
            all.add(decided);
            atRisk = atRisk.add(ReferralDecision.fundAtRiskYuan(stay, policy));
        }
        return Map.of(
                "class", classes,
                "unreasonable_rate", ReferralDecision.unreasonableRate(all).orElseThrow(),
                "fund_at_risk", atRisk);
    }

    private static ReferralPolicy policy(AcceptanceCase example) {
        ReferralPolicy national = ReferralPolicy.from(TestLake.policies().national(PolicyYear.of("2025")));
        return new ReferralPolicy(
                example.decimal("rw_max", "e3.rw_max"),
                national.scoreMax(),
                example.whole("oprn_lv_lt", "e3.oprn_lv_lt"),
                example.whole("min_local_cases", "e3.min_local_cases"),
                national.mortalityRatioMax(),
                national.mortalityCasesMin(),
                example.whole("city_prefix", "e3.city_prefix"),
                national.municipalities(),
                texts(example.params().get("emergency_adm_way")),
                texts(example.params().get("emergency_med_type")),
                national.filingUntil(),
                national.loss());
    }

    /** The case says of a filing whether it is valid, and not when it was made. */
    private static Stay stay(JsonNode row, JsonNode input) {
        LocalDate admission = LocalDate.parse(text(row, "adm_date"));
        List<FiledStay> filings = new ArrayList<>();
        for (JsonNode filing : input.get("filings")) {
            if (text(filing, "psn_no").equals(text(row, "psn_no"))) {
                LocalDate from = LocalDate.parse(text(filing, "beg"));
                filings.add(new FiledStay(
                        FilingKind.valueOf(text(filing, "type")),
                        new Filing(
                                from,
                                from,
                                date(filing, "end"),
                                !filing.get("valid").asBoolean())));
            }
        }
        LocalCare local = new LocalCare(0, null);
        for (JsonNode care : input.get("local_capability")) {
            if (text(care, "g").equals(text(row, "g"))
                    && text(row, "insu_admdvs").startsWith(text(care, "city"))) {
                local = new LocalCare(decimal(care, "n").intValueExact(), null);
            }
        }
        return new Stay(
                text(row, "insu_admdvs"),
                text(row, "mdtrt_admdvs"),
                decimal(row, "rw"),
                null,
                row.get("mcc").asBoolean(),
                decimal(row, "oprn_lv").intValueExact(),
                false,
                text(row, "adm_way"),
                text(row, "med_type"),
                false,
                admission,
                admission,
                decimal(row, "fund"),
                null,
                filings,
                local);
    }

    private static LocalDate date(JsonNode row, String name) {
        String day = text(row, name);
        return day == null ? null : LocalDate.parse(day);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private ReferralCases() {}
}
