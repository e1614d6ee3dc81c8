package org.medfund.bench.grouper;

import java.nio.file.Path;

/** Writes the file of cases that {@code run} groups end to end: schemes folder, scheme, how many, where to. */
public final class WriteCases {
    public static void main(String[] argv) {
        new VectorCases(Path.of(argv[0]), argv[1]).writeRepeated(Integer.parseInt(argv[2]), Path.of(argv[3]));
    }

    private WriteCases() {}
}
