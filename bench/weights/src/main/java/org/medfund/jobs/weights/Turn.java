package org.medfund.jobs.weights;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** One measured turn: wall and processor seconds, and a figure to compare results by. */
public record Turn(double wallSeconds, double cpuSeconds, long figure) {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    public static Turn of(Callable<Long> work) throws Exception {
        long cpu = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        long figure = work.call();
        return new Turn((System.nanoTime() - start) / 1e9, (PROCESS.getProcessCpuTime() - cpu) / 1e9, figure);
    }

    /** Medians, and the single runs behind them. */
    public static String told(String name, List<Turn> turns) {
        return String.format(
                Locale.ROOT,
                "%s: wall %.2f s (%s), processor %.2f s",
                name,
                median(turns, Turn::wallSeconds),
                turns.stream()
                        .map(turn -> String.format(Locale.ROOT, "%.2f", turn.wallSeconds()))
                        .collect(Collectors.joining(" ")),
                median(turns, Turn::cpuSeconds));
    }

    public static double median(List<Turn> turns, ToDoubleFunction<Turn> figure) {
        double[] sorted = turns.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** Of the whole process since it began: wall and processor seconds, and the most memory it held. */
    public static String process(String name) throws IOException {
        String peak = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .collect(Collectors.joining());
        return String.format(
                Locale.ROOT,
                "%s, whole process: wall %.2f s, processor %.2f s, %s",
                name,
                ManagementFactory.getRuntimeMXBean().getUptime() / 1e3,
                PROCESS.getProcessCpuTime() / 1e9,
                peak.replaceAll("\\s+", " "));
    }
}
