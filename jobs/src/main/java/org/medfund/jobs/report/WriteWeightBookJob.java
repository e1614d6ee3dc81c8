package org.medfund.jobs.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Options;
import org.medfund.core.job.Outputs;
import org.medfund.core.region.Region;
import org.medfund.core.table.weights.RelativeWeights;
import org.medfund.core.time.PolicyYear;

/** Writes the weights of a year and all that speaks for or against them as one Excel workbook for planners. */
public final class WriteWeightBookJob implements Job {
    public static final Option<PolicyYear> YEAR =
            Option.optional("year", "Y", "Year, such as 2025; left out, the newest one with weights", PolicyYear::of);
    public static final Option<Path> OUT =
            Option.required("out", "FILE.xlsx", "Excel workbook to write", WriteWeightBookJob::workbook);

    @Override
    public String name() {
        return "write-weight-book";
    }

    @Override
    public String doc() {
        return "Writes weights, sensitivities, scheme quality, and history as one Excel workbook.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(YEAR, OUT, Options.REGION);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        Optional<Region> asked = args.find(Options.REGION);
        List<Region> regions = asked.isPresent() ? job.regions(asked) : List.of();
        PolicyYear year = args.find(YEAR).orElseGet(() -> job.newestYear(RelativeWeights.TABLE, regions));
        // Refuses a year without weights, and says what to run.
        job.read(RelativeWeights.TABLE, regions, year);
        Path file = args.get(OUT);
        return Outputs.forReading()
                .file(file, new Workbook(WeightWorkbook.sheets(new ReportInput(job, year, regions), Texts.of(job))))
                .summary(stored -> List.of(file.toString()));
    }

    private static Path workbook(String name) {
        if (!name.toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
            throw new IllegalArgumentException("the name of a workbook ends in .xlsx");
        }
        return Path.of(name);
    }
}
