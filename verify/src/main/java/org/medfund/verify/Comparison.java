package org.medfund.verify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Counts figures, and keeps the first that differ. */
final class Comparison {
    private final int shown;
    private final List<Difference> first = new ArrayList<>();
    private long figures;
    private long differences;

    Comparison(int shown) {
        this.shown = shown;
    }

    void money(String table, String key, String column, long published, long derived) {
        figures++;
        if (published != derived) {
            differs(new Difference(table, key, column, Fen.text(published), Fen.text(derived)));
        }
    }

    /** A cell of a statement: equal as numbers where both are. */
    void cell(String table, String key, String column, String published, String derived) {
        figures++;
        if (!isSame(published, derived)) {
            differs(new Difference(table, key, column, published, derived));
        }
    }

    private static boolean isSame(String published, String derived) {
        if (published.equals(derived)) {
            return true;
        }
        return isNumber(published)
                && isNumber(derived)
                && new BigDecimal(published).compareTo(new BigDecimal(derived)) == 0;
    }

    private static boolean isNumber(String text) {
        return text.matches("-?\\d+(\\.\\d+)?");
    }

    void differs(Difference difference) {
        differences++;
        if (first.size() < shown) {
            first.add(difference);
        }
    }

    long differences() {
        return differences;
    }

    Finding finding() {
        return new Finding(figures, differences, List.copyOf(first));
    }
}
