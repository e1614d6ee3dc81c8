package org.medfund.jobs.grouping;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compares the grouper with {@link ReferenceWalk} on {@link SeededCases}. */
final class GroupingAgreement {
    private static final long SEED = 20_250_101L;

    /** Cases of a scheme that the two group differently, or whose explanation tells another result. */
    static List<String> disagreements(Path folder, int cases) {
        DrgGrouper grouper = new DrgGrouper(SchemeFolder.load(folder, CodeForm.AS_WRITTEN));
        ReferenceWalk walk = new ReferenceWalk(folder);
        SeededCases seeded = new SeededCases(walk, SEED);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            GroupingCase input = seeded.next();
            String expected = walk.group(input);
            String actual = printed(grouper.group(input));
            if (!actual.equals(expected)) {
                found.add(input + ": " + actual + " instead of " + expected);
            }
        }
        return found;
    }

    /** As the vectors write a result. */
    static String printed(GroupingResult result) {
        return String.join(
                ",",
                result.status().name(),
                result.mdc() == null ? "0000" : result.mdc(),
                result.adrg() == null ? "00" : result.adrg(),
                result.group() == null ? "0000" : result.group());
    }

    private GroupingAgreement() {}
}
