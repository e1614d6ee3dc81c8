package org.medfund.jobs.supervision.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.medfund.jobs.supervision.rules.RepeatExamination.Exam;
import org.medfund.jobs.supervision.rules.RepeatExaminationPolicy.Anchor;

class RepeatExaminationTest {
    private static final RepeatExaminationPolicy THIRTY_DAYS =
            new RepeatExaminationPolicy(30, Anchor.FIRST_IN_CHAIN, true, Set.of("BEFORE_SURGERY_OR_TRANSFUSION"));

    private static Exam chestCt(String id, String date) {
        return new Exam(id, "P1", "CT", "CHEST", LocalDate.parse(date), null, false, null, new BigDecimal("300.00"));
    }

    private static List<String> flagged(Exam... exams) {
        return RepeatExamination.find(List.of(exams), THIRTY_DAYS).stream()
                .map(repeat ->
                        repeat.repeat().id() + " after " + repeat.anchor().id())
                .toList();
    }

    @Test
    void daysAreCountedFromTheFirstOfTheChainAndTheThirtiethCounts() {
        // 1 March + 30 = 31 March; 1 April is day 31 and starts a new chain, of which 20 April is day 19.
        assertThat(flagged(
                        chestCt("x1", "2025-03-01"),
                        chestCt("x3", "2025-03-31"),
                        chestCt("x4", "2025-04-01"),
                        chestCt("x5", "2025-04-20")))
                .containsExactly("x3 after x1", "x5 after x4");
    }

    @Test
    void anEmergencyIsNeitherFlaggedNorAnAnchor() {
        Exam emergency = new Exam(
                "x0", "P1", "CT", "CHEST", LocalDate.parse("2025-03-01"), null, true, null, new BigDecimal("300.00"));
        assertThat(flagged(emergency, chestCt("x1", "2025-03-05"))).isEmpty();
        assertThat(flagged(chestCt("x", "2025-02-27"), emergency, chestCt("x1", "2025-03-05")))
                .containsExactly("x1 after x");
    }

    @Test
    void aStatedReasonOfTheListExemptsAndAnotherDoesNot() {
        Exam before = new Exam(
                "b",
                "P1",
                "CT",
                "CHEST",
                LocalDate.parse("2025-03-02"),
                null,
                false,
                "BEFORE_SURGERY_OR_TRANSFUSION",
                new BigDecimal("1.00"));
        Exam unknown = new Exam(
                "c",
                "P1",
                "CT",
                "CHEST",
                LocalDate.parse("2025-03-03"),
                null,
                false,
                "BECAUSE",
                new BigDecimal("1.00"));
        assertThat(flagged(chestCt("a", "2025-03-01"), before, unknown)).containsExactly("c after a");
    }

    @Test
    void anotherPersonClassOrBodyPartIsAnotherChain() {
        LocalDate day = LocalDate.parse("2025-03-02");
        assertThat(flagged(
                        chestCt("a", "2025-03-01"),
                        new Exam("b", "P2", "CT", "CHEST", day, null, false, null, BigDecimal.ONE),
                        new Exam("c", "P1", "MR", "CHEST", day, null, false, null, BigDecimal.ONE),
                        new Exam("d", "P1", "CT", "BRAIN", day, null, false, null, BigDecimal.ONE)))
                .isEmpty();
    }

    @Test
    void aMissingKeyNeverGroups() {
        LocalDate day = LocalDate.parse("2025-03-02");
        for (int i = 0; i < 3; i++) {
            String person = i == 0 ? null : "P1";
            String examClass = i == 1 ? null : "CT";
            String part = i == 2 ? null : "CHEST";
            assertThat(flagged(
                            new Exam("a", person, examClass, part, day, null, false, null, BigDecimal.ONE),
                            new Exam("b", person, examClass, part, day, null, false, null, BigDecimal.ONE)))
                    .isEmpty();
        }
    }

    @Test
    void ofTwoOnOneDayTheLaterOneIsTheRepeatWhateverItsNumber() {
        LocalDate day = LocalDate.parse("2025-03-02");
        Instant nine = Instant.parse("2025-03-02T01:00:00Z");
        Exam morning = new Exam("z", "P1", "CT", "CHEST", day, nine, false, null, BigDecimal.ONE);
        Exam evening = new Exam("a", "P1", "CT", "CHEST", day, nine.plusSeconds(36_000), false, null, BigDecimal.ONE);
        assertThat(flagged(evening, morning)).containsExactly("a after z");
    }

    @Test
    void theOrderOfTheExaminationsChangesNothing() {
        Random random = new Random(7);
        List<Exam> exams = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            exams.add(chestCt(
                    "x" + i,
                    LocalDate.parse("2025-01-01").plusDays(random.nextInt(365)).toString()));
        }
        var expected = RepeatExamination.find(exams, THIRTY_DAYS);
        Collections.shuffle(exams, random);
        assertThat(RepeatExamination.find(exams, THIRTY_DAYS)).isEqualTo(expected);
        assertThat(expected).isNotEmpty().allMatch(repeat -> repeat.gapDays() >= 0 && repeat.gapDays() <= 30);
        assertThat(RepeatExamination.fundAtRiskYuan(expected))
                .isEqualByComparingTo(new BigDecimal(300 * expected.size()));
    }
}
