package org.medfund.jobs.grouping;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was met in the cases of a file, or of a part of it. */
final class CaseCounts {
    private static final int LINES_SHOWN = 5;

    /** Of the codes of one kind. Of the unknown ones some would be known if they were written otherwise. */
    static final class Codes {
        long given;
        long unknown;
        long knownInAnotherLetterCase;
        long knownWithoutBlanks;

        private void add(Codes other) {
            given += other.given;
            unknown += other.unknown;
            knownInAnotherLetterCase += other.knownInAnotherLetterCase;
            knownWithoutBlanks += other.knownWithoutBlanks;
        }
    }

    final Codes diagnoses = new Codes();
    final Codes procedures = new Codes();
    long grouped;
    long withoutAge;
    long withoutId;
    private final Map<GroupingReason, Long> withoutGroup = new EnumMap<>(GroupingReason.class);
    private final Map<GroupingReason, GroupingStatus> statuses = new EnumMap<>(GroupingReason.class);
    private long ragged;
    private final List<Long> raggedLines = new ArrayList<>();

    void result(GroupingResult result) {
        GroupingReason reason = result.reason();
        if (reason == null) {
            grouped++;
        } else {
            withoutGroup.merge(reason, 1L, Long::sum);
            statuses.put(reason, result.status());
        }
    }

    /** A record that has another number of cells than the header. */
    void ragged(long line) {
        ragged++;
        if (raggedLines.size() < LINES_SHOWN) {
            raggedLines.add(line);
        }
    }

    /** Adds a later part of the file. */
    void add(CaseCounts later) {
        diagnoses.add(later.diagnoses);
        procedures.add(later.procedures);
        later.withoutGroup.forEach((reason, count) -> withoutGroup.merge(reason, count, Long::sum));
        statuses.putAll(later.statuses);
        grouped += later.grouped;
        withoutAge += later.withoutAge;
        withoutId += later.withoutId;
        ragged += later.ragged;
        later.raggedLines.stream().limit(LINES_SHOWN - raggedLines.size()).forEach(raggedLines::add);
    }

    long all() {
        return grouped
                + withoutGroup.values().stream().mapToLong(Long::longValue).sum();
    }

    long ragged() {
        return ragged;
    }

    /** Lines of the first ragged records. */
    List<Long> raggedLines() {
        return raggedLines;
    }

    /** One line for every status and reason met, by status. */
    List<String> byReason() {
        return withoutGroup.entrySet().stream()
                .map(entry -> statuses.get(entry.getKey()) + " " + entry.getKey() + ": " + entry.getValue())
                .sorted()
                .toList();
    }
}
