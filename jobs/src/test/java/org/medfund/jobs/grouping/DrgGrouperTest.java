package org.medfund.jobs.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule of the algorithm on the small scheme of {@link SmallScheme}. */
class DrgGrouperTest {
    private static final List<String> NO_PROCEDURES = List.of();

    @TempDir
    Path folder;

    private DrgGrouper grouper;

    @BeforeEach
    void load() {
        grouper = new DrgGrouper(SchemeFolder.load(new SmallScheme().writtenTo(folder), CodeForm.AS_WRITTEN));
    }

    /** Status, category, ADRG, group, and reason of an adult man's stay of ten days that ends at home. */
    private String adult(List<String> diagnoses, List<String> procedures) {
        return text(new GroupingCase("1", 50, 18_300, 0, 10, "1", diagnoses, procedures));
    }

    private String text(GroupingCase input) {
        GroupingResult result = grouper.group(input);
        return result.status() + " " + result.mdc() + " " + result.adrg() + " " + result.group() + " "
                + result.reason();
    }

    private String newborn(int ageDays, int birthWeightG, String... diagnoses) {
        return text(new GroupingCase("2", 0, ageDays, birthWeightG, 10, "1", List.of(diagnoses), NO_PROCEDURES));
    }

    @Test
    void theMainProcedureOpensATransplantBeforeAnythingElse() {
        assertThat(adult(List.of("I63.900"), List.of("37.5100"))).isEqualTo("SUCCESS MDCA AA1 AA19 null");
    }

    @Test
    void aMainProcedureRuleDoesNotLookAtLaterProcedures() {
        assertThat(adult(List.of("I63.900"), List.of("45.7300", "37.5100"))).startsWith("QY MDCB");
    }

    @Test
    void aCombinationMayBeMetByProceduresInAnyPosition() {
        assertThat(adult(List.of("I63.900"), List.of("45.7300", "55.6900", "52.8000")))
                .isEqualTo("SUCCESS MDCA AC1 AC19 null");
        assertThat(adult(List.of("I63.900"), List.of("02.3400", "00.6500"))).isEqualTo("SUCCESS MDCB BC1 BC19 null");
        assertThat(adult(List.of("I63.900"), List.of("54.9500", "00.6500"))).contains(" BR1 ");
    }

    @Test
    void enteringACategoryIsNotFinal() {
        // Two zones enter MDCZ; the operation in second place opens no rule there, so the case goes on to MDCB.
        List<String> injuries = List.of("S02.100", "S22.300", "S01.300");
        assertThat(adult(injuries, List.of("79.3500"))).isEqualTo("SUCCESS MDCZ ZB1 ZB19 null");
        assertThat(adult(injuries, List.of("96.0500"))).isEqualTo("SUCCESS MDCB BZ1 BZ19 null");
    }

    @Test
    void severalInjuriesInOneZoneAreNotSeveral() {
        assertThat(adult(List.of("S02.100", "S01.300"), List.of("79.3500"))).startsWith("QY MDCB");
    }

    @Test
    void theGenderDecidesBetweenCategories() {
        assertThat(text(new GroupingCase("1", 30, 11_000, 0, 3, "1", List.of("E89.500"), NO_PROCEDURES)))
                .isEqualTo("SUCCESS MDCM MS1 MS19 null");
        assertThat(text(new GroupingCase("2", 30, 11_000, 0, 3, "1", List.of("E89.500"), NO_PROCEDURES)))
                .isEqualTo("SUCCESS MDCN NS1 NS19 null");
        assertThat(text(new GroupingCase("9", 30, 11_000, 0, 3, "1", List.of("E89.500"), NO_PROCEDURES)))
                .isEqualTo("UNGROUPED null null null NO_CATEGORY");
    }

    @Test
    void aBlankGenderOrANewbornWithoutWeightFailsTheCheck() {
        assertThat(text(new GroupingCase("", 30, 11_000, 0, 3, "1", List.of("I63.900"), NO_PROCEDURES)))
                .isEqualTo("CHECK_FAILED null null null GENDER_MISSING");
        assertThat(newborn(28, 0, "P07.300")).isEqualTo("CHECK_FAILED null null null NEWBORN_WEIGHT_MISSING");
    }

    @Test
    void anInfantOlderThan28DaysNeedsNoWeightAndIsNoSmallNewborn() {
        assertThat(newborn(29, 0, "P07.300")).isEqualTo("SUCCESS MDCP PV1 PV19 null");
        assertThat(newborn(29, 1200, "P07.300")).isEqualTo("SUCCESS MDCP PV1 PV19 null");
    }

