package org.medfund.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 330100 and 330200 are cities of one province, 330300 was one until the end of February 2025 and is 330100 since; 340100
 * is of another province; 3399 has two divisions in this one, and is no division itself.
 */
class DeductionsTest {
    @TempDir
    Path folder;

    private ExportedBooks books;

    @BeforeEach
    void divisions() {
        books = new ExportedBooks(folder).rows("claims.areas", """
                area_code | parent_area_code | area_level | region_code | valid_from_date | valid_to_date | successor_area_code
                330000    |                  | P          | 330000      | 2020-01-01      |               |
                340000    |                  | P          | 340000      | 2020-01-01      |               |
                330100    | 330000           | C          | 330100      | 2020-01-01      |               |
                330200    | 330000           | C          | 330200      | 2020-01-01      |               |
                330300    | 330000           | C          | 330300      | 2020-01-01      | 2025-02-28    | 330301
                330301    | 330100           | D          | 330100      | 2020-01-01      |               |
                340100    | 340000           | C          | 340100      | 2020-01-01      |               |
                339901    | 330000           | D          | 3399        | 2020-01-01      |               |
                339902    | 330000           | D          | 3399        | 2020-01-01      |               |
                340500    | 340000           | C          | 340500      | 2020-01-01      | 2024-12-31    | 340600
                340600    | 340000           | C          | 340600      | 2020-01-01      | 2024-12-31    | 340500
                """);
    }

    private List<String> borne(int year) {
        List<String> ids = new ArrayList<>();
        new Deductions(books.write(), ExportedBooks.REGION).each(year, deduction -> ids.add(deduction.id()));
        return ids;
    }

    @Test
    void whatFollowsCareOfAnotherRegionIsNotBorneHereButForStaysPaidHereAndBreaches() {
        books.rows("claims.settlement_lists", """
                        settlement_id | refund_flag | insured_region_code | treated_region_code | medical_category | discharge_date
                        HOME          | 0           | 330100              | 330100              | 21               | 2025-01-10
                        CLINIC        | 0           | 330100              | 330100              | 11               | 2025-01-10
                        NEIGHBOUR     | 0           | 330200              | 330100              | 2101             | 2025-01-10
                        NEAR_CLINIC   | 0           | 330200              | 330100              | 11               | 2025-01-10
                        NO_DIVISION   | 0           | 3399                | 330100              | 22               | 2025-01-10
                        UNLISTED      | 0           | 339800              | 330100              | 21               | 2025-01-10
                        AFAR          | 0           | 340100              | 330100              | 21               | 2025-01-10
                        REFUND        | 1           | 340100              | 330100              | 21               | 2025-01-10
                        AWAY          | 0           | 330100              | 330200              | 21               | 2025-01-10
                        """).rows("clearing.audit_deductions", """
                        deduction_id | settlement_month | settlement_id | reason
                        D01          | 202501           | HOME          | OVER_CHARGE
                        D02          | 202501           | CLINIC        | OVER_CHARGE
                        D03          | 202501           | NEIGHBOUR     | OVER_CHARGE
                        D04          | 202501           | NEAR_CLINIC   | OVER_CHARGE
                        D05          | 202501           | NO_DIVISION   | OVER_CHARGE
                        D06          | 202501           | UNLISTED      | OVER_CHARGE
                        D07          | 202501           | AFAR          | OVER_CHARGE
                        D08          | 202501           | AFAR          | BREACH_OF_CONTRACT
                        D09          | 202501           | REFUND        | OVER_CHARGE
                        D10          | 202501           | AWAY          | OVER_CHARGE
                        D11          | 202501           | NEVER         | OVER_CHARGE
                        D12          | 202501           |               | OVER_CHARGE
                        D13          | 202412           | NEIGHBOUR     | OVER_CHARGE
                        D14          | 202412           | HOME          | OVER_CHARGE
                        """);

        assertThat(borne(2025)).containsExactly("D01", "D02", "D03", "D05", "D08", "D09", "D11", "D12");
        // In 2024 the place of insurance paid in-province stays.
        assertThat(borne(2024)).containsExactly("D14");
    }

    @Test
    void careBetweenRegionsThatHaveBecomeOneIsHomeCareFromThenOn() {
        books.rows("claims.settlement_lists", """
                        settlement_id | refund_flag | insured_region_code | treated_region_code | medical_category | discharge_date
                        MERGED        | 0           | 330300              | 330100              | 11               | 2025-01-10
                        IN_MERGED     | 0           | 330200              | 330300              | 21               | 2025-01-10
                        CIRCLE        | 0           | 340500              | 330100              | 21               | 2025-01-10
                        """).rows("clearing.audit_deductions", """
                        deduction_id | settlement_month | settlement_id | reason
                        D1           | 202502           | MERGED        | OVER_CHARGE
                        D2           | 202503           | MERGED        | OVER_CHARGE
                        D3           | 202502           | IN_MERGED     | OVER_CHARGE
                        D4           | 202503           | IN_MERGED     | OVER_CHARGE
                        D5           | 202503           | CIRCLE        | OVER_CHARGE
                        """);

        assertThat(borne(2025)).containsExactly("D2", "D4");
    }
}
