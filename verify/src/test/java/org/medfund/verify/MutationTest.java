package org.medfund.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One figure off by one fen, or by one in the last place, is found, and nothing else is: every column, every posting. */
class MutationTest {
    private static final Set<String> KEYS =
            Set.of("region_code", "period", "year", "insurance_type", "institution_code");

    @TempDir
    Path folder;

    @Test
    void everyFigureOfAMonthCounts() {
        everyFigureCounts(() -> MonthTest.february(folder), "clearing.month_statements", "2025-02", "period");
    }

    @Test
    void everyFigureOfAQuarterCounts() {
        everyFigureCounts(() -> QuarterTest.second(folder), "clearing.quarter_statements", "2025Q2", "period");
    }

    @Test
    void everyFigureOfAYearCounts() {
        everyFigureCounts(() -> YearTest.year(folder), "clearing.statements", "2025", "year");
    }

    private static void everyFigureCounts(
            Supplier<ExportedBooks> books, String statements, String period, String periodColumn) {
        int changed = 0;
        ExportedBooks sound = books.get();
        for (int at = 0; at < sound.table(statements).size(); at++) {
            Map<String, String> row = sound.table(statements).get(at);
            if (!row.get(periodColumn).equals(period)) {
                continue;
            }
            for (String column : row.keySet()) {
                if (!KEYS.contains(column)) {
                    ExportedBooks off = books.get();
                    String wrong = off(row.get(column));
                    off.table(statements).get(at).put(column, wrong);
                    onlyDifference(
                            off.verify(period),
                            row.get("insurance_type") + "/" + row.get("institution_code"),
                            column,
                            wrong);
                    changed++;
                }
            }
        }
        for (int at = 0; at < sound.table("clearing.postings").size(); at++) {
            Map<String, String> row = sound.table("clearing.postings").get(at);
            if (row.get("period").equals(period)) {
                ExportedBooks off = books.get();
                off.table("clearing.postings").get(at).put("amount_yuan", off(row.get("amount_yuan")));
                Finding finding = off.verify(period);
                assertThat(finding.differences()).as(row.toString()).isOne();
                assertThat(finding.first().get(0).key()).startsWith(row.get("posting_code"));
                assertThat(difference(finding.first().get(0))).isEqualByComparingTo("0.01");
                changed++;
            }
        }
        assertThat(changed).isGreaterThan(15);
    }

    private static void onlyDifference(Finding finding, String key, String column, String published) {
        assertThat(finding.differences()).as(key + " " + column).isOne();
        Difference found = finding.first().get(0);
        assertThat(found.key()).isEqualTo(key);
        assertThat(found.column()).isEqualTo(column);
        assertThat(found.published()).isEqualTo(published);
    }

    private static BigDecimal difference(Difference found) {
        return new BigDecimal(found.published())
                .subtract(new BigDecimal(found.derived()))
                .abs();
    }

    /** One more in the last place; another word for a word, and one where there is none. */
    private static String off(String value) {
        if (!value.matches("-?\\d+(\\.\\d+)?")) {
            return value.equals("DIRECT") ? "NEXT_MONTHS" : "DIRECT";
        }
        BigDecimal number = new BigDecimal(value);
        return number.add(BigDecimal.ONE.movePointLeft(number.scale())).toPlainString();
    }
}
