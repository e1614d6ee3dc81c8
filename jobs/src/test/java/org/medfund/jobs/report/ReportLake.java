package org.medfund.jobs.report;

import static org.medfund.core.testkit.Rows.rows;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.Scope;
import org.medfund.core.region.Region;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.claims.QuarantinedRows;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.Budgets;
import org.medfund.core.table.clearing.MonthStatements;
import org.medfund.core.table.clearing.Periods;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.clearing.QuarterStatements;
import org.medfund.core.table.clearing.RegionFlows;
import org.medfund.core.table.clearing.RegionNet;
import org.medfund.core.table.clearing.RegionTransfersDue;
import org.medfund.core.table.clearing.Statements;
import org.medfund.core.table.grouping.DipCoverage;
import org.medfund.core.table.grouping.DipDiseases;
import org.medfund.core.table.grouping.DipMatches;
import org.medfund.core.table.grouping.GroupCatalogue;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.ml.Models;
import org.medfund.core.table.ml.Scores;
import org.medfund.core.table.monitoring.Indicators;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.table.payment.PointValues;
import org.medfund.core.table.payment.Rates;
import org.medfund.core.table.reference.DiagnosisCodes;
import org.medfund.core.table.reference.Items;
import org.medfund.core.table.supervision.Evidence;
import org.medfund.core.table.supervision.Flags;
import org.medfund.core.table.weights.CleaningCounts;
import org.medfund.core.table.weights.DiseaseScores;
import org.medfund.core.table.weights.RelativeWeights;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.Month;
import org.medfund.core.time.PolicyYear;
import org.medfund.core.time.Quarter;

/** A lake of two regions after a whole year: a few rows in every table a report reads. */
final class ReportLake {
    private static final int CASES = 60;

