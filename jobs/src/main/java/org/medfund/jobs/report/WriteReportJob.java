package org.medfund.jobs.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Options;
import org.medfund.core.job.Outputs;
import org.medfund.core.region.Region;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.time.PolicyYear;

/**
 * Writes what is published of a year as one HTML file with tables and charts in Chinese and English. It opens offline
 * and asks for nothing. What has not been run yet is named with the command that would. Beside it goes the weight book, a
 * file per region.
 */
public final class WriteReportJob implements Job {
    public static final Option<Path> OUT = Option.required("out", "DIR", "Folder the report goes to", Path::of);

    /** What the page is given. */
    private record Report(
            String year,
            String currency,
            List<String> regions,
            Map<String, String> regionNames,
            Map<Kind, Map<String, List<String>>> names,
            List<Section> sections) {}

    @Override
    public String name() {
        return "write-report";
    }

    @Override
    public String doc() {
        return "Writes a self-contained HTML report of a year and its weight book, in Chinese and English.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(Options.YEAR_OR_NEWEST, OUT, Options.REGION);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        Optional<Region> asked = args.find(Options.REGION);
        List<Region> regions = asked.isPresent() ? job.regions(asked) : List.of();
        Optional<PolicyYear> given = args.find(Options.YEAR_OR_NEWEST);
        PolicyYear year = given.orElseGet(() -> job.newestYear(GroupedCases.TABLE, regions));

        ReportInput in = new ReportInput(job, year, regions);
        Path file = args.get(OUT).resolve("medfund-report-" + year + ".html");
        Map<String, String> regionNames = in.regionNames();
        Outputs outputs = Outputs.forReading();
        WeightBook.files(in, file, regionNames).forEach(outputs::file);
        // After the book, so that it knows every run that was read.
        return outputs.file(file, Page.lines(report(in, regionNames)))
                .summary(stored -> given.isPresent()
                        ? List.of(file.toString())
                        : List.of("The newest year with grouped cases is " + year + ".", file.toString()));
    }

    private static Report report(ReportInput in, Map<String, String> regionNames) {
        List<Section> sections = new ArrayList<>(List.of(
                OverviewSection.of(in),
                IntakeSection.of(in),
                WeightsSection.of(in),
                DipSection.of(in),
                PaymentSection.of(in),
                PeriodsSection.of(in),
                ClearingSection.of(in),
                FlowsSection.of(in),
                ReferralsSection.of(in),
                IndicatorsSection.of(in),
                FlagsSection.of(in),
                ScoresSection.of(in)));
        in.names().addThoseOf(sections, in);
        // Last, so that it knows every table that was read.
        sections.add(ProvenanceSection.of(in));
        return new Report(
                in.year().toString(),
                in.currency(),
                in.regions().stream().map(Region::code).toList(),
                regionNames,
                in.names().all(),
                sections);
    }
}
