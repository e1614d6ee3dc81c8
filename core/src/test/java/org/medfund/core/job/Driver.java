package org.medfund.core.job;

import static org.medfund.core.testkit.Rows.rows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.medfund.core.lake.Lake;
import org.medfund.core.table.weights.RelativeWeights;
import org.medfund.core.testkit.LocalSpark;
import org.medfund.core.testkit.TestLake;

/** A JVM of its own that works on a lake: for what several drivers do at once, and for what one does that is killed. */
final class Driver {
    /** How a driver ends that is killed at a step. */
    static final int KILLED = 9;

    private static final String HEADER = "region_code | year | group_code | case_count | relative_weight\n";

    private final Process process;
    private final Path output;

    private Driver(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static String block(String region, String weight) {
        return HEADER + region + " | 2025 | A | 9 | " + weight + "\n";
    }

    /** Publishes one weight; waits just before publishing until {@code drivers} of them are there. */
    static Driver publish(Path folder, Map<String, String> settings, String... rootRegionWeightDrivers) {
        return start(folder, settings, "publish", rootRegionWeightDrivers);
    }

    /** Halts at the first step that begins with the last argument. */
    static Driver killedAt(Path folder, Map<String, String> settings, String... rootRegionWeightStep) {
        return start(folder, settings, "killed", rootRegionWeightStep);
    }

    /** Appends many times, one run each. */
    static Driver append(Path folder, Map<String, String> settings, String... rootNameTimesDrivers) {
        return start(folder, settings, "append", rootNameTimesDrivers);
    }

    private static Driver start(Path folder, Map<String, String> settings, String action, String... args) {
        try {
            Path output = Files.createTempFile(folder, "driver", ".txt");
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                    .filter(option -> !option.startsWith("-javaagent") && !option.startsWith("-Dsurefire"))
                    .forEach(command::add);
            settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
            command.add("-Xmx1g");
            command.addAll(List.of("-cp", classpath(), Driver.class.getName(), action, folder.toString()));
            command.addAll(List.of(args));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new Driver(process, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String classpath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    int exit() throws InterruptedException {
        if (!process.waitFor(240, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("A driver did not end:\n" + output());
        }
        return process.exitValue();
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] args) {
        Path folder = Path.of(args[1]);
        String root = args[2];
        Lake lake = new Lake(LocalSpark.get(), root);
        switch (args[0]) {
            case "append" -> {
                meet(folder, args[3], Integer.parseInt(args[5]));
                for (int i = 0; i < Integer.parseInt(args[4]); i++) {
                    lake.append(
                            RelativeWeights.TABLE,
                            args[3] + "-" + i,
                            rows(RelativeWeights.TABLE, block("330100", "0.5000")));
                }
            }
            case "killed" ->
                run(lake, args, (job, step) -> {
                    if (step.startsWith(args[5])) {
                        Runtime.getRuntime().halt(KILLED);
                    }
                });
            case "publish" ->
                run(lake, args, (job, step) -> {
                    if (step.equals("publishing")) {
                        meet(folder, args[3] + "-" + args[4], Integer.parseInt(args[5]));
                    }
                });
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.exit(0);
    }

    private static void run(Lake lake, String[] args, Progress progress) {
        Harness harness = new Harness(lake, TestLake.policies(), TestLake.CLOCK, "test", progress);
        Result result = harness.run(FixedWeights.of(block(args[3], args[4])), "--year", "2025");
        result.lines().forEach(System.out::println);
        System.exit(result.exit().code());
    }

    /** Waits until so many drivers have come here. */
    private static void meet(Path folder, String name, int drivers) {
        try {
            Files.createFile(folder.resolve("here-" + name));
            for (int tries = 0; tries < 1200; tries++) {
                try (var files = Files.list(folder)) {
                    if (files.filter(file -> file.getFileName().toString().startsWith("here-"))
                                    .count()
                            >= drivers) {
                        return;
                    }
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
            throw new IllegalStateException("The other driver did not come");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
