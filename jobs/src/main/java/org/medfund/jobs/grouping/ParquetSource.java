package org.medfund.jobs.grouping;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;

/**
 * Parquet of cases: one file, or a folder of files in the order of their names. Rows become CSV records, so that
 * everything after is the same for both. A line is the number of the row, counted from 2 as in CSV.
 */
final class ParquetSource implements CaseSource {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int ROWS_PER_CHUNK = 8192;

    private final Deque<Path> files = new ArrayDeque<>();
    private final List<String> header;
    private final MessageType columns;
    private ParquetFileReader reader;
    private @Nullable RecordReader<Group> rows;
    private long rowsLeft;
    private long line = 2;

    ParquetSource(Path path) throws IOException {
        files.addAll(files(path));
        Path first = files.remove();
        reader = opened(first);
        try {
            MessageType schema = reader.getFileMetaData().getSchema();
            header = CaseColumns.NAMES.stream().filter(schema::containsField).toList();
            CaseColumns.of(header, first.toString()); // refuses while all columns are known
            columns = columns(first, schema);
            reader.setRequestedSchema(columns);
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /** Whether the file, or a file of the folder, is Parquet. */
    static boolean isParquet(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            if (files(path).isEmpty()) {
                throw Problem.of(
                                ProblemCode.INPUT_UNUSABLE,
                                path + " is a folder without Parquet files.",
                                "Cases come from a CSV file, a Parquet file, or a folder of Parquet files.",
                                "Correct --in.")
                        .refusal();
            }
            return true;
        }
        try (InputStream in = Files.newInputStream(path)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        }
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(each -> each.toString().endsWith(".parquet"))
                    .sorted()
                    .toList();
        }
    }

    /** A file that is cut off or damaged is the user's to mend, as one that cannot be read. */
    private static ParquetFileReader opened(Path file) throws IOException {
        try {
            return ParquetFileReader.open(new LocalInputFile(file));
        } catch (RuntimeException e) {
            throw new IOException("No whole Parquet file", e);
        }
    }

    private MessageType columns(Path file, MessageType schema) {
        List<Type> types = header.stream().map(schema::getType).toList();
        types.stream().filter(type -> !type.isPrimitive()).findFirst().ifPresent(type -> {
            throw Problem.of(
                            ProblemCode.INPUT_UNUSABLE,
                            file + ": column " + type.getName() + " is neither text nor number.",
                            "Codes of a case are one text, separated by bars.",
                            "Write it as such.")
                    .refusal();
        });
        return new MessageType(schema.getName(), types);
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public @Nullable CaseChunk next() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        long firstLine = line;
        for (int i = 0; i < ROWS_PER_CHUNK; i++) {
            Group row = nextRow();
            if (row == null) {
                break;
            }
            write(row, text);
            line++;
        }
        byte[] bytes = text.toByteArray();
        return bytes.length == 0 ? null : new CaseChunk(bytes, bytes.length, firstLine);
    }

    private @Nullable Group nextRow() throws IOException {
        while (rows == null || rowsLeft == 0) {
            PageReadStore pages = reader.readNextRowGroup();
            if (pages != null) {
                rowsLeft = pages.getRowCount();
                rows = new ColumnIOFactory()
                        .getColumnIO(columns)
                        .getRecordReader(pages, new GroupRecordConverter(columns));
            } else if (files.isEmpty()) {
                return null;
            } else {
                open(files.remove());
            }
        }
        rowsLeft--;
        try {
            return rows.read();
        } catch (ParquetDecodingException e) {
            throw new IOException("A damaged Parquet file", e);
        }
    }

    private void open(Path file) throws IOException {
        reader.close();
        reader = opened(file);
        MessageType schema = reader.getFileMetaData().getSchema();
        if (!header.stream().allMatch(schema::containsField)
                || !columns(file, schema).equals(columns)) {
            throw Problem.of(
                            ProblemCode.INPUT_UNUSABLE,
                            file + " has other columns than the file before it.",
                            "The files of a folder are the parts of one table.",
                            "Group them one by one, or write them alike.")
                    .refusal();
        }
        reader.setRequestedSchema(columns);
    }

    private void write(Group row, ByteArrayOutputStream text) {
        for (int i = 0; i < header.size(); i++) {
            if (i > 0) {
                text.write(',');
            }
            String cell = row.getFieldRepetitionCount(i) == 0 ? "" : row.getValueToString(i, 0);
            boolean mustBeQuoted = cell.indexOf(',') >= 0
                    || cell.indexOf('"') >= 0
                    || cell.indexOf('\n') >= 0
                    || cell.indexOf('\r') >= 0;
            text.writeBytes(
                    (mustBeQuoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell).getBytes(StandardCharsets.UTF_8));
        }
        text.write('\n');
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
