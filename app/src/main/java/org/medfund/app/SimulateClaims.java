package org.medfund.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Option;
import org.medfund.core.synth.LandingSimulator;
import org.medfund.core.synth.SimulationSettings;

/** Landing files with planted truth; needs no lake. */
final class SimulateClaims implements Command {
    private static final Option<Path> OUT =
            Option.required("out", "DIR", "Folder to write; landing files go to DIR/landing", Path::of);
    private static final Option<String> SCALE = Option.required(
            "scale", "S", "tiny (2,000 discharges), city (200,000), province (5 million), or a number", text -> text);
    private static final Option<String> SEED =
            Option.required("seed", "N", "Seed; the same seed gives the same files", text -> text);
    private static final Option<String> YEARS =
            Option.withDefault("years", "Y-Y", "First and last year of discharge", text -> text, "2023-2025");
    private static final Option<String> FORMAT =
            Option.optional("format", "F", "csv or parquet; left out, csv below the scale province", text -> text);

    @Override
    public String name() {
        return "simulate-claims";
    }

    @Override
    public String doc() {
        return "Writes landing files of simulated claims with planted fraud and dirty rows, and the answer key beside"
                + " them.";
    }

    @Override
    public List<Option<?>> allOptions() {
        return List.of(OUT, SCALE, SEED, YEARS, FORMAT);
    }

    @Override
    public int call(Map<String, String> given, Console console) {
        Arguments args = Arguments.of(allOptions(), given);
        SimulationSettings settings = SimulationSettings.parse(
                args.get(SCALE),
                args.get(SEED),
                args.get(YEARS),
                args.find(FORMAT).orElse(null));
        Path out = args.get(OUT);
        LandingSimulator.write(Workplace.session(), settings, out, console.progress());
        console.out().println("Landing files: " + out.resolve("landing"));
        console.out().println("Answer key: " + out.resolve("answer-key"));
        return Exit.DONE.code();
    }
}
