package org.medfund.core.job;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Optional;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;

/** Tells a full disk or an unwritable lake from a fault of ours. */
final class StorageTrouble {
    private static final List<String> SIGNS = List.of(
            "No space left on device",
            "Disk quota exceeded",
            "Permission denied",
            "Read-only file system",
            "Not a directory",
            "Mkdirs failed",
            "DELTA_CANNOT_CREATE_LOG_PATH",
            "Parent path is not a directory");

    /** The problem behind a failed write, if storage is to blame. */
    static Optional<Problem> in(Throwable thrown, String root) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof AccessDeniedException
                    || ((cause instanceof IOException || cause instanceof RuntimeException)
                            && SIGNS.stream().anyMatch(message::contains))) {
                String sign =
                        SIGNS.stream().filter(message::contains).findFirst().orElse("Permission denied");
                return Optional.of(Problem.of(
                        ProblemCode.STORAGE,
                        "The lake cannot be written: " + sign + ".",
                        root + " was written to; nothing of this run is visible.",
                        "Free space or correct the rights or the path, then run the same command again."));
            }
        }
        return Optional.empty();
    }

    private StorageTrouble() {}
}
