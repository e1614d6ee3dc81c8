package org.medfund.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonthTest {
    @TempDir
    Path folder;

    /** Cases D01 and D20: deposit 5 percent, what instant settlement has paid is taken off, a debt is carried. */
    static ExportedBooks january(Path folder) {
        return new ExportedBooks(folder)
                .rows("periods", """
                        period
                        2025-01
                        """)
                .rows("claims.institutions", """
                        institution_code
                        H1
                        H2
                        H3
                        """)
                .rows("payment.case_payments", """
                        year | settlement_id | discharge_date | institution_code | payment_yuan | person_total_yuan | other_funds_yuan | basic_pool_yuan | entitlement_yuan
                        2025 | S1            | 2025-01-03     | H1               |   1205000.00 |         260000.00 |          5000.00 |       900000.00 |        940000.00
                        2025 | S2            | 2025-01-31     | H2               |   1000000.00 |              0.00 |             0.00 |            0.00 |       1000000.00
                        2025 | S3            | 2025-01-31     | H3               |   1000000.00 |              0.00 |             0.00 |            0.00 |       1000000.00
                        2025 | S4            | 2025-02-01     | H3               |         5.00 |              0.00 |             0.00 |            0.00 |             5.00
                        """)
                .rows("clearing.audit_deductions", """
                        deduction_id | institution_code | settlement_month | amount_yuan
                        D1           | H1               | 202501           |    12000.00
                        D2           | H2               | 202501           |    20000.00
                        D3           | H3               | 202501           |    20000.00
                        D4           | H3               | 202412           |        7.00
                        """)
                .rows("clearing.instant_payments", """
                        institution_code | settlement_month | amount_yuan
                        H2               | 202501           |   784000.00
                        H3               | 202501           |   960000.00
                        X9               | 202501           |        1.00
                        """)
                .postings("2025-01", "310", """
                        CASE_ENTITLEMENT H1/S1 940000.00
                        CASE_ENTITLEMENT H2/S2 1000000.00
                        CASE_ENTITLEMENT H3/S3 1000000.00
                        DEPOSIT_HELD H1 47000.00
                        DEPOSIT_HELD H2 50000.00
                        DEPOSIT_HELD H3 50000.00
                        AUDIT_DEDUCTION H1 12000.00
                        AUDIT_DEDUCTION H2 20000.00
                        AUDIT_DEDUCTION H3 20000.00
                        INSTANT_PAID H2 784000.00
                        INSTANT_PAID H3 960000.00
                        MONTHLY_PAID H1 881000.00
                        MONTHLY_PAID H2 146000.00
                        """)
                .rows("clearing.month_statements", """
                        period  | institution_code | case_count | gross_yuan | deposit_yuan | audit_deduction_yuan | settlement_yuan | carried_in_yuan | instant_paid_yuan | recovered_yuan | paid_yuan | carried_out_yuan
                        2025-01 | H1               | 1          |  940000.00 |     47000.00 |             12000.00 |       881000.00 |            0.00 |              0.00 |           0.00 | 881000.00 |             0.00
                        2025-01 | H2               | 1          | 1000000.00 |     50000.00 |             20000.00 |       930000.00 |            0.00 |         784000.00 |           0.00 | 146000.00 |             0.00
                        2025-01 | H3               | 1          | 1000000.00 |     50000.00 |             20000.00 |       930000.00 |            0.00 |         960000.00 |           0.00 |      0.00 |        -30000.00
                        """);
    }

    /**
     * February after January. H1: S2 fell from 500 to 300 and a deduction came late: 1000 + 300 + 700.33 - 1500 = 500.33;
     * deposit 25.0165, so 25.02; deducted 45 - 20 = 25; of 450.31 the 50.31 of the year before are kept back. H2: a negative case, of which no deposit is held. H3:
     * S5 was reversed: its deposit of 4 is released, 76 stay to be paid back. H4: 600 - 30 - 100 paid at once = 470, of
     * which 120 are kept back for the year before. S6 is of March.
     */
    static ExportedBooks february(Path folder) {
        return new ExportedBooks(folder)
                .rows("periods", """
                        period
                        2025-01
                        2025-02
                        2024-12
                        2025Q1
                        """)
                .rows("claims.institutions", """
                        institution_code
                        H1
                        H4
                        """)
                .rows("payment.case_payments", """
                        year | settlement_id | discharge_date | institution_code | payment_yuan | person_total_yuan | other_funds_yuan | entitlement_yuan
                        2025 | S1            | 2025-01-10     | H1               |      1500.00 |            400.00 |           100.00 |          1000.00
                        2025 | S2            | 2025-01-20     | H1               |       300.00 |              0.00 |             0.00 |           300.00
                        2025 | S3            | 2025-02-05     | H1               |       700.33 |              0.00 |             0.00 |           700.33
                        2025 | S4            | 2025-02-07     | H2               |      2000.00 |           2050.00 |             0.00 |           -50.00
                        2025 | S6            | 2025-03-02     | H1               |       999.00 |              0.00 |             0.00 |           999.00
                        2025 | S7            | 2025-02-28     | H4               |       600.00 |              0.00 |             0.00 |           600.00
                        2024 | S8            | 2024-02-28     | H4               |       600.00 |              0.00 |             0.00 |           777.00
                        """)
                .rows("clearing.audit_deductions", """
                        deduction_id | institution_code | settlement_month | amount_yuan
                        D1           | H1               | 202501           |       30.00
                        D2           | H1               | 202502           |       15.00
                        D3           | H1               | 202503           |        9.00
                        """)
                .rows("clearing.instant_payments", """
                        institution_code | settlement_month | amount_yuan
                        H4               | 202502           |      100.00
                        """)
                .rows("clearing.statements", """
                        year | institution_code | clearing_payable_yuan | recovery
                        2024 | H4               | -120.00               | NEXT_MONTHS
                        2024 | H1               | -50.31                | DIRECT
                        2024 | H2               | 10.00                 |
                        """)
                .postings("2025-01", "310", """
                        CASE_ENTITLEMENT H1/S1 1000.00
                        CASE_ENTITLEMENT H1/S2 500.00
                        CASE_ENTITLEMENT H3/S5 80.00
                        DEPOSIT_HELD H1 75.00
                        DEPOSIT_HELD H3 4.00
                        AUDIT_DEDUCTION H1 20.00
                        MONTHLY_PAID H1 1405.00
                        MONTHLY_PAID H3 76.00
                        """)
                .postings("2025-02", "310", """
                        CASE_ENTITLEMENT H1/S2 -200.00 330100/2025-01/310/CASE_ENTITLEMENT/S2
                        CASE_ENTITLEMENT H1/S3 700.33
                        CASE_ENTITLEMENT H2/S4 -50.00
                        CASE_ENTITLEMENT H3/S5 -80.00 330100/2025-01/310/CASE_ENTITLEMENT/S5
                        CASE_ENTITLEMENT H4/S7 600.00
                        DEPOSIT_HELD H1 25.02
                        DEPOSIT_HELD H3 -4.00
                        DEPOSIT_HELD H4 30.00
                        AUDIT_DEDUCTION H1 25.00
                        INSTANT_PAID H4 100.00
                        CLEARING_RECOVERED H1 50.31
                        CLEARING_RECOVERED H4 120.00
                        MONTHLY_PAID H1 400.00
                        MONTHLY_PAID H4 350.00
                        """)
                .rows("clearing.month_statements", """
                        period  | institution_code | case_count | gross_yuan | deposit_yuan | audit_deduction_yuan | settlement_yuan | carried_in_yuan | instant_paid_yuan | recovered_yuan | paid_yuan | carried_out_yuan
                        2025-01 | H1               | 2          |       1.00 |         1.00 |                 1.00 |            1.00 |            0.00 |              0.00 |           0.00 |      0.00 |             0.00
                        2025-02 | H1               | 1          |     500.33 |        25.02 |                25.00 |          450.31 |            0.00 |              0.00 |          50.31 |    400.00 |             0.00
                        2025-02 | H2               | 1          |     -50.00 |         0.00 |                 0.00 |          -50.00 |            0.00 |              0.00 |           0.00 |      0.00 |           -50.00
                        2025-02 | H3               | 0          |     -80.00 |        -4.00 |                 0.00 |          -76.00 |            0.00 |              0.00 |           0.00 |      0.00 |           -76.00
                        2025-02 | H4               | 1          |     600.00 |        30.00 |                 0.00 |          570.00 |            0.00 |            100.00 |         120.00 |    350.00 |             0.00
                        """);
    }

    @Test
    void theFirstMonthAgreesWithTheWorkedCases() {
        Finding finding = january(folder).verify("2025-01");

        assertThat(finding.first()).isEmpty();
        // 4 entitlements; 3 case postings, each its amount and what it corrects; 5 sums and 10 columns of 3
        // institutions.
        assertThat(finding.figures()).isEqualTo(4 + 3 * 2 + 3 * 5 + 3 * 10);
        assertThat(finding.differences()).isZero();
    }

    @Test
    void aLaterMonthBooksDifferencesCarriesDebtsAndKeepsBackForTheYearBefore() {
        assertThat(february(folder).verify("2025-02").first()).isEmpty();
    }

    @Test
    void aDebtIsCarriedInAndAMonthPaysWhatIsLeft() {
        // March of H3 of January: 30,000 are carried in; 100,000 - 5,000 - 30,000 = 65,000.
        ExportedBooks books = january(folder)
                .rows("periods", "period\n2025-03")
                .rows("payment.case_payments", """
                        year | settlement_id | discharge_date | institution_code | payment_yuan | entitlement_yuan
                        2025 | S5            | 2025-03-31     | H3               |    100000.00 |        100000.00
                        """)
                .postings("2025-03", "310", """
                        CASE_ENTITLEMENT H3/S5 100000.00
                        DEPOSIT_HELD H3 5000.00
                        MONTHLY_PAID H3 65000.00
                        """)
                .rows("clearing.month_statements", """
                        period  | institution_code | case_count | gross_yuan | deposit_yuan | audit_deduction_yuan | settlement_yuan | carried_in_yuan | instant_paid_yuan | recovered_yuan | paid_yuan | carried_out_yuan
                        2025-03 | H3               | 1          |  100000.00 |      5000.00 |                 0.00 |        95000.00 |       -30000.00 |              0.00 |           0.00 |  65000.00 |             0.00
                        """);

        assertThat(books.verify("2025-03").first()).isEmpty();
    }

    @Test
    void aCaseThatWasNeverPostedIsMissed() {
        ExportedBooks books = february(folder);
        books.table("clearing.postings")
                .removeIf(row -> row.get("posting_id").endsWith("2025-02/310/CASE_ENTITLEMENT/S7"));

        assertThat(books.verify("2025-02").first())
                .containsExactly(new Difference(
                        "clearing.postings", "CASE_ENTITLEMENT 310/H4/S7", "amount_yuan", "0.00", "600.00"));
    }

    @Test
    void aCaseIsPostedOnceAndUnderItsAccounts() {
        ExportedBooks twice = february(folder);
        twice.table("clearing.postings")
                .add(new java.util.LinkedHashMap<>(twice.table("clearing.postings")
                        .get(twice.table("clearing.postings").size() - 1)));
        assertThat(twice.verify("2025-02").first())
                .extracting(Difference::column)
                .contains("posting_id");

        ExportedBooks elsewhere = february(folder);
        elsewhere.table("clearing.postings").stream()
                .filter(row -> row.get("posting_code").equals("INSTANT_PAID"))
                .forEach(row -> row.put("credit_account", "RESERVE"));
        assertThat(elsewhere.verify("2025-02").first())
                .extracting(Difference::column)
                .contains("debit_account");
    }

    @Test
    void aDifferenceThatNamesNoFirstPostingOrAnotherIsSeen() {
        for (String corrects : new String[] {"", "330100/2025-01/310/CASE_ENTITLEMENT/S1"}) {
            ExportedBooks books = february(folder);
            books.table("clearing.postings").stream()
                    .filter(row -> row.get("period").equals("2025-02")
                            && row.get("settlement_id").equals("S2"))
                    .forEach(row -> row.put("corrects_posting_id", corrects));
            assertThat(books.verify("2025-02").first())
                    .containsExactly(new Difference(
                            "clearing.postings",
                            "CASE_ENTITLEMENT 310/H1/S2",
                            "corrects_posting_id",
                            corrects,
                            "330100/2025-01/310/CASE_ENTITLEMENT/S2"));
        }
    }

    @Test
    void anEntitlementThatIsNotPaymentLessWhatOthersPaidIsSeen() {
        ExportedBooks books = january(folder);
        books.table("payment.case_payments").get(3).put("person_total_yuan", "0.01");

        assertThat(books.verify("2025-01").first())
                .containsExactly(
                        new Difference("payment.case_payments", "310/H3/S4", "entitlement_yuan", "5.00", "4.99"));
    }
}
