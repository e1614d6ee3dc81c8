package org.medfund.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YearTest {
    @TempDir
    Path folder;

    /**
     * A year of months delivered and one settled here, 2025-06.
     *
     * <p>H1, case D05 but for the special case: 10,000,000, deposit 290,000 delivered and 200,000 here, score 85: 27,222.22
     * forfeited; 10,000,000 - 80,000 - 27,222.22 = 9,892,777.78; less 9,310,000 by month, 500 at once, 1,000 by quarter,
     * 200,000 prepaid: 381,277.78. Its case C2 has changed since June from 3,900,000 to 4,000,000.
     *
     * <p>H2, case D02: 800,000 of 1,000,000 booked; 50,000 deducted. H3: its cases come to -30, which is lifted to 0. H4: no
     * case, 10 were paid. H5, H6, H7, case D04: 0.6 x 116,666.67 = 70,000.00 each, of 100,000. H7 has no agreement any more.
     *
     * <p>Employees: owed 13,742,777.78, of which the reserve bears 100,000 and the budget 13,600,000: 42,777.78 beyond.
     * Residents: 100 of 80 and 50.
     */
    static ExportedBooks year(Path folder) {
        return new ExportedBooks(folder)
                .rows("periods", """
                        period
                        2025-06
                        2025Q2
                        2025
                        """)
                .rows("claims.institutions", """
                        institution_code | agreement_end_date
                        H1               |
                        H4               | 2026-01-01
                        H7               | 2025-06-30
                        """)
                .rows("payment.case_payments", """
                        year | settlement_id | discharge_date | institution_code | insurance_type | payment_yuan | person_total_yuan | basic_pool_yuan | entitlement_yuan
                        2025 | C1            | 2025-01-10     | H1               | 310            |   6000000.00 |              0.00 |      5000000.00 |       6000000.00
                        2025 | C2            | 2025-06-10     | H1               | 310            |   4000000.00 |              0.00 |      4000000.00 |       4000000.00
                        2025 | C3            | 2025-03-10     | H2               | 310            |   1000000.00 |              0.00 |       800000.00 |       1000000.00
                        2025 | C4            | 2025-03-10     | H3               | 310            |        70.00 |            100.00 |           20.00 |           -30.00
                        2025 | C5            | 2025-03-10     | H5               | 310            |   1000000.00 |              0.00 |      1116666.67 |       1000000.00
                        2025 | C6            | 2025-03-10     | H6               | 310            |   1000000.00 |              0.00 |      1116666.67 |       1000000.00
                        2025 | C7            | 2025-03-10     | H7               | 310            |   1000000.00 |              0.00 |      1116666.67 |       1000000.00
                        2025 | C8            | 2025-12-31     | H1               | 390            |       100.00 |              0.00 |           95.00 |           100.00
                        """)
                .rows("clearing.audit_deductions", """
                        deduction_id | institution_code | settlement_month | amount_yuan
                        D1           | H1               | 202503           |    80000.00
                        D2           | H2               | 202503           |    50000.00
                        D3           | H2               | 202601           |        7.00
                        """)
                .rows("clearing.instant_payments", """
                        institution_code | settlement_month | amount_yuan
                        H1               | 202501           |      500.00
                        """)
                .rows("clearing.monthly_settlements", """
                        institution_code | settlement_month | deposit_held_yuan | paid_yuan
                        H1               | 202501           |         290000.00 | 5510000.00
                        H1               | 202506           |              1.00 |       1.00
                        H4               | 202502           |              0.00 |      10.00
                        H7               | 202504           |              0.00 | 1100000.00
                        """)
                .rows("clearing.assessments", """
                        year | institution_code | assessment_score
                        2025 | H1               | 85
                        2024 | H2               | 10
                        """)
                .rows("clearing.prepayments", """
                        prepayment_id | institution_code | year | amount_yuan | offset_yuan
                        P1            | H1               | 2025 |   300000.00 |   100000.00
                        P2            | H1               | 2024 |   300000.00 |
                        """)
                .rows("clearing.budgets", """
                        year | insurance_type | inpatient_budget_yuan | reserve_yuan | version
                        2025 | 310            |           13600000.00 |    100000.00 | 2
                        2025 | 310            |                  1.00 |         1.00 | 1
                        2025 | 390            |                 80.00 |        50.00 | 1
                        """)
                .postings("2025-06", "310", """
                        CASE_ENTITLEMENT H1/C2 3900000.00
                        DEPOSIT_HELD H1 200000.00
                        MONTHLY_PAID H1 3800000.00
                        """)
                .postings("2025Q2", "310", """
                        QUARTER_PAID H1 1000.00
                        """)
                .postings("2025", "310", """
                        CASE_ENTITLEMENT H1/C1 6000000.00
                        CASE_ENTITLEMENT H1/C2 100000.00 330100/2025-06/310/CASE_ENTITLEMENT/C2
                        CASE_ENTITLEMENT H2/C3 1000000.00
                        CASE_ENTITLEMENT H3/C4 -30.00
                        CASE_ENTITLEMENT H5/C5 1000000.00
                        CASE_ENTITLEMENT H6/C6 1000000.00
                        CASE_ENTITLEMENT H7/C7 1000000.00
                        ENTITLEMENT_FLOOR H3 30.00
                        SURPLUS_NOT_RETAINED H2 200000.00
                        OVERSPEND_SHARE H5 33333.34
                        OVERSPEND_SHARE H6 33333.33
                        OVERSPEND_SHARE H7 33333.33
                        AUDIT_DEDUCTION H1 80000.00
                        AUDIT_DEDUCTION H2 50000.00
                        DEPOSIT_HELD H1 290000.00
                        DEPOSIT_RETURNED H1 462777.78
                        DEPOSIT_FORFEITED H1 27222.22
                        MONTHLY_PAID H1 5510000.00
                        MONTHLY_PAID H4 10.00
                        MONTHLY_PAID H7 1100000.00
                        INSTANT_PAID H1 500.00
                        PREPAYMENT_OFFSET H1 200000.00
                        CLEARING_PAYABLE H1 381277.78
                        CLEARING_PAYABLE H2 750000.00
                        CLEARING_PAYABLE H4 -10.00
                        CLEARING_PAYABLE H5 1033333.34
                        CLEARING_PAYABLE H6 1033333.33
                        CLEARING_PAYABLE H7 -66666.67
                        BUDGET_APPROVED - 13600000.00
                        RESERVE_APPROVED - 100000.00
                        BUDGET_OVERRUN - 42777.78
                        """)
                .postings("2025", "390", """
                        CASE_ENTITLEMENT H1/C8 100.00
                        CLEARING_PAYABLE H1 100.00
                        BUDGET_APPROVED - 80.00
                        RESERVE_APPROVED - 50.00
                        RESERVE_USED - 20.00
                        RESERVE_UNUSED - 30.00
                        """)
                .rows("clearing.statements", """
                        year | insurance_type | institution_code | case_count | standard_entitlement_yuan | book_yuan  | usage_ratio | shared_yuan | audit_deduction_yuan | special_case_yuan | prior_year_correction_yuan | deposit_held_yuan | deposit_returned_yuan | deposit_forfeited_yuan | final_entitlement_yuan | monthly_paid_yuan | instant_paid_yuan | recovered_yuan | quarterly_paid_yuan | prepayment_offset_yuan | clearing_payable_yuan | recovery
                        2025 | 310            | H1               | 2          |               10000000.00 | 9000000.00 | 0.8920      | 10000000.00 |             80000.00 |              0.00 |                       0.00 |         490000.00 |             462777.78 |               27222.22 |             9892777.78 |        9310000.00 |            500.00 |           0.00 |             1000.00 |              200000.00 |             381277.78 |
                        2025 | 310            | H2               | 1          |                1000000.00 |  800000.00 | 0.7500      |   800000.00 |             50000.00 |              0.00 |                       0.00 |              0.00 |                  0.00 |                   0.00 |              750000.00 |              0.00 |              0.00 |           0.00 |                0.00 |                   0.00 |             750000.00 |
                        2025 | 310            | H3               | 1          |                      0.00 |      20.00 |             |        0.00 |                 0.00 |              0.00 |                       0.00 |              0.00 |                  0.00 |                   0.00 |                   0.00 |              0.00 |              0.00 |           0.00 |                0.00 |                   0.00 |                  0.00 |
                        2025 | 310            | H4               | 0          |                      0.00 |       0.00 |             |        0.00 |                 0.00 |              0.00 |                       0.00 |              0.00 |                  0.00 |                   0.00 |                   0.00 |             10.00 |              0.00 |           0.00 |                0.00 |                   0.00 |                -10.00 | NEXT_MONTHS
                        2025 | 310            | H5               | 1          |                1000000.00 | 1116666.67 | 1.1167      |  1033333.34 |                 0.00 |              0.00 |                       0.00 |              0.00 |                  0.00 |                   0.00 |             1033333.34 |              0.00 |              0.00 |           0.00 |                0.00 |                   0.00 |            1033333.34 |
                        2025 | 310            | H6               | 1          |                1000000.00 | 1116666.67 | 1.1167      |  1033333.33 |                 0.00 |              0.00 |                       0.00 |              0.00 |                  0.00 |                   0.00 |             1033333.33 |              0.00 |              0.00 |           0.00 |                0.00 |                   0.00 |            1033333.33 |
                        2025 | 310            | H7               | 1          |                1000000.00 | 1116666.67 | 1.1167      |  1033333.33 |                 0.00 |              0.00 |                       0.00 |              0.00 |                  0.00 |                   0.00 |             1033333.33 |        1100000.00 |              0.00 |           0.00 |                0.00 |                   0.00 |             -66666.67 | DIRECT
                        2025 | 390            | H1               | 1          |                    100.00 |      95.00 | 0.9500      |      100.00 |                 0.00 |              0.00 |                       0.00 |              0.00 |                  0.00 |                   0.00 |                 100.00 |              0.00 |              0.00 |           0.00 |                0.00 |                   0.00 |                100.00 |
                        """);
    }

    @Test
    void aYearOfMonthsDeliveredAndSettledHereAgrees() {
        assertThat(year(folder).verify("2025").first()).isEmpty();
    }

    @Test
    void theAssessmentCoefficientChangesTheStandardAndTheDepositGoesBack() {
        // Score 85: 1.01 x 1,000 = 1,010; no score at H2: 1 x 1,000. Deposit 50 is returned. Surplus is kept:
        // SHARE_NONE.
        ExportedBooks books = new ExportedBooks(folder)
                .policy("assess.by", "COEFFICIENT")
                .policy("share.policy", "SHARE_NONE")
                .rows("payment.case_payments", """
                        year | settlement_id | discharge_date | institution_code | payment_yuan | basic_pool_yuan | entitlement_yuan
                        2025 | C1            | 2025-01-10     | H1               |      1000.00 |          100.00 |          1000.00
                        2025 | C2            | 2025-06-10     | H2               |      1000.00 |         2000.00 |          1000.00
                        """)
                .rows("clearing.assessments", """
                        year | institution_code | assessment_score
                        2025 | H1               | 85
                        """)
                .rows("clearing.monthly_settlements", """
                        institution_code | settlement_month | deposit_held_yuan | paid_yuan
                        H1               | 202501           |             50.00 |    950.00
                        """)
                .rows("clearing.budgets", """
                        year | inpatient_budget_yuan | reserve_yuan | version
                        2025 |               3000.00 |         5.00 | 1
                        """)
                .postings("2025", "310", """
                        CASE_ENTITLEMENT H1/C1 1000.00
                        CASE_ENTITLEMENT H2/C2 1000.00
                        ASSESSMENT_CHANGE H1 10.00
                        DEPOSIT_HELD H1 50.00
                        DEPOSIT_RETURNED H1 50.00
                        MONTHLY_PAID H1 950.00
                        CLEARING_PAYABLE H1 60.00
                        CLEARING_PAYABLE H2 1000.00
                        BUDGET_APPROVED - 3000.00
                        BUDGET_UNSPENT - 990.00
                        RESERVE_APPROVED - 5.00
                        RESERVE_UNUSED - 5.00
                        """)
                .rows("clearing.statements", """
                        year | institution_code | case_count | standard_entitlement_yuan | book_yuan | usage_ratio | shared_yuan | audit_deduction_yuan | special_case_yuan | prior_year_correction_yuan | deposit_held_yuan | deposit_returned_yuan | deposit_forfeited_yuan | final_entitlement_yuan | monthly_paid_yuan | instant_paid_yuan | recovered_yuan | quarterly_paid_yuan | prepayment_offset_yuan | clearing_payable_yuan | recovery
                        2025 | H1               | 1          | 1000.00                   | 100.00    | 0.1000      | 1010.00     | 0.00                 | 0.00              | 0.00                       | 50.00             | 50.00                 | 0.00                   | 1010.00                | 950.00            | 0.00              | 0.00           | 0.00                | 0.00                   | 60.00                 |
                        2025 | H2               | 1          | 1000.00                   | 2000.00   | 2.0000      | 1000.00     | 0.00                 | 0.00              | 0.00                       | 0.00              | 0.00                  | 0.00                   | 1000.00                | 0.00              | 0.00              | 0.00           | 0.00                | 0.00                   | 1000.00               |
                        """);

        assertThat(books.verify("2025").first()).isEmpty();
    }

    /**
     * Case D05 whole: 120,000 are added by review. And the locked year before: P1 has grown from 300 to 350.50, P2 of an
     * institution without another case is gone, and audit has taken 20 of H1 for it, 5 of them late.
     */
    static ExportedBooks lockedYearBefore(Path folder, String closed) {
        return new ExportedBooks(folder)
                .rows("closed_years", "year\n" + closed)
                .rows("payment.case_payments", """
                        year | settlement_id | discharge_date | institution_code | payment_yuan | basic_pool_yuan | entitlement_yuan
                        2025 | C1            | 2025-01-10     | H1               |  10000000.00 |      9080000.00 |      10000000.00
                        2024 | P1            | 2024-01-10     | H1               |       350.50 |          350.50 |           350.50
                        """)
                .rows("clearing.special_case_decisions", """
                        application_id | year | institution_code | settlement_id | outcome  | increment_yuan
                        A1             | 2025 | H1               | C1            | ACCEPTED |      120000.00
                        A2             | 2025 | H1               | C9            | OVER_CAP |           0.00
                        A3             | 2024 | H1               | P1            | ACCEPTED |           9.00
                        """)
                .rows("clearing.audit_deductions", """
                        deduction_id | institution_code | settlement_month | amount_yuan
                        D1           | H1               | 202503           |    80000.00
                        D2           | H1               | 202402           |       15.00
                        D3           | H1               | 202412           |        5.00
                        """)
                .rows("clearing.monthly_settlements", """
                        institution_code | settlement_month | deposit_held_yuan | paid_yuan
                        H1               | 202501           |         490000.00 | 9310000.00
                        """)
                .rows("clearing.assessments", "year | institution_code | assessment_score\n2025 | H1 | 85")
                .rows(
                        "clearing.prepayments",
                        "prepayment_id | institution_code | year | amount_yuan\nP | H1 | 2025 | 200000.00")
                .rows(
                        "clearing.budgets",
                        "year | inpatient_budget_yuan | reserve_yuan | version\n2025 | 11000000.00 | 0.00 | 1")
                .postings("2024-01", "310", """
                        CASE_ENTITLEMENT H1/P1 290.00
                        CASE_ENTITLEMENT H2/P2 70.00
                        """)
                .postings("2024", "310", """
                        CASE_ENTITLEMENT H1/P1 10.00 330100/2024-01/310/CASE_ENTITLEMENT/P1
                        AUDIT_DEDUCTION H1 15.00
                        BUDGET_APPROVED - 5.00
                        """);
    }

    @Test
    void specialCasesAndCorrectionsOfALockedYearAreOwedToo() {
        // 10,012,777.78 as in D05, 50.50 of P1, and -5: 10,012,823.28; less 9,310,000 and 200,000: 502,823.28. H2 owes
        // 70.
        ExportedBooks books =
                lockedYearBefore(folder, "2024").postings("2025", "310", """
                        CASE_ENTITLEMENT H1/C1 10000000.00
                        SPECIAL_CASE H1/C1 120000.00
                        PRIOR_YEAR_CORRECTION H1/P1 50.50 330100/2024-01/310/CASE_ENTITLEMENT/P1
                        PRIOR_YEAR_CORRECTION H2/P2 -70.00 330100/2024-01/310/CASE_ENTITLEMENT/P2
                        PRIOR_YEAR_CORRECTION H1 -5.00 330100/2024/310/AUDIT_DEDUCTION/H1
                        AUDIT_DEDUCTION H1 80000.00
                        DEPOSIT_HELD H1 490000.00
                        DEPOSIT_RETURNED H1 462777.78
                        DEPOSIT_FORFEITED H1 27222.22
                        MONTHLY_PAID H1 9310000.00
                        PREPAYMENT_OFFSET H1 200000.00
                        CLEARING_PAYABLE H1 502823.28
                        CLEARING_PAYABLE H2 -70.00
                        BUDGET_APPROVED - 11000000.00
                        BUDGET_UNSPENT - 987246.72
                        """).rows("clearing.statements", """
                        year | institution_code | case_count | standard_entitlement_yuan | book_yuan  | usage_ratio | shared_yuan | audit_deduction_yuan | special_case_yuan | prior_year_correction_yuan | deposit_held_yuan | deposit_returned_yuan | deposit_forfeited_yuan | final_entitlement_yuan | monthly_paid_yuan | instant_paid_yuan | recovered_yuan | quarterly_paid_yuan | prepayment_offset_yuan | clearing_payable_yuan | recovery
                        2025 | H1               | 1          | 10000000.00               | 9080000.00 | 0.9000      | 10000000.00 | 80000.00             | 120000.00         | 45.50                      | 490000.00         | 462777.78             | 27222.22               | 10012823.28            | 9310000.00        | 0.00              | 0.00           | 0.00                | 200000.00              | 502823.28             |
                        2025 | H2               | 0          | 0.00                      | 0.00       |             | 0.00        | 0.00                 | 0.00              | -70.00                     | 0.00              | 0.00                  | 0.00                   | -70.00                 | 0.00              | 0.00              | 0.00           | 0.00                | 0.00                   | -70.00                | NEXT_MONTHS
                        """);

        assertThat(books.verify("2025").first()).isEmpty();
    }

    @Test
    void aYearBeforeThatIsNotClosedIsCorrectedInItsOwnBooks() {
        ExportedBooks books = lockedYearBefore(folder, "").postings("2025", "310", """
                        PRIOR_YEAR_CORRECTION H1/P1 50.50
                        """);

        assertThat(books.verify("2025").first())
                .contains(new Difference(
                        "clearing.postings", "PRIOR_YEAR_CORRECTION 310/H1/P1", "amount_yuan", "50.50", "0.00"));
    }

    @Test
    void aStatementThatIsMissingOrTooMuchIsSeen() {
        ExportedBooks books = year(folder);
        books.table("clearing.statements")
                .removeIf(row -> row.get("institution_code").equals("H2"));
        books.rows("clearing.statements", "year | institution_code | case_count\n2025 | H9 | 1");

        assertThat(books.verify("2025").first())
                .containsExactly(
                        new Difference("clearing.statements", "310/H2", "row", "", "a row"),
                        new Difference("clearing.statements", "310/H9", "row", "a row", ""));
    }
}
