package org.medfund.jobs;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Job;
import org.medfund.core.job.Result;
import org.medfund.core.table.claims.QuarantinedRows;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.RegionFlows;
import org.medfund.core.table.clearing.RegionNet;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.weights.RelativeWeights;
import org.medfund.core.testkit.TestLake;
import org.medfund.jobs.grouping.GroupCasesJob;
import org.medfund.jobs.intake.IngestJob;
import org.medfund.jobs.outofarea.NetRegionsJob;
import org.medfund.jobs.weights.CalibrateWeightsJob;

/** The line over real hospital claims: nothing lost, and the flow matrix of the source comes out cell by cell. */
class RealClaimsTest {
    private static final long CLAIMS = 34_839;
    private static final BigDecimal TOTAL = new BigDecimal("51116632.94");

    @TempDir
    Path folder;

    private Path source;

    private record Cell(long claims, BigDecimal totalCost, long days) {
        Cell plus(Cell other) {
            return new Cell(claims + other.claims, totalCost.add(other.totalCost), days + other.days);
        }
    }

    @BeforeEach
    void findTheData() {
        String shared = System.getenv("MEDFUND_SHARED");
        if (shared == null || shared.isBlank()) {
            System.out.println("Real claims are not tested: MEDFUND_SHARED does not say where they are.");
        }
        assumeTrue(shared != null && !shared.isBlank(), "MEDFUND_SHARED does not say where the real claims are");
        source = Path.of(shared, "data", "sih_rs2019").toAbsolutePath();
        assertThat(source.resolve("sih_claims.csv")).exists();
        assertThat(source.resolve("region_od_matrix.csv")).exists();
    }

    @Test
    void everyClaimIsAccountedForAndTheFlowMatrixComesOut() throws IOException {
        TestLake lake = new TestLake(folder.resolve("lake"));
        run(
                lake,
                new IngestJob(),
                "--landing",
                source.toString(),
                "--mapping",
                TestLake.repository().resolve("conf/mapping/sih-rs.yaml").toString(),
                "--key-file",
                folder.resolve("pseudonym.key").toString());
        assertThatNothingIsLost(lake);

        for (String year : yearsOfDischarge()) {
            run(lake, new GroupCasesJob(), "--group-column", "--year", year);
            run(lake, new NetRegionsJob(), "--year", year);
        }
        run(lake, new CalibrateWeightsJob(), "--year", "2019");

        assertThat(flows(lake)).isEqualTo(matrix());
        assertThat(lake.read(RegionNet.TABLE).count()).isPositive();
        assertThat(lake.read(GroupedCases.TABLE).count()).isPositive();
        assertThat(lake.read(RelativeWeights.TABLE).count()).isPositive();
    }

    private static void run(TestLake lake, Job job, String... argv) {
        Result result = lake.run(job, argv);
        assertThat(result.exit())
                .as(job.name() + " " + Arrays.toString(argv) + "\n" + String.join("\n", result.lines()))
                .isEqualTo(Exit.DONE);
    }

    private static void assertThatNothingIsLost(TestLake lake) {
        Row loaded = lake.read(SettlementLists.TABLE)
                .agg(count(lit(1)), sum(SettlementLists.TOTAL_COST_YUAN.col()))
                .first();
        Row quarantined = lake.read(QuarantinedRows.TABLE)
                .where(QuarantinedRows.LANDING_FILE.col().equalTo("setl_list"))
                .agg(count(lit(1)), sum(QuarantinedRows.TOTAL_COST_YUAN.col()))
                .first();
        BigDecimal refused = quarantined.isNullAt(1) ? BigDecimal.ZERO : quarantined.getDecimal(1);

        assertThat(loaded.getLong(0) + quarantined.getLong(0)).isEqualTo(CLAIMS);
        assertThat(loaded.getDecimal(1).add(refused)).isEqualByComparingTo(TOTAL);
    }

    /** The years in which a stay of the source ended. */
    private SortedSet<String> yearsOfDischarge() throws IOException {
        List<String> lines = Files.readAllLines(source.resolve("sih_claims.csv"));
        int discharge = Arrays.asList(lines.get(0).split(",", -1)).indexOf("DT_SAIDA");
        SortedSet<String> years = new TreeSet<>();
        for (String line : lines.subList(1, lines.size())) {
            years.add(line.split(",", -1)[discharge].substring(0, 4));
        }
        return years;
    }

    /** Insured region {@code >} treating region, summed over every period and insurance type. */
    private static SortedMap<String, Cell> flows(TestLake lake) {
        SortedMap<String, Cell> cells = new TreeMap<>();
        for (Row row : lake.read(RegionFlows.TABLE).collectAsList()) {
            cells.merge(
                    RegionFlows.INSURED_REGION_CODE.in(row) + ">" + RegionFlows.TREATED_REGION_CODE.in(row),
                    new Cell(
                            RegionFlows.CLAIM_COUNT.in(row),
                            RegionFlows.TOTAL_COST_YUAN.in(row),
                            RegionFlows.REPORTED_STAY_DAYS.in(row)),
                    Cell::plus);
        }
        return cells;
    }

    private SortedMap<String, Cell> matrix() throws IOException {
        List<String> lines = Files.readAllLines(source.resolve("region_od_matrix.csv"));
        assertThat(lines.get(0)).isEqualTo("region_residence,region_hospital,aih,val_tot,days");
        SortedMap<String, Cell> cells = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] values = line.split(",", -1);
            cells.put(
                    values[0] + ">" + values[1],
                    new Cell(
                            Long.parseLong(values[2]),
                            new BigDecimal(values[3]).setScale(2),
                            Long.parseLong(values[4])));
        }
        return cells;
    }
}
