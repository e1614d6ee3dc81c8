package org.medfund.jobs.report;

import static org.apache.spark.sql.functions.sum;
import static org.medfund.core.table.supervision.Savings.RULE_ID;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.supervision.Savings;

/** Where the money stands that the flags of each rule identified; nothing where it has not been measured. */
final class SavingsByRule {
    private static final Grid.Column RULE = Grid.Column.of(RULE_ID, Kind.WORD);
    private static final Grid.Column IDENTIFIED = Grid.Column.of(Savings.IDENTIFIED_YUAN);
    private static final Grid.Column OPEN = Grid.Column.of(Savings.OPEN_YUAN);
    private static final Grid.Column PROJECTED = Grid.Column.of(Savings.PROJECTED_YUAN);
    private static final Grid.Column REJECTED = Grid.Column.of(Savings.REJECTED_YUAN);
    private static final Grid.Column CERTIFIED = Grid.Column.of(Savings.CERTIFIED_YUAN);
    /** Clearing has a recovered amount, too, which is something else. */
    private static final Grid.Column RECOVERED =
            new Grid.Column("flag_recovered_yuan", Kind.of(Savings.RECOVERED_YUAN));

    static void addTo(Section section, ReportInput in) {
        if (!in.isPublished(Savings.TABLE)) {
            return;
        }
        List<Row> byRule = in.small(in.rows(Savings.TABLE)
                .groupBy(RULE_ID.col())
                .agg(
                        total(Savings.IDENTIFIED_YUAN, IDENTIFIED),
                        total(Savings.OPEN_YUAN, OPEN),
                        total(Savings.PROJECTED_YUAN, PROJECTED),
                        total(Savings.REJECTED_YUAN, REJECTED),
                        total(Savings.CERTIFIED_YUAN, CERTIFIED),
                        total(Savings.RECOVERED_YUAN, RECOVERED))
                .orderBy(RULE_ID.col()));
        section.alsoFrom(Savings.TABLE)
                .chart(Chart.of(
                        "savings_by_rule", Chart.Shape.STACKED, byRule, RULE, OPEN, REJECTED, CERTIFIED, RECOVERED))
                .grid(Grid.of(
                        "savings_by_rule", byRule, RULE, IDENTIFIED, OPEN, PROJECTED, REJECTED, CERTIFIED, RECOVERED));
    }

    private static Column total(Field<BigDecimal> yuan, Grid.Column as) {
        return Money.yuan(sum(Money.fen(yuan.col()))).as(as.name());
    }

    private SavingsByRule() {}
}
