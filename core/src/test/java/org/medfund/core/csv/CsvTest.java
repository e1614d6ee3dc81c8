package org.medfund.core.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class CsvTest {
    private static String cell(Object value) {
        return Csv.line(RowFactory.create(1, value)).substring("1,".length());
    }

    @Test
    void textWithACommaAQuoteOrALineBreakIsQuoted() {
        assertThat(cell("plain text")).isEqualTo("plain text");
        assertThat(cell("a,b")).isEqualTo("\"a,b\"");
        assertThat(cell("say \"so\"")).isEqualTo("\"say \"\"so\"\"\"");
        assertThat(cell("two\nlines")).isEqualTo("\"two\nlines\"");
        assertThat(cell("two\r")).isEqualTo("\"two\r\"");
        assertThat(cell("重复检查")).isEqualTo("重复检查");
    }

    @Test
    void nullIsEmptyAndAnEmptyTextIsTwoQuotes() {
        assertThat(cell(null)).isEmpty();
        assertThat(cell("")).isEqualTo("\"\"");
    }

    @Test
    void numbersHaveNoExponentAndKeepTheirPlaces() {
        assertThat(cell(new BigDecimal("0E-6"))).isEqualTo("0.000000");
        assertThat(cell(new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(cell(new BigDecimal("-12345678901234.50"))).isEqualTo("-12345678901234.50");
        assertThat(cell(1e-7)).isEqualTo("0.00000010");
        assertThat(cell(1.5e10)).isEqualTo("15000000000");
        assertThat(cell(Double.NaN)).isEqualTo("NaN");
        assertThat(cell(7L)).isEqualTo("7");
        assertThat(cell(true)).isEqualTo("true");
    }

    @Test
    void daysAreIsoAndTimesAreThoseOfChina() {
        assertThat(cell(LocalDate.of(2025, 6, 3))).isEqualTo("2025-06-03");
        assertThat(cell(Instant.parse("2025-12-31T16:00:05.900Z"))).isEqualTo("2026-01-01 00:00:05");
    }
}
