package org.medfund.core.synth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** Parquet with every column an optional text. */
final class ParquetRows implements RowFile {
    /** A task has many files open at once; smaller row groups than the usual 128 MB keep it within a small heap. */
    private static final long ROW_GROUP_BYTES = 32L << 20;

    /** Room for codes and days. Of ids and amounts nearly every value is new, and a dictionary of them only costs time. */
    private static final int DICTIONARY_BYTES = 128 << 10;

    private final ParquetWriter<@Nullable String[]> out;

    ParquetRows(Path path, List<String> columns) throws IOException {
        out = new Builder(new LocalOutputFile(path), columns)
                .withConf(new PlainParquetConfiguration())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .withDictionaryPageSize(DICTIONARY_BYTES)
                .build();
    }

    @Override
    public void write(@Nullable String[] cells) throws IOException {
        out.write(cells);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private static final class Builder extends ParquetWriter.Builder<@Nullable String[], Builder> {
        private final List<String> columns;

        Builder(OutputFile file, List<String> columns) {
            super(file);
            this.columns = columns;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract as yet, though never called with the configuration above
        protected WriteSupport<@Nullable String[]> getWriteSupport(Configuration unused) {
            return new Cells(columns);
        }

        @Override
        protected WriteSupport<@Nullable String[]> getWriteSupport(ParquetConfiguration unused) {
            return new Cells(columns);
        }
    }

    private static final class Cells extends WriteSupport<@Nullable String[]> {
        private final String[] columns;
        private @Nullable RecordConsumer consumer;

        Cells(List<String> columns) {
            this.columns = columns.toArray(String[]::new);
        }

        @Override
        @SuppressWarnings("deprecation") // as above
        public WriteContext init(Configuration unused) {
            return context();
        }

        @Override
        public WriteContext init(ParquetConfiguration unused) {
            return context();
        }

        private WriteContext context() {
            Types.MessageTypeBuilder schema = Types.buildMessage();
            for (String column : columns) {
                schema.addField(Types.optional(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(column));
            }
            MessageType message = schema.named("landing");
            return new WriteContext(message, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer recordConsumer) {
            consumer = recordConsumer;
        }

        @Override
        public void write(@Nullable String[] cells) {
            RecordConsumer record = Objects.requireNonNull(consumer);
            record.startMessage();
            for (int i = 0; i < cells.length; i++) {
                String cell = cells[i];
                if (cell != null) {
                    record.startField(columns[i], i);
                    record.addBinary(Binary.fromConstantByteArray(cell.getBytes(StandardCharsets.UTF_8)));
                    record.endField(columns[i], i);
                }
            }
            record.endMessage();
        }
    }
}