    static TestLake filled(Path folder) {
        Map<Table, Dataset<Row>> year = new LinkedHashMap<>();
        year.put(GroupCatalogue.TABLE, rows(GroupCatalogue.TABLE, """
                region_code | scheme    | group_code | group_name     | group_name_en
                330100      | demo_2025 | FR21       | 急性心肌梗死   | Acute myocardial infarction
                330100      | demo_2025 | ES23       | 呼吸系统感染   | Respiratory infection
                330100      | demo_2025 | BR25       | 脑缺血性疾患   | Cerebral ischaemia
                330100      | demo_2025 | GK39       | 结肠镜诊疗     | Colonoscopy
                330100      | demo_2025 | OR19       | 阴道分娩       | null
                330100      | SUBMITTED | XB19       | XB19           | null
                """));
        year.put(RelativeWeights.TABLE, rows(RelativeWeights.TABLE, """
                region_code | year | scheme    | group_code | case_count | mean_cost_yuan | cost_cv    | stability      | relative_weight
                330100      | 2025 | demo_2025 | ES23       |      48213 |        7321.55 | 0.41273391 | STABLE         | 0.6102
                330100      | 2025 | demo_2025 | BR25       |      31877 |        9811.20 | 0.52      | STABLE         | 0.8177
                330100      | 2025 | demo_2025 | FR21       |      12050 |       31204.18 | 0.63      | STABLE         | 2.6007
                330100      | 2025 | demo_2025 | OR19       |       9921 |        6120.00 | 0.22      | STABLE         | 0.5101
                330200      | 2025 | demo_2025 | ES23       |      20410 |        6990.10 | 0.44      | STABLE         | 0.6241
                330200      | 2025 | demo_2025 | BR25       |      11204 |        9120.77 | 1.21      | UNSTABLE_CV    | 0.8143
                330200      | 2025 | SUBMITTED | XB19       |       8120 |        8120.77 | 0.41      | STABLE         | 0.8143
                330200      | 2025 | demo_2025 | GK39       |          5 |        7777.77 | 0.10      | UNSTABLE_SMALL | 0.6944
                """));
        year.put(CleaningCounts.TABLE, rows(CleaningCounts.TABLE, """
                region_code | year | discharge_year | reason       | case_count | total_cost_yuan
                330100      | 2025 | 2025           | KEPT         |     102061 |   1107412055.20
                330100      | 2025 | 2025           | TRIMMED_HIGH |       3021 |    204120550.00
                330100      | 2025 | 2025           | LOS_GT_MAX   |          7 |       991205.00
                """));
        year.put(GroupedCases.TABLE, rows(GroupedCases.TABLE, groupedCases()));
        year.put(DipDiseases.TABLE, rows(DipDiseases.TABLE, """
                region_code | year | scheme   | group_code    | group_name                       | kind          | case_count | mean_cost_yuan | cost_cv
                330100      | 2025 | DIP_2025 | K35.3+47.0100 | 急性阑尾炎：腹腔镜下阑尾切除术 | CORE          | 1200       | 10800.00       | 0.25
                330100      | 2025 | DIP_2025 | K35_SURGERY   | K35：相关手术                    | COMPREHENSIVE | 7          | 12345.67       | 0.40
                """));
        year.put(DipCoverage.TABLE, rows(DipCoverage.TABLE, """
                region_code | year | kind            | disease_count | case_count | total_cost_yuan
                330100      | 2025 | CORE            | 1             | 1200       | 12960000.00
                330100      | 2025 | COMPREHENSIVE   | 1             | 7          | 86419.69
                330100      | 2025 | BELOW_THRESHOLD | 0             | 90         | 900000.00
                """));
        year.put(DipMatches.TABLE, rows(DipMatches.TABLE, dipMatches()));
        year.put(DiseaseScores.TABLE, rows(DiseaseScores.TABLE, """
                region_code | year | scheme   | group_code    | case_count | mean_cost_yuan | score_basis | score
                330100      | 2025 | DIP_2025 | K35.3+47.0100 | 1140       | 10750.00       | MEASURED    | 873.19
                """));
        year.put(PointValues.TABLE, rows(PointValues.TABLE, """
                region_code | year | insurance_type | inpatient_budget_yuan | fund_ratio | total_score     | opening_point_value_yuan | settlement_point_value_yuan | settled_by | point_value_yuan
                330100      | 2025 | 310            |           70000000.00 |     0.7000 | 10500000.250000 |                  10.0000 |                      9.5238 | ELASTIC    | 9.5238
                """));
        year.put(Rates.TABLE, rows(Rates.TABLE, """
                region_code | year | insurance_type | inpatient_budget_yuan | fund_ratio | total_weight | rate_yuan
                330100      | 2025 | 310            |         5200000000.00 |     0.7812 |  411203.5512 |  12341.07
                330100      | 2025 | 390            |         2100000000.00 |     0.6120 |  250110.0310 |  11020.90
                330200      | 2025 | 310            |         1900000000.00 |     0.7702 |  180202.7712 |  11877.41
                330200      | 2025 | 390            |          990000000.00 |     0.6011 |  121000.0020 |  10710.55
                """));
        year.put(CasePayments.TABLE, rows(CasePayments.TABLE, casePayments()));
        year.put(Statements.TABLE, rows(Statements.TABLE, """
                region_code | year | insurance_type | institution_code | case_count | standard_entitlement_yuan | book_yuan  | usage_ratio | final_entitlement_yuan | monthly_paid_yuan | prepayment_offset_yuan | clearing_payable_yuan
                330100      | 2025 | 310            | H33010001        |      18211 |                1310000.00 | 1250000.00 |      0.9542 |             1280000.50 |        1100000.00 |               50000.00 |             130000.50
                330100      | 2025 | 390            | H33010001        |       9211 |                 610000.00 |  650000.00 |      1.0656 |              634000.00 |         637400.00 |                   0.00 |              -3400.00
                330100      | 2025 | 310            | H33010002        |       7020 |                 720000.00 |  590000.00 |      0.8194 |              590000.00 |         540000.00 |               10000.00 |              40000.00
                330100      | 2025 | 310            | H33010003        |          8 |                  80000.00 |   71000.00 |      0.8875 |               80000.00 |          60000.00 |                   0.00 |              20000.00
                330200      | 2025 | 310            | H33020001        |       6100 |                 510000.00 |  498000.00 |      0.9765 |              510000.00 |         470000.00 |                   0.00 |              40000.00
                330200      | 2025 | 390            | H33020001        |       3100 |                 210000.00 |  298000.00 |      1.4190 |              231000.00 |         220000.00 |                   0.00 |              11000.00
                """));
        year.put(Periods.TABLE, rows(Periods.TABLE, """
                region_code | period | sequence | state      | step   | decided_by        | decided_date | input_hash | input_row_count
                330200      | 2025   | 1        | FROZEN     | DATA   | settlement-office | 2026-02-10   | hash       | 60
                330200      | 2025   | 2        | CALCULATED | AMOUNT | settlement-office | 2026-02-12   | hash       | 60
                330200      | 2025   | 3        | CONFIRMING | AMOUNT | settlement-office | 2026-02-13   | hash       | 60
                330200      | 2025   | 4        | DISPUTED   | AMOUNT | settlement-office | 2026-02-20   | hash       | 60
                """));
        year.put(Postings.TABLE, rows(Postings.TABLE, """
                posting_id | region_code | period | insurance_type | posting_code    | debit_account        | credit_account | amount_yuan | institution_code
                p1         | 330100      | 2025   | 310            | BUDGET_APPROVED | DISEASE_BUDGET       | POOLED_FUND    |  2000000.00 | null
                p2         | 330100      | 2025   | 310            | BUDGET_UNSPENT  | BUDGET_SURPLUS       | DISEASE_BUDGET |    49999.50 | null
                p3         | 330100      | 2025   | 310            | CASE_ENTITLEMENT | HOSPITAL_ENTITLEMENT | DISEASE_BUDGET | 1950000.50 | H33010001
                p4         | 330200      | 2025   | 390            | RESERVE_USED    | DISEASE_BUDGET       | RESERVE        |    21000.00 | null
                """));
        year.put(RegionFlows.TABLE, rows(RegionFlows.TABLE, """
                insured_region_code | treated_region_code | insurance_type | period | claim_count | total_cost_yuan | fund_total_yuan | reported_stay_days
                330100              | 330200              | 310            | 2025   |        1204 |     21040000.00 |     15000000.00 |               9120
                330100              | 420100              | 310            | 2025   |         310 |      7040000.00 |      4100000.00 |               3100
                330200              | 330100              | 310            | 2025   |        5120 |     98000000.00 |     71200000.00 |              41000
                330200              | 420100              | 390            | 2025   |           7 |       143434.43 |        70000.00 |                 61
                420100              | 330100              | 310            | 2025   |         810 |     18000000.00 |     11800000.00 |               6900
                330100              | 330100              | 310            | 2025   |       90000 |    900000000.00 |    700000000.00 |             700000
                """));
        year.put(RegionNet.TABLE, rows(RegionNet.TABLE, """
                region_code | insurance_type | period | netting_policy | payable_yuan | receivable_yuan | net_yuan
                330100      | 310            | 2025   | NET_GROSS      |  19100000.00 |     83000000.00 |  63900000.00
                330200      | 310            | 2025   | NET_GROSS      |  71200000.00 |     15000000.00 | -56200000.00
                420100      | 310            | 2025   | NET_GROSS      |  11800000.00 |      4100000.00 |  -7700000.00
                330200      | 390            | 2025   | NET_GROSS      |     70000.00 |            0.00 |    -70000.00
                420100      | 390            | 2025   | NET_GROSS      |         0.00 |        70000.00 |     70000.00
                """));
        year.put(RegionTransfersDue.TABLE, rows(RegionTransfersDue.TABLE, """
                from_region_code | to_region_code | insurance_type | period | amount_yuan
                330200           | 330100         | 310            | 2025   | 71200000.00
                330100           | 330200         | 310            | 2025   | 15000000.00
                420100           | 330100         | 310            | 2025   | 11800000.00
                330100           | 420100         | 310            | 2025   |  4100000.00
                330200           | 420100         | 390            | 2025   |    70000.00
                """));
        year.put(Indicators.TABLE, rows(Indicators.TABLE, """
                region_code | year | insurance_type | indicator      | indicator_zh | unit   | indicator_value | yellow_limit | red_limit | light          | not_measurable_reason
                330100      | 2025 | 310            | spend_ratio    | 支出率       | ratio  |          0.8911 |       0.9500 |    1.0000 | GREEN          | null
                330100      | 2025 | 390            | spend_ratio    | 支出率       | ratio  |          1.0210 |       0.9500 |    1.0000 | RED            | null
                330200      | 2025 | 310            | spend_ratio    | 支出率       | ratio  |          0.9610 |       0.9500 |    1.0000 | YELLOW         | null
                330100      | 2025 | ALL            | own_pay_share  | 自费率       | ratio  |          0.1210 |       0.1500 |    0.2000 | GREEN          | null
                330200      | 2025 | ALL            | own_pay_share  | 自费率       | ratio  |          0.1630 |       0.1500 |    0.2000 | YELLOW         | null
                330100      | 2025 | ALL            | average_stay_days| 平均住院日   | days   |          7.8100 |         null |      null | NONE           | null
                330200      | 2025 | 390            | reserve_months | 可支付月数   | months |            null |         null |      null | NOT_MEASURABLE | FEWER_THAN_TWELVE_MONTHS
                330200      | 2025 | ALL            | reserve_months | 可支付月数   | months |         12.4000 |       6.0000 |    3.0000 | GREEN          | null
                """));
        year.put(Flags.TABLE, rows(Flags.TABLE, """
                flag_id | rule_id | mode    | severity | region_code | year | settlement_id | institution_code | person_key             | amount_involved_yuan | fund_at_risk_yuan | counted_fund_yuan | law_ref       | explanation_zh                   | explanation_en                              | status
                f1      | E.1     | ENFORCE |        2 | 330100      | 2025 | S000017       | H33010001        | person-key-of-somebody |               860.00 |            602.00 | 602.00 | REG21 art. 38(2) | 30日内重复CT：间隔6天，两次（部位 HEAD），见 H33010001。 | CT repeated within 30 days: HEAD twice at H33010001, six days apart, for 860.00 yuan. | NEW
                f2      | E.1     | ENFORCE |        2 | 330200      | 2025 | S000021       | H33020001        | person-key-of-somebody |               430.00 |            301.00 | 301.00 | REG21 art. 38(2) | 30日内重复MR。                   | MR repeated within 30 days.                 | NEW
                f3      | E.9     | REVIEW  |        1 | 330100      | 2025 | S000044       | H33010002        | person-key-of-somebody |             18300.00 |          12810.00 | 12810.00 | REG21 art. 38(1) | 出院3天后因同一诊断 I63.900 再入院。    | Readmitted for the same diagnosis three days after discharge. | NEW
                f4      | E.9     | REVIEW  |        3 | 330100      | 2025 | S000048       | H33010001        | person-key-of-somebody |              9300.00 |           6510.00 | 6510.00 | REG21 art. 38(1) | 出院12天后再入院。             | Readmitted twelve days after discharge.     | NEW
                """));
        year.put(Evidence.TABLE, rows(Evidence.TABLE, """
                flag_id | evidence_number | region_code | role   | table_name              | row_key              | field_name     | field_value
                f1      |               1 | 330100      | ANCHOR | claims.fee_lines        | V17/1                | item_code      | CT-HEAD-01
                f1      |               1 | 330100      | ANCHOR | claims.fee_lines        | V17/1                | person_key     | person-key-of-somebody
                f1      |               1 | 330100      | ANCHOR | claims.fee_lines        | V17/1                | body_part      | HEAD
                f1      |               1 | 330100      | ANCHOR | claims.fee_lines        | V17/1                | exam_class     | CT
                f1      |               1 | 330100      | ANCHOR | claims.fee_lines        | V17/1                | in_scope_yuan  | 430.00
                f1      |               2 | 330100      | REPEAT | claims.fee_lines        | V19/4                | item_code      | CT-HEAD-01
                f3      |               1 | 330100      | PREVIOUS | claims.settlement_lists | S000040/0          | discharge_date | 2025-03-30
                f3      |               1 | 330100      | PREVIOUS | claims.settlement_lists | S000040/0          | institution_code | H33010002
                f3      |               2 | 330100      | READMISSION | claims.settlement_lists | S000044/0       | diagnosis_code | I63.900
                f3      |               2 | 330100      | READMISSION | claims.settlement_lists | S000044/0       | region_code    | 330100
                f3      |               3 | 330100      | ANCHOR | claims.persons          | person-key-of-somebody | death_date   | null
                """));
        year.put(Models.TABLE, rows(Models.TABLE, """
                model_id                   | model_kind     | feature_set   | year | label_source | training_rows | positive_rows | seed | model_json | metrics_json
                fraud-logistic-2025-0a1b2c | fraud-logistic | fraud-claim-1 | 2025 | answer-key   |         61200 |          1830 | 7    | {}         | {"n": 20100, "positives": 610, "prevalence": 0.0303, "pr_auc": 0.81234567, "roc_auc": 0.953, "precision_at_1_percent": 0.91, "n_at_1_percent": 201, "held_out": {"n_test": 20100}, "curve": [1, 2]}
                """));
        year.put(Scores.TABLE, rows(Scores.TABLE, scores()));

        List<Region> regions = List.of(Region.of("330100"), Region.of("330200"));
        return again(folder)
                .delivered("delivery-0a1b2c3d4e5f", landed())
                .with(Scope.everywhere("codes"), Map.of(DiagnosisCodes.TABLE, rows(DiagnosisCodes.TABLE, """
                        edition | code    | name
                        yb20    | I63.900 | 脑梗死
                        bj70    | I63.900 | 另一版本的名称
                        """)))
                .with(
                        Scope.of(regions, Month.of("2025-01")),
                        Map.of(
                                MonthStatements.TABLE,
                                rows(MonthStatements.TABLE, """
                        region_code | period  | insurance_type | institution_code | gross_yuan | deposit_yuan | audit_deduction_yuan | settlement_yuan | carried_in_yuan | instant_paid_yuan | paid_yuan | carried_out_yuan
                        330100      | 2025-01 | 310            | H33010001        |  120000.00 |      6000.00 |                 0.00 |       114000.00 |            0.00 |          10000.00 | 104000.00 |             0.00
                        330100      | 2025-01 | 390            | H33010001        |   40000.00 |      1980.00 |               400.00 |        37620.00 |            0.00 |              0.00 |  37620.00 |             0.00
                        330200      | 2025-01 | 310            | H33020001        |  -30000.00 |         0.00 |                 0.00 |       -30000.00 |            0.00 |              0.00 |      0.00 |        -30000.00
                        """),
                                Periods.TABLE,
                                rows(Periods.TABLE, """
                        region_code | period  | sequence | state      | step   | decided_by        | decided_date | input_hash | input_row_count
                        330100      | 2025-01 | 1        | FROZEN     | DATA   | settlement-office | 2025-02-10   | hash       | 60
                        330100      | 2025-01 | 2        | CALCULATED | AMOUNT | settlement-office | 2025-02-12   | hash       | 60
                        330100      | 2025-01 | 3        | CONFIRMING | AMOUNT | settlement-office | 2025-02-13   | hash       | 60
                        330100      | 2025-01 | 4        | CONFIRMED  | AMOUNT | finance & audit   | 2025-03-03   | hash       | 60
                        """)))
                .with(
                        Region.of("330100"),
                        Quarter.of("2025Q1"),
                        QuarterStatements.TABLE,
                        rows(QuarterStatements.TABLE, """
                        region_code | period | insurance_type | institution_code | clearing_yuan
                        330100      | 2025Q1 | 310            | H33010001        |      31000.25
                        """))
                .with(Scope.of(regions, PolicyYear.of("2025")), year);
    }

