package org.medfund.jobs.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scheme is sent to executors and shared by their threads. */
class SchemeSharingTest {
    @TempDir
    Path folder;

    private Scheme scheme;
    private List<GroupingCase> cases;
    private List<GroupingResult> results;

    @BeforeEach
    void load() {
        new SmallScheme().writtenTo(folder);
        scheme = SchemeFolder.load(folder, CodeForm.AS_WRITTEN);
        SeededCases seeded = new SeededCases(new ReferenceWalk(folder), 3);
        cases = IntStream.range(0, 5_000).mapToObj(i -> seeded.next()).toList();
        results = grouped(scheme);
    }

    private List<GroupingResult> grouped(Scheme by) {
        DrgGrouper grouper = new DrgGrouper(by);
        return cases.stream().map(grouper::group).toList();
    }

    @Test
    void aSchemeThatWasSentGroupsTheSame() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(scheme);
        }
        Scheme sent;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            sent = (Scheme) in.readObject();
        }

        assertThat(grouped(sent)).isEqualTo(results);
        // The files have about 4,000 bytes.
        assertThat(bytes.size()).isLessThan(50_000);
    }

    @Test
    void threadsWithGroupersOfTheirOwnShareAScheme() {
        assertThat(IntStream.range(0, 8).parallel().mapToObj(i -> grouped(scheme)))
                .allMatch(results::equals);
    }

    @Test
    void aResultDoesNotDependOnTheCasesBefore() {
        DrgGrouper used = new DrgGrouper(scheme);
        for (int i = cases.size() - 1; i >= 0; i--) {
            assertThat(used.group(cases.get(i))).isEqualTo(results.get(i));
        }
    }
}
