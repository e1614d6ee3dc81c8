package org.medfund.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Option;
import org.medfund.jobs.grouping.CodeForm;
import org.medfund.jobs.grouping.FileGrouping;
import org.medfund.jobs.grouping.SchemeFolder;

/** Groups a file of cases; needs no lake and no session. */
final class GroupFile implements Command {
    private static final Option<Path> SCHEME =
            Option.required("scheme", "DIR", "Folder of a grouping scheme, such as conf/scheme/demo_2025", Path::of);
    private static final Option<Path> IN =
            Option.required("in", "FILE", "Cases: CSV, Parquet, or a folder of Parquet files", Path::of);
    private static final Option<Path> OUT = Option.required("out", "FILE", "CSV to write, one row per case", Path::of);
    private static final Option<Integer> THREADS =
            Option.optional("threads", "N", "Threads that group; left out, one per core", GroupFile::threads);
    private static final int THREADS_MAX = 256;

    @Override
    public String name() {
        return "group-file";
    }

    @Override
    public String doc() {
        return "Groups a CSV or Parquet of cases by a scheme's tables, without a lake. Codes are compared exactly as"
                + " given.";
    }

    @Override
    public List<Option<?>> allOptions() {
        return List.of(SCHEME, IN, OUT, THREADS);
    }

    @Override
    public int call(Map<String, String> given, Console console) {
        Arguments args = Arguments.of(allOptions(), given);
        console.results(FileGrouping.group(
                SchemeFolder.load(args.get(SCHEME), CodeForm.AS_WRITTEN),
                args.get(IN),
                args.get(OUT),
                args.find(THREADS).orElseGet(() -> Runtime.getRuntime().availableProcessors())));
        return Exit.DONE.code();
    }

    private static int threads(String text) {
        if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > THREADS_MAX) {
            throw new IllegalArgumentException("write a number from 1 to " + THREADS_MAX);
        }
        return Integer.parseInt(text);
    }
}
