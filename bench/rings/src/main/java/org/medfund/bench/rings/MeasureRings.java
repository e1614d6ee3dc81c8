package org.medfund.bench.rings;

import static org.apache.spark.sql.functions.approx_count_distinct;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.medfund.core.policy.Policies;
import org.medfund.core.spark.PinnedSession;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.network.Admissions;
import org.medfund.jobs.network.RingFinding;
import org.medfund.jobs.network.RingPolicy;

/**
 * Finds rings in generated stays, under the thresholds of conf, and says what it took and how many of the planted ones were
 * found. A planted ring is found if most of its members are in one ring of which they are most. Arguments: the folder of the
 * stays, which are generated unless they are there, threads, million stays, planted rings.
 */
public final class MeasureRings {
    private static final int SEED = 2025;

    public static void main(String[] argv) throws IOException {
        SparkSession spark = PinnedSession.open("local[" + argv[1] + "]", Map.of("spark.sql.shuffle.partitions", "16"));
        spark.sparkContext().setLogLevel("ERROR");
        RingPolicy policy = RingPolicy.from(Policies.load(Path.of("conf/policy")).national(PolicyYear.of("" + SEED)));
        long stays = (long) (Double.parseDouble(argv[2]) * 1_000_000);
        if (!Files.exists(Path.of(argv[0], "_SUCCESS"))) {
            new StaysWithRings(stays, Integer.parseInt(argv[3])).rows(spark).write().parquet(argv[0]);
        }
        Dataset<Row> rows = spark.read().parquet(argv[0]);
        Row counts = rows.agg(
                        count(lit(1)),
                        approx_count_distinct(Admissions.MEMBER.col()),
                        approx_count_distinct(Admissions.DOCTOR.col()))
                .first();
        System.out.printf(
                Locale.ROOT,
                "%,d stays of about %,d persons with %,d doctors, %s threads, heap %d MB%n",
                counts.getLong(0),
                counts.getLong(1),
                counts.getLong(2),
                argv[1],
                Runtime.getRuntime().maxMemory() >> 20);
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);

        long start = System.nanoTime();
        long before = cpuNanos();
        Dataset<Row> counted = RingFinding.counted(rows).persist(StorageLevel.MEMORY_AND_DISK());
        Dataset<Row> members = RingFinding.members(counted, policy).persist(StorageLevel.MEMORY_AND_DISK());
        timed("count, pair, connect", () -> String.format(Locale.ROOT, "%,d members of components", members.count()));
        Dataset<Row> surviving = RingFinding.surviving(counted, members, policy, SEED)
                .persist(StorageLevel.MEMORY_AND_DISK());
        timed("compare with chance", () -> String.format(
                Locale.ROOT,
                "%,d of %,d components survive",
                surviving.count(),
                members.select(RingFinding.COMPONENT.col()).distinct().count()));
        System.out.printf(
                Locale.ROOT,
                "%-24s %8.1f s wall %8.1f s CPU%n",
                "together",
                (System.nanoTime() - start) / 1e9,
                (cpuNanos() - before) / 1e9);
        System.out.printf(Locale.ROOT, "Peak: heap %,d MB, process %s%n", heapPeak() >> 20, processPeak());
        told(rows, members.join(surviving, RingFinding.COMPONENT.name()).collectAsList());
    }

    private static void told(Dataset<Row> rows, List<Row> members) {
        Map<Long, Set<Long>> planted = new HashMap<>();
        rows.where(rows.col(StaysWithRings.RING).geq(0))
                .select(StaysWithRings.RING, Admissions.MEMBER.name())
                .distinct()
                .collectAsList()
                .forEach(row -> planted.computeIfAbsent(row.getLong(0), ring -> new HashSet<>())
                        .add(row.getLong(1)));
        planted.values().removeIf(ring -> ring.size() < 5);
        Map<Long, Set<Long>> found = new HashMap<>();
        members.forEach(row -> found.computeIfAbsent(RingFinding.COMPONENT.in(row), ring -> new HashSet<>())
                .add(Admissions.MEMBER.in(row)));
        long both = planted.values().stream()
                .filter(ring -> found.values().stream().anyMatch(other -> isSame(ring, other)))
                .count();
        Set<Long> plantedMembers = new HashSet<>();
        planted.values().forEach(plantedMembers::addAll);
        Set<Long> foundMembers = new HashSet<>();
        found.values().forEach(foundMembers::addAll);
        long bothMembers = foundMembers.stream().filter(plantedMembers::contains).count();
        tell("rings", planted.size(), found.size(), both);
        tell("members", plantedMembers.size(), foundMembers.size(), bothMembers);
    }

    private static void tell(String what, long planted, long found, long both) {
        System.out.printf(
                Locale.ROOT,
                "%,d %s planted, %,d found, %,d of both: precision %.3f, recall %.3f%n",
                planted,
                what,
                found,
                both,
                (double) both / found,
                (double) both / planted);
    }

    private static boolean isSame(Set<Long> ring, Set<Long> other) {
        long common = ring.stream().filter(other::contains).count();
        return 2 * common > ring.size() && 2 * common > other.size();
    }

    private static void timed(String step, Supplier<String> work) {
        long start = System.nanoTime();
        long before = cpuNanos();
        String result = work.get();
        System.out.printf(
                Locale.ROOT,
                "%-24s %8.1f s wall %8.1f s CPU  %s%n",
                step,
                (System.nanoTime() - start) / 1e9,
                (cpuNanos() - before) / 1e9,
                result);
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long heapPeak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    private static String processPeak() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .findFirst()
                    .orElse("unknown")
                    .replaceAll("\\s+", " ");
        }
    }

    private MeasureRings() {}
}
