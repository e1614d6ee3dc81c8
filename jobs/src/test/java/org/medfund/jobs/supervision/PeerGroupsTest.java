package org.medfund.jobs.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.medfund.core.testkit.Rows.rows;
import static org.medfund.core.testkit.RowsAssert.assertRows;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.time.PolicyYear;

class PeerGroupsTest {
    @Test
    void meanAndSpreadOfLogarithmsAndPercentilesOfDays() {
        // ln 100 and ln 10000 lie ln 10 on either side of ln 1000.
        References.Peers peers =
                PeerGroup.of(new long[] {100_00, 10_000_00}, new long[] {4, 14}, new long[] {0, 200_000});
        assertThat(peers.caseCount()).isEqualTo(2);
        assertThat(peers.meanLnCost()).isCloseTo(Math.log(1000), within(1e-12));
        assertThat(peers.sdLnCost()).isCloseTo(Math.log(10), within(1e-12));
        assertThat(peers.stayDaysP50()).isEqualTo(new BigDecimal("9.0000"));
        assertThat(peers.stayDaysP90()).isEqualTo(new BigDecimal("13.0000"));
        assertThat(peers.ownPayShareP95()).isEqualTo(new BigDecimal("0.190000"));
    }

    @Test
    void equalCostsHaveNoSpread() {
        long[] costs = new long[37];
        Arrays.fill(costs, 3_333_33);
        References.Peers peers = PeerGroup.of(costs, new long[37], new long[37]);
        assertThat(peers.sdLnCost()).isZero();
        assertThat(peers.meanLnCost()).isEqualTo(PeerGroup.lnYuan(3_333_33));
    }

    @Test
    void anOwnPayShareIsCutOffAndNotBelowNothing() {
        assertThat(PeerGroup.ownPayShare(new BigDecimal("200.00"), new BigDecimal("300.00")))
                .isEqualTo(new BigDecimal("0.666666"));
        assertThat(PeerGroup.ownPayShare(new BigDecimal("-1.00"), new BigDecimal("300.00")))
                .isEqualTo(new BigDecimal("0.000000"));
    }

    /** N has no group; X stands in a scheme compared with; Z cost nothing; one case of level 3 is too few. */
    private static final String CASES = """
            region_code | settlement_id | scheme    | is_comparison | group_code | level_class | stay_days | total_cost_yuan
            330100      | A             | SUBMITTED | false         | ES25       | 2           | 4         | 100.00
            330100      | B             | SUBMITTED | false         | ES25       | 2           | 14        | 100.00
            330100      | X             | other     | true          | ES25       | 2           | 90        | 100.00
            330100      | Z             | SUBMITTED | false         | ES25       | 2           | 90        | 0.00
            330100      | N             | SUBMITTED | false         | null       | 2           | 90        | 100.00
            330100      | L             | SUBMITTED | false         | ES25       | 3           | 90        | 100.00
            330200      | R             | SUBMITTED | false         | ES25       | 2           | 90        | 100.00
            330300      | Q             | SUBMITTED | false         | ES25       | 2           | 1         | 100.00
            """;

    /** A refund reuses the number of what it reverses. */
    private static final String SETTLEMENTS = """
            settlement_id | refund_flag | full_self_pay_yuan | over_limit_self_pay_yuan
            A             | 0           | 15.00              | 5.00
            B             | 0           | 0.00               | 0.00
            B             | 1           | -9.00              | 0.00
            X             | 0           | 0.00               | 0.00
            Z             | 0           | 0.00               | 0.00
            N             | 0           | 0.00               | 0.00
            L             | 0           | 0.00               | 0.00
            R             | 0           | 0.00               | 0.00
            Q             | 0           | 0.00               | 0.00
            """;

    @Test
    void theCasesOfAGroupAndLevelWhereThereAreEnough() {
        Dataset<Row> statistics = PeerGroups.statistics(
                rows(GroupedCases.TABLE, CASES),
                rows(SettlementLists.TABLE, SETTLEMENTS),
                PolicyYear.of("2025"),
                Map.of("330100", 2, "330300", 1));

        assertRows(statistics, """
                region_code | year | group_code | level_class | case_count | sd_ln_cost | stay_days_p50 | stay_days_p90 | own_pay_share_p95
                330100      | 2025 | ES25       | 2           | 2          | 0.0        | 9.0000        | 13.0000       | 0.190000
                330300      | 2025 | ES25       | 2           | 1          | 0.0        | 1.0000        | 1.0000        | 0.000000
                """);
    }
}
