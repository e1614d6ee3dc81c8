package org.medfund.jobs.payment;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;
import static org.medfund.core.testkit.RowsAssert.assertRows;
import static org.medfund.jobs.payment.RegionToPay.AREAS;
import static org.medfund.jobs.payment.RegionToPay.CASES;
import static org.medfund.jobs.payment.RegionToPay.HANGZHOU;
import static org.medfund.jobs.payment.RegionToPay.YEAR;
import static org.medfund.jobs.payment.RegionToPay.assertDone;
import static org.medfund.jobs.payment.RegionToPay.caseOf;
import static org.medfund.jobs.payment.RegionToPay.line;
import static org.medfund.jobs.payment.RegionToPay.policies;
import static org.medfund.jobs.payment.RegionToPay.run;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Result;
import org.medfund.core.policy.Policies;
import org.medfund.core.policy.PolicyRanges;
import org.medfund.core.subtype.AgeBand;
import org.medfund.core.subtype.SubtypeGate;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.SpecialCases;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.table.payment.InstitutionCoefficients;
import org.medfund.core.table.payment.PaymentStandards;
import org.medfund.core.table.payment.Rates;
import org.medfund.core.table.reference.CodeLists;
import org.medfund.core.table.reference.NewTechnologies;
import org.medfund.core.table.weights.RelativeWeights;
import org.medfund.core.testkit.Rows;
import org.medfund.core.testkit.TestLake;

/** pay-cases over a lake: every path, in numbers that can be checked by hand. */
class PayCasesJobTest {
    private static final String STANDARDS = """
            region_code | year | insurance_type | level_class | group_code | relative_weight | is_basic | hospital_coefficient | rate_yuan | standard_yuan
            330100      | 2025 | 310            | 3           | A          | 0.5             | false    | 1                    | 2000      | 1000
            330100      | 2025 | 310            | 3           | B          | 1.5             | false    | 1                    | 2000      | 3000
            330100      | 2025 | 310            | 3           | S          | 4               | false    | 1                    | 2000      | 8000
            """;

    private static final String RATES = """
            region_code | year | insurance_type | fund_ratio | calculated_rate_yuan | basis_year | rate_basis | rate_yuan
            330100      | 2025 | 310            | 0.5        | 2000                 | 2025       | FINAL      | 2000
            """;

