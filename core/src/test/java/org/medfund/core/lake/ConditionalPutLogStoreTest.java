package org.medfund.core.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConditionalPutLogStoreTest {
    private final Configuration conf = new Configuration();
    private final ConditionalPutLogStore store = new ConditionalPutLogStore(conf);

    @TempDir
    java.nio.file.Path folder;

    private Path commit;
    private File file;

    @BeforeEach
    void aServerWhoseAnswersGetLost() {
        conf.setClass("fs.lost.impl", AnswersGetLost.class, FileSystem.class);
        conf.setBoolean("fs.lost.impl.disable.cache", true);
        file = folder.resolve("0.json").toFile();
        commit = new Path("lost://" + file);
    }

    private void write(String action) throws IOException {
        store.write(commit, List.of(action).iterator(), false, conf);
    }

    @Test
    void aCommitWhoseAnswerWasLostIsOursIfItHoldsOurText() {
        assertThatCode(() -> write("ours")).doesNotThrowAnyException();
        assertThat(file).hasContent("ours");
    }

    @Test
    void aCommitOfAnotherWriterIsAConflictAndStays() throws IOException {
        Files.writeString(file.toPath(), "theirs\n");

        assertThatThrownBy(() -> write("ours")).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("theirs");
    }

    @Test
    void aWriteThatNeverArrivedIsAnErrorAndNotAConflict() {
        conf.setBoolean("lost.request", true);

        assertThatThrownBy(() -> write("ours"))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("connection reset");
        assertThat(file).doesNotExist();
    }

    /** Stores a file that is not there yet as it is closed, and then always reports a broken connection. */
    public static final class AnswersGetLost extends RawLocalFileSystem {
        @Override
        public URI getUri() {
            return URI.create("lost:///");
        }

        @Override
        public FSDataOutputStreamBuilder<?, ?> createFile(Path path) {
            return new Put(this, path);
        }
    }

    private static final class Put extends FSDataOutputStreamBuilder<FSDataOutputStream, Put> {
        private final AnswersGetLost server;
        private final Path path;

        Put(AnswersGetLost server, Path path) {
            super(server, path);
            this.server = server;
            this.path = path;
        }

        @Override
        public Put getThisBuilder() {
            return this;
        }

        @Override
        public FSDataOutputStream build() throws IOException {
            boolean isConditional = getMandatoryKeys().contains("fs.option.create.conditional.overwrite");
            assertThat(isConditional).isTrue();
            File target = server.pathToFile(path);
            return new FSDataOutputStream(
                    new ByteArrayOutputStream() {
                        @Override
                        public void close() throws IOException {
                            if (!target.exists() && !server.getConf().getBoolean("lost.request", false)) {
                                Files.write(target.toPath(), toByteArray());
                            }
                            throw new IOException("connection reset");
                        }
                    },
                    null);
        }
    }
}
