package org.medfund.jobs.supervision.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The records a finding needs, where a sum over many of them makes it. */
final class MinimalSet {

    /**
     * Of the records, as few as hold: the first ones up to where they hold, less each that can be left out.
     *
     * @param records in the order in which they are preferred
     * @param holds true of all records; of more records if of fewer
     * @return a set that holds, and without any one of it does not; in the order of the records
     */
    static <T> List<T> of(List<T> records, Predicate<List<T>> holds) {
        int enough = 1;
        while (enough < records.size() && !holds.test(records.subList(0, enough))) {
            enough++;
        }
        List<T> left = new ArrayList<>(records.subList(0, enough));
        for (T record : List.copyOf(left)) {
            List<T> without = new ArrayList<>(left);
            without.remove(record);
            if (holds.test(without)) {
                left = without;
            }
        }
        return List.copyOf(left);
    }

    private MinimalSet() {}
}
