package org.medfund.jobs.supervision.review;

import static org.apache.spark.sql.functions.broadcast;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.medfund.core.job.JobContext;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.region.Region;
import org.medfund.core.table.Field;
import org.medfund.core.table.supervision.ClaimRisks;
import org.medfund.core.table.supervision.FlagLines;
import org.medfund.core.table.supervision.Flags;
import org.medfund.core.table.supervision.Reviews;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.supervision.RiskCap;

/** Reads from the lake what decisions on some flags are held against. */
final class RecordedReader {
    private static final int ROWS_MAX = 2_000_000;

    private final JobContext job;
    private final SortedSet<String> flagIds;

    RecordedReader(JobContext job, SortedSet<String> flagIds) {
        this.job = job;
        this.flagIds = flagIds;
    }

    /** Those of the flags that are published, by id. */
    Map<String, ReviewedFlag> flags() {
        return small(having(job.read(Flags.TABLE), Flags.FLAG_ID, flagIds)).stream()
                .map(ReviewedFlag::of)
                .collect(Collectors.toMap(
                        ReviewedFlag::flagId,
                        flag -> flag,
                        (one, other) -> one.year() >= other.year() ? one : other,
                        TreeMap::new));
    }

    /** What is known of them and of the other flags of their settlements. */
    Recorded recorded(Map<String, ReviewedFlag> flags, PolicyYear year) {
        Map<Region, ReviewTerms> terms = new TreeMap<>();
        Set<String> settlements = new TreeSet<>();
        flags.values().forEach(flag -> {
            terms.computeIfAbsent(flag.region(), region -> ReviewTerms.from(job.policy(region, year)));
            String settlement = flag.settlementId();
            if (settlement != null) {
                settlements.add(settlement);
            }
        });
        Set<Region> regions = terms.keySet();
        Map<String, List<RiskCap.Amount>> amounts = new TreeMap<>();
        Set<String> ids = new TreeSet<>(flagIds);
        for (Row line : small(having(job.read(FlagLines.TABLE, regions, year), FlagLines.SETTLEMENT_ID, settlements))) {
            String number = FlagLines.FEE_LINE_NUMBER.in(line);
            ids.add(FlagLines.FLAG_ID.in(line));
            amounts.computeIfAbsent(FlagLines.SETTLEMENT_ID.in(line), none -> new ArrayList<>())
                    .add(new RiskCap.Amount(
                            FlagLines.FLAG_ID.in(line),
                            number.equals(FlagLines.WHOLE_CLAIM) ? null : number,
                            FlagLines.FUND_AT_RISK_YUAN.in(line)));
        }
        Map<String, ClaimLimit> limits = new HashMap<>();
        small(having(job.read(ClaimRisks.TABLE, regions, year), ClaimRisks.SETTLEMENT_ID, settlements))
                .forEach(risk -> limits.put(
                        ClaimRisks.SETTLEMENT_ID.in(risk),
                        new ClaimLimit(
                                ClaimRisks.FUND_PAID_YUAN.in(risk),
                                amounts.getOrDefault(ClaimRisks.SETTLEMENT_ID.in(risk), List.of()))));
        return new Recorded(flags, histories(regions, year, ids), terms, limits);
    }

    private Map<String, FlagHistory> histories(Set<Region> regions, PolicyYear year, Set<String> ids) {
        return small(having(job.readOrEmpty(Reviews.TABLE, regions, year), Reviews.FLAG_ID, ids)).stream()
                .map(Transition::of)
                .collect(Collectors.groupingBy(
                        each -> each.decision().flagId(),
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), FlagHistory::of)));
    }

    /** Rows that have one of these values. */
    private Dataset<Row> having(Dataset<Row> rows, Field<String> field, Collection<String> values) {
        Dataset<Row> wanted = job.spark()
                .createDataset(List.copyOf(values), Encoders.STRING())
                .toDF(field.name());
        return rows.join(broadcast(wanted), new String[] {field.name()}, "left_semi");
    }

    private List<Row> small(Dataset<Row> rows) {
        return job.small(
                rows,
                ROWS_MAX,
                Problem.of(
                        ProblemCode.INPUT_UNUSABLE,
                        "The settlements of the file have more than " + ROWS_MAX + " flagged lines or decisions.",
                        "They are held in memory to be judged together.",
                        "Split the file, earlier decisions first."));
    }
}
