package org.medfund.jobs.grouping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.medfund.jobs.grouping.Remedy.Kind;

/** Tries out on one ungroupable case what would give it a group. */
final class Remedies {
    private static final int SOME_DAYS_INTO_THE_YEAR = 180;

    private final Scheme scheme;
    private final DrgGrouper grouper;
    private final List<Remedy> found = new ArrayList<>();

    Remedies(Scheme scheme) {
        this.scheme = scheme;
        this.grouper = new DrgGrouper(scheme);
    }

    /** @param entered the categories the case entered */
    List<Remedy> of(GroupingCase input, List<Mdc> entered) {
        AttributeValues values = AttributeValues.of(scheme);
        if (input.gender().isBlank()) {
            AttributeValues.GENDERS.forEach(gender -> attempt(Kind.GENDER_GIVEN, gender, input.withGender(gender)));
        } else if (input.birthWeightG() == 0 && grouper.group(input).status() == GroupingStatus.CHECK_FAILED) {
            values.weightsG().stream()
                    .filter(grams -> grams > 0)
                    .forEach(
                            grams -> attempt(Kind.BIRTH_WEIGHT_GIVEN, grams.toString(), input.withBirthWeightG(grams)));
        } else {
            codes(input, entered);
            attributes(input, values);
        }
        return List.copyOf(found);
    }

    private void codes(GroupingCase input, List<Mdc> entered) {
        List<String> diagnoses = input.diagnoses();
        if (!diagnoses.isEmpty() && !scheme.knowsDiagnosis(diagnoses.get(0))) {
            asTheSchemeWritesIt(diagnoses.get(0)).forEach(code -> {
                List<String> known = new ArrayList<>(diagnoses);
                known.set(0, code);
                attempt(Kind.CODE_AS_THE_SCHEME_WRITES_IT, code, input.withDiagnoses(known));
            });
        }
        for (int i = 1; i < diagnoses.size(); i++) {
            attempt(Kind.ANOTHER_MAIN_DIAGNOSIS, diagnoses.get(i), input.withDiagnoses(broughtForward(diagnoses, i)));
        }
        List<String> procedures = input.procedures();
        for (int i = 1; i < procedures.size(); i++) {
            attempt(
                    Kind.ANOTHER_MAIN_PROCEDURE,
                    procedures.get(i),
                    input.withProcedures(broughtForward(procedures, i)));
        }
        codesShowing(FactBook.VALID_MAIN_PROCEDURE)
                .boxed()
                .min((a, b) -> Integer.compare(
                        scheme.procedureFacts().count(a),
                        scheme.procedureFacts().count(b)))
                .ifPresent(code -> attemptProcedure(Kind.A_VALID_PROCEDURE, code, input));
        entered.forEach(mdc -> mdc.rules().stream()
                .flatMapToInt(rule -> IntStream.of(rule.procedures().singles()))
                .flatMap(fact -> codesShowing(fact).limit(1))
                .forEach(code -> attemptProcedure(Kind.A_PROCEDURE_OF_THE_CATEGORY, code, input)));
        if (!procedures.isEmpty()) {
            attempt(Kind.WITHOUT_PROCEDURES, "", input.withProcedures(List.of()));
        }
    }

    private void attributes(GroupingCase input, AttributeValues values) {
        AttributeValues.GENDERS.stream()
                .filter(gender -> !gender.equals(input.gender()))
                .forEach(gender -> attempt(Kind.ANOTHER_GENDER, gender, input.withGender(gender)));
        values.agesYears().stream()
                .filter(age -> age != input.ageYears())
                .forEach(age -> attempt(
                        Kind.ANOTHER_AGE, age.toString(), input.withAge(age, age * 365 + SOME_DAYS_INTO_THE_YEAR)));
    }

    private void attemptProcedure(Kind kind, int code, GroupingCase input) {
        List<String> procedures = new ArrayList<>(input.procedures());
        procedures.add(0, scheme.procedureCodes().code(code));
        attempt(kind, procedures.get(0), input.withProcedures(procedures));
    }

    private void attempt(Kind kind, String value, GroupingCase changed) {
        GroupingResult wouldBe = grouper.group(changed);
        boolean isNew = found.stream()
                .noneMatch(remedy -> remedy.kind() == kind && remedy.wouldBe().equals(wouldBe));
        if (wouldBe.status() == GroupingStatus.SUCCESS && isNew) {
            found.add(new Remedy(kind, value, wouldBe));
        }
    }

    private IntStream codesShowing(int procedureFact) {
        return scheme.procedureFacts().codes(procedureFact, true);
    }

    private List<String> asTheSchemeWritesIt(String code) {
        Function<String, String> folded = text -> text.strip().toUpperCase(Locale.ROOT);
        return IntStream.range(0, scheme.diagnosisCodes().size())
                .mapToObj(scheme.diagnosisCodes()::code)
                .filter(known -> folded.apply(known).equals(folded.apply(code)))
                .toList();
    }

    private static List<String> broughtForward(List<String> codes, int at) {
        List<String> moved = new ArrayList<>(codes);
        moved.add(0, moved.remove(at));
        return moved;
    }
}