    /** The same lake, opened once more. */
    static TestLake again(Path folder) {
        return new TestLake(folder);
    }

    private static Map<Table, Dataset<Row>> landed() {
        Map<Table, Dataset<Row>> landed = new LinkedHashMap<>();
        landed.put(Areas.TABLE, rows(Areas.TABLE, """
                area_code | area_name | area_level | region_code | valid_from_date
                330100    | 杭州市    | C          | 330100      | 2020-01-01
                330102    | 上城区    | D          | 330100      | 2020-01-01
                330200    | 宁波市    | C          | 330200      | 2020-01-01
                420100    | 武汉市    | C          | 420100      | 2020-01-01
                """));
        landed.put(Institutions.TABLE, rows(Institutions.TABLE, """
                institution_code | institution_name | region_code | level_class
                H33010001        | 第一医院         | 330100      | 3
                H33010002        | <script>alert(1)</script> & Co | 330100 | 2
                H33010003        | 康复医院         | 330100      | 1
                H33020001        | 港口医院         | 330200      | 3
                """));
        landed.put(Budgets.TABLE, rows(Budgets.TABLE, """
                region_code | year | insurance_type | total_budget_yuan | inpatient_budget_yuan | reserve_yuan | version
                330100      | 2025 | 310            |        2500000.00 |            2000000.00 |     50000.00 | 1
                330100      | 2025 | 390            |         900000.00 |             650000.00 |     20000.00 | 1
                330200      | 2025 | 310            |         700000.00 |             520000.00 |     10000.00 | 1
                330200      | 2025 | 390            |         300000.00 |             210000.00 |     25000.00 | 1
                """));
        landed.put(SettlementLists.TABLE, rows(SettlementLists.TABLE, """
                settlement_id | version | refund_flag
                S000001       | 1       | 0
                S000002       | 1       | 0
                """));
        landed.put(Items.TABLE, rows(Items.TABLE, """
                item_code  | item_name
                CT-HEAD-01 | 头部CT平扫
                """));
        landed.put(QuarantinedRows.TABLE, rows(QuarantinedRows.TABLE, """
                delivery_id           | landing_file | row_digest | copy_number | reason         | total_cost_yuan
                delivery-0a1b2c3d4e5f | setl_list    | a          | 1           | NEGATIVE_STAY  | 8120.50
                delivery-0a1b2c3d4e5f | setl_list    | b          | 1           | NEGATIVE_STAY  | 120.50
                delivery-0a1b2c3d4e5f | setl_list    | c          | 1           | UNKNOWN_REGION | 9120.00
                delivery-0a1b2c3d4e5f | setl_list    | d          | 1           | IDENTITY_TOTAL | 77.00
                delivery-0a1b2c3d4e5f | fee_line     | e          | 1           | WRONG_TYPE     | null
                delivery-0a1b2c3d4e5f | fee_line     | f          | 1           | ORPHAN         | null
                delivery-0a1b2c3d4e5f | fee_line     | g          | 1           | ORPHAN         | null
                """));
        return landed;
    }

