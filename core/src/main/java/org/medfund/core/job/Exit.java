package org.medfund.core.job;

/** How a command ends; schedulers rely on the numbers. */
public enum Exit {
    /** Done, or already published. */
    DONE(0),
    /** The user can put it right. */
    REFUSED(2),
    /** A gate rejected the run. */
    REJECTED(3),
    /** A fault of ours. */
    FAULT(70);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
