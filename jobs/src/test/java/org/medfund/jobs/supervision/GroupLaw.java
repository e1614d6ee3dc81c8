package org.medfund.jobs.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@link RuleLaw} for rules that look at groups of records: without any one witness the same lines, or the same subject, are
 * not found on the same ground.
 *
 * @param <T> a record of the group
 * @param find the findings in some records of one group
 * @param names each record as evidence names it, table and row key; of a record made of several rows all of them
 */
public record GroupLaw<T>(Function<List<T>, List<Finding>> find, Function<T, Set<String>> names) {

    /**
     * Holds the law for every finding in the records.
     *
     * @return how many there were
     */
    public int holds(List<T> records) {
        List<Finding> found = find.apply(records);
        for (Finding finding : found) {
            Set<String> witnesses = finding.evidence().stream()
                    .filter(EvidenceRecord::isWitness)
                    .map(RuleLaw::name)
                    .collect(Collectors.toSet());
            List<T> alone = records.stream()
                    .filter(each -> witnesses.containsAll(names.apply(each)))
                    .toList();
            assertThat(find.apply(alone).stream().map(each -> each.flagId("E.0")))
                    .as("found among its witnesses alone: " + witnesses)
                    .contains(finding.flagId("E.0"));
            for (String witness : witnesses) {
                List<T> less = alone.stream()
                        .filter(each -> !names.apply(each).contains(witness))
                        .toList();
                assertThat(find.apply(less).stream().filter(left -> RuleLaw.isOfTheSame(finding, left)))
                        .as("found without " + witness)
                        .isEmpty();
            }
        }
        return found.size();
    }
}
