package org.medfund.jobs.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.medfund.core.table.supervision.Flags.AMOUNT_INVOLVED_YUAN;
import static org.medfund.core.table.supervision.Flags.COUNTED_FUND_YUAN;
import static org.medfund.core.table.supervision.Flags.EXPLANATION_EN;
import static org.medfund.core.table.supervision.Flags.EXPLANATION_ZH;
import static org.medfund.core.table.supervision.Flags.FLAG_ID;
import static org.medfund.core.table.supervision.Flags.FUND_AT_RISK_YUAN;
import static org.medfund.core.table.supervision.Flags.INSTITUTION_CODE;
import static org.medfund.core.table.supervision.Flags.LAW_REF;
import static org.medfund.core.table.supervision.Flags.MODE;
import static org.medfund.core.table.supervision.Flags.REGION_CODE;
import static org.medfund.core.table.supervision.Flags.RULE_ID;
import static org.medfund.core.table.supervision.Flags.SETTLEMENT_ID;
import static org.medfund.core.table.supervision.Flags.SEVERITY;
import static org.medfund.core.table.supervision.Flags.STATUS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.medfund.core.csv.PlainText;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.core.table.Tables;
import org.medfund.core.table.reference.Items;
import org.medfund.core.table.supervision.Evidence;
import org.medfund.core.table.supervision.Flags;
import org.medfund.core.table.supervision.Reviews;
import org.medfund.core.table.supervision.Rings;
import org.medfund.core.table.supervision.RuleRuns;

/** Flags by rule and institution, and some of them in full. Of persons nothing is shown, not even the pseudonym. */
final class FlagsSection {
    private static final Grid.Column RULE = Grid.Column.of(RULE_ID, Kind.WORD);
    private static final Grid.Column MODE_WORD = Grid.Column.of(MODE, Kind.WORD);
    private static final Grid.Column FLAGS = new Grid.Column("flag_count", Kind.COUNT);
    private static final Grid.Column REGIONS = new Grid.Column("region_count", Kind.COUNT);
    private static final Grid.Column HOSPITALS = new Grid.Column("hospital_count", Kind.COUNT);
    private static final String PLACE = "place";
    private static final int INSTITUTIONS_SHOWN = 15;
    private static final int EXAMPLES_SHOWN = 10;
    private static final int RINGS_SHOWN = 20;

    static Section of(ReportInput in) {
        Dataset<Row> flags = in.rows(Flags.TABLE);
        Dataset<Row> withStatus = Reviews.withStatus(flags, in.rows(Reviews.TABLE));
        List<Row> byRule = in.small(flags.groupBy(RULE_ID.col(), MODE.col())
                .agg(
                        count(lit(1)).as(FLAGS.name()),
                        countDistinct(INSTITUTION_CODE.col()).as(HOSPITALS.name()),
                        total(AMOUNT_INVOLVED_YUAN),
                        total(FUND_AT_RISK_YUAN),
                        total(COUNTED_FUND_YUAN))
                .orderBy(RULE_ID.col(), MODE.col()));
        List<Row> institutions =
                in.small(flags.where(INSTITUTION_CODE.col().isNotNull().and(Flags.mayBeFollowedUp()))
                        .groupBy(INSTITUTION_CODE.col())
                        .agg(count(lit(1)).as(FLAGS.name()), total(COUNTED_FUND_YUAN))
                        .orderBy(COUNTED_FUND_YUAN.col().desc(), INSTITUTION_CODE.col())
                        .limit(INSTITUTIONS_SHOWN));
        List<Row> byStatus = in.small(withStatus
                .where(Flags.mayBeFollowedUp())
                .groupBy(STATUS.col())
                .agg(count(lit(1)).as(FLAGS.name()), total(FUND_AT_RISK_YUAN), total(COUNTED_FUND_YUAN))
                .orderBy(STATUS.col()));
        Section section = new Section(in, "flags", Flags.TABLE, Evidence.TABLE, RuleRuns.TABLE)
                .alsoFrom(Reviews.TABLE)
                .chart(Chart.by("flags_by_rule", Chart.Shape.STACKED, byRule, RULE, MODE_WORD, FLAGS))
                .chart(Chart.of(
                        "top_institutions",
                        Chart.Shape.LYING,
                        institutions,
                        Grid.Column.of(INSTITUTION_CODE, Kind.INSTITUTION),
                        Grid.Column.of(COUNTED_FUND_YUAN)))
                .grid(Grid.of(
                        "flags_by_rule",
                        byRule,
                        RULE,
                        MODE_WORD,
                        FLAGS,
                        HOSPITALS,
                        Grid.Column.of(AMOUNT_INVOLVED_YUAN),
                        Grid.Column.of(FUND_AT_RISK_YUAN),
                        Grid.Column.of(COUNTED_FUND_YUAN)))
                .grid(Grid.of(
                        "flags_by_status",
                        byStatus,
                        Grid.Column.of(STATUS, Kind.WORD),
                        FLAGS,
                        Grid.Column.of(FUND_AT_RISK_YUAN),
                        Grid.Column.of(COUNTED_FUND_YUAN)))
                .grid(Grid.of(
                        "top_institutions",
                        institutions,
                        Grid.Column.of(INSTITUTION_CODE, Kind.INSTITUTION),
                        FLAGS,
                        Grid.Column.of(COUNTED_FUND_YUAN)));
        List<Row> notRun = in.small(in.rows(RuleRuns.TABLE)
                .where(RuleRuns.MISSING_TABLE.col().isNotNull())
                .groupBy(RuleRuns.RULE_ID.col(), RuleRuns.MISSING_TABLE.col())
                .agg(count(lit(1)).as(REGIONS.name()))
                .orderBy(RuleRuns.RULE_ID.col()));
        if (!notRun.isEmpty()) {
            section.grid(Grid.of("rules_not_run", notRun, RULE, Grid.Column.of(RuleRuns.MISSING_TABLE), REGIONS));
        }
        SavingsByRule.addTo(section, in);
        if (in.isPublished(Rings.TABLE)) {
            section.grid(rings(in));
        }
        addExamples(in, section, withStatus);
        return section;
    }

