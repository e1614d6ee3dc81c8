package org.medfund.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.RowsAssert.assertRows;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.table.weights.RelativeWeights;
import org.medfund.core.testkit.TestLake;

class StorageTroubleTest {
    private static final String ROW = """
            region_code | year | group_code | case_count | relative_weight
            330100      | 2025 | A          |          9 |          0.5000
            """;

    @TempDir
    Path folder;

    @Test
    void aFullDiskDeepInsideAFailedTaskIsStorageTrouble() {
        RuntimeException failed = new IllegalStateException(
                "Job aborted", new RuntimeException("Task failed", new IOException("No space left on device")));

        assertThat(StorageTrouble.in(failed, "/lake")).hasValueSatisfying(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.STORAGE);
            assertThat(problem.toString())
                    .contains("No space left on device")
                    .contains("/lake")
                    .contains("nothing of this run is visible");
        });
    }

    @Test
    void aFolderThatMayNotBeWrittenIsStorageTrouble() {
        assertThat(StorageTrouble.in(new RuntimeException(new AccessDeniedException("/lake/x")), "/lake"))
                .isPresent();
    }

    @Test
    void aFaultOfOursIsNot() {
        assertThat(StorageTrouble.in(
                        new IllegalStateException("Rows do not fit", new IOException("bad header")), "/lake"))
                .isEmpty();
    }

    @Test
    void aLakeBelowAFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");

        Result result =
                new TestLake(file.resolve("lake").toString(), "test").run(FixedWeights.of(ROW), "--year", "2025");

        assertThat(result.exit()).isEqualTo(Exit.REFUSED);
        assertThat(String.join("\n", result.lines())).startsWith("STORAGE").contains(file.toString());
    }

    /** A real full disk, where the machine lets the test mount a small one. */
    @Test
    void onAFullDiskARunIsRefusedUnseenAndSucceedsOnceThereIsSpace() throws Exception {
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=4m", "medfund-test", folder.toString()),
                "The small disk that this test fills can be mounted by root only");
        try {
            TestLake lake = new TestLake(folder.resolve("lake").toString(), "test");
            File filler = folder.resolve("filler").toFile();
            fillBut(filler, 48 * 1024);

            Result result = lake.run(FixedWeights.of(ROW), "--year", "2025");

            assertThat(result.exit()).as(result.toString()).isEqualTo(Exit.REFUSED);
            assertThat(String.join("\n", result.lines())).startsWith("STORAGE").contains("No space left on device");
            assertThat(filler.delete()).isTrue();
            assertThat(lake.read(RelativeWeights.TABLE).count()).isZero();
            assertThat(lake.run(FixedWeights.of(ROW), "--year", "2025").exit()).isEqualTo(Exit.DONE);
            assertRows(lake.read(RelativeWeights.TABLE), ROW);
        } finally {
            run("umount", "-l", folder.toString());
        }
    }

    private static void fillBut(File filler, int bytes) throws IOException {
        byte[] page = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler.toPath())) {
            for (long free = filler.getUsableSpace(); free > bytes; free = filler.getUsableSpace()) {
                out.write(page);
            }
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
