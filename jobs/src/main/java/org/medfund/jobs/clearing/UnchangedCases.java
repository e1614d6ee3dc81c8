package org.medfund.jobs.clearing;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.RecordedRun;
import org.medfund.core.job.RunRecords;
import org.medfund.core.region.Region;
import org.medfund.core.table.Table;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.time.Month;
import org.medfund.core.time.Period;

/**
 * Tells where no case of an earlier month can differ from its books, so that millions of them need not be compared again:
 * every month before was settled from the payments there are now, and the last of them from the books there are now. Then
 * no case was ever posted in another month than its own, and no posting corrects another.
 */
final class UnchangedCases {

    /** Codes of the regions whose earlier months hold nothing to settle again; all, before the second month. */
    static Set<String> before(JobContext job, Collection<Region> regions, Month month) {
        List<Period> before = month.booksBefore();
        Set<String> unchanged = new TreeSet<>();
        for (Region region : regions) {
            if (before.isEmpty() || isUnchanged(job.records(), region, month, before)) {
                unchanged.add(region.code());
            }
        }
        return unchanged;
    }

    private static boolean isUnchanged(RunRecords records, Region region, Month month, List<Period> before) {
        Period last = before.get(before.size() - 1);
        SortedMap<String, SortedSet<String>> books = records.visible(Postings.TABLE, region);
        Set<String> payments = of(records.visible(CasePayments.TABLE, region), month.year());
        Set<String> all = new TreeSet<>();
        before.forEach(each -> all.addAll(of(books, each)));
        Set<String> ofLast = of(books, last);
        Set<String> earlier = new TreeSet<>(all);
        earlier.removeAll(ofLast);
        return !ofLast.isEmpty()
                && records.of(all).values().stream()
                        .allMatch(run -> hasRead(run, CasePayments.TABLE, payments)
                                && (!ofLast.contains(run.runId()) || hasRead(run, Postings.TABLE, earlier)));
    }

    private static Set<String> of(SortedMap<String, SortedSet<String>> runs, Period period) {
        return runs.getOrDefault(period.toString(), new TreeSet<>());
    }

    private static boolean hasRead(RecordedRun run, Table table, Set<String> runs) {
        return run.inputs().getOrDefault(table.name(), List.of()).containsAll(runs);
    }

    private UnchangedCases() {}
}
