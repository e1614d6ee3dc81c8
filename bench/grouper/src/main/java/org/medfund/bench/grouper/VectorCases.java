package org.medfund.bench.grouper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.medfund.jobs.grouping.GroupingCase;

/** The published cases of a scheme, as a file and in memory. */
final class VectorCases {
    private final Path file;

    VectorCases(Path schemes, String scheme) {
        this.file = schemes.resolve("vectors").resolve(scheme + ".csv");
    }

    List<GroupingCase> inMemory() {
        return lines().stream().skip(1).map(VectorCases::parse).toList();
    }

    private static GroupingCase parse(String line) {
        String[] cells = line.split(",", -1);
        return new GroupingCase(
                cells[1],
                whole(cells[2]),
                whole(cells[3]),
                whole(cells[4]),
                whole(cells[6]),
                cells[7],
                codes(cells[8]),
                codes(cells[9]));
    }

    private static int whole(String text) {
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    private static List<String> codes(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\\|", -1));
    }

    /** Writes the cases over and over under ids of their own, until there are as many as asked for. */
    void writeRepeated(int cases, Path to) {
        List<String> lines = lines();
        Stream<String> repeated = Stream.iterate(0, n -> n + 1)
                .limit(cases)
                .map(n -> "R" + n + "_" + lines.get(1 + n % (lines.size() - 1)));
        try (var out = Files.newBufferedWriter(to)) {
            out.write(lines.get(0) + "\n");
            for (var each = repeated.iterator(); each.hasNext(); ) {
                out.write(each.next() + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Set MEDFUND_SHARED to the folder that holds schemes", e);
        }
    }
}
