package org.medfund.core.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HardLinkLogStoreTest {
    private static final int WRITERS = 20;
    private static final int RACES = 50;

    private final Configuration conf = new Configuration();
    private final HardLinkLogStore store = new HardLinkLogStore(conf);

    @TempDir
    java.nio.file.Path folder;

    private static List<String> actions(int writer) {
        return Stream.generate(() -> "{\"writer\":" + writer + "}").limit(500).toList();
    }

    @Test
    void ofTwentyWritersOfOneCommitExactlyOneWinsAndItsTextIsWhole() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            for (int race = 0; race < RACES; race++) {
                java.nio.file.Path target = folder.resolve(String.format("%020d.json", race));
                CyclicBarrier start = new CyclicBarrier(WRITERS);
                List<Future<Boolean>> answers = new ArrayList<>();
                for (int writer = 0; writer < WRITERS; writer++) {
                    int id = writer;
                    Callable<Boolean> write = () -> {
                        start.await();
                        try {
                            store.write(new Path(target.toUri()), actions(id).iterator(), false, conf);
                            return true;
                        } catch (FileAlreadyExistsException lost) {
                            return false;
                        }
                    };
                    answers.add(threads.submit(write));
                }
                List<Integer> winners = new ArrayList<>();
                for (int writer = 0; writer < WRITERS; writer++) {
                    if (answers.get(writer).get()) {
                        winners.add(writer);
                    }
                }
                assertThat(winners).hasSize(1);
                assertThat(Files.readAllLines(target)).isEqualTo(actions(winners.get(0)));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(names()).hasSize(RACES).allMatch(name -> name.endsWith(".json") && !name.startsWith("."));
    }

    @Test
    void anOverwriteReplacesTheWholeFile() throws IOException {
        Path target = new Path(folder.resolve("_last_checkpoint").toUri());
        store.write(target, actions(1).iterator(), true, conf);
        store.write(target, List.of("new").iterator(), true, conf);

        assertThat(folder.resolve("_last_checkpoint")).hasContent("new");
        assertThat(names()).containsExactly("_last_checkpoint");
    }

    @Test
    void aFolderThatIsNotThereIsAnErrorAndNotAConflict() {
        Path target = new Path(folder.resolve("nowhere/0.json").toUri());

        assertThatThrownBy(() -> store.write(target, List.of("x").iterator(), false, conf))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(FileAlreadyExistsException.class);
    }

    private List<String> names() throws IOException {
        try (Stream<java.nio.file.Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
