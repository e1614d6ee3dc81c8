package org.medfund.app;

import java.util.List;
import java.util.Map;
import org.medfund.core.job.Option;

/** One command of the command line. */
interface Command {
    String name();

    String doc();

    List<Option<?>> allOptions();

    default boolean isHidden() {
        return false;
    }

    /**
     * @param given texts by option name, as given
     * @return the exit code
     */
    int call(Map<String, String> given, Console console);
}
