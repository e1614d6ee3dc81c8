package org.medfund.jobs.outofarea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;
import static org.medfund.core.testkit.RowsAssert.assertRows;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.care.Provinces;
import org.medfund.core.care.Successions;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Result;
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.GateResult.Verdict;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.AdvanceFundUsage;
import org.medfund.core.table.clearing.AdvanceFunds;
import org.medfund.core.table.clearing.AuditDeductions;
import org.medfund.core.table.clearing.CostVerifications;
import org.medfund.core.table.clearing.MutualAidDue;
import org.medfund.core.table.clearing.ProvinceStatements;
import org.medfund.core.table.clearing.RegionCalendar;
import org.medfund.core.table.clearing.RegionFlows;
import org.medfund.core.table.clearing.RegionFundFlows;
import org.medfund.core.table.clearing.RegionNet;
import org.medfund.core.table.clearing.RegionPayables;
import org.medfund.core.table.clearing.RegionTransfers;
import org.medfund.core.table.clearing.RegionTransfersDue;
import org.medfund.core.table.clearing.SplitTransfers;
import org.medfund.core.table.clearing.VerificationApplications;
import org.medfund.core.table.reference.Holidays;
import org.medfund.core.testkit.LocalSpark;
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
            settlement_id | refund_flag | insured_region_code | treated_region_code | insurance_type | admission_date | discharge_date | total_cost_yuan | basic_pool_yuan | fund_total_yuan | reported_stay_days | stay_days
            S1            | 0           | 330100              | 420100              | 310            | 2024-12-30     | 2025-01-05     |          900.00 |          600.00 |          600.00 |                  5 |         6
            S2            | 0           | 420100              | 330100              | 310            | 2025-02-01     | 2025-02-03     |          200.00 |          150.00 |          150.00 |               null |         2
            S3            | 0           | 330100              | 420100              | 310            | 2025-03-01     | 2025-03-04     |          500.00 |          400.00 |          400.00 |                  3 |         3
            R1            | 1           | 330100              | 420100              | 310            | 2025-03-01     | 2025-03-04     |         -500.00 |         -400.00 |         -400.00 |                  3 |         3
            S4            | 0           | 330100              | 330100              | 310            | 2025-04-01     | 2025-04-02     |           70.00 |           50.00 |           50.00 |                  1 |         1
            S5            | 0           | 420100              | 330100              | 390            | 2025-05-01     | 2025-05-02     |           90.00 |           80.00 |           80.00 |                  0 |         1
            S6            | 0           | 330100              | 420100              | 310            | 2024-12-01     | 2024-12-31     |          111.00 |          100.00 |          100.00 |                 30 |        30
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

    /**
     * 339900 ended with 2024 and belongs to 330100 since. A1 is a stay over the year's end. A2 is deducted from, D2 keeps a
     * breach of contract with the place of treatment, D3 is of another month. A5 is the year before, for quotas.
     */
    private static final Map<Table, String> NATION = Map.of(
            Areas.TABLE,
            """
            area_code | parent_area_code | area_level | region_code | valid_from_date | valid_to_date | successor_area_code
            330000    | null             | P          | 330100      | 2020-01-01      | null          | null
            330100    | 330000           | C          | 330100      | 2020-01-01      | null          | null
            330200    | 330000           | C          | 330200      | 2020-01-01      | null          | null
            339900    | 330000           | C          | 339900      | 2020-01-01      | 2024-12-31    | 330100
            420100    | null             | C          | 420100      | 2020-01-01      | null          | null
            """,
            SettlementLists.TABLE,
            """
            settlement_id | refund_flag | insured_region_code | treated_region_code | insurance_type | admission_date | discharge_date | total_cost_yuan | basic_pool_yuan | civil_servant_yuan | resident_major_illness_yuan | fund_total_yuan | mutual_aid_yuan | stay_days
            A1            | 0           | 339900              | 420100              | 310            | 2024-12-28     | 2025-03-07     |        40000.00 |        10000.00 |             500.00 |                        0.00 |        10500.00 |          100.00 |        69
            A2            | 0           | 330200              | 420100              | 310            | 2025-03-01     | 2025-03-05     |         2000.00 |         1000.00 |               0.00 |                        0.00 |         1000.00 |            0.00 |         4
            A3            | 0           | 330200              | 330100              | 390            | 2025-03-01     | 2025-03-05     |         3000.00 |         1500.00 |               0.00 |                      200.00 |         1700.00 |            0.00 |         4
            A4            | 0           | 420100              | 330200              | 310            | 2025-03-01     | 2025-03-09     |        29000.00 |          800.00 |               0.00 |                        0.00 |          800.00 |           50.00 |         8
            A5            | 0           | 330200              | 420100              | 310            | 2024-11-01     | 2024-11-09     |         9000.00 |         4500.00 |               0.00 |                        0.00 |         4500.00 |            0.00 |         8
            A6            | 0           | 330100              | 330100              | 310            | 2025-03-01     | 2025-03-09     |          900.00 |          450.00 |               0.00 |                        0.00 |          450.00 |           10.00 |         8
            """,
            AuditDeductions.TABLE,
            """
            deduction_id | region_code | institution_code | insurance_type | settlement_month | settlement_id | amount_yuan | reason
            D1           | 420100      | H1               | 310            | 202503           | A2            |      150.00 | OVER_CHARGE
            D2           | 420100      | H1               | 310            | 202503           | A2            |       70.00 | BREACH_OF_CONTRACT
            D3           | 420100      | H1               | 310            | 202504           | A2            |       30.00 | OVER_CHARGE
            D4           | 330100      | H2               | 310            | 202503           | A6            |       20.00 | OVER_CHARGE
            """,
            RegionTransfers.TABLE,
            """
            from_region_code | to_region_code | insurance_type | month   | amount_yuan | paid_date
            330000           | 420000         | 310            | 2025-03 |     5725.00 | 2025-05-08
            330200           | 330100         | 390            | 2025-03 |     1700.00 | 2025-05-19
            420100           | 330200         | 310            | 2025-03 |      850.00 | 2025-06-09
            """,
            AdvanceFunds.TABLE,
            """
            from_region_code | to_region_code | insurance_type | year | amount_yuan | paid_date
            330100           | 420100         | 310            | 2025 |     5000.00 | 2025-02-20
            330200           | 420100         | 310            | 2025 |     7500.00 | 2025-02-20
            """,
            CostVerifications.TABLE,
            """
            verification_id | settlement_id | applied_at       | answered_date | result
            V1              | A1            | 2025-03-25 09:00 | 2025-04-30    | CONFIRMED
            V2              | A4            | 2025-02-26 09:00 | null          | null
            V3              | A3            | 2025-03-01 09:00 | null          | null
            V4              | A9            | 2025-03-02 09:00 | null          | null
            V5              | A1            | 2025-03-26 00:00 | null          | null
            """,
            Holidays.TABLE,
            """
            calendar_date | kind
            2025-04-04    | HOLIDAY
            2025-04-27    | MAKEUP
            2025-05-01    | HOLIDAY
            2025-05-02    | HOLIDAY
            2025-05-05    | HOLIDAY
            2025-06-02    | HOLIDAY
            """);

    private static Map<Table, Dataset<Row>> nation() {
        Map<Table, Dataset<Row>> landed = new HashMap<>();
        NATION.forEach((table, block) -> landed.put(table, rows(table, block)));
        return landed;
    }

    @Test
    void aMonthGoesByWayOfTheProvinces() {
        TestLake lake = new TestLake(folder).delivered("one", nation());

        Result result = lake.run(new NetRegionsJob(), "--month", "2025-03");

        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);
        assertRows(lake.read(RegionFundFlows.TABLE), """
                insured_region_code | treated_region_code | insurance_type | fund_code | fund_year | insured_province_code | treated_province_code | amount_yuan | audit_deduction_yuan | owed_yuan
                330100              | 420100              | 310            | 310100    | 2025      | 330000                | 420000                | 10000.00    | 0.00                 | 10000.00
                330100              | 420100              | 310            | 320100    | 2025      | 330000                | 420000                | 500.00      | 0.00                 | 500.00
                330100              | 420100              | 310            | 310200    | 2025      | 330000                | 420000                | 100.00      | 0.00                 | 100.00
                330200              | 420100              | 310            | 310100    | 2025      | 330000                | 420000                | 1000.00     | 150.00               | 850.00
                330200              | 330100              | 390            | 390100    | 2025      | 330000                | 330000                | 1500.00     | 0.00                 | 1500.00
                330200              | 330100              | 390            | 390200    | 2025      | 330000                | 330000                | 200.00      | 0.00                 | 200.00
                420100              | 330200              | 310            | 310100    | 2025      | 420000                | 330000                | 800.00      | 0.00                 | 800.00
                420100              | 330200              | 310            | 310200    | 2025      | 420000                | 330000                | 50.00       | 0.00                 | 50.00
                330100              | 330100              | 310            | 310100    | 2025      | 330000                | 330000                | 450.00      | 0.00                 | 450.00
                330100              | 330100              | 310            | 310200    | 2025      | 330000                | 330000                | 10.00       | 0.00                 | 10.00
                """);
        assertRows(lake.read(RegionNet.TABLE), """
                region_code | insurance_type | payable_yuan | receivable_yuan | net_yuan  | province_code | cross_province_net_yuan
                330100      | 310            | 10500.00     | 0.00            | -10500.00 | 330000        | -10500.00
                330200      | 310            | 850.00       | 800.00          | -50.00    | 330000        | -50.00
                420100      | 310            | 800.00       | 11350.00        | 10550.00  | 420000        | 10550.00
                330100      | 390            | 0.00         | 1700.00         | 1700.00   | 330000        | 0.00
                330200      | 390            | 1700.00      | 0.00            | -1700.00  | 330000        | 0.00
                """);
        assertRows(lake.read(ProvinceStatements.TABLE), """
                province_code | counterpart_province_code | insurance_type | side       | fund_yuan | audit_deduction_yuan | mutual_aid_yuan | returned_yuan | is_return_marked | notice_yuan
                330000        | 420000                    | 310            | PAYABLE    | 11500.00  | 150.00               | 100.00          | 0.00          | false            | 11450.00
                420000        | 330000                    | 310            | RECEIVABLE | 11500.00  | 150.00               | 100.00          | 0.00          | false            | 11450.00
                420000        | 330000                    | 310            | PAYABLE    | 800.00    | 0.00                 | 50.00           | 0.00          | false            | 850.00
                330000        | 420000                    | 310            | RECEIVABLE | 800.00    | 0.00                 | 50.00           | 0.00          | false            | 850.00
                """);
        // Half of what Zhejiang owes Hubei has come: each of its cities' debts is covered by half. The 850 come too
        // late.
        assertRows(lake.read(RegionPayables.TABLE), """
                from_region_code | to_region_code | insurance_type | as_of_date | transfer_by_date | due_yuan | mutual_aid_due_yuan | transferred_yuan | rest_yuan | overpaid_yuan | age_days | age_bucket
                330100           | 420100         | 310            | 2025-05-20 | 2025-05-20       | 10600.00 | 100.00              | 5300.00          | 5300.00   | 0.00          | 20       | 0-30
                330200           | 420100         | 310            | 2025-05-20 | 2025-05-20       | 850.00   | 0.00                | 425.00           | 425.00    | 0.00          | 20       | 0-30
                330200           | 330100         | 390            | 2025-05-20 | 2025-05-20       | 1700.00  | 0.00                | 1700.00          | 0.00      | 0.00          | 20       | null
                420100           | 330200         | 310            | 2025-05-20 | 2025-05-20       | 850.00   | 50.00               | 0.00             | 850.00    | 0.00          | 20       | 0-30
                """);
        // 11450 of 12500 is 91.6 %: red. Asked for by 29 April, submitted by 9 May, paid by 20 May, before the next
        // statement.
        assertRows(lake.read(AdvanceFundUsage.TABLE), """
                from_party_code | to_party_code | insurance_type | month   | quota_yuan | paid_yuan | adjustment_yuan | clearing_yuan | usage_ratio | level | top_up_requested_by_date | top_up_submitted_by_date | top_up_paid_by_date
                330000          | 420000        | 310            | 2025-03 | 3000.00    | 12500.00  | -9500.00        | 11450.00      | 0.9160      | RED   | 2025-04-29               | 2025-05-09               | 2025-05-20
                330200          | 330100        | 390            | 2025-03 | 0.00       | 0.00      | 0.00            | 1700.00       | null        | null  | null                     | null                     | null
                420000          | 330000        | 310            | 2025-03 | 0.00       | 0.00      | 0.00            | 850.00        | null        | null  | null                     | null                     | null
                """);
        assertRows(lake.read(VerificationApplications.TABLE), """
                verification_id | refused_reason     | batch_date | answer_due_date | confirm_by_date | state
                V1              | null               | 2025-03-26 | 2025-04-26      | 2025-05-12      | ANSWERED
                V2              | BELOW_MINIMUM      | 2025-03-26 | 2025-04-26      | null            | null
                V3              | NOT_CROSS_PROVINCE | 2025-03-26 | 2025-04-26      | null            | null
                V4              | UNKNOWN_SETTLEMENT | 2025-03-26 | 2025-04-26      | null            | null
                """);
        assertThat(lake.read(RegionCalendar.TABLE).count()).isEqualTo(1);
        gatesNoticeAWrongFigure(lake);

        // Looked at in August, the late 850 have come and the rest is old.
        Result later = lake.run(new NetRegionsJob(), "--month", "2025-03", "--on", "2025-08-30");
        assertThat(later.exit()).as(String.join("\n", later.lines())).isEqualTo(Exit.DONE);
        assertRows(
                lake.read(RegionPayables.TABLE)
                        .where(RegionPayables.INSURANCE_TYPE.col().equalTo("310")),
                """
                from_region_code | rest_yuan | age_days | age_bucket
                330100           | 5300.00   | 122      | >90
                330200           | 425.00    | 122      | >90
                420100           | 0.00      | 122      | null
                """);
        assertThat(lake.run(new NetRegionsJob(), "--month", "2025-03", "--on", "August")
                        .exit())
                .isEqualTo(Exit.REFUSED);
    }

    /** Every gate passes on what was published, and one fails once a figure is off. */
    private static void gatesNoticeAWrongFigure(TestLake lake) {
        Map<Table, Dataset<Row>> stored = new HashMap<>();
        for (Table table : List.of(
                RegionFlows.TABLE,
                RegionFundFlows.TABLE,
                RegionNet.TABLE,
                RegionTransfersDue.TABLE,
                ProvinceStatements.TABLE,
                SplitTransfers.TABLE,
                MutualAidDue.TABLE,
                RegionPayables.TABLE)) {
            stored.put(table, lake.read(table));
        }
        String residents = "insurance_type = '390'";
        Map<Gate, Map<Table, String>> gates = Map.of(
                SplitGates.fundsEqualFlows(), Map.of(RegionFundFlows.TABLE, residents),
                SplitGates.netsEqualFlows(), Map.of(RegionNet.TABLE, residents),
                SplitGates.statementsMirror(), Map.of(ProvinceStatements.TABLE, "side = 'PAYABLE'"),
                SplitGates.statementsEqualRegions(), Map.of(ProvinceStatements.TABLE, "side = 'PAYABLE'"),
                SplitGates.legsStayApart(), Map.of(SplitTransfers.TABLE, "leg = 'IN_PROVINCE'"),
                SplitGates.legsSettleFlows(), Map.of(SplitTransfers.TABLE, "leg = 'NATIONAL'"),
                SplitGates.mutualAidIsDueInFull(), Map.of(MutualAidDue.TABLE, "from_region_code = '330100'"),
                SplitGates.payablesSettleFlows(), Map.of(RegionPayables.TABLE, residents));
        gates.forEach((gate, wrongly) -> {
            assertThat(gate.check().apply(stored::get).verdict())
                    .as(gate.name())
                    .isEqualTo(Verdict.PASSED);
            Map<Table, Dataset<Row>> wrong = new HashMap<>(stored);
            wrongly.forEach((table, left) -> wrong.put(table, stored.get(table).where(left)));
            assertThat(gate.check().apply(wrong::get).verdict()).as(gate.name()).isEqualTo(Verdict.FAILED);
        });
        // Gross, two provinces move two payments where one would do.
        assertThat(SplitGates.fewTransfers().check().apply(stored::get).verdict())
                .isEqualTo(Verdict.FAILED);
    }

    /** 4 of the 69 days of A1 are of 2024. */
    @Test
    void aStayAcrossTheYearsIsBorneByBothWhereThePolicySaysSo() {
        Month march = Month.of("2025-03");
        Dataset<Row> settlements = rows(SettlementLists.TABLE, NATION.get(SettlementLists.TABLE));
        Dataset<Row> deducted = DeductedCare.of(
                rows(AuditDeductions.TABLE, NATION.get(AuditDeductions.TABLE)),
                settlements,
                march,
                List.of("BREACH_OF_CONTRACT"),
                new Successions(List.of()));

        Dataset<Row> flows = FundFlows.of(
                LocalSpark.get(),
                FlowMatrix.ofPeriod(settlements, march),
                deducted,
                march,
                CrossYear.Rule.DAILY,
                new Provinces(List.of(), march.lastDay()));

        assertRows(flows.where(RegionFundFlows.TREATED_REGION_CODE.col().equalTo("420100")), """
                insured_region_code | fund_code | month   | fund_year | insured_province_code | amount_yuan | audit_deduction_yuan | owed_yuan
                339900              | 310100    | 2025-03 | 2024      | 330000                | 579.71      | 0.00                 | 579.71
                339900              | 310100    | 2025-03 | 2025      | 330000                | 9420.29     | 0.00                 | 9420.29
                339900              | 310200    | 2025-03 | 2024      | 330000                | 5.80        | 0.00                 | 5.80
                339900              | 310200    | 2025-03 | 2025      | 330000                | 94.20       | 0.00                 | 94.20
                339900              | 320100    | 2025-03 | 2024      | 330000                | 28.99       | 0.00                 | 28.99
                339900              | 320100    | 2025-03 | 2025      | 330000                | 471.01      | 0.00                 | 471.01
                330200              | 310100    | 2025-03 | 2025      | 330000                | 1000.00     | 150.00               | 850.00
                """);
    }

    @Test
    void aRegionThatEndedWithoutSuccessorIsRefusedByName() {
        Map<Table, Dataset<Row>> landed = nation();
        landed.put(
                Areas.TABLE, rows(Areas.TABLE, NATION.get(Areas.TABLE).replace("| 330100\n420100", "| null\n420100")));
        Result result = new TestLake(folder).delivered("one", landed).run(new NetRegionsJob(), "--month", "2025-03");

        assertThat(result.exit()).isEqualTo(Exit.REFUSED);
        assertThat(result.lines()).hasSize(1);
        assertThat(result.lines().get(0))
                .contains("339900")
                .contains("2024-12-31")
                .contains("successor");
    }
}
