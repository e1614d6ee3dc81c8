package org.medfund.jobs.grouping;

import static org.apache.spark.sql.functions.lit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.time.PolicyYear;

/**
 * A scheme and the stays it groups.
 *
 * @param regions pooling regions of treatment in which it groups cases
 * @param stays condition on {@link SettlementLists} rows
 * @param isComparison the stays have their own group by another scheme
 */
record SchemeUse(Scheme scheme, List<Region> regions, Column stays, boolean isComparison) {

    /** Every stay by every scheme; the first one decides the group. */
    static List<SchemeUse> sideBySide(List<Path> folders, List<Region> regions) {
        List<SchemeUse> uses = new ArrayList<>();
        for (Path folder : folders) {
            Scheme scheme = SchemeFolder.load(folder, CodeForm.UPPER_CASE);
            if (uses.stream().anyMatch(use -> use.scheme().name().equals(scheme.name()))) {
                throw Problem.of(
                                ProblemCode.ARGUMENTS,
                                "Two schemes are called " + scheme.name() + ".",
                                "The folder's name is the scheme's name in every table.",
                                "Leave one out, or rename a folder.")
                        .refusal();
            }
            uses.add(new SchemeUse(scheme, regions, lit(true), !uses.isEmpty()));
        }
        return uses;
    }

    /** Every stay by the scheme in force in its region of treatment on the day of its discharge. */
    static List<SchemeUse> inForce(Path folder, List<Region> regions, PolicyYear year) {
        SchemesInForce inForce = SchemesInForce.load(folder);
        Map<String, Column> stays = new TreeMap<>();
        Map<String, Set<Region>> places = new TreeMap<>();
        for (SchemesInForce.Span span : inForce.of(regions, year)) {
            Column ofSpan = SettlementLists.TREATED_REGION_CODE
                    .col()
                    .equalTo(span.region().code())
                    .and(SettlementLists.DISCHARGE_DATE.col().between(lit(span.from()), lit(span.to())));
            stays.merge(span.scheme(), ofSpan, Column::or);
            places.computeIfAbsent(span.scheme(), scheme -> new LinkedHashSet<>())
                    .add(span.region());
        }
        List<SchemeUse> uses = new ArrayList<>();
        stays.forEach((scheme, ofScheme) -> uses.add(new SchemeUse(
                SchemeFolder.load(inForce.folder(scheme), CodeForm.UPPER_CASE),
                List.copyOf(places.get(scheme)),
                ofScheme,
                false)));
        return uses;
    }
}
