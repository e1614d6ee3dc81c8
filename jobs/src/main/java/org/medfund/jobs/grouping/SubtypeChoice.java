package org.medfund.jobs.grouping;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.medfund.core.money.CostSpread;
import org.medfund.core.subtype.SubtypeGate;

/**
 * The ways one disease was tried to be split.
 *
 * @param splits by dimension
 * @param costs by dimension and subtype
 * @param chosen of the dimensions whose gate lets them pass the one with the highest coefficient, ties to the first
 */
record SubtypeChoice(
        Map<SubtypeDimension, SubtypeGate.Split> splits,
        Map<SubtypeDimension, Map<String, CostSpread>> costs,
        Optional<SubtypeDimension> chosen) {

    static SubtypeChoice of(Map<SubtypeDimension, Map<String, CostSpread>> costs, SubtypePolicy policy) {
        Map<SubtypeDimension, SubtypeGate.Split> splits = new EnumMap<>(SubtypeDimension.class);
        costs.forEach((dimension, subtypes) ->
                splits.put(dimension, policy.gate(dimension).split(new TreeMap<>(subtypes))));
        Optional<SubtypeDimension> chosen = splits.entrySet().stream()
                .filter(each -> each.getValue().applies())
                .reduce((one, other) -> other.getValue()
                                        .triggerCoefficient()
                                        .compareTo(one.getValue().triggerCoefficient())
                                > 0
                        ? other
                        : one)
                .map(Map.Entry::getKey);
        return new SubtypeChoice(splits, costs, chosen);
    }
}
