package org.medfund.jobs.supervision.rules;

import java.math.BigDecimal;
import java.util.Random;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.table.supervision.PeerStatistics;
import org.medfund.jobs.supervision.TestReferences;
import org.medfund.jobs.supervision.file.TestFiles;

/** Stays of group ES21 and the cases of the year before that they are held against, for the tests of rules that do. */
final class PeerFiles {
    /** 0.4 of the standard 1.98 * 1.05 * 8000.00 = 16632.00: below it a stay is paid its cost. */
    private static final BigDecimal LOW_YUAN = new BigDecimal("6652.80");

    /** ES21 and ES25 at level 2 in 330100: mean of ln cost 9.0, SD 0.5, stays of 6 and 12.3 days, own-pay share 0.2. */
    static TestReferences peers() {
        return TestReferences.of(PeerStatistics.TABLE, """
                region_code | year | group_code | level_class | case_count | mean_ln_cost | sd_ln_cost | stay_days_p50 | stay_days_p90 | own_pay_share_p95
                330100      | 2025 | ES21       | 2           | 40         | 9.0          | 0.5        | 6.0000        | 12.3000       | 0.200000
                330100      | 2025 | ES25       | 2           | 400        | 9.0          | 0.5        | 6.0000        | 12.3000       | 0.200000
                """);
    }

    /** A stay of 2025 in 330100, discharged on advice; the fund paid 5000.00. */
    static TestFiles stay(String id, String category, String group, int days, String costYuan, String ownPayYuan) {
        return add(new TestFiles(), id, category, group, days, costYuan, ownPayYuan);
    }

    private static TestFiles add(
            TestFiles file, String id, String category, String group, int days, String costYuan, String ownPayYuan) {
        return file.and(SettlementLists.TABLE, """
                        settlement_id | person_key | institution_code | treated_region_code | insurance_type | medical_category | discharge_way | discharge_date | stay_days | total_cost_yuan | full_self_pay_yuan | fund_total_yuan
                        %s            | P1         | H1               | 330100              | 310            | %s               | 1             | 2025-06-01     | %d        | %s              | %s                 | 5000.00
                        """.formatted(id, category, days, costYuan, ownPayYuan))
                .and(GroupedCases.TABLE, """
                        settlement_id | group_code | adrg_code | level_class
                        %s            | %s         | ES2       | 2
                        """.formatted(id, group))
                .and(CasePayments.TABLE, """
                        settlement_id | payment_method | payment_path | group_code | standard_group_code | relative_weight | hospital_coefficient | rate_yuan
                        %s            | DRG            | %s           | %s         | %s                  | 1.9800          | 1.0500               | 8000.00
                        """.formatted(
                                id, new BigDecimal(costYuan).compareTo(LOW_YUAN) < 0 ? "LOW" : "NORMAL", group, group));
    }

    /** Three stays near the limits. */
    static TestFiles generated(Random random) {
        TestFiles file = new TestFiles();
        for (int i = 0; i < 3; i++) {
            add(
                    file,
                    "S" + i,
                    random.nextInt(8) == 0 ? "11" : "21",
                    random.nextInt(4) == 0 ? "ES29" : "ES21",
                    1 + random.nextInt(20),
                    4000 + random.nextInt(70_000) + ".00",
                    random.nextInt(4000) + ".00");
        }
        return file;
    }

    private PeerFiles() {}
}
