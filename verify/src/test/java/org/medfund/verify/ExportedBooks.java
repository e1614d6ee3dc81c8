package org.medfund.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A folder of exported tables, written by hand: a column that a test leaves out is empty. */
final class ExportedBooks {
    static final String REGION = "330100";

    static final String POLICY = """
            {"330100": {
              "monthly.release_ratio": "0.95", "quarter.lambda": "0.97", "fund_base": "FUND_SUBTRACT",
              "prepay.settlement": "OFFSET", "share.policy": "SHARE_TIER_STEP", "share.low": "0.85", "share.high": "1.15", "share.over_share": "0.60",
              "share.cont_retain_cap": "0.15", "share.cont_retain_share": "1.0",
              "assess.by": "DEPOSIT", "assess.full": "90", "assess.floor": "60",
              "assess.coef_default": "1", "assess.coef_steps": [{"score_from": 0, "coef": "0.95"}, {"score_from": 80, "coef": "1.01"}]
            },
            "national/2025": {"xprov.breach_reasons": ["BREACH_OF_CONTRACT"], "xprov.in_province": "TREATING_PLACE"},
            "national/2024": {"xprov.breach_reasons": ["BREACH_OF_CONTRACT"], "xprov.in_province": "INSURED_PLACE"},
            "330100/2025": {"scope.med_types": ["21", "22"]}}
            """;

    private static final Map<String, String> COLUMNS = new LinkedHashMap<>();

    static {
        COLUMNS.put("periods", "region_code period");
        COLUMNS.put("claims.institutions", "institution_code agreement_end_date region_code");
        COLUMNS.put(
                "payment.case_payments",
                "region_code year settlement_id discharge_date institution_code insurance_type payment_yuan"
                        + " person_total_yuan other_funds_yuan basic_pool_yuan entitlement_yuan payment_method");
        COLUMNS.put(
                "clearing.audit_deductions",
                "deduction_id region_code institution_code insurance_type settlement_month settlement_id amount_yuan"
                        + " reason");
        COLUMNS.put(
                "claims.settlement_lists",
                "settlement_id refund_flag original_settlement_id insured_region_code treated_region_code insurance_type"
                        + " medical_category discharge_date fund_total_yuan");
        COLUMNS.put(
                "supervision.reviews", "flag_id transition_number region_code to_state decided_date confirmed_yuan");
        COLUMNS.put("supervision.flags", "flag_id region_code mode settlement_id institution_code");
        COLUMNS.put("delivered_deductions", "deduction_id settlement_id flag_id amount_yuan");
        COLUMNS.put(
                "claims.areas",
                "area_code parent_area_code area_level region_code valid_from_date valid_to_date successor_area_code");
        COLUMNS.put(
                "clearing.monthly_settlements",
                "region_code institution_code insurance_type settlement_month deposit_held_yuan paid_yuan");
        COLUMNS.put(
                "clearing.special_case_decisions",
                "application_id region_code year insurance_type institution_code settlement_id outcome increment_yuan");
        COLUMNS.put("closed_years", "region_code year");
        COLUMNS.put("payment.rates", "region_code year insurance_type fund_ratio");
        COLUMNS.put("payment.point_values", "region_code year insurance_type fund_yuan");
        COLUMNS.put("clearing.instant_payments", "institution_code insurance_type settlement_month amount_yuan");
        COLUMNS.put("clearing.assessments", "year region_code institution_code assessment_score");
        COLUMNS.put(
                "clearing.prepayments",
                "prepayment_id region_code institution_code insurance_type year amount_yuan offset_yuan");
        COLUMNS.put("clearing.budgets", "region_code year insurance_type inpatient_budget_yuan reserve_yuan version");
        COLUMNS.put(
                "clearing.postings",
                "posting_id region_code period insurance_type posting_code debit_account credit_account amount_yuan"
                        + " institution_code settlement_id corrects_posting_id");
        COLUMNS.put(
                "clearing.month_statements",
                "region_code period insurance_type institution_code case_count gross_yuan deposit_yuan"
                        + " audit_deduction_yuan settlement_yuan carried_in_yuan instant_paid_yuan recovered_yuan"
                        + " paid_yuan carried_out_yuan");
        COLUMNS.put(
                "clearing.quarter_statements",
                "region_code period insurance_type institution_code case_count entitlement_yuan audit_deduction_yuan"
                        + " release_ratio paid_yuan earlier_clearing_yuan clearing_yuan carried_yuan");
        COLUMNS.put(
                "clearing.statements",
                "region_code year insurance_type institution_code case_count standard_entitlement_yuan book_yuan"
                        + " usage_ratio shared_yuan audit_deduction_yuan special_case_yuan prior_year_correction_yuan"
                        + " deposit_held_yuan deposit_returned_yuan deposit_forfeited_yuan final_entitlement_yuan"
                        + " monthly_paid_yuan instant_paid_yuan recovered_yuan quarterly_paid_yuan"
                        + " prepayment_offset_yuan clearing_payable_yuan recovery");
    }