    /** Rings are no flags (docs/decisions/0012): they stand beside them. */
    private static Grid rings(ReportInput in) {
        return Grid.of(
                "rings",
                in.small(in.rows(Rings.TABLE)
                        .orderBy(Rings.FUND_INVOLVED_YUAN.col().desc(), Rings.RING_ID.col())
                        .limit(RINGS_SHOWN + 1)),
                RINGS_SHOWN,
                Grid.Column.of(Rings.REGION_CODE, Kind.REGION),
                Grid.Column.of(Rings.INSTITUTION_CODES, Kind.CODE),
                Grid.Column.of(Rings.MEMBER_COUNT),
                Grid.Column.of(Rings.OCCASION_COUNT),
                Grid.Column.of(Rings.PAIR_COUNT),
                Grid.Column.of(Rings.COMPARISON_MEAN),
                Grid.Column.of(Rings.DRAWS_REACHING),
                Grid.Column.of(Rings.FUND_INVOLVED_YUAN));
    }

    /** The costliest flag of every rule, then the second of every rule, and so on. */
    private static void addExamples(ReportInput in, Section section, Dataset<Row> flags) {
        List<Row> examples = in.small(flags.withColumn(
                        PLACE,
                        row_number()
                                .over(Window.partitionBy(RULE_ID.col())
                                        .orderBy(FUND_AT_RISK_YUAN.col().desc(), FLAG_ID.col())))
                .orderBy(col(PLACE), RULE_ID.col())
                .limit(EXAMPLES_SHOWN));
        Object[] ids = examples.stream().map(FLAG_ID::in).toArray();
        List<Row> evidence = in.small(in.rows(Evidence.TABLE)
                .where(Evidence.FLAG_ID.col().isin(ids))
                .orderBy(Evidence.FLAG_ID.col(), Evidence.EVIDENCE_NUMBER.col(), Evidence.FIELD_NAME.col()));
        for (Row flag : examples) {
            Map<String, String> shown = new LinkedHashMap<>();
            for (Field<?> field : List.of(
                    RULE_ID,
                    MODE,
                    SEVERITY,
                    REGION_CODE,
                    INSTITUTION_CODE,
                    SETTLEMENT_ID,
                    STATUS,
                    AMOUNT_INVOLVED_YUAN,
                    FUND_AT_RISK_YUAN,
                    LAW_REF,
                    EXPLANATION_ZH,
                    EXPLANATION_EN)) {
                shown.put(field.name(), PlainText.of(field.inOrNull(flag)));
            }
            section.example(new Section.Example(
                    shown,
                    evidence.stream()
                            .filter(row -> Evidence.FLAG_ID.in(row).equals(FLAG_ID.in(flag)))
                            .filter(row -> !PersonalValues.has(Evidence.TABLE, Evidence.FIELD_VALUE, row))
                            .map(FlagsSection::fact)
                            .toList()));
        }
    }

    private static Section.Fact fact(Row evidence) {
        Optional<Table> table = Tables.named(Evidence.TABLE_NAME.in(evidence));
        String field = Evidence.FIELD_NAME.in(evidence);
        return new Section.Fact(
                Evidence.ROLE.in(evidence),
                table.map(Table::landing).map(Table.Landing::name).orElseGet(() -> Evidence.TABLE_NAME.in(evidence)),
                PersonalValues.has(Evidence.TABLE, Evidence.ROW_KEY, evidence) ? "" : Evidence.ROW_KEY.in(evidence),
                field,
                PlainText.of(Evidence.FIELD_VALUE.inOrNull(evidence)),
                kind(table, field));
    }

    /** What the value of a field is, by its name where that tells more than its type. */
    private static Kind kind(Optional<Table> table, String field) {
        if (field.equals(INSTITUTION_CODE.name())) {
            return Kind.INSTITUTION;
        }
        if (field.endsWith("region_code")) {
            return Kind.REGION;
        }
        if (field.endsWith("diagnosis_code")) {
            return Kind.DIAGNOSIS;
        }
        if (field.endsWith("procedure_code")) {
            return Kind.PROCEDURE;
        }
        if (field.equals(Items.ITEM_CODE.name())) {
            return Kind.ITEM;
        }
        Kind ofType = table.flatMap(of -> of.field(field)).map(Kind::of).orElse(Kind.TEXT);
        return ofType == Kind.TEXT ? Kind.WORD : ofType;
    }

    private static Column total(Field<?> yuan) {
        return yuan.as(Money.yuan(sum(Money.fen(yuan.col()))));
    }

    private FlagsSection() {}
}
