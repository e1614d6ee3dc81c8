package org.medfund.jobs.grouping;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.CostSum;
import org.medfund.core.money.Money;

/** Which operations beside the main one make a disease of their own (SPEC C.1, step 1). */
public final class RelatedOperations {

    /** A diagnosis, cut as core diseases are, and a main procedure; the procedure is empty for conservative treatment. */
    public record Base(String diagnosis, String mainProcedure) implements Serializable {}

    /** The cases of a base that had a further operation. */
    public record WithOperation(Base base, String operation, CostSum costs) {}

    /**
     * By how much the mean cost is higher with the operation than without it.
     *
     * @param without mean cost without it, positive
     */
    public static BigFraction increase(BigFraction with, BigFraction without) {
        return with.subtract(without).divide(without);
    }

    /** Whether the increase makes it a disease of its own; the limit is included. */
    public static boolean isKept(BigFraction increase, BigDecimal increaseMin) {
        return increase.compareTo(Money.exact(increaseMin)) >= 0;
    }

    /**
     * The operations kept for each base. The cases of the base without the operation are compared with those that had
     * it; where every case had it, or the others cost nothing, there is nothing to compare and it is not kept.
     *
     * @param all the cases of each base
     * @param with one entry per base and operation
     * @return only bases for which an operation is kept
     */
    public static Map<Base, Set<String>> kept(
            Map<Base, CostSum> all, Collection<WithOperation> with, BigDecimal increaseMin) {
        Map<Base, Set<String>> kept = new HashMap<>();
        for (WithOperation each : with) {
            CostSum whole = java.util.Objects.requireNonNull(all.get(each.base()));
            CostSum without = new CostSum(
                    whole.caseCount() - each.costs().caseCount(),
                    whole.costYuan().subtract(each.costs().costYuan()));
            boolean isComparable = without.caseCount() > 0 && without.costYuan().compareTo(BigFraction.ZERO) > 0;
            if (isComparable && isKept(increase(each.costs().meanYuan(), without.meanYuan()), increaseMin)) {
                kept.computeIfAbsent(each.base(), base -> new TreeSet<>()).add(each.operation());
            }
        }
        return kept;
    }

    private RelatedOperations() {}
}
