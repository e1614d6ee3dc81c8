package org.medfund.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Option;

/** Writes the generated documents anew. */
final class WriteDocs implements Command {
    private static final Option<Path> OUT =
            Option.withDefault("out", "DIR", "Folder of the documents", Path::of, "docs");

    @Override
    public String name() {
        return "write-docs";
    }

    @Override
    public String doc() {
        return "Writes the generated documents (data dictionary, job reference) anew.";
    }

    @Override
    public boolean isHidden() {
        return true;
    }

    @Override
    public List<Option<?>> allOptions() {
        return List.of(OUT);
    }

    @Override
    public int call(Map<String, String> given, Console console) {
        Path out = Arguments.of(allOptions(), given).get(OUT);
        try {
            Files.createDirectories(out);
            Files.writeString(out.resolve("data-dictionary.md"), GeneratedDocs.dataDictionary());
            Files.writeString(out.resolve("jobs.md"), GeneratedDocs.jobs());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + out, e);
        }
        return 0;
    }
}
