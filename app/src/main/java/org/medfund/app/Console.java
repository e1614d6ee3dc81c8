package org.medfund.app;

import java.io.PrintWriter;
import java.util.List;
import org.medfund.core.job.Progress;

/** Results go to standard output, progress and problems to standard error. */
record Console(PrintWriter out, PrintWriter err) {

    /** One plain line a step, with the seconds since the first: reads well on a terminal and in a log. */
    Progress progress() {
        long start = System.nanoTime();
        return (job, step) -> err.printf("%6.1f s  %-20s %s%n", (System.nanoTime() - start) / 1e9, job, step);
    }

    void results(List<String> lines) {
        lines.forEach(out::println);
    }

    void problems(List<String> lines) {
        lines.forEach(err::println);
    }
}
