package org.medfund.jobs.supervision;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.supervision.file.ClaimTables;
import org.medfund.jobs.supervision.file.PersonFile;
import org.medfund.jobs.supervision.file.PersonFiles;

/**
 * Rules run over the claims of a year. Every rule that looks at claims or persons shares one pass over the records; a rule
 * that gathers records in another way has a pass of its own.
 */
final class Scan {

    /** A rule under the thresholds and in the mode of some regions. */
    private record Bound(RuleCard card, Check check, RuleMode mode, Set<String> regionCodes) implements Serializable {
        boolean isOf(Subject subject, int year) {
            return subject.year() == year && regionCodes.contains(subject.regionCode());
        }
    }

    private final PolicyYear year;
    private final List<Bound> bounds = new ArrayList<>();

    /** Rules that can be run, each once per set of thresholds and mode. */
    Scan(PolicyYear year, List<RuleRun> runs) {
        record Terms(RuleCard card, Check check, RuleMode mode) {}
        this.year = year;
        Map<Terms, Set<String>> regionsOf = new LinkedHashMap<>();
        runs.stream()
                .filter(run -> run.missing().isEmpty())
                .forEach(run -> regionsOf
                        .computeIfAbsent(
                                new Terms(run.rule().card(), run.rule().bind(run.policy()), run.mode()),
                                terms -> new TreeSet<>())
                        .add(run.region().code()));
        regionsOf.forEach(
                (terms, regions) -> bounds.add(new Bound(terms.card(), terms.check(), terms.mode(), regions)));
    }

    /** Everything that is found of subjects of the regions and the year: rows of {@link FindingRows#SCHEMA}. */
    Dataset<Row> findings(ClaimTables tables, References references) {
        Broadcast<References> shared =
                JavaSparkContext.fromSparkContext(tables.spark().sparkContext()).broadcast(references);
        List<Bound> ofFiles = bounds.stream()
                .filter(bound -> !(bound.check() instanceof Check.OfGroup))
                .toList();
        Dataset<Row> found = tables.spark().createDataFrame(List.of(), FindingRows.SCHEMA);
        if (!ofFiles.isEmpty()) {
            int ofYear = year.value();
            found = found.union(PersonFiles.of(tables)
                    .flatMap(
                            (FlatMapFunction<Row, Row>) row -> {
                                PersonFile file = PersonFiles.in(row);
                                return ofFiles.stream()
                                        .flatMap(bound ->
                                                rows(bound, ofYear, inFile(bound, file, ofYear, shared.value())))
                                        .iterator();
                            },
                            Encoders.row(FindingRows.SCHEMA)));
        }
        for (Bound bound : bounds) {
            if (bound.check() instanceof Check.OfGroup check) {
                found = found.union(inGroups(bound, check, tables, shared));
            }
        }
        return found;
    }

    private Dataset<Row> inGroups(Bound bound, Check.OfGroup check, ClaimTables tables, Broadcast<References> shared) {
        int ofYear = year.value();
        return check.groups(tables)
                .flatMap(
                        (FlatMapFunction<Row, Row>) group -> rows(
                                        bound, ofYear, check.find(group, shared.value()).stream())
                                .iterator(),
                        Encoders.row(FindingRows.SCHEMA));
    }

    private static Stream<Finding> inFile(Bound bound, PersonFile file, int year, References references) {
        if (bound.check() instanceof Check.OfPerson check) {
            return check.find(file, references).stream();
        }
        if (bound.check() instanceof Check.OfClaim check) {
            return file.claims().stream()
                    .filter(each -> bound.isOf(Subject.of(each.claim()), year))
                    .flatMap(each -> check.find(each, references).stream());
        }
        throw new IllegalStateException(bound.card().id() + " looks at no claim");
    }

    private static Stream<Row> rows(Bound bound, int year, Stream<Finding> findings) {
        Function<Finding, Row> row = finding -> FindingRows.of(bound.card(), bound.mode(), finding);
        return findings.filter(finding -> bound.isOf(finding.subject(), year)).map(row);
    }
}
