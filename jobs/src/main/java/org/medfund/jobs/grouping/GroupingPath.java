package org.medfund.jobs.grouping;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.medfund.jobs.grouping.DrgRow.Severity;
import org.medfund.jobs.grouping.Explanation.Complication;
import org.medfund.jobs.grouping.Explanation.Outcome;
import org.medfund.jobs.grouping.Explanation.Step;

/** Writes down how one case goes through a scheme. */
final class GroupingPath {
    private final GroupingCase input;
    private final CaseFacts facts;
    private final List<Step> steps = new ArrayList<>();
    private final List<Mdc> entered = new ArrayList<>();
    private @Nullable AdrgRule lastRule;
    private @Nullable DrgRow lastDrg;

    GroupingPath(GroupingCase input, CaseFacts facts) {
        this.input = input;
        this.facts = facts;
    }

    void step(Mdc mdc, @Nullable AdrgRule rule, @Nullable DrgRow drg, @Nullable GroupingResult result) {
        if (!entered.contains(mdc)) {
            entered.add(mdc);
        }
        lastRule = rule;
        lastDrg = drg;
        Outcome outcome;
        if (drg != null) {
            outcome = Outcome.GROUPED;
        } else if (rule != null) {
            outcome = result == null ? Outcome.PASSED_ON : Outcome.GROUPED_AS_ADRG;
        } else {
            outcome = result == null ? Outcome.LEFT : Outcome.AMBIGUOUS;
        }
        steps.add(
                new Step(mdc.code(), outcome, rule == null ? null : rule.id(), result == null ? null : result.group()));
    }

    List<Mdc> entered() {
        return entered;
    }

    Explanation explained(GroupingResult result, Scheme scheme) {
        return new Explanation(result, List.copyOf(steps), decidingCodes(scheme), complications(scheme), List.of());
    }

    private List<String> decidingCodes(Scheme scheme) {
        AdrgRule rule = lastRule;
        if (rule == null) {
            return List.of();
        }
        List<String> codes = new ArrayList<>(hits(
                input.diagnoses(),
                scheme.diagnosisCodes(),
                scheme.diagnosisFacts(),
                rule.diagnosisFact(),
                rule.otherDiagnosisFact()));
        IntStream ofDrg = lastDrg == null
                ? IntStream.empty()
                : lastDrg.procedureFacts().stream().mapToInt(Integer::intValue);
        codes.addAll(hits(
                input.procedures(),
                scheme.procedureCodes(),
                scheme.procedureFacts(),
                IntStream.concat(IntStream.of(rule.procedures().facts()), ofDrg).toArray()));
        return List.copyOf(codes);
    }

    private static List<String> hits(List<String> codes, CodeDictionary numbers, CodeFacts shown, int... asked) {
        return IntStream.range(0, codes.size())
                .filter(i -> {
                    int code = numbers.numberOf(codes.get(i));
                    return code != CodeDictionary.UNKNOWN
                            && IntStream.of(asked).anyMatch(fact -> shown.shows(code, i == 0, fact));
                })
                .mapToObj(codes::get)
                .toList();
    }

    private List<Complication> complications(Scheme scheme) {
        Severity asked = lastDrg == null ? Severity.NONE : lastDrg.severity();
        List<Complication> found = new ArrayList<>();
        for (int i = 1; i < input.diagnoses().size(); i++) {
            String code = input.diagnoses().get(i);
            if (scheme.complications().isMcc(facts.diagnosis(i))) {
                boolean isAsked = asked == Severity.MCC || asked == Severity.MCC_OR_CC;
                found.add(complication(scheme.complications(), i, code, true, isAsked));
            }
            if (scheme.complications().isCc(facts.diagnosis(i))) {
                boolean isAsked = asked == Severity.CC || asked == Severity.MCC_OR_CC;
                found.add(complication(scheme.complications(), i, code, false, isAsked));
            }
        }
        return List.copyOf(found);
    }

    private Complication complication(Complications tables, int at, String code, boolean isMajor, boolean isAsked) {
        String list = tables.strickenBy(facts.diagnosis(0), facts.diagnosis(at), isMajor);
        return new Complication(code, isMajor, list, isAsked && list == null);
    }
}
