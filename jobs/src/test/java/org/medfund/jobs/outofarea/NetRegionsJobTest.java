package org.medfund.jobs.outofarea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;
import static org.medfund.core.testkit.RowsAssert.assertRows;

import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Result;
import org.medfund.core.quality.GateResult.Verdict;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.RegionFlows;
import org.medfund.core.table.clearing.RegionNet;
import org.medfund.core.table.clearing.RegionTransfersDue;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.Month;

class NetRegionsJobTest {
    private static final String AREAS = """
            area_code | region_code
            330100    | 330100
            """;

    @TempDir
    Path folder;

    /** S1, a stay over the year's end, belongs to 2025. R1 reverses S3: both come to nothing. S6 is of 2024. */
    private static final String SETTLEMENTS = """
            settlement_id | refund_flag | insured_region_code | treated_region_code | insurance_type | admission_date | discharge_date | total_cost_yuan | fund_total_yuan | reported_stay_days | stay_days
            S1            | 0           | 330100              | 420100              | 310            | 2024-12-30     | 2025-01-05     |          900.00 |          600.00 |                  5 |         6
            S2            | 0           | 420100              | 330100              | 310            | 2025-02-01     | 2025-02-03     |          200.00 |          150.00 |               null |         2
            S3            | 0           | 330100              | 420100              | 310            | 2025-03-01     | 2025-03-04     |          500.00 |          400.00 |                  3 |         3
            R1            | 1           | 330100              | 420100              | 310            | 2025-03-01     | 2025-03-04     |         -500.00 |         -400.00 |                  3 |         3
            S4            | 0           | 330100              | 330100              | 310            | 2025-04-01     | 2025-04-02     |           70.00 |           50.00 |                  1 |         1
            S5            | 0           | 420100              | 330100              | 390            | 2025-05-01     | 2025-05-02     |           90.00 |           80.00 |                  0 |         1
            S6            | 0           | 330100              | 420100              | 310            | 2024-12-01     | 2024-12-31     |          111.00 |          100.00 |                 30 |        30
            """;

    @Test
    void aYearOfOutOfAreaCareIsNetted() {
        TestLake lake = new TestLake(folder)
                .delivered(
                        "one",
                        Map.of(
                                Areas.TABLE,
                                rows(Areas.TABLE, AREAS),
                                SettlementLists.TABLE,
                                rows(SettlementLists.TABLE, SETTLEMENTS)));

        Result result = lake.run(new NetRegionsJob(), "--year", "2025");

        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);
        assertRows(lake.read(RegionFlows.TABLE), """
                insured_region_code | treated_region_code | insurance_type | period | claim_count | total_cost_yuan | fund_total_yuan | reported_stay_days
                330100              | 330100              | 310            | 2025   | 1           | 70.00           | 50.00           | 1
                330100              | 420100              | 310            | 2025   | 1           | 900.00          | 600.00          | 5
                420100              | 330100              | 310            | 2025   | 1           | 200.00          | 150.00          | 2
                420100              | 330100              | 390            | 2025   | 1           | 90.00           | 80.00           | 0
                """);
        assertRows(lake.read(RegionNet.TABLE), """
                region_code | insurance_type | period | netting_policy | payable_yuan | receivable_yuan | net_yuan
                330100      | 310            | 2025   | NET_GROSS      | 600.00       | 150.00          | -450.00
                420100      | 310            | 2025   | NET_GROSS      | 150.00       | 600.00          | 450.00
                330100      | 390            | 2025   | NET_GROSS      | 0.00         | 80.00           | 80.00
                420100      | 390            | 2025   | NET_GROSS      | 80.00        | 0.00            | -80.00
                """);
        assertRows(lake.read(RegionTransfersDue.TABLE), """
                from_region_code | to_region_code | insurance_type | period | amount_yuan
                330100           | 420100         | 310            | 2025   | 600.00
                420100           | 330100         | 310            | 2025   | 150.00
                420100           | 330100         | 390            | 2025   | 80.00
                """);

        // April has care at home only: nothing to net, and that is no fault.
        Result april = lake.run(new NetRegionsJob(), "--month", "2025-04");
        assertThat(april.exit()).as(String.join("\n", april.lines())).isEqualTo(Exit.DONE);
        assertThat(lake.read(RegionNet.TABLE)
                        .where(RegionNet.PERIOD.col().equalTo("2025-04"))
                        .count())
                .isZero();
        // Nothing at all was settled in July: no clearing is published.
        assertThat(lake.run(new NetRegionsJob(), "--month", "2025-07").exit()).isEqualTo(Exit.REJECTED);
        assertThat(lake.run(new NetRegionsJob()).exit()).isEqualTo(Exit.REFUSED);
        assertThat(lake.run(new NetRegionsJob(), "--year", "2025", "--month", "2025-04")
                        .exit())
                .isEqualTo(Exit.REFUSED);

        Dataset<Row> settlements = FlowMatrix.ofPeriod(rows(SettlementLists.TABLE, SETTLEMENTS), Month.of("2025-04"));
        Dataset<Row> otherFlows =
                lake.read(RegionFlows.TABLE).where(RegionFlows.PERIOD.col().equalTo("2025"));
        assertThat(NettingGates.flowsEqualSettlements(settlements)
                        .check()
                        .apply(table -> otherFlows)
                        .verdict())
                .isEqualTo(Verdict.FAILED);
        Dataset<Row> oneSided =
                lake.read(RegionNet.TABLE).where(RegionNet.REGION_CODE.col().equalTo("330100"));
        assertThat(NettingGates.netsSumToZero().check().apply(table -> oneSided).verdict())
                .isEqualTo(Verdict.FAILED);
        Dataset<Row> noTransfers = lake.read(RegionTransfersDue.TABLE).limit(0);
        assertThat(NettingGates.transfersSettleNets()
                        .check()
                        .apply(table -> table.equals(RegionNet.TABLE) ? oneSided : noTransfers)
                        .verdict())
                .isEqualTo(Verdict.FAILED);
    }
}