    @Test
    void everyPathShowsWhyItPaysWhatItPays(@TempDir Path folder) {
        String cases = CASES
                + line("N1", "A", "J18.9", "1", 5, 1000)
                + line("T1", "B", "J18.9", "1", 5, 9000)
                + line("M1", "A", "K80.1", "1", 5, 3000)
                + line("M2", "A", "K80.1", "1", 5, 1000)
                + line("G1", "A", "J18.9", "1", 5, 3300)
                + line("S1", "A", "J18.9", "1", 5, 9000)
                + line("S2", "A", "J18.9", "1", 5, 900)
                + line("S3", "A", "J18.9", "1", 5, 950)
                + line("P1", "P", "J18.9", "1", 5, 700)
                + line("U1", "null", "J18.9", "5", 2, 100)
                + line("R1", "A", "J18.9", "2", 1, 300)
                + line("W1", "Q", "J18.9", "2", 2, 100)
                + line("D1", "A", "J18.9", "5", 3, 1000);
        Map<Table, Dataset<Row>> delivered = new LinkedHashMap<>();
        delivered.put(Areas.TABLE, rows(Areas.TABLE, AREAS));
        delivered.put(SettlementLists.TABLE, rows(SettlementLists.TABLE, """
                settlement_id | refund_flag | birth_date | treatment_kind
                N1            | 0           | 1985-01-01 | 1
                T1            | 0           | 1985-01-01 | 1
                M1            | 0           | 1940-01-01 | 2.1
                M2            | 0           | 1985-01-01 | 1
                G1            | 0           | 1945-03-01 | 1
                R1            | 0           | 1945-03-02 | 2.1
                """));
        delivered.put(FeeLines.TABLE, rows(FeeLines.TABLE, """
                fee_line_number | settlement_id | item_code | line_cost_yuan | charged_at
                1               | T1            | NEW       |        7000.00 | 2025-03-02T10:00
                2               | T1            | NEW       |       -1000.00 | 2025-03-03T10:00
                3               | T1            | NEW       |         500.00 | 2024-12-31T23:00
                4               | T1            | OLD       |         100.00 | 2025-03-02T10:00
                5               | N1            | OTHER     |         200.00 | 2025-03-02T10:00
                6               | N1            | NEW       |         200.00 | 2025-03-02T10:00
                7               | N1            | NEW       |        -200.00 | 2025-03-02T11:00
                8               | P1            | NEW       |         200.00 | 2025-03-02T10:00
                """));
        delivered.put(NewTechnologies.TABLE, rows(NewTechnologies.TABLE, """
                item_code | approved_from_date | approved_to_date
                NEW       | 2025-01-01         | null
                NEW       | 2025-02-01         | 2025-06-30
                OLD       | 2020-01-01         | 2025-03-01
                """));
        delivered.put(SpecialCases.TABLE, rows(SpecialCases.TABLE, """
                application_id | settlement_id | reason | result   | payment_mode
                A1             | S1            | COST   | REFUSED  | null
                A2             | S1            | COST   | APPROVED | ITEM
                A3             | S2            | COST   | null     | null
                A4             | S3            | COST   | REFUSED  | null
                """));
        delivered.put(CodeLists.TABLE, rows(CodeLists.TABLE, """
                list_name  | code  | value | valid_from_date | valid_to_date
                TCM_330100 | K80.1 | S     | 2025-01-01      | null
                TCM_330100 | J18.9 | S     | 2024-01-01      | 2024-12-31
                """));
        TestLake lake = new TestLake(folder)
                .delivered("first", delivered)
                .with(HANGZHOU, YEAR, GroupedCases.TABLE, rows(GroupedCases.TABLE, cases))
                .with(HANGZHOU, YEAR, PaymentStandards.TABLE, rows(PaymentStandards.TABLE, STANDARDS))
                .with(
                        HANGZHOU,
                        YEAR,
                        Rates.TABLE,
                        rows(Rates.TABLE, RATES.replace("2025       | FINAL  ", "2024       | INITIAL")))
                // The rates rest on the weights of 2024, by which P is paid by item; those of 2025 do not count.
                .with(HANGZHOU, YEAR.minus(1), RelativeWeights.TABLE, rows(RelativeWeights.TABLE, """
                        region_code | year | group_code | case_count | weight_basis | relative_weight
                        330100      | 2024 | A          |          9 | OWN_MEAN     |             0.5
                        330100      | 2024 | P          |          1 | PAY_BY_ITEM  |             0
                        """))
                .with(HANGZHOU, YEAR, RelativeWeights.TABLE, rows(RelativeWeights.TABLE, """
                        region_code | year | group_code | case_count | weight_basis | relative_weight
                        330100      | 2025 | P          |          9 | OWN_MEAN     |             0.5
                        """));
        Policies policies = policies(folder, """
                tcm.list: {value: "TCM_330100"}
                age.drg_enabled: {value: true}
                age.policy: {value: "AGE_TABLE_TOOL"}
                """);

        assertDone(run(lake, policies, new PayCasesJob(), "--year", "2025"));

        // T1: 9000 - 6000 = 3000 is normal; 6000 x 0.7 beside. M1: 8000 x 0.7, whatever the age. G1: 80 years, 1.2 x
        // 1000.
        // R1: 79 years, but treated by traditional medicine, which is never split by age. P1: new technology within.
        assertRows(lake.read(CasePayments.TABLE), """
                settlement_id | standard_group_code | age_coefficient | same_effect_ratio | standard_yuan | new_technology_yuan | classified_cost_yuan | payment_path | payment_reason        | early_end | new_technology_payment_yuan | payment_yuan | entitlement_yuan
                N1            | A                   |          1.0000 | null              |       1000.00 |                0.00 |              1000.00 | NORMAL       | null                  | null      |                        0.00 |      1000.00 |           500.00
                T1            | B                   |          1.0000 | null              |       3000.00 |             6000.00 |              3000.00 | NORMAL       | NEW_TECHNOLOGY_APART  | null      |                     4200.00 |      7200.00 |          2700.00
                M1            | S                   |          1.0000 | 0.7000            |       5600.00 |                0.00 |              3000.00 | NORMAL       | TCM_SAME_EFFECT       | null      |                        0.00 |      5600.00 |          4100.00
                M2            | A                   |          1.0000 | null              |       1000.00 |                0.00 |              1000.00 | NORMAL       | null                  | null      |                        0.00 |      1000.00 |           500.00
                G1            | A                   |          1.2000 | null              |       1200.00 |                0.00 |              3300.00 | NORMAL       | AGE                   | null      |                        0.00 |      1200.00 |          -450.00
                S1            | A                   |          1.0000 | null              |       1000.00 |                0.00 |              9000.00 | HIGH_CAPPED  | SPECIAL_CASE_APPROVED | null      |                        0.00 |      1000.00 |         -3500.00
                S2            | A                   |          1.0000 | null              |       1000.00 |                0.00 |               900.00 | NORMAL       | SPECIAL_CASE_PENDING  | null      |                        0.00 |      1000.00 |           550.00
                S3            | A                   |          1.0000 | null              |       1000.00 |                0.00 |               950.00 | NORMAL       | null                  | null      |                        0.00 |      1000.00 |           525.00
                P1            | null                |          1.0000 | null              |          null |              200.00 |               700.00 | BY_ITEM      | NEW_TECHNOLOGY_WITHIN | null      |                        0.00 |       700.00 |           350.00
                U1            | null                |          1.0000 | null              |          null |                0.00 |               100.00 | UNGROUPED    | null                  | DEATH     |                        0.00 |        85.00 |            35.00
                R1            | A                   |          1.0000 | null              |       1000.00 |                0.00 |               300.00 | LOW          | null                  | TRANSFER  |                        0.00 |       300.00 |           150.00
                W1            | null                |          1.0000 | null              |          null |                0.00 |               100.00 | NO_WEIGHT    | null                  | null      |                        0.00 |        85.00 |            35.00
                D1            | A                   |          1.0000 | null              |       1000.00 |                0.00 |              1000.00 | NORMAL       | null                  | null      |                        0.00 |      1000.00 |           500.00
                """);
    }

