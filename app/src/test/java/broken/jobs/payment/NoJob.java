package broken.jobs.payment;

/** Called a job, and is none. */
public final class NoJob {}
