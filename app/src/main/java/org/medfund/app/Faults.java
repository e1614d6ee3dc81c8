package org.medfund.app;

import java.io.PrintWriter;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** What a person sees of a fault of ours: where it happened, and nothing that could be personal. */
final class Faults {
    private static final Logger LOG = LogManager.getLogger(Faults.class);
    private static final int LONGEST_MESSAGE = 600;

    static void report(Throwable fault, PrintWriter err) {
        err.println("FAULT: " + fault.getClass().getSimpleName() + ": " + masked(fault.getMessage()));
        for (Throwable cause = fault.getCause(); cause != null; cause = cause.getCause()) {
            err.println("  caused by " + cause.getClass().getSimpleName() + ": " + masked(cause.getMessage()));
        }
        StackTraceElement[] trace = fault.getStackTrace();
        for (StackTraceElement element : trace) {
            if (element.getClassName().startsWith("org.medfund.")) {
                err.println("  at " + element);
                break;
            }
        }
        err.println("This is a fault of medfund, not of your input. Nothing of the run is visible. Set"
                + " MEDFUND_LOG_LEVEL=info for the whole trace.");
        LOG.info("Fault", fault);
    }

    /** Long digit runs may be a person's number: masked, and the text cut. */
    static String masked(@org.jspecify.annotations.Nullable String message) {
        if (message == null) {
            return "";
        }
        String text = message.replaceAll("\\d{11,}[0-9Xx]?", "***");
        return text.length() > LONGEST_MESSAGE ? text.substring(0, LONGEST_MESSAGE) + " ..." : text;
    }

    private Faults() {}
}
