package org.medfund.jobs.grouping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Sections and chapters of ICD-10, which the directory of a DIP catalogue is ordered by (SPEC C.1). */
final class IcdDirectory {
    private static final int CATEGORY = 3;
    private static final NavigableMap<String, Section> BY_FIRST = read();

    /** Categories from first to last, both included. */
    record Section(String chapter, String first, String last) {
        String code() {
            return first.equals(last) ? first : first + "-" + last;
        }
    }

    /** The section of a diagnosis code or its beginning; empty if ICD-10 has none there. */
    static Optional<Section> section(String diagnosis) {
        String category = CodeRanges.cut(diagnosis, CATEGORY);
        Map.Entry<String, Section> below = BY_FIRST.floorEntry(category);
        return Optional.ofNullable(below)
                .map(Map.Entry::getValue)
                .filter(section -> category.compareTo(section.last()) <= 0);
    }

    private static NavigableMap<String, Section> read() {
        try (InputStream in = Objects.requireNonNull(IcdDirectory.class.getResourceAsStream("icd10-sections.csv"))) {
            NavigableMap<String, Section> sections = new TreeMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .forEach(line -> {
                        String[] cells = line.split(",", -1);
                        sections.put(cells[1], new Section(cells[0], cells[1], cells[2]));
                    });
            return sections;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private IcdDirectory() {}
}