    /** Sixty cases of 100 to 159 million yuan, and one that brings their sum to 12 345 678 901.23. */
    private static String groupedCases() {
        StringBuilder block = new StringBuilder(
                "region_code | settlement_id | scheme | year | status | group_code | institution_code | person_key | total_cost_yuan | basic_pool_yuan | other_funds_yuan | person_total_yuan\n");
        for (int i = 0; i < CASES; i++) {
            String region = i % 3 == 0 ? "330200" : "330100";
            block.append(String.format(
                    Locale.ROOT,
                    "%s | S%06d | demo_2025 | 2025 | SUCCESS | ES23 | H%s01 | person-key-of-somebody | %d.00 | %d.00 | 5000000.00 | 35000000.00%n",
                    region,
                    i,
                    region + "0",
                    100_000_000 + i * 1_000_000,
                    60_000_000 + i * 1_000_000));
        }
        return block
                + "330100 | S999999 | demo_2025 | 2025 | QY | null | H33010002 | person-key-of-somebody | 4575678901.23 | 3575678901.23 | 0.00 | 1000000000.00\n";
    }

    private static String dipMatches() {
        StringBuilder block = new StringBuilder("region_code | settlement_id | year | group_code | matched_by\n");
        for (int i = 0; i < CASES; i++) {
            String match = i % 3 == 0 ? "null | UNGROUPED" : "K35.3+47.0100 | DX_MAIN_ONLY";
            block.append(String.format(Locale.ROOT, "330100 | S%06d | 2025 | %s%n", i, match));
        }
        return block.toString();
    }

