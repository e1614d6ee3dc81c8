package org.medfund.jobs.supervision;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.medfund.core.policy.Policy;
import org.medfund.core.policy.PolicyRanges;
import org.medfund.core.problem.NearNames;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.problem.Refusal;
import org.medfund.core.region.Region;

/** What policies ask of the rules, looked at as a whole before any rule is run. */
final class RuleTerms {

    /** @throws Refusal with everything that is wrong for any region; what regions share is told once */
    static void hold(List<Region> regions, Function<Region, Policy> policies) {
        Problems problems = new Problems();
        PolicyRanges.byRegion(regions, region -> held(policies.apply(region)), problems);
        problems.refuseIfAny();
    }

    /**
     * The policy, if every rule can be bound to it, in a mode that the rule may have.
     *
     * @throws Refusal with everything that is wrong
     */
    static Policy held(Policy policy) {
        Problems problems = new Problems();
        refuseUnknown(policy, problems);
        for (Rule rule : Rules.ALL) {
            collect(problems, () -> refuseTooStrong(rule, policy, problems));
            collect(problems, () -> rule.bind(policy));
        }
        problems.refuseIfAny();
        return policy;
    }

    private static void collect(Problems problems, Runnable step) {
        try {
            step.run();
        } catch (Refusal refusal) {
            problems.addAll(refusal.problems());
        }
    }

    private static void refuseUnknown(Policy policy, Problems problems) {
        TreeSet<String> modes = new TreeSet<>(
                List.of(RuleMode.values()).stream().map(RuleMode::name).toList());
        TreeSet<String> rules =
                Rules.ALL.stream().map(rule -> rule.card().id()).collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> listed = new TreeSet<>();
        for (Map.Entry<String, JsonNode> mode : policy.node(RuleMode.LISTS).properties()) {
            if (!modes.contains(mode.getKey())) {
                problems.add(inLists(policy, "names the mode " + mode.getKey(), "Modes are " + modes + "."));
            }
            for (var rule : mode.getValue()) {
                if (!rules.contains(rule.asText())) {
                    problems.add(inLists(
                            policy,
                            "names the rule " + rule.asText(),
                            "scan-claims has none" + NearNames.told(rule.asText(), rules) + "."));
                } else if (!listed.add(rule.asText())) {
                    problems.add(inLists(policy, "names " + rule.asText() + " twice", "A rule has one mode."));
                }
            }
        }
    }

    /** A rule that may only be simulated may be more where a region's own file, which names its document, says so (SPEC E.2 note). */
    private static void refuseTooStrong(Rule rule, Policy policy, Problems problems) {
        String id = rule.card().id();
        String own = RuleMode.ownPolicy(id);
        RuleMode mode = RuleMode.of(id, policy);
        boolean isOfARegion = rule.strongestMode() == RuleMode.SIMULATE
                && policy.find(own)
                        .filter(parameter -> parameter.file().startsWith("region/"))
                        .isPresent();
        if (mode.compareTo(rule.strongestMode()) <= 0 || isOfARegion) {
            return;
        }
        String name = policy.find(own).isPresent() ? own : RuleMode.LISTS;
        problems.add(
                ProblemCode.POLICY,
                "Policy " + name + " sets " + id + " to " + mode + " in " + file(policy, name) + ".",
                rule.strongestMode() == RuleMode.SIMULATE
                        ? "No national rule allows it: more than SIMULATE rests on a document of the region."
                        : "Its flags are clues that somebody has to judge (SPEC E.0): it may be " + rule.strongestMode()
                                + " at most.",
                rule.strongestMode() == RuleMode.SIMULATE
                        ? "Set " + own + " in a file under region, whose source is that document, or leave it SIMULATE."
                        : "Take it out of " + mode + "; what a review confirms is deducted all the same.");
    }

    private static Problem inLists(Policy policy, String what, String why) {
        return Problem.of(
                ProblemCode.POLICY,
                "Policy " + RuleMode.LISTS + " " + what + " in " + file(policy, RuleMode.LISTS) + ".",
                why,
                "Correct it there.");
    }

    private static String file(Policy policy, String name) {
        return policy.find(name).map(Policy.Parameter::file).orElse("the policy folder");
    }

    private RuleTerms() {}
}