    @Test
    void weightBoundsAreMoreThanZeroAndLessThan1500() {
        assertThat(newborn(5, 1, "P07.300")).contains("PS19");
        assertThat(newborn(5, 1499, "P07.300")).contains("PS19");
        assertThat(newborn(5, 1500, "P07.300")).contains("PV19");
    }

    @Test
    void aComplicationCountsOnlyAmongOtherDiagnosesAndUnlessExcluded() {
        assertThat(adult(List.of("I63.900"), NO_PROCEDURES)).contains("BR15");
        assertThat(adult(List.of("I63.900", "I10.x00"), NO_PROCEDURES)).contains("BR13");
        assertThat(adult(List.of("I63.900", "A41.900"), NO_PROCEDURES)).contains("BR11");
        // J96.000 is excluded beside I63.900, but does not keep A41.900 from counting.
        assertThat(adult(List.of("I63.900", "J96.000"), NO_PROCEDURES)).contains("BR15");
        assertThat(adult(List.of("I63.900", "J96.000", "A41.900"), NO_PROCEDURES))
                .contains("BR11");
    }

    @Test
    void aSplitMayAskForDischargeWayAndStay() {
        assertThat(text(new GroupingCase("1", 50, 18_300, 0, 4, "5", List.of("I63.900"), NO_PROCEDURES)))
                .contains("BR17");
        assertThat(text(new GroupingCase("1", 50, 18_300, 0, 5, "5", List.of("I63.900"), NO_PROCEDURES)))
                .contains("BR15");
        assertThat(text(new GroupingCase("1", 50, 18_300, 0, 4, "1", List.of("I63.900"), NO_PROCEDURES)))
                .contains("BR15");
    }

    @Test
    void aLaterProcedureMayNotBeTheMainOne() {
        assertThat(adult(List.of("S02.100"), List.of("01.2400", "31.7400"))).contains("BB1B");
        // Without it no DRG of BB1 fits, and BB1 passes such cases on; the valid procedure makes it QY.
        assertThat(adult(List.of("S02.100"), List.of("01.2400", "01.2400"))).startsWith("QY MDCB");
    }

    @Test
    void whereNoDrgFitsTheAdrgIsTheGroup() {
        GroupingCase dayCase =
                new GroupingCase("1", 50, 18_300, 0, 1, "1", List.of("S02.100", "S01.300"), NO_PROCEDURES);
        assertThat(text(dayCase)).isEqualTo("SUCCESS MDCB BZ1 BZ1 null");
    }

    @Test
    void aProcedureOutsideTheCategoryMakesTheCaseAmbiguousAfterTheSurgicalRules() {
        assertThat(adult(List.of("I63.900"), List.of("45.7300")))
                .isEqualTo("QY MDCB QY BQY PROCEDURE_OUTSIDE_CATEGORY");
        // Only the main procedure is asked, so a valid one in second place does not matter.
        assertThat(adult(List.of("I63.900"), List.of("99.0000", "45.7300"))).contains("BR15");
    }

    @Test
    void anExtraProcedureOpensACategoryThatAsksForAValidOne() {
        assertThat(adult(List.of("X99.999"), List.of("96.0400", "52.8000", "55.6900")))
                .isEqualTo("SUCCESS MDCA AC1 AC19 null");
        assertThat(adult(List.of("X99.999"), List.of("96.0500", "52.8000", "55.6900")))
                .isEqualTo("UNGROUPED null null null NO_CATEGORY");
    }

    @Test
    void aPrefixOfAnyDiagnosisOpensACategory() {
        assertThat(adult(List.of("X99.999", "Z37.000"), NO_PROCEDURES))
                .isEqualTo("UNGROUPED null null null NO_GROUP_IN_CATEGORY");
    }

    @Test
    void codesAreComparedWholeAndAsWritten() {
        assertThat(adult(List.of("G40.900X001"), NO_PROCEDURES)).contains("NO_CATEGORY");
        assertThat(adult(List.of("G40.900"), NO_PROCEDURES)).contains("NO_CATEGORY");
        assertThat(adult(List.of("G40.900x001"), NO_PROCEDURES)).contains("NO_GROUP_IN_CATEGORY");
        grouper = new DrgGrouper(SchemeFolder.load(folder, CodeForm.UPPER_CASE));
        assertThat(adult(List.of("G40.900X001"), NO_PROCEDURES)).contains("NO_GROUP_IN_CATEGORY");
    }

    @Test
    void theMainDiagnosisRepeatedAmongTheOthersIsAnOtherDiagnosis() {
        assertThat(adult(List.of("S02.100", "S01.300"), NO_PROCEDURES)).contains("BZ19");
        assertThat(adult(List.of("S02.100", "S02.100"), NO_PROCEDURES)).contains("NO_GROUP_IN_CATEGORY");
    }
}