    private static String casePayments() {
        StringBuilder block = new StringBuilder(
                "region_code | year | settlement_id | institution_code | payment_path | total_cost_yuan | payment_yuan | entitlement_yuan\n");
        for (int i = 0; i < CASES; i++) {
            String path = i % 5 == 0 ? "LOW" : i % 5 == 1 ? "HIGH" : i == 2 ? "UNGROUPED" : "NORMAL";
            block.append(String.format(
                    Locale.ROOT,
                    "330100 | 2025 | S%06d | H33010001 | %s | %d.10 | %d.20 | %d.30%n",
                    i,
                    path,
                    9000 + i,
                    8500 + i,
                    6100 + i));
        }
        return block.toString();
    }

    private static String scores() {
        StringBuilder block = new StringBuilder(
                "model_id | region_code | year | settlement_id | institution_code | score | score_rank | top_features\n");
        for (int i = 0; i < 400; i++) {
            block.append(String.format(
                    Locale.ROOT,
                    "fraud-logistic-2025-0a1b2c | 330100 | 2025 | S%06d | H33010001 | %.6f | %d | repeat_exam_count=+1.8200, stay_to_group_mean=-0.6400%n",
                    i,
                    Math.pow(1 - i / 400.0, 3),
                    i + 1));
        }
        return block.toString();
    }

    private ReportLake() {}
}
