package org.medfund.core.lake;

import io.delta.storage.HadoopFileSystemLogStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Delta commits by several drivers on any S3 server that honours {@code If-None-Match} (S3A conditional create, Hadoop
 * 3.4.2 and later).
 *
 * <p>When the answer to a PUT is lost, the file may exist and be ours: it is read back and compared before a conflict
 * is reported, or a retried append would be doubled. A commit holds a unique transaction id, so equal text is ours.
 */
public final class ConditionalPutLogStore extends HadoopFileSystemLogStore {

    public ConditionalPutLogStore(Configuration conf) {
        super(conf);
    }

    @Override
    public void write(Path path, Iterator<String> actions, Boolean overwrite, Configuration conf) throws IOException {
        FileSystem fileSystem = path.getFileSystem(conf);
        StringBuilder text = new StringBuilder();
        actions.forEachRemaining(action -> text.append(action).append('\n'));
        byte[] content = text.toString().getBytes(StandardCharsets.UTF_8);

        FSDataOutputStreamBuilder<?, ?> builder = fileSystem.createFile(path).overwrite(true);
        if (!overwrite) {
            builder.must("fs.option.create.conditional.overwrite", "true");
        }
        try (FSDataOutputStream out = builder.build()) {
            out.write(content);
        } catch (IOException e) {
            if (overwrite || !fileSystem.exists(path)) {
                throw e;
            }
            if (!holds(fileSystem, path, content)) {
                FileAlreadyExistsException conflict = new FileAlreadyExistsException(path.toString());
                conflict.initCause(e);
                throw conflict;
            }
        }
    }

    private static boolean holds(FileSystem fileSystem, Path path, byte[] content) throws IOException {
        try (FSDataInputStream in = fileSystem.open(path)) {
            return java.util.Arrays.equals(in.readAllBytes(), content);
        }
    }

    @Override
    public Boolean isPartialWriteVisible(Path path, Configuration conf) {
        return false;
    }
}
