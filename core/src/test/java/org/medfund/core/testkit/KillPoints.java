package org.medfund.core.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The states in which a run that is killed leaves a local lake, one before and one within every file it makes: a run only
 * adds files, so a state is what stood there before, the first files that the run finished, and perhaps a part of the next,
 * or only its folder. The order is that of the files' times.
 */
public final class KillPoints {
    private final Path before;
    private final Path after;
    private final List<Path> finished;

    /** What a kill leaves: {@code lake}, and in words how far the run had come. */
    public record Left(Path lake, String when) {}

    private KillPoints(Path before, Path after, List<Path> finished) {
        this.before = before;
        this.after = after;
        this.finished = finished;
    }

    /**
     * @param before a copy of the lake as it was
     * @param after the lake once the run was over
     */
    public static KillPoints between(Path before, Path after) throws IOException {
        Map<Path, FileTime> now = times(after);
        List<Path> finished = new ArrayList<>();
        for (Path file : now.keySet()) {
            Path earlier = before.resolve(file);
            if (!isChecksum(file) && (!Files.exists(earlier) || Files.mismatch(earlier, after.resolve(file)) >= 0)) {
                finished.add(file);
            }
        }
        finished.sort(Comparator.comparing((Path file) -> Objects.requireNonNull(now.get(file)))
                .thenComparing(KillPoints::rank)
                .thenComparing(Path::toString));
        return new KillPoints(before, after, List.copyOf(finished));
    }

    /** Of files finished in one tick of the file system's clock: data, then the commit of it. */
    private static int rank(Path file) {
        return file.toString().endsWith(".parquet") ? 0 : 1;
    }

    /** Checksums of files and of tables are a help that readers do without: no state has those of the run. */
    private static boolean isChecksum(Path file) {
        return file.toString().endsWith(".crc");
    }

    private static Map<Path, FileTime> times(Path root) throws IOException {
        Map<Path, FileTime> times = new HashMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                times.put(root.relativize(file), Files.getLastModifiedTime(file));
            }
        }
        return times;
    }

    /** How many files the run finished. */
    public int count() {
        return finished.size();
    }

    /** The commits of the run, in their order. */
    public List<String> commits() {
        return finished.stream()
                .map(Path::toString)
                .filter(file -> file.contains("_delta_log/0") && file.endsWith(".json"))
                .toList();
    }

    /** Copies of the lake as left by a kill before and while file number {@code i} was written, or after the last. */
    public List<Left> at(int i, Path folder) throws IOException {
        List<Left> left = new ArrayList<>();
        String next = i < finished.size() ? finished.get(i).toString() : "the end";
        Path whole = folder.resolve(i + "-before");
        state(i, whole);
        left.add(new Left(whole, "before " + next));
        if (i < finished.size()) {
            Path torn = folder.resolve(i + "-within");
            state(i, torn);
            Path newFolder = finished.get(i).getParent();
            if (!Files.exists(whole.resolve(newFolder))) {
                Path bare = folder.resolve(i + "-folder");
                state(i, bare);
                Files.createDirectories(bare.resolve(newFolder));
                left.add(new Left(bare, "with the folder of " + next));
            }
            byte[] bytes = Files.readAllBytes(after.resolve(finished.get(i)));
            Path file = torn.resolve(unfinished(finished.get(i)));
            Files.createDirectories(file.getParent());
            Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            left.add(new Left(torn, "within " + next));
        }
        return left;
    }

    /** Commits come into being under a name of their own, data under its final one. */
    private static Path unfinished(Path file) {
        return file.toString().endsWith(".parquet")
                ? file
                : file.resolveSibling("." + file.getFileName() + ".0f3a6f5e-7a52-4c3c-9f0e-6f2a8f0c4d11");
    }

    private void state(int finishedFiles, Path lake) throws IOException {
        copy(before, lake);
        for (Path file : finished.subList(0, finishedFiles)) {
            Path target = lake.resolve(file);
            Files.createDirectories(target.getParent());
            Files.copy(
                    after.resolve(file),
                    target,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** Copies a lake with the times of its files. */
    public static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
