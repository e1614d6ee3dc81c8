package org.medfund.core.job;

/** Tells a person or a log how far a job is. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = (job, step) -> {};

    /** {@code step} has just begun, or has just been reached. */
    void at(String job, String step);
}
