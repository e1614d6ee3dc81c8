package org.medfund.jobs.prepayment;

import static org.medfund.core.testkit.Rows.rows;
import static org.medfund.core.testkit.RowsAssert.assertRows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.medfund.core.table.clearing.Assessments;
import org.medfund.core.table.clearing.MonthlySettlements;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.time.PolicyYear;

class PayoutRowsTest {

    /** Every region has months and cases but 330400, which has cases alone; 330500 is not asked for. */
    @Test
    void everyRegionGoesByItsOwnBasis() {
        assertRows(
                PayoutRows.of(
                        PolicyYear.of("2025"),
                        Map.of(
                                "330100", PayoutBasis.MONTHLY_SETTLEMENTS,
                                "330200", PayoutBasis.CASE_PAYMENTS,
                                "330300", PayoutBasis.MONTHLY_ELSE_CASES,
                                "330400", PayoutBasis.MONTHLY_ELSE_CASES),
                        rows(MonthlySettlements.TABLE, """
                                region_code | institution_code | insurance_type | settlement_month | paid_yuan
                                330100      | H1               | 310            | 202501           |     10.00
                                330200      | H2               | 310            | 202501           |     20.00
                                330300      | H3               | 310            | 202501           |     30.00
                                330500      | H5               | 310            | 202501           |     50.00
                                """),
                        rows(CasePayments.TABLE, """
                                region_code | year | settlement_id | institution_code | insurance_type | basic_pool_yuan
                                330100      | 2025 | S1            | H1               | 310            |            1.00
                                330200      | 2025 | S2            | H2               | 310            |            2.00
                                330300      | 2025 | S3            | H3               | 310            |            3.00
                                330400      | 2025 | S4            | H4               | 310            |            4.00
                                330500      | 2025 | S5            | H5               | 310            |            5.00
                                """),
                        rows(Assessments.TABLE, "year | region_code | institution_code | assessment_score")),
                """
                region_code | institution_code | payout_basis        | payout_fen
                330100      | H1               | MONTHLY_SETTLEMENTS | 1000
                330200      | H2               | CASE_PAYMENTS       | 200
                330300      | H3               | MONTHLY_SETTLEMENTS | 3000
                330400      | H4               | CASE_PAYMENTS       | 400
                """);
    }
}
