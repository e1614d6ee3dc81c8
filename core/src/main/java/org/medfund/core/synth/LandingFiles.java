package org.medfund.core.synth;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.medfund.core.synth.SimulationSettings.Format;

/**
 * The files of a simulation below the folder {@code out}.
 *
 * <p>A growing landing file is a folder of parts, or, as CSV of few stays, one file. The answer key is read whole: each
 * of its files is one CSV file at every scale.
 */
record LandingFiles(String out, SimulationSettings settings) implements Serializable {
    static final List<String> FOLDERS = List.of("landing", "answer-key");

    private static final long PARTS_ABOVE_DISCHARGES = 20_000;

    /** Opens part {@code number} of a growing file; {@code attempt} is a number no other attempt at it has. */
    PartFile open(BlockFile file, int number, long attempt) throws IOException {
        return new PartFile(part(file, number), format(file), file.columns(), attempt);
    }

    /** Puts the parts of a file that is to be a single one behind each other, in their order. */
    void gather(BlockFile file, int parts) {
        if (!isSingle(file)) {
            return;
        }
        long header = CsvRows.header(file.columns()).getBytes(StandardCharsets.UTF_8).length;
        try (OutputStream all = Files.newOutputStream(path(file))) {
            for (int number = 0; number < parts; number++) {
                Path part = part(file, number);
                try (var in = Files.newInputStream(part)) {
                    in.skipNBytes(number == 0 ? 0 : header);
                    in.transferTo(all);
                }
                Files.delete(part);
            }
            Files.delete(Objects.requireNonNull(part(file, 0).getParent()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file that does not grow with the stays, as CSV. */
    void write(boolean isAnswerKey, String name, List<String> columns, Iterator<@Nullable String[]> rows) {
        Path path = folder(isAnswerKey).resolve(name + ending(Format.CSV));
        try (CsvRows csv = new CsvRows(path, columns)) {
            while (rows.hasNext()) {
                csv.write(rows.next());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path part(BlockFile file, int number) {
        Path folder = isSingle(file) ? folder(file.isAnswerKey()).resolve("." + file.name()) : path(file);
        return folder.resolve("part-%05d%s".formatted(number, ending(format(file))));
    }

    private Path path(BlockFile file) {
        return folder(file.isAnswerKey()).resolve(file.name() + ending(format(file)));
    }

    private Path folder(boolean isAnswerKey) {
        return Path.of(out, FOLDERS.get(isAnswerKey ? 1 : 0));
    }

    private Format format(BlockFile file) {
        return file.isAnswerKey() ? Format.CSV : settings.format();
    }

    private boolean isSingle(BlockFile file) {
        boolean isSmall = settings.discharges() <= PARTS_ABOVE_DISCHARGES;
        return file.isAnswerKey() || (format(file) == Format.CSV && isSmall);
    }

    private static String ending(Format format) {
        return "." + format.name().toLowerCase(Locale.ROOT);
    }
}
