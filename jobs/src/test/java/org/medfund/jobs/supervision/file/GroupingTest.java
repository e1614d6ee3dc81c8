package org.medfund.jobs.supervision.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.payment.CasePayments;

class GroupingTest {

    private static TestFiles stay() {
        return TestFiles.of(SettlementLists.TABLE, """
                        settlement_id | person_key
                        S1            | P1
                        """).and(GroupedCases.TABLE, """
                        settlement_id | scheme    | is_comparison | group_code | level_class
                        S1            | DIP_2.0   | false         | K35:X      | 2
                        S1            | SUBMITTED | true          | A          | 2
                        S1            | T_DRG     | false         | ES21       | 2
                        """);
    }

    private static Grouping paid(String method) {
        return stay().and(CasePayments.TABLE, """
                settlement_id | payment_method | payment_path | group_code
                S1            | %s             | NORMAL       | Z
                """.formatted(method)).claim().grouping();
    }

    @Test
    void theGroupIsTheOneTheRegionPaysBy() {
        assertThat(paid("DRG").groupCode()).isEqualTo("ES21");
        assertThat(paid("DIP").groupCode()).isEqualTo("K35:X");
        assertThat(paid("DIP").paidGroupCode()).isEqualTo("Z");
    }

    @Test
    void beforeItIsPaidTheDrg() {
        assertThat(stay().claim().grouping().groupCode()).isEqualTo("ES21");
        assertThat(stay().claim().grouping().paidGroupCode()).isNull();
    }

    @Test
    void aStayHasNoGroupByAnotherMethodThanItsPayment() {
        TestFiles disease = TestFiles.of(SettlementLists.TABLE, """
                        settlement_id | person_key
                        S1            | P1
                        """).and(GroupedCases.TABLE, """
                        settlement_id | scheme  | group_code | level_class
                        S1            | DIP_2.0 | K35:X      | 2
                        """);
        assertThat(disease.claim().grouping().groupCode()).isEqualTo("K35:X");
        assertThat(disease.and(CasePayments.TABLE, """
                        settlement_id | payment_method | payment_path
                        S1            | DRG            | UNGROUPED
                        """).claim().grouping()).isNull();
    }
}
