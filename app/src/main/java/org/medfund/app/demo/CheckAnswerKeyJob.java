package org.medfund.app.demo;

import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.sum;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Options;
import org.medfund.core.job.Outputs;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.referral.LocalCapability;
import org.medfund.core.table.supervision.Evidence;
import org.medfund.core.table.supervision.Flags;
import org.medfund.core.table.supervision.PeerStatistics;
import org.medfund.core.table.weights.RelativeWeights;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.supervision.Rule;
import org.medfund.jobs.supervision.Rules;

/** Holds published results against the planted truth of simulated claims. Publishes nothing. */
public final class CheckAnswerKeyJob implements Job {
    private static final Option<Path> ANSWER_KEY =
            Option.required("answer-key", "DIR", "The answer-key folder that simulate-claims wrote", Path::of);
    private static final int MOST_ROWS = 1_000_000;

    @Override
    public String name() {
        return "check-answer-key";
    }

    @Override
    public String doc() {
        return "Compares calibrated weights and flags with the planted truth of simulated claims.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(ANSWER_KEY, Options.YEAR);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        AnswerKey key = new AnswerKey(args.get(ANSWER_KEY));
        PolicyYear year = args.get(Options.YEAR);
        List<String> lines = new ArrayList<>();
        lines.add(weights(job, key, year));
        Set<String> ofTheYear = texts(job, job.read(GroupedCases.TABLE, year).select(GroupedCases.SETTLEMENT_ID.col()));
        Dataset<Row> flags = job.read(Flags.TABLE, year);
        Dataset<Row> evidence = job.readOrEmpty(Evidence.TABLE, List.of(), year);
        for (Rule rule : Rules.ALL) {
            String id = rule.card().id();
            Set<String> planted = key.planted(id);
            planted.retainAll(ofTheYear);
            if (planted.isEmpty()) {
                continue;
            }
            Agreement.Retrieval agreement = Agreement.retrieval(planted, found(job, flags, evidence, id));
            lines.add(String.format(
                    Locale.ROOT,
                    "%s %s: %d planted in %s, %d found, precision %.3f, recall %.3f",
                    isByPeers(rule) ? "By peers, rule" : "Rule",
                    id,
                    agreement.planted(),
                    year,
                    agreement.found(),
                    agreement.precision(),
                    agreement.recall()));
        }
        return Outputs.forReading().summary(stored -> lines);
    }

    /** What such a rule finds depends on how many cases there are to hold one against. */
    private static boolean isByPeers(Rule rule) {
        return rule.reads().contains(PeerStatistics.TABLE) || rule.reads().contains(LocalCapability.TABLE);
    }

    /** Settlements flagged by the rule or, where its flags are of no settlement, shown by their evidence. */
    private static Set<String> found(JobContext job, Dataset<Row> flags, Dataset<Row> evidence, String rule) {
        Dataset<Row> ofRule = flags.where(Flags.RULE_ID.col().equalTo(rule));
        Set<String> found = texts(
                job,
                ofRule.where(Flags.SETTLEMENT_ID.col().isNotNull())
                        .select(Flags.SETTLEMENT_ID.col())
                        .distinct());
        found.addAll(texts(
                job,
                evidence.where(Evidence.TABLE_NAME.col().equalTo(SettlementLists.TABLE.name()))
                        .join(
                                ofRule.where(Flags.SETTLEMENT_ID.col().isNull()).select(Flags.FLAG_ID.col()),
                                Flags.FLAG_ID.name())
                        .select(substring_index(Evidence.ROW_KEY.col(), "|", 1))
                        .distinct()));
        return found;
    }

    /** Weights of all regions together: a group's weight is the case-weighted mean of its regional ones. */
    private static String weights(JobContext job, AnswerKey key, PolicyYear year) {
        Map<String, Agreement.Weighed> calibrated = new HashMap<>();
        for (Row row : job.small(
                job.read(RelativeWeights.TABLE, year)
                        .where(RelativeWeights.WEIGHT_BASIS.col().equalTo("OWN_MEAN"))
                        .groupBy(RelativeWeights.GROUP_CODE.col())
                        .agg(
                                sum(RelativeWeights.CASE_COUNT.col()),
                                sum(RelativeWeights.CASE_COUNT
                                        .col()
                                        .multiply(RelativeWeights.RELATIVE_WEIGHT
                                                .col()
                                                .cast("double")))),
                MOST_ROWS)) {
            calibrated.put(
                    row.getString(0), new Agreement.Weighed(row.getDouble(2) / row.getLong(1), 0, row.getLong(1)));
        }
        List<Agreement.Weighed> groups = Agreement.weighed(key.groupMeans(), calibrated);
        return String.format(
                Locale.ROOT,
                "Weights against the true group means: %d groups, r %.4f, median error %.1f %%",
                groups.size(),
                Agreement.correlation(groups),
                100 * Agreement.medianError(groups));
    }

    private static Set<String> texts(JobContext job, Dataset<Row> column) {
        return job.small(column, MOST_ROWS).stream()
                .map(row -> row.getString(0))
                .collect(Collectors.toSet());
    }
}
