package broken.jobs.payment;

import broken.jobs.clearing.Neighbour;
import broken.ml.fraud.Guess;
import broken.verify.NotOnItsOwn;
import io.delta.tables.DeltaTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Outputs;

/** Breaks every rule of the floors once, so that each rule is seen to fail. */
public final class EverythingForbidden implements Job {
    public static final double RATE = 0.1;

    public static double yuan(BigDecimal yuan) {
        return yuan.doubleValue();
    }

    public static List<Row> rows(Dataset<Row> rows) {
        rows.write().save("somewhere");
        return rows.collectAsList();
    }

    public static Instant today() {
        return Instant.now();
    }

    public static ZoneId zone() {
        return ZoneId.systemDefault();
    }

    public static Dataset<Row> delta() {
        return DeltaTable.forPath(SparkSession.builder().getOrCreate(), "somewhere")
                .toDF();
    }

    public static int others(Neighbour neighbour, Guess guess) {
        return (int) NotOnItsOwn.figure(neighbour) + guess.hashCode();
    }

    @Override
    public String name() {
        return "everything-forbidden";
    }

    @Override
    public String doc() {
        return "Breaks every rule.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of();
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        return Outputs.forReading();
    }
}
