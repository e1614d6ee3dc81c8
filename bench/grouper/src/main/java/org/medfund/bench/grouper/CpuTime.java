package org.medfund.bench.grouper;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.medfund.jobs.grouping.CodeForm;
import org.medfund.jobs.grouping.DrgGrouper;
import org.medfund.jobs.grouping.GroupingCase;
import org.medfund.jobs.grouping.Scheme;
import org.medfund.jobs.grouping.SchemeFolder;

/**
 * Cases a second of processor time, for each thread: what a core does, also on a machine that others use at the same
 * time. If two threads do as much each as one alone, speed grows with the threads. Arguments: schemes folder, scheme.
 */
public final class CpuTime {
    private static final int CASES_PER_ROUND = 500_000;
    private static final int ROUNDS_NOT_COUNTED = 3;
    private static final int ROUNDS = 5;

    public static void main(String[] argv) throws Exception {
        Path schemes = Path.of(argv[0]);
        Scheme scheme = SchemeFolder.load(schemes.resolve(argv[1]), CodeForm.AS_WRITTEN);
        List<GroupingCase> cases = new VectorCases(schemes, argv[1]).inMemory();
        for (int threads : new int[] {1, 2, 1, 2}) {
            ExecutorService pool = Executors.newFixedThreadPool(threads);
            List<Future<double[]>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(() -> rounds(new DrgGrouper(scheme), cases)));
            }
            for (Future<double[]> each : running) {
                double[] rates = each.get();
                Arrays.sort(rates);
                System.out.printf(
                        "%d threads, each: median %.0f, least %.0f, most %.0f cases a second of its processor time%n",
                        threads, rates[ROUNDS / 2], rates[0], rates[ROUNDS - 1]);
            }
            pool.shutdown();
        }
    }

    private static double[] rounds(DrgGrouper grouper, List<GroupingCase> cases) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        double[] rates = new double[ROUNDS];
        long grouped = 0;
        for (int round = -ROUNDS_NOT_COUNTED; round < ROUNDS; round++) {
            long start = clock.getCurrentThreadCpuTime();
            for (int i = 0; i < CASES_PER_ROUND; i++) {
                grouped += grouper.group(cases.get(i % cases.size())).group() == null ? 0 : 1;
            }
            if (round >= 0) {
                rates[round] = CASES_PER_ROUND * 1e9 / (clock.getCurrentThreadCpuTime() - start);
            }
        }
        if (grouped == 0) {
            throw new IllegalStateException("Nothing was grouped");
        }
        return rates;
    }

    private CpuTime() {}
}
