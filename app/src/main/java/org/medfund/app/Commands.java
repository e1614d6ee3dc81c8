package org.medfund.app;

import java.util.List;
import java.util.Optional;
import org.medfund.core.job.Job;

/** Every command, in the order of the work. */
final class Commands {
    static final List<Command> ALL = List.of(new RunYear(), new WarmUp(), new WriteDocs());

    static Optional<Command> named(String name) {
        return ALL.stream().filter(command -> command.name().equals(name)).findFirst();
    }

    /** The job behind a command that is one. */
    static Job job(String name) {
        return named(name)
                .filter(JobCommand.class::isInstance)
                .map(command -> ((JobCommand) command).job())
                .orElseThrow(() -> new IllegalArgumentException(name + " is not a job"));
    }

    private Commands() {}
}
