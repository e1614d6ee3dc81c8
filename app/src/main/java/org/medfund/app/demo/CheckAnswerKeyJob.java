package org.medfund.app.demo;

import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.translate;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Options;
import org.medfund.core.job.Outputs;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.Procedures;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.referral.LocalCapability;
import org.medfund.core.table.supervision.Evidence;
import org.medfund.core.table.supervision.Flags;
import org.medfund.core.table.supervision.Inventories;
import org.medfund.core.table.supervision.PeerStatistics;
import org.medfund.core.table.supervision.RingMembers;
import org.medfund.core.table.weights.RelativeWeights;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.supervision.Rule;
import org.medfund.jobs.supervision.Rules;

/** Holds published results against the planted truth of simulated claims. Publishes nothing. */
public final class CheckAnswerKeyJob implements Job {
    private static final Option<Path> ANSWER_KEY =
            Option.required("answer-key", "DIR", "The answer-key folder that simulate-claims wrote", Path::of);
    private static final String RING = "RING";
    private static final int MOST_ROWS = 1_000_000;
    private static final String NEAR_THE_STANDARD = "E.24";

    @Override
    public String name() {
        return "check-answer-key";
    }

    @Override
    public String doc() {
        return "Compares calibrated weights, flags, and rings with the planted truth of simulated claims.";
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
        Map<String, Integer> years = dischargeYears(job);
        List<AnswerKey.Planted> planted = key.planted().stream()
                .filter(each -> yearOf(each, years) == year.value())
                .toList();
        int clean = clean(years, planted, year);
        Map<String, List<Set<String>>> flags = flags(job, year);
        for (Rule rule : Rules.ALL) {
            String id = rule.card().id();
            List<Set<String>> ofRule = planted.stream()
                    .filter(each -> each.ruleIds().contains(id))
                    .map(AnswerKey.Planted::records)
                    .toList();
            List<Set<String>> found = flags.getOrDefault(id, List.of());
            if (!ofRule.isEmpty() || !found.isEmpty()) {
                lines.add(line(rule, year, Agreement.retrieval(ofRule, found), clean));
            }
        }
        rings(job, planted, years, year).ifPresent(lines::add);
        return Outputs.forReading().summary(stored -> lines);
    }

    private static String line(Rule rule, PolicyYear year, Agreement.Retrieval agreement, int clean) {
        return String.format(
                Locale.ROOT,
                "%s %s: %d planted in %s, %d found, precision %.3f, recall %.3f, %d flags, %.1f false in 10000 clean",
                kind(rule),
                rule.card().id(),
                agreement.planted(),
                year,
                agreement.foundOfThem(),
                agreement.precision(),
                agreement.recall(),
                agreement.flags(),
                agreement.falseInTenThousand(clean));
    }

    /**
     * What a rule finds that holds cases against those of the year before depends on how many there are; what comes near its
     * payment standard is known once that is settled, and not when a stay is simulated.
     */
    private static String kind(Rule rule) {
        List<Table> computed = Stream.concat(rule.reads().stream(), rule.partlyReads().stream())
                .toList();
        return computed.contains(PeerStatistics.TABLE) || computed.contains(LocalCapability.TABLE)
                ? "By peers, rule"
                : rule.card().id().equals(NEAR_THE_STANDARD) ? "By payment standards, rule" : "Rule";
    }

    /** Of every settlement that is no refund. */
    private static Map<String, Integer> dischargeYears(JobContext job) {
        Map<String, Integer> years = new HashMap<>();
        Dataset<Row> settlements = job.read(SettlementLists.TABLE)
                .where(SettlementLists.REFUND_FLAG.col().equalTo("0"))
                .select(SettlementLists.SETTLEMENT_ID.col(), year(SettlementLists.DISCHARGE_DATE.col()));
        job.small(settlements, MOST_ROWS).forEach(row -> years.put(row.getString(0), row.getInt(1)));
        return years;
    }

