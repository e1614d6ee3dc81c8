package org.medfund.core.care;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.testkit.Rows;

/** {@link Provinces} and {@link Successions}. */
class ProvincesTest {
    private static final List<Row> AREAS = Rows.rows(
                    Areas.TABLE,
                    """
            area_code | parent_area_code | area_level | region_code | valid_from_date | valid_to_date | successor_area_code
            330000    | null             | P          | 330100      | 2020-01-01      | null          | null
            330100    | 330000           | C          | 330100      | 2020-01-01      | null          | null
            330106    | 330100           | D          | 330100      | 2020-01-01      | null          | null
            110000    | null             | P          | 110000      | 2020-01-01      | null          | null
            110105    | 110000           | D          | 110000      | 2020-01-01      | null          | null
            # moved to another province in 2025
            91        | 330000           | C          | 91          | 2020-01-01      | 2024-12-31    | null
            91        | 110000           | C          | 91          | 2025-01-01      | null          | null
            # no division itself, but its divisions agree
            43001     | null             | D          | 77          | 2020-01-01      | null          | null
            330281    | 330000           | D          | 3302        | 2020-01-01      | null          | null
            # a loop
            880100    | 880200           | C          | 880100      | 2020-01-01      | null          | null
            880200    | 880100           | C          | 880200      | 2020-01-01      | null          | null
            # ended: by way of one that ended too, without successor, and in a circle
            340100    | null             | C          | 340100      | 2020-01-01      | 2022-06-30    | 340200
            340200    | null             | C          | 340200      | 2020-01-01      | 2023-12-31    | 340301
            340301    | null             | D          | 340300      | 2020-01-01      | null          | null
            340900    | null             | C          | 340900      | 2020-01-01      | 2024-03-31    | null
            350100    | null             | C          | 350100      | 2020-01-01      | 2024-03-31    | 350200
            350200    | null             | C          | 350200      | 2020-01-01      | 2024-03-31    | 350100
            # ended and listed again
            360100    | null             | C          | 360100      | 2020-01-01      | 2021-12-31    | 110000
            360100    | null             | C          | 360100      | 2022-01-01      | null          | null
            """.lines().filter(line -> !line.startsWith("#")).reduce("", (a, b) -> a + b + "\n"))
            .collectAsList();

    @ParameterizedTest
    @CsvSource({
        "330100, 330000",
        "330106, 330000",
        "330000, 330000",
        "110000, 110000",
        "3302,   330000",
        "77,     770000",
        "880100, 880000",
        "91,     110000",
        // Listed nowhere: the first two digits.
        "420100, 420000",
        "660100, 660000",
        "660000, 660000",
        "43,     430000",
        "430010012345, 430000"
    })
    void theDivisionsAboveDecideAndElseTheFirstTwoDigits(String region, String province) {
        assertThat(new Provinces(AREAS, LocalDate.parse("2025-06-30")).of(region))
                .isEqualTo(province);
    }

    @Test
    void aDivisionCountsAsOfTheDay() {
        assertThat(new Provinces(AREAS, LocalDate.parse("2024-06-30")).of("91")).isEqualTo("330000");
        assertThat(new Provinces(AREAS, LocalDate.parse("2010-06-30")).of("91")).isEqualTo("330000");
    }

    @Test
    void whatEndedIsFollowedToWhoTookOver() {
        assertThat(new Successions(AREAS).steps().stream().map(Successions.Step::toString))
                .containsExactly(
                        "Step[code=340100, after=2022-06-30, until=2023-12-31, successor=340200]",
                        "Step[code=340100, after=2023-12-31, until=null, successor=340300]",
                        "Step[code=340200, after=2023-12-31, until=null, successor=340300]",
                        "Step[code=340900, after=2024-03-31, until=null, successor=null]",
                        "Step[code=350100, after=2024-03-31, until=null, successor=null]",
                        "Step[code=350200, after=2024-03-31, until=null, successor=null]");
    }
}
