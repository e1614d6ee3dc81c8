package org.medfund.notebooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command line of medfund, run from a notebook as a process of its own. */
public final class Medfund {
    private final Path program;

    /** @param program such as bin/medfund */
    public Medfund(Path program) {
        this.program = program;
    }

    /**
     * Runs a command and waits for it.
     *
     * @return what it printed
     * @throws IllegalStateException with what it printed if it does not end well within the time
     */
    public String run(long timeoutMinutes, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        try {
            Path output = java.nio.file.Files.createTempFile("medfund", ".log");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean hasEnded = process.waitFor(timeoutMinutes, TimeUnit.MINUTES);
            if (!hasEnded) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            String printed = java.nio.file.Files.readString(output, StandardCharsets.UTF_8);
            if (!hasEnded || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command)
                        + (hasEnded
                                ? " ended with " + process.exitValue()
                                : " took longer than " + timeoutMinutes + " minutes")
                        + ":\n" + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + program + " ran", e);
        }
    }
}
