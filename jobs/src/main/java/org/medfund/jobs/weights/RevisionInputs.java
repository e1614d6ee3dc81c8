package org.medfund.jobs.weights;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.JobContext;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.FeeClasses;
import org.medfund.core.table.reference.CodeLists;
import org.medfund.core.table.weights.RelativeWeights;
import org.medfund.core.time.PolicyYear;

/** What revisions and judgements look at beside the cases themselves; fees are read only where a policy asks for them. */
final class RevisionInputs {
    /** Regions times groups times years times fee classes; a country stays below. */
    private static final int SUMS_MAX = 20_000_000;

    private static final int LIST_MAX = 1_000_000;

    private final Map<String, BlockCosts> blocks = new HashMap<>();
    private final Map<String, Map<String, BigDecimal>> lastWeights = new HashMap<>();
    private final Set<String> basicGroups = new HashSet<>();

    /** @param judged as {@link FactCases#judged} returns them */
    RevisionInputs(
            JobContext job, Dataset<Row> judged, SortedMap<String, CalibrationPolicy> policies, PolicyYear year) {
        Collection<CalibrationPolicy> all = policies.values();
        List<Region> regions = policies.keySet().stream().map(Region::of).toList();
        if (all.stream().anyMatch(policy -> policy.revision().adjustsStructure())) {
            for (Row row : job.small(FeeSum.sums(FactCases.staying(judged), job.read(FeeClasses.TABLE)), SUMS_MAX)) {
                FeeSum sum = FeeSum.of(row);
                blocks.computeIfAbsent(sum.regionCode(), code -> new BlockCosts())
                        .add(sum.groupCode(), sum.year(), sum.feeClass(), sum.amountYuan());
            }
        }
        // A group that weighed nothing is as good as new.
        Dataset<Row> last = job.readOrEmpty(RelativeWeights.TABLE, regions, year.minus(1))
                .where(RelativeWeights.RELATIVE_WEIGHT.col().gt(0));
        for (Row row : job.small(last, LIST_MAX)) {
            lastWeights
                    .computeIfAbsent(
                            key(RelativeWeights.REGION_CODE.in(row), RelativeWeights.SCHEME.in(row)),
                            code -> new HashMap<>())
                    .put(RelativeWeights.GROUP_CODE.in(row), RelativeWeights.RELATIVE_WEIGHT.in(row));
        }
        Dataset<Row> listed =
                job.read(CodeLists.TABLE).where(CodeLists.isInForce(CodeLists.BASIC_GROUP, year.firstDay()));
        job.small(listed, LIST_MAX).forEach(row -> basicGroups.add(CodeLists.CODE.in(row)));
    }

    /** No costs of any block if none were delivered. */
    BlockCosts blocks(String region) {
        return blocks.getOrDefault(region, new BlockCosts());
    }

    /** Weights published for the year before by the same scheme; none if there are none. */
    Map<String, BigDecimal> lastWeights(String region, String scheme) {
        return lastWeights.getOrDefault(key(region, scheme), Map.of());
    }

    /** On the regional list on the first day of the year. */
    Set<String> basicGroups() {
        return basicGroups;
    }

    private static String key(String region, String scheme) {
        return region + "/" + scheme;
    }
}
