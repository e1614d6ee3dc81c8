package org.medfund.jobs.grouping;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.IdentityHashMap;

/** Groups the cases of one chunk of a file after the other. For one thread. */
final class ChunkGrouper {

    /**
     * A chunk with its results.
     *
     * @param bytes the lines to write, of which the first {@code length} count
     * @param idDigests of the case ids, in order
     * @param lines of the input, by case
     */
    @SuppressWarnings("ArrayRecordComponent") // handed from thread to thread, never compared
    record Grouped(byte[] bytes, int length, CaseCounts counts, long[] idDigests, long[] lines) {}

    private static final int BYTES_PER_LINE = 64;
    private static final long DIGEST_FACTOR = 0x9E3779B97F4A7C15L;

    private final CaseColumns columns;
    private final CodeHints diagnosisHints;
    private final CodeHints procedureHints;
    private final DrgGrouper grouper;

    /** The end of an output line by result; a scheme has a few hundred. */
    private final IdentityHashMap<GroupingResult, byte[]> endings = new IdentityHashMap<>();

    private byte[] out = new byte[1 << 16];
    private int length;

    ChunkGrouper(Scheme scheme, CaseColumns columns, CodeHints diagnosisHints, CodeHints procedureHints) {
        this.columns = columns;
        this.diagnosisHints = diagnosisHints;
        this.procedureHints = procedureHints;
        this.grouper = new DrgGrouper(scheme);
    }

    /** Independent of the chunks before: a result depends on its record alone. */
    Grouped group(CaseChunk chunk) {
        CsvCells cells = new CsvCells(chunk);
        CaseReader reader = new CaseReader(columns, cells);
        CaseCounts counts = new CaseCounts();
        long[] digests = new long[chunk.length() / BYTES_PER_LINE + 1];
        long[] lines = new long[digests.length];
        int cases = 0;
        length = 0;
        while (cells.next()) {
            if (cells.count() != columns.width()) {
                counts.ragged(cells.line());
                continue;
            }
            GroupingResult result = result(reader, counts);
            counts.result(result);
            write(cells.bytes(), cells.start(columns.caseId()), cells.end(columns.caseId()));
            byte[] ending = endings.computeIfAbsent(result, ChunkGrouper::ending);
            write(ending, 0, ending.length);
            if (cells.isEmpty(columns.caseId())) {
                counts.withoutId++;
            }
            if (cases == digests.length) {
                digests = Arrays.copyOf(digests, 2 * cases);
                lines = Arrays.copyOf(lines, 2 * cases);
            }
            digests[cases] = digest(cells, columns.caseId());
            lines[cases++] = cells.line();
        }
        return new Grouped(
                Arrays.copyOf(out, length), length, counts, Arrays.copyOf(digests, cases), Arrays.copyOf(lines, cases));
    }

    private GroupingResult result(CaseReader reader, CaseCounts counts) {
        GroupingCase input = reader.read();
        diagnosisHints.count(input.diagnoses(), counts.diagnoses);
        procedureHints.count(input.procedures(), counts.procedures);
        counts.withoutAge += reader.isAgeBlank() ? 1 : 0;
        if (reader.hasUnreadableNumber()) {
            return GroupingResult.checkFailed(GroupingReason.NUMBER_UNREADABLE);
        }
        GroupingResult result = grouper.group(input);
        return reader.isAgeBlank() && result.reason() == GroupingReason.NEWBORN_WEIGHT_MISSING
                ? GroupingResult.checkFailed(GroupingReason.AGE_MISSING)
                : result;
    }

    private static byte[] ending(GroupingResult result) {
        return ("," + result.status() + ","
                        + (result.mdc() == null ? "0000" : result.mdc()) + ","
                        + (result.adrg() == null ? "00" : result.adrg()) + ","
                        + (result.group() == null ? "0000" : result.group()) + ","
                        + (result.reason() == null ? "" : result.reason()) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void write(byte[] bytes, int from, int to) {
        if (length + to - from > out.length) {
            out = Arrays.copyOf(out, Math.max(2 * out.length, length + to - from));
        }
        System.arraycopy(bytes, from, out, length, to - from);
        length += to - from;
    }

    /** Two ids of ten million have the same digest by chance once in hundreds of thousands of files. */
    private static long digest(CsvCells cells, int cell) {
        byte[] bytes = cells.bytes();
        int start = cells.start(cell);
        int end = cells.end(cell);
        if (end - start >= 2 && bytes[start] == '"' && bytes[end - 1] == '"') {
            start++;
            end--;
        }
        long digest = DIGEST_FACTOR;
        for (int i = start; i < end; i++) {
            digest = (digest ^ bytes[i]) * DIGEST_FACTOR;
            digest ^= digest >>> 29;
        }
        return digest;
    }
}
