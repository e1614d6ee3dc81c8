package org.medfund.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarterTest {
    @TempDir
    Path folder;

    /**
     * The second quarter of case D06, its payments come about in several ways. H1: 5,210,000 less a deduction of 10,000 is
     * 5,200,000; paid 2,300,000 delivered, 2,000,000 by June settled here, 300,000 at once, 100,000 kept back: 4,700,000.
     * The delivered row of June is only compared, by whoever compares it. H2 has two months delivered: 1,960,000.
     */
    static ExportedBooks second(Path folder) {
        return new ExportedBooks(folder)
                .rows("periods", """
                        period
                        2025-06
                        2025Q1
                        2025Q2
                        """)
                .rows("claims.institutions", """
                        institution_code
                        H1
                        """)
                .rows("payment.case_payments", """
                        year | settlement_id | discharge_date | institution_code | payment_yuan | entitlement_yuan
                        2025 | S1            | 2025-01-10     | H1               |   2500000.00 |       2500000.00
                        2025 | S2            | 2025-06-30     | H1               |   2710000.00 |       2710000.00
                        2025 | S3            | 2025-07-01     | H1               |         1.00 |             1.00
                        2025 | S4            | 2025-05-01     | H2               |   2100000.00 |       2100000.00
                        """)
                .rows("clearing.audit_deductions", """
                        deduction_id | institution_code | settlement_month | amount_yuan
                        D1           | H1               | 202504           |    10000.00
                        D2           | H1               | 202507           |        5.00
                        """)
                .rows("clearing.instant_payments", """
                        institution_code | settlement_month | amount_yuan
                        H1               | 202505           |   300000.00
                        """)
                .rows("clearing.monthly_settlements", """
                        institution_code | settlement_month | deposit_held_yuan | paid_yuan
                        H1               | 202501           |              0.00 | 2300000.00
                        H1               | 202506           |              0.00 |    9999.00
                        H1               | 202507           |              0.00 |     777.00
                        H2               | 202501           |              0.00 |  980000.00
                        H2               | 202504           |              0.00 |  980000.00
                        """)
                .postings("2025-06", "310", """
                        CASE_ENTITLEMENT H1/S2 2700000.00
                        CLEARING_RECOVERED H1 100000.00
                        MONTHLY_PAID H1 2000000.00
                        """)
                .postings("2025Q1", "310", """
                        QUARTER_PAID H1 125000.00
                        """)
                .postings("2025Q2", "310", """
                        QUARTER_PAID H1 219000.00
                        QUARTER_PAID H2 77000.00
                        """)
                .rows("clearing.quarter_statements", """
                        period | institution_code | case_count | entitlement_yuan | audit_deduction_yuan | release_ratio | paid_yuan  | earlier_clearing_yuan | clearing_yuan | carried_yuan
                        2025Q2 | H1               | 2          |       5200000.00 |             10000.00 | 0.9700        | 4700000.00 |             125000.00 |     219000.00 |         0.00
                        2025Q2 | H2               | 1          |       2100000.00 |                 0.00 | 0.9700        | 1960000.00 |                  0.00 |      77000.00 |         0.00
                        """);
    }

    @Test
    void aQuarterReleasesItsPartOfTheYearSoFarLessWhatWasPaid() {
        assertThat(second(folder).verify("2025Q2").first()).isEmpty();
    }

    @Test
    void whatWasPaidBeyondIsCarried() {
        // H2 of case D06 in the first quarter: 970,000 released, 980,000 paid.
        ExportedBooks books = new ExportedBooks(folder)
                .rows("payment.case_payments", """
                        year | settlement_id | discharge_date | institution_code | payment_yuan | entitlement_yuan
                        2025 | S1            | 2025-03-31     | H2               |   1000000.00 |       1000000.00
                        """)
                .rows("clearing.monthly_settlements", """
                        institution_code | settlement_month | paid_yuan
                        H2               | 202502           | 980000.00
                        """)
                .rows("clearing.quarter_statements", """
                        period | institution_code | case_count | entitlement_yuan | audit_deduction_yuan | release_ratio | paid_yuan | earlier_clearing_yuan | clearing_yuan | carried_yuan
                        2025Q1 | H2               | 1          |       1000000.00 |                 0.00 | 0.9700        | 980000.00 |                  0.00 |          0.00 |    -10000.00
                        """);

        assertThat(books.verify("2025Q1").first()).isEmpty();
    }

    @Test
    void aCasePostedByAQuarterIsSeen() {
        ExportedBooks books = second(folder).postings("2025Q2", "310", "CASE_ENTITLEMENT H2/S4 5.00");

        assertThat(books.verify("2025Q2").first()).extracting(Difference::key).contains("CASE_ENTITLEMENT 310/H2/S4");
    }
}