    @Test
    void whatPreventsPaymentIsToldAllAtOnce(@TempDir Path folder) {
        Map<Table, Dataset<Row>> delivered = new LinkedHashMap<>();
        delivered.put(Areas.TABLE, rows(Areas.TABLE, AREAS));
        delivered.put(SettlementLists.TABLE, rows(SettlementLists.TABLE, """
                settlement_id | refund_flag | birth_date | treatment_kind
                M1            | 0           | 1940-01-01 | 2.2
                """));
        delivered.put(NewTechnologies.TABLE, rows(NewTechnologies.TABLE, """
                item_code | approved_from_date
                NEW       | 2025-01-01
                """));
        delivered.put(SpecialCases.TABLE, rows(SpecialCases.TABLE, """
                application_id | settlement_id | reason | result
                A1             | S1            | COST   | MAYBE
                """));
        delivered.put(CodeLists.TABLE, rows(CodeLists.TABLE, """
                list_name       | code  | value
                TCM_SAME_EFFECT | K80.1 | Z
                TCM_SAME_EFFECT | K80.2 | null
                TCM_SAME_EFFECT | K80.3 | A
                TCM_SAME_EFFECT | K80.3 | B
                """));
        TestLake lake = new TestLake(folder)
                .delivered("first", delivered)
                .with(
                        HANGZHOU,
                        YEAR,
                        GroupedCases.TABLE,
                        rows(GroupedCases.TABLE, CASES + line("M1", "A", "K80.1", "1", 5, 3000)))
                .with(HANGZHOU, YEAR, PaymentStandards.TABLE, rows(PaymentStandards.TABLE, STANDARDS))
                .with(HANGZHOU, YEAR, Rates.TABLE, rows(Rates.TABLE, RATES.replace("310", "390")));

        Result data = run(lake, policies(folder.resolve("data"), """
                        newtech.policy: {value: "NT_ADDON"}
                        age.drg_enabled: {value: true}
                        """), new PayCasesJob(), "--year", "2025");
        Result values = run(lake, policies(folder.resolve("values"), """
                        newtech.pay_ratio: {value: "1.7"}
                        drg.low_factor: {value: "-0.4"}
                        drg.high_share_cap: {value: "5"}
                        drg.high_tiers: {value: [{rw_le: "2", factor: "3"}, {rw_le: "1", factor: "0.5"}]}
                        tcm.ratio: {value: "0"}
                        early_end.death_stay_days_min: {value: -1}
                        """), new PayCasesJob(), "--year", "2025");

        assertThat(data.exit()).isEqualTo(Exit.REFUSED);
        assertThat(String.join("\n", data.lines()))
                .contains("no rate for insurance type 310")
                .contains("result MAYBE")
                .contains("no weight for item NEW")
                .contains("K80.2 no surgical group")
                .contains("K80.3 the groups A and B")
                .contains("no standard of group Z")
                .contains("no grouped cases of 2024");
        assertThat(values.exit()).isEqualTo(Exit.REFUSED);
        assertThat(String.join("\n", values.lines()))
                .contains("newtech.pay_ratio is \"1.7\" in region/330100.yaml")
                .contains("drg.low_factor")
                .contains("drg.high_share_cap")
                .contains("ascending weight")
                .contains("factors of at least 1")
                .contains("tcm.ratio")
                .contains("early_end.death_stay_days_min");
        assertThat(lake.read(CasePayments.TABLE).isEmpty()).isTrue();
    }

