package org.medfund.core.care;

import static org.medfund.core.testkit.Rows.rows;
import static org.medfund.core.testkit.RowsAssert.assertRows;

import org.junit.jupiter.api.Test;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.AuditDeductions;
import org.medfund.core.table.supervision.Flags;
import org.medfund.core.table.supervision.Reviews;

class ConfirmedDeductionsTest {
    private static final String FLAGS = """
            flag_id    | region_code | mode     | settlement_id | institution_code
            CONFIRMED  | 330100      | REVIEW   | S1            | H1
            SECOND     | 330100      | ENFORCE  | S1            | H1
            THIRD      | 330100      | REVIEW   | S1            | H1
            APPEALED   | 330100      | REVIEW   | S2            | H1
            REJECTED   | 330100      | REVIEW   | S2            | H1
            DELIVERED  | 330100      | REVIEW   | S2            | H1
            REVERSED   | 330100      | REVIEW   | S3            | H2
            SIMULATED  | 330100      | SIMULATE | S2            | H1
            STOCK      | 330100      | REVIEW   | null          | H1
            UNREVIEWED | 330100      | REVIEW   | S2            | H1
            """;
    /** Transitions arrive in any order; the number tells which was last. */
    private static final String REVIEWS = """
            flag_id    | transition_number | to_state       | decided_date | confirmed_yuan
            CONFIRMED  | 2                 | CONFIRMED      | 2025-03-01   |          60.00
            CONFIRMED  | 1                 | HOSPITAL_REPLY | 2025-02-01   |           null
            CONFIRMED  | 3                 | CLOSED         | 2025-04-30   |           null
            SECOND     | 1                 | CONFIRMED      | 2025-03-01   |          99.00
            SECOND     | 2                 | APPEALED       | 2025-03-02   |           null
            SECOND     | 3                 | CONFIRMED      | 2025-03-03   |          50.00
            SECOND     | 4                 | CLOSED         | 2025-05-01   |           null
            THIRD      | 1                 | CONFIRMED      | 2025-03-01   |           5.00
            THIRD      | 2                 | CLOSED         | 2025-05-02   |           null
            APPEALED   | 1                 | CONFIRMED      | 2025-03-01   |          10.00
            APPEALED   | 2                 | APPEALED       | 2025-03-05   |           null
            REJECTED   | 1                 | CONFIRMED      | 2025-03-01   |          10.00
            REJECTED   | 2                 | REJECTED       | 2025-03-05   |           null
            REJECTED   | 3                 | CLOSED         | 2025-03-06   |           null
            DELIVERED  | 1                 | CONFIRMED      | 2025-03-01   |          10.00
            DELIVERED  | 2                 | CLOSED         | 2025-03-05   |           null
            REVERSED   | 1                 | CONFIRMED      | 2025-03-01   |          10.00
            REVERSED   | 2                 | CLOSED         | 2025-03-05   |           null
            SIMULATED  | 1                 | CONFIRMED      | 2025-03-01   |          10.00
            SIMULATED  | 2                 | CLOSED         | 2025-03-05   |           null
            STOCK      | 1                 | CONFIRMED      | 2025-03-01   |          10.00
            STOCK      | 2                 | CLOSED         | 2025-03-05   |           null
            """;

    private static final String SETTLEMENTS = """
            settlement_id | refund_flag | original_settlement_id | insurance_type | fund_total_yuan
            S1            | 0           | null                   | 310            |          100.00
            S2            | 0           | null                   | 310            |          100.00
            S3            | 0           | null                   | 390            |           80.00
            R3            | 1           | S3                     | 390            |          -80.00
            """;
    private static final String DELIVERED = """
            deduction_id | settlement_id | amount_yuan | flag_id
            D1           | S1            |        5.00 | null
            D2           | null          |        1.00 | DELIVERED
            D3           | null          |      900.00 | null
            """;

    /** Of S1 the funds paid 100.00, of which 5.00 are deducted: 60.00 go to the first review closed, 35.00 to the second. */
    @Test
    void whatIsConfirmedForGoodIsDeductedOnceAndAtMostWhatTheFundPaid() {
        assertRows(
                ConfirmedDeductions.of(
                        rows(Reviews.TABLE, REVIEWS),
                        rows(Flags.TABLE, FLAGS),
                        rows(SettlementLists.TABLE, SETTLEMENTS),
                        rows(AuditDeductions.TABLE, DELIVERED)),
                """
                deduction_id     | region_code | institution_code | insurance_type | settlement_month | settlement_id | amount_yuan | reason           | flag_id
                REVIEW-CONFIRMED | 330100      | H1               | 310            | 202504           | S1            | 60.00       | CONFIRMED_REVIEW | CONFIRMED
                REVIEW-SECOND    | 330100      | H1               | 310            | 202505           | S1            | 35.00       | CONFIRMED_REVIEW | SECOND
                """);
    }
}
