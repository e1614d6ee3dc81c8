package org.medfund.jobs.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.jobs.grouping.SchemeFolder.File;
import org.medfund.jobs.grouping.Trace.Attribute;

/** What decided, on the small scheme of {@link SmallScheme}. */
class TraceTest {
    @TempDir
    Path folder;

    private DrgGrouper grouper;

    @BeforeEach
    void load() {
        load(new SmallScheme());
    }

    private void load(SmallScheme scheme) {
        grouper = new DrgGrouper(SchemeFolder.load(scheme.writtenTo(folder), CodeForm.AS_WRITTEN));
    }

    private Trace adult(List<String> diagnoses, List<String> procedures) {
        return grouper.trace(new GroupingCase("1", 50, 18_300, 0, 10, "1", diagnoses, procedures));
    }

    @Test
    void aTransplantIsDecidedByItsProcedureAlone() {
        Trace trace = adult(List.of("I63.900", "A41.900"), List.of("37.5100", "45.7300"));

        assertThat(trace.diagnoses()).isEmpty();
        assertThat(trace.procedures()).containsExactly("37.5100");
        assertThat(trace.attributes()).isEmpty();
        assertThat(trace.isSmallest()).isTrue();
    }

    @Test
    void aSplitIsDecidedByTheMainDiagnosisAndTheFirstComplicationThatCounts() {
        Trace trace = adult(List.of("I63.900", "J96.000", "A41.900", "X99.999", "A41.900"), List.of("99.0000"));

        assertThat(trace.result().group()).isEqualTo("BR11");
        assertThat(trace.diagnoses()).containsExactly("I63.900", "A41.900");
        assertThat(trace.procedures()).isEmpty();
        // Four days or less and death at discharge would make it BR17; with ten days the way alone changes nothing.
        assertThat(trace.attributes()).isEmpty();
    }

    @Test
    void attributesThatDecideAreNamed() {
        Trace early = grouper.trace(new GroupingCase("1", 50, 18_300, 0, 4, "5", List.of("I63.900"), List.of()));
        Trace man = grouper.trace(new GroupingCase("1", 30, 11_000, 0, 3, "1", List.of("E89.500"), List.of()));
        Trace newborn = grouper.trace(new GroupingCase("2", 0, 5, 1_200, 9, "1", List.of("P07.300"), List.of()));

        assertThat(early.attributes()).isEqualTo(Set.of(Attribute.STAY_DAYS, Attribute.DISCHARGE_WAY));
        assertThat(man.attributes()).isEqualTo(Set.of(Attribute.GENDER));
        assertThat(newborn.attributes())
                .isEqualTo(Set.of(Attribute.AGE_YEARS, Attribute.AGE_DAYS, Attribute.BIRTH_WEIGHT));
    }

    @Test
    void aFailedCheckIsDecidedByNoCode() {
        Trace trace = grouper.trace(new GroupingCase("", 30, 11_000, 0, 3, "1", List.of("E89.500"), List.of()));

        assertThat(trace.diagnoses()).isEmpty();
        assertThat(trace.attributes()).isEqualTo(Set.of(Attribute.GENDER));
    }

    @Test
    void amongSixtyDiagnosesTheFewThatDecideAreFoundForCertain() {
        List<String> diagnoses = new ArrayList<>(Collections.nCopies(57, "X99.999"));
        diagnoses.add(0, "I63.900");
        diagnoses.add(40, "I10.x00");
        diagnoses.add("J96.000");

        Trace trace = adult(diagnoses, List.of());

        assertThat(trace.diagnoses()).containsExactly("I63.900", "I10.x00");
        assertThat(trace.isSmallest()).isTrue();
    }

    @Test
    void whereTooManySetsWouldHaveToBeTriedCodesAreLeftOutOneByOne() {
        // BR11 now asks for five procedures: no set of up to three codes of 70 can do.
        load(new SmallScheme()
                .replace(File.DRG, "BR11,BR1,卒中伴严重并发症,2,MCC,,,,,,,,", "BR11,BR1,卒中伴严重并发症,2,MCC,,,,,,,,5"));

        Trace trace = adult(List.of("I63.900", "A41.900"), Collections.nCopies(68, "99.0000"));

        assertThat(trace.result().group()).isEqualTo("BR11");
        assertThat(trace.diagnoses()).containsExactly("I63.900", "A41.900");
        assertThat(trace.procedures()).hasSize(5);
        assertThat(trace.isSmallest()).isFalse();
    }
}