    /** A violation of several settlements is of the year of the last, as a flag is; -1 if none was delivered. */
    private static int yearOf(AnswerKey.Planted planted, Map<String, Integer> years) {
        return planted.records().stream()
                .mapToInt(record -> years.getOrDefault(record, -1))
                .max()
                .orElse(-1);
    }

    /** Settlements of the year of which no violation is told. */
    private static int clean(Map<String, Integer> years, List<AnswerKey.Planted> planted, PolicyYear year) {
        Set<String> involved =
                planted.stream().flatMap(each -> each.records().stream()).collect(Collectors.toSet());
        return (int) years.entrySet().stream()
                .filter(each -> each.getValue() == year.value() && !involved.contains(each.getKey()))
                .count();
    }

    /** By rule, of each flag the settlement it is on or, if it is on none, the records its evidence shows. */
    private static Map<String, List<Set<String>>> flags(JobContext job, PolicyYear year) {
        Dataset<Row> flags = job.read(Flags.TABLE, year);
        Dataset<Row> ofSettlements = flags.where(Flags.SETTLEMENT_ID.col().isNotNull())
                .select(Flags.RULE_ID.col(), Flags.FLAG_ID.col(), Flags.SETTLEMENT_ID.col());
        Dataset<Row> byEvidence = job.readOrEmpty(Evidence.TABLE, List.of(), year)
                .where(Evidence.TABLE_NAME
                        .col()
                        .isin(SettlementLists.TABLE.name(), Procedures.TABLE.name(), Inventories.TABLE.name()))
                .join(
                        flags.where(Flags.SETTLEMENT_ID.col().isNull())
                                .select(Flags.FLAG_ID.col(), Flags.RULE_ID.col()),
                        Flags.FLAG_ID.name())
                .select(
                        Flags.RULE_ID.col(),
                        Flags.FLAG_ID.col(),
                        when(
                                        Evidence.TABLE_NAME.col().equalTo(Inventories.TABLE.name()),
                                        translate(Evidence.ROW_KEY.col(), "|", "/"))
                                .otherwise(substring_index(Evidence.ROW_KEY.col(), "|", 1)))
                .distinct();
        Map<String, Map<String, Set<String>>> recordsOf = new TreeMap<>();
        job.small(ofSettlements.union(byEvidence), MOST_ROWS)
                .forEach(row -> recordsOf
                        .computeIfAbsent(row.getString(0), rule -> new TreeMap<>())
                        .computeIfAbsent(row.getString(1), flag -> new HashSet<>())
                        .add(row.getString(2)));
        Map<String, List<Set<String>>> ofRule = new TreeMap<>();
        recordsOf.forEach((rule, ofFlag) -> ofRule.put(rule, List.copyOf(ofFlag.values())));
        return ofRule;
    }

    /** Rings whose last stay is of the year, all of whose stays were delivered; empty if none was planted. */
    private static Optional<String> rings(
            JobContext job, List<AnswerKey.Planted> ofTheYear, Map<String, Integer> years, PolicyYear year) {
        List<Set<String>> planted = ofTheYear.stream()
                .filter(each -> each.ruleIds().contains(RING))
                .map(AnswerKey.Planted::records)
                .filter(stays -> stays.stream().allMatch(stay -> years.getOrDefault(stay, -1) >= year.value() - 1))
                .distinct()
                .toList();
        if (planted.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Set<String>> found = new HashMap<>();
        for (Row member : job.small(job.readOrEmpty(RingMembers.TABLE, List.of(), year), MOST_ROWS)) {
            found.computeIfAbsent(RingMembers.RING_ID.in(member), ring -> new HashSet<>())
                    .addAll(List.of(RingMembers.SETTLEMENT_IDS.in(member).split("\\|")));
        }
        Agreement.Retrieval agreement = Agreement.ofGroups(planted, found.values());
        return Optional.of(String.format(
                Locale.ROOT,
                "Rings: %d planted in %s, %d found, precision %.3f, recall %.3f",
                agreement.planted(),
                year,
                agreement.foundOfThem(),
                agreement.precision(),
                agreement.recall()));
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
}
