package org.medfund.jobs.report;

import static org.medfund.core.table.weights.RelativeWeights.CASE_COUNT;
import static org.medfund.core.table.weights.RelativeWeights.SCHEME;
import static org.medfund.core.table.weights.RelativeWeights.YEAR;
import static org.medfund.core.table.weights.RelativeWeights.YEAR_CASE_COUNT;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;

/**
 * Of which years the cases of the whole window can be told beside each other. Windows of successive years differ by a year
 * that came and one that went, so that counts of two of them and of the one year give the other. The newest window is told
 * first, then each earlier one that
 *
 * <ul>
 *   <li>shares no year with a window told before, or
 *   <li>has, as that window has, no year whose own cases are kept back; differs from it by no small number; and leaves no
 *       small number for the years before the first one published.
 * </ul>
 */
final class ToldWindows {

    /**
     * @param history rows of the weights of one group, a year each
     * @param yearsNotTold years whose own cases are not told
     * @param windowYears years of cases in a window
     * @return the newest year of each window that can be told, none of few cases
     */
    static Set<Integer> of(List<Row> history, Set<Integer> yearsNotTold, int windowYears) {
        Set<Integer> keptBack = new HashSet<>(yearsNotTold);
        history.stream()
                .filter(row -> SmallCells.isSmall(CASE_COUNT.in(row)))
                .map(YEAR::in)
                .forEach(keptBack::add);
        List<Row> told = new ArrayList<>();
        history.stream()
                .filter(row -> !SmallCells.isSmall(CASE_COUNT.in(row)))
                .sorted(Comparator.comparing((Row row) -> YEAR.in(row)).reversed())
                .filter(row -> told.stream()
                        .filter(other -> SCHEME.in(other).equals(SCHEME.in(row)))
                        .allMatch(other -> canStandBeside(row, other, history, keptBack, windowYears)))
                .forEach(told::add);
        Set<Integer> years = new HashSet<>();
        told.forEach(row -> years.add(YEAR.in(row)));
        return years;
    }

    private static boolean canStandBeside(
            Row row, Row newer, List<Row> history, Set<Integer> keptBack, int windowYears) {
        List<Integer> own = window(row, windowYears);
        List<Integer> others = window(newer, windowYears);
        if (own.stream().noneMatch(others::contains)) {
            return true;
        }
        if (own.stream().anyMatch(keptBack::contains) || others.stream().anyMatch(keptBack::contains)) {
            return false;
        }
        TreeMap<Integer, Long> published = new TreeMap<>();
        history.stream()
                .filter(each -> SCHEME.in(each).equals(SCHEME.in(row)))
                .forEach(each -> published.put(YEAR.in(each), YEAR_CASE_COUNT.in(each)));
        long rest = CASE_COUNT.in(row) - CASE_COUNT.in(newer);
        boolean isAllPublished = true;
        for (int year : own) {
            rest -= others.contains(year) ? 0 : published.getOrDefault(year, 0L);
            isAllPublished &= others.contains(year) || published.containsKey(year);
        }
        for (int year : others) {
            rest += own.contains(year) ? 0 : published.getOrDefault(year, 0L);
            isAllPublished &= own.contains(year) || published.containsKey(year);
        }
        boolean fit = SmallCells.toldSideBySide(List.of(CASE_COUNT.in(newer), CASE_COUNT.in(row)))
                .get(1);
        return fit && (isAllPublished || !SmallCells.isSmall(Math.abs(rest)));
    }

    private static List<Integer> window(Row row, int windowYears) {
        return IntStream.rangeClosed(YEAR.in(row) - windowYears + 1, YEAR.in(row))
                .boxed()
                .toList();
    }

    private ToldWindows() {}
}
