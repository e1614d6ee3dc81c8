package org.medfund.bench.grouper;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.medfund.jobs.grouping.CodeForm;
import org.medfund.jobs.grouping.DrgGrouper;
import org.medfund.jobs.grouping.GroupingCase;
import org.medfund.jobs.grouping.GroupingResult;
import org.medfund.jobs.grouping.Scheme;
import org.medfund.jobs.grouping.SchemeFolder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Cases a second, in memory. Every thread goes through the same cases with a grouper of its own over one scheme. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class GrouperBenchmark {

    /** What threads share. */
    @State(Scope.Benchmark)
    public static class Shared {
        @Param("chs_drg_11")
        public String scheme;

        Scheme loaded;
        List<GroupingCase> cases;

        @Setup(Level.Trial)
        public void load() {
            Path schemes = Path.of(System.getenv("MEDFUND_SHARED")).resolve("schemes");
            loaded = SchemeFolder.load(schemes.resolve(scheme), CodeForm.AS_WRITTEN);
            cases = new VectorCases(schemes, scheme).inMemory();
        }
    }

    /** What a thread has of its own. */
    @State(Scope.Thread)
    public static class Mine {
        DrgGrouper grouper;
        int at;

        @Setup(Level.Trial)
        public void prepare(Shared shared) {
            grouper = new DrgGrouper(shared.loaded);
        }
    }

    @Benchmark
    public GroupingResult group(Shared shared, Mine mine) {
        mine.at = mine.at + 1 == shared.cases.size() ? 0 : mine.at + 1;
        return mine.grouper.group(shared.cases.get(mine.at));
    }
}
