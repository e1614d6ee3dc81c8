package org.medfund.jobs.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.jobs.grouping.Explanation.Complication;
import org.medfund.jobs.grouping.Explanation.Outcome;
import org.medfund.jobs.grouping.Explanation.Step;
import org.medfund.jobs.grouping.Remedy.Kind;
import org.medfund.jobs.grouping.SchemeFolder.File;

/** Why a case got what it got, on the small scheme of {@link SmallScheme}. */
class ExplanationTest {
    @TempDir
    Path folder;

    private DrgGrouper grouper;

    @BeforeEach
    void load() {
        grouper = new DrgGrouper(SchemeFolder.load(new SmallScheme().writtenTo(folder), CodeForm.AS_WRITTEN));
    }

    private static GroupingCase adult(List<String> diagnoses, List<String> procedures) {
        return new GroupingCase("1", 50, 18_300, 0, 10, "1", diagnoses, procedures);
    }

    private static GroupingCase newborn(int birthWeightG, String diagnosis) {
        return new GroupingCase("2", 0, 5, birthWeightG, 10, "1", List.of(diagnosis), List.of());
    }

    private List<String> remedies(GroupingCase input) {
        return grouper.explain(input).remedies().stream()
                .map(remedy -> remedy.kind() + " " + remedy.value() + " "
                        + remedy.wouldBe().group())
                .toList();
    }

    @Test
    void thePathNamesCategoriesEnteredAndLeftAndTheRuleThatHeld() {
        // Two zones enter MDCZ, no rule fits there, and BZ1 of MDCB asks for the other diagnosis S01.300.
        Explanation explanation = grouper.explain(adult(List.of("S02.100", "S22.300", "S01.300"), List.of("96.0500")));

        assertThat(explanation.path())
                .containsExactly(
                        new Step("MDCZ", Outcome.LEFT, null, null), new Step("MDCB", Outcome.GROUPED, "BZ1", "BZ19"));
        assertThat(explanation.decidingCodes()).containsExactly("S02.100", "S01.300");
        assertThat(explanation.remedies()).isEmpty();
    }

    @Test
    void aRuleWhoseDrgsDoNotFitPassesOn() {
        Explanation explanation = grouper.explain(adult(List.of("S02.100"), List.of("01.2400")));

        assertThat(explanation.path())
                .containsExactly(
                        new Step("MDCA", Outcome.LEFT, null, null), // any valid main procedure enters it
                        new Step("MDCB", Outcome.PASSED_ON, "BB1", null),
                        new Step("MDCB", Outcome.AMBIGUOUS, null, "BQY"));
    }

    @Test
    void theExclusionListThatStruckAComplicationOutIsNamed() {
        Explanation explanation =
                grouper.explain(adult(List.of("I63.900", "J96.000", "A41.900", "I10.x00"), List.of()));

        assertThat(explanation.result().group()).isEqualTo("BR11");
        assertThat(explanation.complications())
                .containsExactly(
                        new Complication("J96.000", true, "7", false),
                        new Complication("A41.900", true, null, true),
                        // BR11 asks for a major one.
                        new Complication("I10.x00", false, null, false));
    }

    @Test
    void aMissingGenderOrWeightIsTriedOut() {
        assertThat(remedies(new GroupingCase("", 30, 11_000, 0, 3, "1", List.of("E89.500"), List.of())))
                .containsExactly("GENDER_GIVEN 1 MS19", "GENDER_GIVEN 2 NS19");
        assertThat(remedies(newborn(0, "P07.300")))
                .containsExactly("BIRTH_WEIGHT_GIVEN 1 PS19", "BIRTH_WEIGHT_GIVEN 1500 PV19");
    }

    @Test
    void anotherMainDiagnosisIsProposedIfItGroups() {
        assertThat(remedies(adult(List.of("X99.999", "I63.900"), List.of())))
                .containsExactly("ANOTHER_MAIN_DIAGNOSIS I63.900 BR15");
    }

    @Test
    void aCodeThatIsOnlyWrittenOtherwiseIsProposed() {
        assertThat(remedies(adult(List.of(" i63.900 "), List.of())))
                .containsExactly("CODE_AS_THE_SCHEME_WRITES_IT I63.900 BR15");
    }

    @Test
    void aProcedureOfTheCategoryIsProposedWhereTheDiagnosisAloneGroupsNothing() {
        // G40.900x001 opens MDCB, which has no medical rule for it; an operation on the head groups a child only.
        GroupingCase child = new GroupingCase("1", 9, 3_300, 0, 10, "1", List.of("G40.900x001"), List.of());

        assertThat(remedies(child)).contains("A_PROCEDURE_OF_THE_CATEGORY 01.2400 BB1A");
    }

    @Test
    void anyValidProcedureIsProposedWhereARuleAsksForNoOther() {
        new SmallScheme()
                .replace(File.MDC, "MDCB,head,6,MAIN,Z37.,,,,,,FIRST,2", "MDCB,head,6,MAIN,Z37.,,,,,,NONE,")
                .replace(File.ADRG_RULE, "BZ1,BZ1,MDCB,4,MAIN,1,NONE,,NOT_ANY", "BZ1,BZ1,MDCB,4,MAIN,1,NONE,,FIRST")
                .writtenTo(folder);
        grouper = new DrgGrouper(SchemeFolder.load(folder, CodeForm.AS_WRITTEN));

        // 45.7300 is in no list of a rule.
        assertThat(remedies(adult(List.of("S02.100", "S01.300"), List.of())))
                .contains("A_VALID_PROCEDURE 45.7300 BZ19");
    }

    @Test
    void withoutTheProcedureAnAmbiguousCaseIsGroupedByItsDiagnosis() {
        assertThat(remedies(adult(List.of("I63.900"), List.of("45.7300")))).contains("WITHOUT_PROCEDURES  BR15");
    }

    @Test
    void anotherAgeOrGenderIsProposedIfItGroups() {
        assertThat(remedies(adult(List.of("P07.300"), List.of()))).contains("ANOTHER_AGE 0 PV19");
        assertThat(remedies(new GroupingCase("9", 30, 11_000, 0, 3, "1", List.of("E89.500"), List.of())))
                .containsExactly("ANOTHER_GENDER 1 MS19", "ANOTHER_GENDER 2 NS19");
    }

    @Test
    void whereNothingHelpsNothingIsProposed() {
        Explanation explanation = grouper.explain(adult(List.of("X99.999"), List.of()));

        assertThat(explanation.path()).isEmpty();
        assertThat(explanation.remedies())
                .extracting(Remedy::kind)
                // Only a transplant needs no diagnosis.
                .doesNotContain(Kind.ANOTHER_MAIN_DIAGNOSIS, Kind.ANOTHER_AGE, Kind.ANOTHER_GENDER);
    }
}