    /** Of 60 cases of last year 30 are old and cost 4500, 30 are not and cost 500: 1.8 and 0.2 times the mean. */
    @Test
    void anAgeSubgroupWeighsItsMeanOverThatOfItsGroup() {
        Map<String, PaymentFactsPolicy.Age> ages = Map.of(
                "330100",
                new PaymentFactsPolicy.Age(
                        AgeCoefficient.from(TestLake.policies().national(YEAR)),
                        List.of(AgeBand.of(">=65y")),
                        SubtypeGate.from(new PolicyRanges(TestLake.policies().national(YEAR))),
                        Set.of("2.1")));
        StringBuilder cases = new StringBuilder(CASES);
        for (int i = 0; i < 60; i++) {
            boolean isOld = i % 2 == 0;
            cases.append(caseOf(2024, (isOld ? "O" : "Y") + i, "A", "J18.9", "1", 5, isOld ? 4500 : 500, "H1"));
            // Group B varies as much, and has too few old cases.
            boolean isOldOfB = i % 12 == 0;
            cases.append(caseOf(
                    2024, (isOldOfB ? "O" : "Y") + "b" + i, "B", "J18.9", "1", 5, isOldOfB ? 90_000 : 500, "H1"));
        }
        Dataset<Row> withBirths = rows(GroupedCases.TABLE, cases.toString())
                .withColumn(
                        "birth_date",
                        when(col("settlement_id").startsWith("O"), lit("1950-03-01"))
                                .otherwise(lit("1990-03-01"))
                                .cast("date"))
                .withColumn("treatment_kind", lit("1"));

        AgeSubgroups subgroups =
                AgeSubgroups.of(AgeSubgroups.sums(withBirths, ages).collectAsList(), ages);
        Dataset<Row> coefficients = withBirths
                .where("settlement_id IN ('O0', 'Y1', 'Ob0')")
                .withColumn("coefficient", subgroups.coefficient(ages));

        assertThat(Rows.text(coefficients, List.of("settlement_id", "coefficient")))
                .isEqualTo("""
                        settlement_id | coefficient
                        O0 | 1.8000
                        Ob0 | 1.0000
                        Y1 | 0.2000""");
    }

