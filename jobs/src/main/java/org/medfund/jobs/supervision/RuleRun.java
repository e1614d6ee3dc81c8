package org.medfund.jobs.supervision;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.medfund.core.job.JobContext;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;
import org.medfund.core.region.Region;
import org.medfund.core.table.Table;
import org.medfund.core.table.supervision.Flags;
import org.medfund.core.table.supervision.RuleRuns;
import org.medfund.core.time.PolicyYear;

/**
 * A rule in one region and year.
 *
 * @param missing a table it needs that is not published: then it is not run
 * @param partlyMissing a table that some of it needs and that is not published: the rest is run
 */
record RuleRun(
        Rule rule,
        Region region,
        PolicyYear year,
        Policy policy,
        Optional<Table> missing,
        Optional<Table> partlyMissing) {

    RuleMode mode() {
        return RuleMode.of(rule.card().id(), policy);
    }

    /** {@link RuleRuns}: one row for each run, with what was found. */
    static Dataset<Row> counted(JobContext job, List<RuleRun> runs, Dataset<Row> flags) {
        Dataset<Row> all = job.rows(
                        RuleRuns.TABLE, runs.stream().map(RuleRun::row).toList())
                .drop(RuleRuns.FLAG_COUNT.name(), RuleRuns.FUND_AT_RISK_YUAN.name(), RuleRuns.COUNTED_FUND_YUAN.name());
        Dataset<Row> sums = flags.groupBy(Flags.REGION_CODE.col(), Flags.RULE_ID.col())
                .agg(
                        RuleRuns.FLAG_COUNT.as(count(lit(1))),
                        RuleRuns.FUND_AT_RISK_YUAN.as(Money.yuan(sum(Money.fen(Flags.FUND_AT_RISK_YUAN.col())))),
                        RuleRuns.COUNTED_FUND_YUAN.as(Money.yuan(sum(Money.fen(Flags.COUNTED_FUND_YUAN.col())))));
        return RuleRuns.TABLE.conform(all.join(
                        sums, new String[] {RuleRuns.REGION_CODE.name(), RuleRuns.RULE_ID.name()}, "left")
                .withColumn(RuleRuns.FLAG_COUNT.name(), coalesce(RuleRuns.FLAG_COUNT.col(), lit(0L)))
                .withColumn(
                        RuleRuns.FUND_AT_RISK_YUAN.name(),
                        coalesce(RuleRuns.FUND_AT_RISK_YUAN.col(), lit(Money.yuan(0))))
                .withColumn(
                        RuleRuns.COUNTED_FUND_YUAN.name(),
                        coalesce(RuleRuns.COUNTED_FUND_YUAN.col(), lit(Money.yuan(0)))));
    }

    private Row row() {
        return RowFactory.create(
                region.code(),
                year.value(),
                rule.card().id(),
                rule.card().version(),
                mode().name(),
                missing.map(Table::name).orElse(null),
                partlyMissing.map(Table::name).orElse(null),
                0L,
                Money.yuan(0),
                Money.yuan(0));
    }

    /**
     * What there is to say of the runs: of each rule with flags how many, and where it could not be run, why.
     *
     * @param runs rows of {@link RuleRuns}
     */
    static List<String> lines(List<Row> runs) {
        Map<String, Long> flags = new TreeMap<>();
        Map<String, BigDecimal> fund = new TreeMap<>();
        Map<String, TreeSet<String>> notRun = new TreeMap<>();
        Map<String, TreeSet<String>> inPart = new TreeMap<>();
        for (Row run : runs) {
            String rule = RuleRuns.RULE_ID.in(run);
            String missing = RuleRuns.MISSING_TABLE.inOrNull(run);
            String partlyMissing = RuleRuns.PARTLY_MISSING_TABLE.inOrNull(run);
            if (missing == null && partlyMissing != null) {
                inPart.computeIfAbsent(rule + " also looks at " + partlyMissing, none -> new TreeSet<>())
                        .add(RuleRuns.REGION_CODE.in(run));
            }
            if (missing != null) {
                notRun.computeIfAbsent(rule + " needs " + missing, none -> new TreeSet<>())
                        .add(RuleRuns.REGION_CODE.in(run));
            } else if (RuleRuns.FLAG_COUNT.in(run) > 0) {
                flags.merge(rule, RuleRuns.FLAG_COUNT.in(run), Long::sum);
                fund.merge(rule, RuleRuns.COUNTED_FUND_YUAN.in(run), BigDecimal::add);
            }
        }
        List<String> lines = new ArrayList<>();
        Rules.ALL.stream()
                .map(rule -> rule.card().id())
                .filter(flags::containsKey)
                .forEach(rule -> lines.add(rule + ": " + flags.get(rule) + " flags, "
                        + Money.round(fund.getOrDefault(rule, Money.yuan(0)), 2).toPlainString()
                        + " yuan of fund money at risk, each yuan counted under one rule."));
        if (flags.isEmpty()) {
            lines.add("No flags.");
        }
        notRun.forEach((what, regions) ->
                lines.add("Not run: " + what + ", not published for the year in " + String.join(", ", regions) + "."));
        inPart.forEach((what, regions) -> lines.add(
                "Run in part: " + what + ", not published for the year in " + String.join(", ", regions) + "."));
        return lines;
    }
}
