package org.medfund.jobs.report.statements;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Options;
import org.medfund.core.job.Outputs;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.region.Region;
import org.medfund.core.time.Period;
import org.medfund.jobs.report.ReportInput;

/**
 * Writes the statements of a month, a quarter, or a year for finance officers: a page per institution with every figure as
 * a sum of postings and the cases behind it, a page and a workbook per region, and the objections to answer. The pages are
 * in Chinese and English, open offline, and ask for nothing.
 */
public final class WriteStatementsJob implements Job {
    public static final Option<Period> PERIOD = Option.required(
            "period", "P", "Month, quarter, or year, such as 2025-06, 2025Q2, or 2025", StatementForm::period);
    public static final Option<Path> OUT = Option.required("out", "DIR", "Folder the statements go to", Path::of);
    public static final Option<String> INSTITUTION = Option.optional(
            "institution",
            "H",
            "Institution code; left out, all of them. Of one alone, only its own page and list of cases are written",
            code -> code.strip().toUpperCase(Locale.ROOT));

    @Override
    public String name() {
        return "write-statements";
    }

    @Override
    public String doc() {
        return "Writes the statements of a period per institution and region as HTML and Excel, down to the cases, with the"
                + " objections to answer.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(PERIOD, OUT, Options.REGION, INSTITUTION);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        Period period = args.get(PERIOD);
        List<Region> regions = job.regions(args.find(Options.REGION));
        Optional<String> institution = args.find(INSTITUTION);
        Path folder = args.get(OUT).resolve("statements-" + period);
        StatementInput in = new StatementInput(job, period, regions, institution);
        Map<String, ObjectionWindow> windows = in.windows();
        StatementFiles files = new StatementFiles(
                job, in, period, folder, new ReportInput(job, period.year(), regions).regionNames(), windows);
        refuseNone(files, period, institution);
        Outputs outputs = Outputs.forReading();
        files.addTo(outputs, institution.isPresent());
        return outputs.summary(stored -> lines(files, regions, windows, folder));
    }

    private static void refuseNone(StatementFiles files, Period period, Optional<String> institution) {
        if (files.statements().isEmpty()) {
            throw Problem.of(
                            ProblemCode.INPUT_MISSING,
                            institution.map(code -> "Institution " + code).orElse("No institution of these regions")
                                    + " has "
                                    + (institution.isPresent() ? "no" : "a")
                                    + " statement of " + period + ".",
                            StatementForm.of(period).table().name() + " was looked at.",
                            "Check the code, or leave --institution out.")
                    .refusal();
        }
    }

    private static List<String> lines(
            StatementFiles files, List<Region> regions, Map<String, ObjectionWindow> windows, Path folder) {
        List<String> lines = new ArrayList<>();
        lines.add(
                files.statements().size() + " statements, " + files.objections().size() + " objections.");
        windows.forEach((region, window) ->
                lines.add(region + ": objections up to " + window.lastDay() + ", opened on " + window.opened() + "."));
        String notOpen = regions.stream()
                .map(Region::code)
                .filter(region -> !windows.containsKey(region))
                .collect(Collectors.joining(", "));
        if (!notOpen.isEmpty()) {
            lines.add(notOpen + ": not open for confirmation yet (mark-period --to CONFIRMING).");
        }
        lines.add(folder.toString());
        return lines;
    }
}
