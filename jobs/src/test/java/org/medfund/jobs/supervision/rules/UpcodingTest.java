package org.medfund.jobs.supervision.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.medfund.core.policy.Policy;
import org.medfund.core.table.claims.IcuStays;
import org.medfund.core.table.claims.Procedures;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.table.payment.PaymentStandards;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.supervision.References.Peers;
import org.medfund.jobs.supervision.RuleLaw;
import org.medfund.jobs.supervision.TestReferences;
import org.medfund.jobs.supervision.file.TestFiles;
import org.medfund.jobs.supervision.rules.Upcoding.Limits;
import org.medfund.jobs.supervision.rules.Upcoding.Stay;

class UpcodingTest {
    private static final Policy NATIONAL = TestLake.policies().national(PolicyYear.of("2025"));
    private static final Limits LIMITS =
            new Limits(List.of("1", "3"), "5", 1, new BigDecimal("0"), Set.of("2", "3", "4", "5"));
    private static final Peers PLAIN =
            new Peers(40, 0.0, 0.5, new BigDecimal("6.0000"), new BigDecimal("12.0000"), new BigDecimal("0.200000"));

    private static RuleLaw law(String plainWeight) {
        return new RuleLaw(
                new UpcodingRule().bind(NATIONAL),
                PeerFiles.peers().and(PaymentStandards.TABLE, """
                        region_code | year | insurance_type | level_class | group_code | relative_weight
                        330100      | 2025 | 310            | 2           | ES25       | %s
                        """.formatted(plainWeight)));
    }

    private static boolean isUnsupported(int procedures, int days, String costYuan, String way) {
        return Upcoding.isUnsupported(new Stay(procedures, false, days, new BigDecimal(costYuan), way), PLAIN, LIMITS);
    }

    @Test
    void thePlainGroupIsThatOfTheSameAdrg() {
        assertThat(Upcoding.plainGroup("ES21", "ES2", LIMITS)).contains("ES25");
        assertThat(Upcoding.plainGroup("ES23", "ES2", LIMITS)).contains("ES25");
        assertThat(Upcoding.plainGroup("ES25", "ES2", LIMITS)).isEmpty();
        assertThat(Upcoding.plainGroup("ES29", "ES2", LIMITS)).isEmpty();
        assertThat(Upcoding.plainGroup("ES21", null, LIMITS)).isEmpty();
        assertThat(Upcoding.plainGroup("1", "", LIMITS)).isEmpty();
    }

    @Test
    void everySignHasToPointTheSameWay() {
        // The typical cost of plain cases is e^0 = 1 yuan here.
        assertThat(isUnsupported(1, 6, "1.00", "1")).isTrue();
        assertThat(isUnsupported(2, 6, "1.00", "1")).isFalse();
        assertThat(isUnsupported(1, 7, "1.00", "1")).isFalse();
        assertThat(isUnsupported(1, 6, "1.01", "1")).isFalse();
        assertThat(isUnsupported(1, 6, "0.00", "1")).isFalse();
        for (String way : new String[] {"2", "3", "4", "5", null}) {
            assertThat(isUnsupported(1, 6, "1.00", way))
                    .as("discharge way " + way)
                    .isFalse();
        }
        assertThat(Upcoding.isUnsupported(new Stay(0, true, 6, BigDecimal.ONE, "1"), PLAIN, LIMITS))
                .isFalse();
    }

    private static TestFiles stay(String group) {
        return PeerFiles.stay("S1", "21", group, 6, "8000.00", "0.00"); // e^9 = 8103.08
    }

    @Test
    void theLossIsTheDifferenceOfTheStandardsAndAtMostTheFund() {
        // 1.98 and 1.60, each times 1.05 times 8000: 16632.00 - 13440.00.
        assertThat(law("1.6000").find(stay("ES21").person()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fundAtRiskYuan()).isEqualTo(new BigDecimal("3192.00")));
        // 1.12: a loss of 7224.00, of which the fund paid 5000.00.
        assertThat(law("1.1200").find(stay("ES21").person()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fundAtRiskYuan()).isEqualTo(new BigDecimal("5000.00")));
    }

