package org.medfund.core.policy;

import static org.medfund.core.problem.ProblemCode.POLICY;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.medfund.core.problem.Problems;

/** The files with the thresholds of the rules of supervision: {@code rules/E.7.yaml}, and {@code rules/E.7.2027.yaml} of later years. */
final class RuleFiles {
    static final String FOLDER = "rules/";
    private static final Pattern NAME = Pattern.compile(FOLDER + "(([A-Z])\\.(\\d+))(\\.\\d{4})?\\.yaml");

    static boolean isNameOfOne(String name) {
        return NAME.matcher(name).matches();
    }

    /** A file of a rule sets thresholds of that rule only: whoever looks for them looks there. */
    static void refuseStrayed(List<PolicyFile> files, Problems problems) {
        for (PolicyFile file : files) {
            Matcher name = NAME.matcher(file.path());
            if (name.matches()) {
                String start = name.group(2).toLowerCase(Locale.ROOT) + name.group(3) + ".";
                file.parameters().keySet().stream()
                        .filter(parameter -> !parameter.startsWith(start))
                        .forEach(parameter -> problems.add(
                                POLICY,
                                file.path() + " sets " + parameter + ".",
                                "Thresholds of " + name.group(1) + " begin with " + start + ".",
                                "Move it to the file of its rule, or correct its name."));
            }
        }
    }

    /** @param installed files of the installation, which has one for every rule there is */
    static void refuseUnknown(List<PolicyFile> files, List<PolicyFile> installed, Problems problems) {
        Set<String> known = rules(installed);
        for (PolicyFile file : files) {
            Matcher name = NAME.matcher(file.path());
            if (name.matches() && !known.contains(name.group(1))) {
                problems.add(
                        POLICY,
                        file.path() + " is of a rule that medfund does not have.",
                        "Rules with thresholds are " + String.join(", ", known) + ".",
                        "Rename or remove it.");
            }
        }
    }

    private static Set<String> rules(List<PolicyFile> files) {
        return files.stream()
                .map(file -> NAME.matcher(file.path()))
                .filter(Matcher::matches)
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @param declaring national files of it say what a value may be; a region's value is held to the same */
    static void refuseOutsideRange(List<PolicyFile> files, List<PolicyFile> declaring, Problems problems) {
        Map<String, ValueRange> ranges = new HashMap<>();
        declaring.forEach(file -> ranges.putAll(file.ranges()));
        for (PolicyFile file : files) {
            file.parameters().forEach((name, parameter) -> {
                ValueRange range = ranges.get(name);
                if (range != null && !range.holds(parameter.value())) {
                    problems.add(
                            POLICY,
                            name + " in " + file.path() + " is " + parameter.value() + ".",
                            "It must be " + range.wanted() + ".",
                            "Correct it there.");
                }
            });
        }
    }

    private RuleFiles() {}
}
