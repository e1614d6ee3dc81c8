package org.medfund.core.derivation;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Row;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/**
 * How the figures of one column come about, for the command why. It stands beside the formula, and calls it: what it says
 * of a figure is what the formula says of the same inputs.
 *
 * @param rule the formula in words, with its clause
 * @param parameters policy values it goes by
 * @param filledIn the formula with the values of one row, a line each
 * @param next the figures this one rests on
 */
public record Derivation(
        Table table, Field<?> column, String rule, List<String> parameters, FilledIn filledIn, Next next) {

    /** See {@link Derivation#filledIn}. */
    @FunctionalInterface
    public interface FilledIn {
        List<String> of(Row row, Seen seen);
    }

    /** See {@link Derivation#next}. */
    @FunctionalInterface
    public interface Next {
        List<Figure> of(Row row, Seen seen);
    }

    /** A rule in words; {@link #with}, {@link #by}, and {@link #restingOn} say more. */
    public static Derivation of(Table table, Field<?> column, String rule) {
        return new Derivation(table, column, rule, List.of(), (row, seen) -> List.of(), (row, seen) -> List.of());
    }

    public Derivation by(String... policyParameters) {
        return new Derivation(table, column, rule, List.of(policyParameters), filledIn, next);
    }

    public Derivation with(FilledIn formula) {
        return new Derivation(table, column, rule, parameters, formula, next);
    }

    public Derivation restingOn(Next figures) {
        return new Derivation(table, column, rule, parameters, filledIn, figures);
    }

    /** The end of a filled-in formula: the figure, and, should they differ, what was published. */
    public static String result(BigDecimal formed, BigDecimal published) {
        return formed.compareTo(published) == 0
                ? " = " + formed.toPlainString()
                : " = " + formed.toPlainString() + "; published is " + published.toPlainString()
                        + ", so the run formed it from something else, or by other code";
    }
}