    private static TestFiles paid(String path, String groupCode, String standardGroupCode, String method) {
        return TestFiles.of(SettlementLists.TABLE, """
                        settlement_id | person_key | institution_code | treated_region_code | insurance_type | medical_category | discharge_way | discharge_date | stay_days | total_cost_yuan | fund_total_yuan
                        S1            | P1         | H1               | 330100              | 310            | 21               | 1             | 2025-06-01     | 6         | 8000.00         | 5000.00
                        """)
                .and(GroupedCases.TABLE, """
                        settlement_id | scheme    | group_code | adrg_code | level_class
                        S1            | DIP_2.0   | J18:X      | null      | 2
                        S1            | CHS_DRG_2 | ES21       | ES2       | 2
                        """)
                .and(CasePayments.TABLE, """
                        settlement_id | payment_method | payment_path | group_code | standard_group_code | relative_weight | hospital_coefficient | rate_yuan
                        S1            | %s             | %s           | %s         | %s                  | 1.9800          | 1.0500               | 8000.00
                        """.formatted(method, path, groupCode, standardGroupCode));
    }

    @Test
    void onlyAStayThatWasPaidTheStandardOfItsOwnGroupIsFlagged() {
        assertThat(law("1.6000").find(paid("NORMAL", "ES21", "ES21", "DRG").person()))
                .hasSize(1);
        for (String path : List.of("LOW", "HIGH", "HIGH_CAPPED", "BY_ITEM", "NO_WEIGHT", "UNGROUPED")) {
            assertThat(law("1.6000").find(paid(path, "ES21", "ES21", "DRG").person()))
                    .as(path)
                    .isEmpty();
        }
        // As the surgical group whose effect a treatment of traditional medicine equals.
        assertThat(law("1.6000").find(paid("NORMAL", "ES21", "GB11", "DRG").person()))
                .isEmpty();
        assertThat(law("1.6000").find(paid("NORMAL", "ES21", "null", "DRG").person()))
                .isEmpty();
        assertThat(law("1.6000").find(paid("NORMAL", "J18:X", "J18:X", "DIP").person()))
                .isEmpty();
    }

    @Test
    void aPlainGroupThatIsNotLighterOrUnknownProvesNothing() {
        assertThat(law("1.9800").find(stay("ES21").person())).isEmpty();
        assertThat(law("null").find(stay("ES21").person())).isEmpty();
        assertThat(law("1.6000").find(stay("ES25").person())).isEmpty();
        assertThat(new RuleLaw(new UpcodingRule().bind(NATIONAL), TestReferences.NONE)
                        .find(stay("ES21").person()))
                .isEmpty();
    }

    @Test
    void intensiveCareAndAFurtherTreatingProcedureSupportTheSeverity() {
        assertThat(law("1.6000").find(stay("ES21").and(IcuStays.TABLE, """
                        settlement_id
                        S1
                        """).person()))
                .isEmpty();
        assertThat(law("1.6000").find(withProcedures("SURGERY", "null").person()))
                .isEmpty();
        assertThat(law("1.6000").find(withProcedures("SURGERY", "DIAGNOSTIC").person()))
                .hasSize(1);
    }

    private static TestFiles withProcedures(String first, String second) {
        return stay("ES21").and(Procedures.TABLE, """
                settlement_id | procedure_number | procedure_code | procedure_class
                S1            | 1                | 47.0100        | %s
                S1            | 2                | 45.1300        | %s
                """.formatted(first, second));
    }

    @Test
    void theStayTheWeightAndThePeersAloneAreFoundAgain() {
        int found = 0;
        for (int seed = 0; seed < 600; seed++) {
            Random random = new Random(seed);
            TestFiles file = PeerFiles.stay(
                    "S1",
                    "21",
                    random.nextInt(4) == 0 ? "ES25" : "ES23",
                    1 + random.nextInt(9),
                    6000 + random.nextInt(4000) + ".00",
                    "0.00");
            found += law("1.6000").holds(file.person());
        }
        assertThat(found).isGreaterThan(80);
    }
}