    private final Path folder;
    private final Map<String, List<Map<String, String>>> tables = new LinkedHashMap<>();
    private String policy = POLICY;

    ExportedBooks(Path folder) {
        this.folder = folder;
        COLUMNS.keySet().forEach(table -> tables.put(table, new ArrayList<>()));
    }

    ExportedBooks policy(String name, String value) {
        policy = policy.replaceFirst("\"" + name + "\": \"[^\"]*\"", "\"" + name + "\": \"" + value + "\"");
        return this;
    }

    /** Rows under a header, cells parted by bars; region and insurance type 310 where the table has them and a row does not. */
    ExportedBooks rows(String table, String text) {
        List<List<String>> lines = text.lines()
                .filter(line -> !line.isBlank())
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
        for (List<String> cells : lines.subList(1, lines.size())) {
            Map<String, String> row = new LinkedHashMap<>();
            for (String column : COLUMNS.get(table).split(" ")) {
                row.put(column, "");
            }
            row.computeIfPresent("region_code", (column, none) -> REGION);
            row.computeIfPresent("insurance_type", (column, none) -> "310");
            for (int at = 0; at < cells.size(); at++) {
                if (!row.containsKey(lines.get(0).get(at))) {
                    throw new IllegalArgumentException(
                            table + " has no " + lines.get(0).get(at));
                }
                row.put(lines.get(0).get(at), cells.get(at));
            }
            tables.get(table).add(row);
        }
        return this;
    }

    /**
     * Postings of a period, one a line: code, whom, amount, and the first posting it corrects. Whom is an institution, a
     * settlement with its institution ({@code H1/S1}), or a bar for the pool; a negative amount has its accounts exchanged.
     */
    ExportedBooks postings(String period, String insuranceType, String text) {
        for (String line : text.lines().filter(each -> !each.isBlank()).toList()) {
            String[] words = line.strip().split(" +");
            boolean isPool = words[1].equals("-");
            String[] whom = words[1].split("/");
            Chart.Sides sides = Chart.sides(words[0]).orElseThrow();
            boolean isExchanged = words[2].startsWith("-");
            Map<String, String> row = new LinkedHashMap<>();
            String id = String.join("/", REGION, period, insuranceType, words[0]);
            row.put("posting_id", isPool ? id : id + "/" + whom[whom.length - 1]);
            row.put("region_code", REGION);
            row.put("period", period);
            row.put("insurance_type", insuranceType);
            row.put("posting_code", words[0]);
            row.put("debit_account", isExchanged ? sides.credit() : sides.debit());
            row.put("credit_account", isExchanged ? sides.debit() : sides.credit());
            row.put("amount_yuan", words[2].replace("-", ""));
            row.put("institution_code", isPool ? "" : whom[0]);
            row.put("settlement_id", whom.length > 1 ? whom[1] : "");
            row.put("corrects_posting_id", words.length > 3 ? words[3] : "");
            tables.get("clearing.postings").add(row);
        }
        tables.get("clearing.postings")
                .sort((one, other) -> one.get("posting_id").compareTo(other.get("posting_id")));
        return this;
    }

    List<Map<String, String>> table(String table) {
        return tables.get(table);
    }

    Finding verify(String period) {
        return Verifier.verify(write().folder(), REGION, period, 20);
    }

    Export write() {
        try {
            Files.writeString(folder.resolve("policy.json"), policy);
            for (var table : tables.entrySet()) {
                List<String> lines = new ArrayList<>();
                List<String> columns = List.of(COLUMNS.get(table.getKey()).split(" "));
                lines.add(String.join(",", columns));
                for (Map<String, String> row : table.getValue()) {
                    lines.add(String.join(",", columns.stream().map(row::get).toList()));
                }
                Files.write(folder.resolve(table.getKey() + ".csv"), lines);
            }
            return new Export(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
