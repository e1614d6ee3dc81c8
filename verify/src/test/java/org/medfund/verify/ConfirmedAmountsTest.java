package org.medfund.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfirmedAmountsTest {
    @TempDir
    Path folder;

    /**
     * S1: 100.00 paid, 5.00 deducted by delivery, so 60.00 and 35.00 of the 50.00; S2 names a delivered deduction; S3 is
     * refunded; S5 is appealed.
     */
    @Test
    void aConfirmedAmountIsDeductedOnceWithinWhatTheFundPaid() {
        ExportedBooks books = new ExportedBooks(folder)
                .rows("supervision.flags", """
                        flag_id | mode     | settlement_id | institution_code
                        F2      | REVIEW   | S1            | H1
                        F1      | ENFORCE  | S1            | H1
                        F3      | REVIEW   | S2            | H1
                        F4      | REVIEW   | S3            | H1
                        F6      | REVIEW   | S5            | H1
                        F7      | SIMULATE | S5            | H1
                        """)
                .rows("supervision.reviews", """
                        flag_id | transition_number | to_state  | decided_date | confirmed_yuan
                        F1      | 2                 | CLOSED    | 2025-04-30   |
                        F1      | 1                 | CONFIRMED | 2025-03-01   | 60.00
                        F2      | 1                 | CONFIRMED | 2025-03-01   | 99.00
                        F2      | 2                 | CONFIRMED | 2025-03-02   | 50.00
                        F2      | 3                 | CLOSED    | 2025-05-01   |
                        F3      | 1                 | CONFIRMED | 2025-03-01   | 10.00
                        F3      | 2                 | CLOSED    | 2025-03-02   |
                        F4      | 1                 | CONFIRMED | 2025-03-01   | 10.00
                        F4      | 2                 | CLOSED    | 2025-03-02   |
                        F6      | 1                 | CONFIRMED | 2025-03-01   | 10.00
                        F6      | 2                 | APPEALED  | 2025-03-02   |
                        F7      | 1                 | CONFIRMED | 2025-03-01   | 10.00
                        F7      | 2                 | CLOSED    | 2025-03-02   |
                        """)
                .rows("claims.settlement_lists", """
                        settlement_id | refund_flag | original_settlement_id | fund_total_yuan
                        S1            | 0           |                        | 100.00
                        S2            | 0           |                        | 100.00
                        S3            | 0           |                        | 80.00
                        R3            | 1           | S3                     | -80.00
                        S5            | 0           |                        | 100.00
                        """)
                .rows("delivered_deductions", """
                        deduction_id | settlement_id | flag_id | amount_yuan
                        D1           | S1            |         | 5.00
                        D2           |               | F3      | 1.00
                        """);

        List<Deduction> deductions = new ArrayList<>();
        ConfirmedAmounts.each(books.write(), ExportedBooks.REGION, deductions::add);

        assertThat(deductions)
                .containsExactly(
                        new Deduction("REVIEW-F1", new Owner("310", "H1"), "202504", "S1", "CONFIRMED_REVIEW", 60_00),
                        new Deduction("REVIEW-F2", new Owner("310", "H1"), "202505", "S1", "CONFIRMED_REVIEW", 35_00));
    }
}
