package org.medfund.bench.clearing;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Harness;
import org.medfund.core.job.Job;
import org.medfund.core.job.Progress;
import org.medfund.core.job.Result;
import org.medfund.core.lake.Lake;
import org.medfund.core.policy.Policies;
import org.medfund.core.spark.PinnedSession;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.jobs.clearing.ClearQuarterJob;
import org.medfund.jobs.clearing.ClearYearJob;
import org.medfund.jobs.clearing.SettleMonthJob;
import org.medfund.jobs.funds.SettleFundsJob;
import org.medfund.jobs.outofarea.NetRegionsJob;
import org.medfund.jobs.verification.VerifyClearingJob;

/**
 * Wall and CPU seconds of the stages of clearing in the order of run-year, in one process; without prepayments and special
 * cases, which look at few rows. Arguments: a lake that is not there yet, threads, million discharges, pooling regions.
 */
public final class MeasureClearing {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-15T02:00:00Z"), ZoneOffset.UTC);
    private static final int MONTHS = 12;
    private static final int MONTHS_A_QUARTER = 3;

    private final Harness harness;
    private double wall;
    private double cpu;

    private MeasureClearing(Harness harness) {
        this.harness = harness;
    }

    public static void main(String[] argv) {
        SparkSession spark = PinnedSession.open("local[" + argv[1] + "]", Map.of());
        spark.sparkContext().setLogLevel("ERROR");
        Lake lake = new Lake(spark, argv[0]);
        Harness harness =
                new Harness(lake, Policies.load(Path.of("conf/policy")), CLOCK, "bench-unversioned", Progress.SILENT);
        long discharges = (long) (Double.parseDouble(argv[2]) * 1_000_000);
        int regions = Integer.parseInt(argv[3]);
        System.out.printf(
                Locale.ROOT,
                "%,d discharges, %d pooling regions, %s threads, heap %d MB%n",
                discharges,
                regions,
                argv[1],
                Runtime.getRuntime().maxMemory() >> 20);
        if (lake.exists(CasePayments.TABLE)) {
            throw new IllegalArgumentException(argv[0] + " has a year already; name a folder without one");
        }
        YearToClear.publish(harness, discharges, regions);
        new MeasureClearing(harness).year(regions);
    }

    private void year(int regions) {
        for (int month = 1; month <= MONTHS; month++) {
            timed(new SettleMonthJob(), "--month", String.format(Locale.ROOT, "%d-%02d", YearToClear.YEAR, month));
            if (month % MONTHS_A_QUARTER == 0 && month < MONTHS) {
                // Only named regions clear by quarter where the policy does not say so.
                String quarter = YearToClear.YEAR + "Q" + month / MONTHS_A_QUARTER;
                timed(
                        new ClearQuarterJob(),
                        "--quarter",
                        quarter,
                        "--region",
                        YearToClear.regions(regions).get(0));
            }
        }
        timed(new ClearYearJob(), "--year", "" + YearToClear.YEAR);
        timed(new VerifyClearingJob(), "--period", "" + YearToClear.YEAR);
        timed(new SettleFundsJob(), "--year", "" + YearToClear.YEAR);
        timed(new NetRegionsJob(), "--year", "" + YearToClear.YEAR);
        System.out.printf(Locale.ROOT, "%-40s %8.1f s wall %8.1f s CPU%n", "all stages", wall, cpu);
    }

    private void timed(Job job, String... argv) {
        long start = System.nanoTime();
        long before = cpuNanos();
        Result result = harness.run(job, argv);
        double seconds = (System.nanoTime() - start) / 1e9;
        double busy = (cpuNanos() - before) / 1e9;
        done(result);
        wall += seconds;
        cpu += busy;
        System.out.printf(
                Locale.ROOT,
                "%-40s %8.1f s wall %8.1f s CPU%n",
                job.name() + " " + Arrays.asList(argv).get(1),
                seconds,
                busy);
    }

    static void done(Result result) {
        if (result.exit() != Exit.DONE) {
            throw new IllegalStateException(result.exit() + ": " + String.join("\n", result.lines()));
        }
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
