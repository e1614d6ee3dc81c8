package org.medfund.app;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Option;

/** Frees the disk of what no published run needs; refuses where something still rests on what would be lost. */
final class CleanLake implements Command {
    private static final int DAYS_MIN = 7;
    private static final Option<Integer> OLDER_THAN = Option.withDefault(
            "older-than",
            "DAYS",
            "How old leftovers must be, in days, " + DAYS_MIN + " or more: a run that still works is not disturbed",
            CleanLake::days,
            Integer.toString(DAYS_MIN));
    private static final Option<Boolean> DRY_RUN =
            Option.toggle("dry-run", "Say what would be removed, and remove nothing");

    @Override
    public String name() {
        return "clean-lake";
    }

    @Override
    public String doc() {
        return "Removes what killed, failed, and rejected runs left behind. Published rows stay; it refuses where open"
                + " flags, statements that are not locked, or the years of retention hold what would be lost.";
    }

    @Override
    public List<Option<?>> allOptions() {
        return Stream.concat(Stream.of(OLDER_THAN, DRY_RUN), Workplace.OPTIONS.stream())
                .toList();
    }

    @Override
    public int call(Map<String, String> given, Console console) {
        Arguments args = Arguments.of(allOptions(), given);
        console.results(Workplace.open(args, console)
                .clean(Clock.systemUTC().instant(), Duration.ofDays(args.get(OLDER_THAN)), args.get(DRY_RUN)));
        return Exit.DONE.code();
    }

    private static int days(String text) {
        if (!text.matches("[1-9][0-9]{0,3}") || Integer.parseInt(text) < DAYS_MIN) {
            throw new IllegalArgumentException("write a number of days from " + DAYS_MIN + " to 9999");
        }
        return Integer.parseInt(text);
    }
}
