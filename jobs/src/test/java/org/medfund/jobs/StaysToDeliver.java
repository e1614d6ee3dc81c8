package org.medfund.jobs;

import static org.medfund.core.testkit.Rows.rows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.Diagnoses;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.claims.Procedures;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.testkit.TestLake;

/** Stays written one by one, with their diagnoses and procedures, and delivered together. */
public final class StaysToDeliver {
    private final StringBuilder lists = new StringBuilder(
            "settlement_id | medical_category | refund_flag | original_settlement_id | institution_code | treated_region_code | insured_region_code | birth_date | admission_date | discharge_date | stay_days | discharge_way | submitted_group_code | insurance_type | total_cost_yuan | fund_total_yuan | basic_pool_yuan | person_total_yuan\n");
    private final StringBuilder diagnoses =
            new StringBuilder("settlement_id | diagnosis_number | diagnosis_kind | is_main | diagnosis_code\n");
    private final StringBuilder procedures =
            new StringBuilder("settlement_id | procedure_number | procedure_kind | procedure_code | procedure_class\n");
    private int stays;

    /** A stay in institution H1 (level 3) or H2 (level 2); codes of procedures, the main one first. */
    public String stay(int year, String institution, String diagnosis, String cost, String... codes) {
        String id = String.format(Locale.ROOT, "S%03d", stays++);
        BigDecimal half = new BigDecimal(cost).divide(BigDecimal.valueOf(2), 2, RoundingMode.HALF_UP);
        lists.append(String.format(
                Locale.ROOT,
                "%s | 21 | 0 | null | %s | 330100 | 330100 | 1970-01-01 | %d-03-01 | %d-03-11 | 10 | 1 | G1 | 310 | %s | %s | %s | %s%n",
                id,
                institution,
                year,
                year,
                cost,
                half,
                half,
                half));
        if (!diagnosis.isEmpty()) {
            diagnoses.append(String.format(Locale.ROOT, "%s | 1 | 1 | true | %s%n", id, diagnosis));
        }
        for (int i = 0; i < codes.length; i++) {
            procedures.append(
                    String.format(Locale.ROOT, "%s | %d | %d | %s | null%n", id, i + 1, i == 0 ? 1 : 2, codes[i]));
        }
        return id;
    }

    /** The stay written last is of a person born then. */
    public void lastIsBorn(String date) {
        int at = lists.lastIndexOf("1970-01-01");
        lists.replace(at, at + 10, date);
    }

    /** Settlement numbers of the stays so far whose main diagnosis begins so. */
    public Stream<String> idsOf(String diagnosis) {
        return diagnoses
                .toString()
                .lines()
                .filter(line -> line.contains(" | 1 | 1 | true | " + diagnosis))
                .map(line -> line.substring(0, 4));
    }

    public void deliver(TestLake lake) {
        lake.delivered(
                "delivery",
                Map.of(
                        Areas.TABLE, rows(Areas.TABLE, "area_code | region_code\n330102 | 330100\n"),
                        Institutions.TABLE,
                                rows(
                                        Institutions.TABLE,
                                        "institution_code | region_code | level_class\nH1 | 330100 | 3\nH2 | 330100 | 2\n"),
                        SettlementLists.TABLE, rows(SettlementLists.TABLE, lists.toString()),
                        Diagnoses.TABLE, rows(Diagnoses.TABLE, diagnoses.toString()),
                        Procedures.TABLE, rows(Procedures.TABLE, procedures.toString())));
    }
}
