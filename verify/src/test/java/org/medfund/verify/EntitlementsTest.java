package org.medfund.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntitlementsTest {
    @TempDir
    Path folder;

    private ExportedBooks cases(String entitlement, String method) {
        return new ExportedBooks(folder)
                .rows("payment.case_payments", """
                        year | settlement_id | discharge_date | institution_code | payment_yuan | person_total_yuan | other_funds_yuan | entitlement_yuan | payment_method
                        2025 | c1            | 2025-07-01     | H1               |     12000.00 |           3000.00 |           500.00 | C1 | METHOD
                        2025 | c2            | 2025-07-01     | H1               |      8000.00 |           3000.00 |             0.00 | C2 | METHOD
                        2025 | c3            | 2025-07-01     | H1               |      2000.00 |           2500.00 |             0.00 | C3 | METHOD
                        """.replace("C1", entitlement.split(" ")[0])
                        .replace("C2", entitlement.split(" ")[1])
                        .replace("C3", entitlement.split(" ")[2])
                        .replace("METHOD", method));
    }

    /** A quarter before the cases: nothing but their entitlements is compared. */
    private static Finding first(ExportedBooks books) {
        return books.verify("2025Q1");
    }

    @Test
    void whatOthersPaidIsTakenOffAsInCaseD15() {
        assertThat(first(cases("8500.00 5000.00 -500.00", "DRG")).first()).isEmpty();
        assertThat(first(cases("8500.00 5000.00 0.00", "DRG")).first())
                .containsExactly(
                        new Difference("payment.case_payments", "310/H1/c3", "entitlement_yuan", "0.00", "-500.00"));
    }

    @Test
    void orTheFundRatioIsTakenAsInCaseD15() {
        String rates = "year | fund_ratio\n2025 | 0.6500";

        assertThat(first(cases("7800.00 5200.00 1300.00", "DRG")
                                .policy("fund_base", "FUND_RATIO")
                                .rows("payment.rates", rates))
                        .first())
                .isEmpty();
        assertThat(first(cases("7800.01 5200.00 1300.00", "DRG")
                                .policy("fund_base", "FUND_RATIO")
                                .rows("payment.rates", rates))
                        .differences())
                .isOne();
    }

    @Test
    void byPointsThePoolComesToItsFund() {
        ExportedBooks books = cases("333333.34 333333.33 333333.33", "DIP");

        assertThat(first(books.rows("payment.point_values", "year | fund_yuan\n2025 | 1000000.00"))
                        .first())
                .isEmpty();
        assertThat(first(cases("333333.34 333333.33 333333.34", "DIP")
                                .rows("payment.point_values", "year | fund_yuan\n2025 | 1000000.00"))
                        .first())
                .containsExactly(new Difference(
                        "payment.case_payments", "310", "sum of entitlement_yuan", "1000000.01", "1000000.00"));
    }
}
