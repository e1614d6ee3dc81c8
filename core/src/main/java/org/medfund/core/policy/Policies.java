package org.medfund.core.policy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.medfund.core.problem.Problems;
import org.medfund.core.region.Region;
import org.medfund.core.time.PolicyYear;

/**
 * Policies in force by region and year: national values, overridden by the province's, the city's, and the city's for
 * the year, most specific last (SPEC 0.3).
 */
public final class Policies {
    private final List<PolicyFile> files;

    private Policies(List<PolicyFile> files) {
        this.files = files;
    }

    /**
     * Reads a policy folder: {@code national/*.yaml}, {@code region/<province>.yaml}, {@code region/<region>.yaml},
     * and {@code region/<region>/<year>.yaml}; and beside it {@code rules/<rule>.yaml}, the national thresholds of the rules
     * of supervision, each with the range of what any level may set.
     *
     * @throws org.medfund.core.problem.Refusal with every unknown, missing, or repeated key, every file without source or
     *     dates, and every value outside its range
     */
    public static Policies load(Path folder) {
        return new Policies(PolicyFolder.read(folder, besides(folder)));
    }

    /**
     * As {@link #load(Path)}; the folder must set the parameters of the installed one, each of the same kind, and no
     * others. Without rules beside it, those of the installation are in force.
     *
     * @param installed the policy folder that came with this installation
     */
    public static Policies load(Path folder, Path installed) {
        Path rules = Files.isDirectory(besides(folder)) ? besides(folder) : besides(installed);
        List<PolicyFile> files = PolicyFolder.read(folder, rules);
        Problems problems = new Problems();
        List<PolicyFile> known = PolicyFolder.read(installed, besides(installed));
        PolicyNames.refuseOthers(files, known, problems);
        RuleFiles.refuseUnknown(files, known, problems);
        RuleFiles.refuseOutsideRange(files, known, problems);
        problems.refuseIfAny();
        return new Policies(files);
    }

    private static Path besides(Path folder) {
        return folder.resolveSibling("rules");
    }

    public Policy of(Region region, PolicyYear year) {
        return resolve(
                region + " in " + year,
                List.of("national", region.code().substring(0, 2), region.code(), region + "/" + year),
                year);
    }

    public Policy national(PolicyYear year) {
        return resolve("the nation in " + year, List.of("national"), year);
    }

    private Policy resolve(String subject, List<String> levels, PolicyYear year) {
        Map<String, Policy.Parameter> inForce = new LinkedHashMap<>();
        for (String level : levels) {
            files.stream()
                    .filter(file -> file.level().equals(level) && file.isInForce(year))
                    .forEach(file -> inForce.putAll(file.parameters()));
        }
        return new Policy(subject, inForce);
    }
}