    /** Generated cases with facts of every kind, in two orders and partitionings. */
    @Test
    void paymentsAreConservedAndDependOnNoOrder() {
        Random random = new Random(20250109);
        List<String> lines = new ArrayList<>();
        String[] groups = {"A", "B", "S", "P", "null"};
        for (int i = 0; i < 400; i++) {
            lines.add(line(
                    String.format(Locale.ROOT, "Z%03d", i),
                    groups[random.nextInt(groups.length)],
                    "J18.9",
                    "1",
                    5,
                    // Few costs, so that many ratios are equal at the cap.
                    1000L * random.nextInt(40)));
        }
        Dataset<Row> first = facts(rows(GroupedCases.TABLE, CASES + String.join("", lines)));
        Collections.shuffle(lines, random);
        Dataset<Row> second =
                facts(rows(GroupedCases.TABLE, CASES + String.join("", lines)).repartition(7));
        Map<String, DrgPaymentPolicy> policies =
                Map.of("330100", DrgPaymentPolicy.from(TestLake.policies().of(HANGZHOU, YEAR)));

        Dataset<Row> paid = pay(first, policies);
        assertThat(Rows.text(pay(second, policies), List.of())).isEqualTo(Rows.text(paid, List.of()));

        List<Row> rows = paid.collectAsList();
        assertThat(rows).hasSize(400);
        BigDecimal payments = BigDecimal.ZERO;
        Map<String, BigDecimal> byPath = new LinkedHashMap<>();
        long high = 0;
        for (Row row : rows) {
            BigDecimal payment = CasePayments.PAYMENT_YUAN.in(row);
            payments = payments.add(payment);
            byPath.merge(CasePayments.PAYMENT_PATH.in(row), payment, BigDecimal::add);
            high += CasePayments.PAYMENT_PATH.in(row).equals("HIGH") ? 1 : 0;
            assertThat(CasePayments.ENTITLEMENT_YUAN.in(row))
                    .isEqualByComparingTo(payment.subtract(CasePayments.PERSON_TOTAL_YUAN.in(row))
                            .subtract(CasePayments.OTHER_FUNDS_YUAN.in(row)));
            assertFollowsFromItsRow(row, policies);
        }
        assertThat(byPath.keySet()).contains("NORMAL", "LOW", "HIGH", "HIGH_CAPPED", "BY_ITEM", "UNGROUPED");
        assertThat(byPath.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(payments);
        assertThat(high).isEqualTo(20); // 5 % of 400
    }

    /** A published row has all that its figures are made of. */
    private static void assertFollowsFromItsRow(Row row, Map<String, DrgPaymentPolicy> policies) {
        DrgCasePayment again =
                DrgCasePayment.of(DrgCaseRow.published(row), policies.get(CasePayments.REGION_CODE.in(row)));
        boolean isCapped = CasePayments.PAYMENT_PATH.in(row).equals("HIGH_CAPPED");

        assertThat(again.path().name()).isEqualTo(isCapped ? "HIGH" : CasePayments.PAYMENT_PATH.in(row));
        assertThat(again.standardYuan()).isEqualTo(CasePayments.STANDARD_YUAN.inOrNull(row));
        assertThat(again.classifiedCostYuan()).isEqualTo(CasePayments.CLASSIFIED_COST_YUAN.in(row));
        assertThat(again.newTechnologyPaymentYuan()).isEqualTo(CasePayments.NEW_TECHNOLOGY_PAYMENT_YUAN.in(row));
        if (!isCapped) {
            assertThat(again.paymentYuan()).isEqualTo(CasePayments.PAYMENT_YUAN.in(row));
        }
    }

    private static Dataset<Row> pay(Dataset<Row> cases, Map<String, DrgPaymentPolicy> policies) {
        return CasePaymentRows.pay(
                cases,
                rows(PaymentStandards.TABLE, STANDARDS),
                rows(InstitutionCoefficients.TABLE, "institution_code\n"),
                rows(Rates.TABLE, RATES),
                policies);
    }

    /** By the last digits of the number, so that a case has the same facts in every order. */
    private static Dataset<Row> facts(Dataset<Row> cases) {
        return cases.withColumn(
                        "new_technology_yuan",
                        expr("CAST(IF(settlement_id LIKE '%7', total_cost_yuan / 4, 0) AS DECIMAL(18,2))"))
                .withColumn("age_coefficient", expr("CAST(IF(settlement_id LIKE '%3', 1.1, 1) AS DECIMAL(10,4))"))
                .withColumn("same_effect_group_code", expr("IF(settlement_id LIKE '%5', 'S', CAST(NULL AS STRING))"))
                .withColumn("review", expr("IF(settlement_id LIKE '%9', 'APPROVED', 'NONE')"))
                .withColumn("is_by_item", expr("coalesce(group_code = 'P', false)"));
    }
}
