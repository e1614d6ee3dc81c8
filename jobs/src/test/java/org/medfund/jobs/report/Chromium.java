package org.medfund.jobs.report;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A headless browser without a network of its own. */
final class Chromium {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");

    /** The page's document after its scripts have run. */
    static String dom(Path page, String hash, Path workFolder) throws IOException, InterruptedException {
        return run(workFolder, page.toUri() + hash, "--dump-dom");
    }

    /** A picture of the page. */
    static void picture(Path page, String hash, Path png, int heightPx, Path workFolder)
            throws IOException, InterruptedException {
        run(
                workFolder,
                page.toUri() + hash,
                "--screenshot=" + png.toAbsolutePath(),
                "--hide-scrollbars",
                "--window-size=1440," + heightPx);
    }

    private static String run(Path workFolder, String address, String... options)
            throws IOException, InterruptedException {
        if (!Files.isExecutable(PROGRAM)) {
            fail("The report is checked in a real browser: install the Debian package chromium.");
        }
        Files.createDirectories(workFolder);
        Path output = Files.createTempFile(workFolder, "chromium", ".out");
        Path profile = Files.createTempDirectory(workFolder, "profile");
        List<String> command = new ArrayList<>(List.of(
                PROGRAM.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile,
                "--virtual-time-budget=5000"));
        command.addAll(List.of(options));
        command.add(address);
        Process browser = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(workFolder.resolve("chromium.err").toFile())
                .start();
        if (!browser.waitFor(2, TimeUnit.MINUTES)) {
            browser.destroyForcibly();
            fail("The browser did not end within two minutes.");
        }
        return Files.readString(output);
    }

    private Chromium() {}
}
