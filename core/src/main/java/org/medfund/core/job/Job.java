package org.medfund.core.job;

import java.util.List;

/** A function from published tables and a policy to the tables it would publish. */
public interface Job {
    /** The command, such as {@code calibrate-weights}. */
    String name();

    /** What it does, in one sentence. */
    String doc();

    List<Option<?>> options();

    /**
     * Reads and computes. Writes nothing: the {@link Harness} publishes what is returned.
     *
     * @throws org.medfund.core.problem.Refusal if a person has to put something right first
     */
    Outputs run(JobContext job, Arguments args);
}
