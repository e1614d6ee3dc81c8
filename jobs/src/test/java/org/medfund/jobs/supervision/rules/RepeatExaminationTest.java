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
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.RuleLaw;
import org.medfund.jobs.supervision.TestReferences;
import org.medfund.jobs.supervision.file.TestFiles;
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

    private static final RuleLaw LAW = new RuleLaw(new RepeatExaminationCheck(THIRTY_DAYS), TestReferences.NONE);

    private static final String SETTLEMENTS = """
            settlement_id | person_key | institution_code | discharge_date | total_cost_yuan | in_scope_yuan | fund_total_yuan
            S1            | P1         | H1               | 2025-03-03     | 2000.00         | 1000.00       | 500.00
            S2            | P1         | H2               | 2025-03-20     | 2000.00         | 1000.00       | 600.00
            """;

    private static final String LINE_COLUMNS =
            "settlement_id | fee_line_number | exam_class | body_part | charged_at | line_cost_yuan | in_scope_yuan"
                    + " | is_emergency | exempt_reason | item_quantity\n";

    private static List<Finding> found(String lines) {
        return LAW.find(TestFiles.of(SettlementLists.TABLE, SETTLEMENTS)
                .and(FeeLines.TABLE, LINE_COLUMNS + lines.strip().replace("\n", " | 1\n") + " | 1\n")
                .person());
    }

    @Test
    void theLinesOfOneDayOfAVisitAreOneExamination() {
        String first = """
                S1 | 1 | CT | CHEST | 2025-03-02T09:00 | 300.00 | 300.00 | false | null
                S1 | 2 | CT | CHEST | 2025-03-02T09:05 |  80.00 |  80.00 | false | null
                """;
        assertThat(found(first)).as("scan and contrast medium").isEmpty();
        List<Finding> found = found(first + """
                S2 | 1 | CT | CHEST | 2025-03-12T09:00 | 300.00 | 300.00 | false | null
                S2 | 2 | CT | CHEST | 2025-03-12T09:05 |  80.00 |  80.00 | false | null
                S2 | 3 | CT | CHEST | 2025-03-12T09:05 |  20.00 |   0.00 | false | null
                """);
        // 600 of 1000 in scope: 180.00 and 48.00; the third line the fund did not pay.
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.fundOfLineYuan()).hasToString("{1=180.00, 2=48.00}");
            assertThat(finding.amountInvolvedYuan()).isEqualTo("380.00");
            assertThat(finding.evidence())
                    .extracting(each -> each.role() + " " + each.isWitness() + " " + each.rowKey())
                    .containsExactly("ANCHOR true S1|1", "REPEAT true S2|1", "REPEAT false S2|2");
        });
    }

    @Test
    void anotherDayOfTheSameVisitIsAnotherExamination() {
        assertThat(found("""
                S1 | 1 | CT | CHEST | 2025-03-01T09:00 | 300.00 | 300.00 | false | null
                S1 | 2 | CT | CHEST | 2025-03-02T09:00 | 300.00 | 300.00 | false | null
                """)).hasSize(1);
    }

    @Test
    void aMarkOnOneLineIsOfTheWholeExamination() {
        String first = "S1 | 1 | CT | CHEST | 2025-03-02T09:00 | 300.00 | 300.00 | false | null\n";
        String again = "S2 | 1 | CT | CHEST | 2025-03-12T09:00 | 300.00 | 300.00 | false | null\n";
        String contrast = "S2 | 2 | CT | CHEST | 2025-03-12T09:05 | 80.00 | 80.00 | ";
        assertThat(found(first + again + contrast + "false | BECAUSE")).hasSize(1);
        assertThat(found(first + again + contrast + "true | null")).isEmpty();
        assertThat(found(first + again + contrast + "false | BEFORE_SURGERY_OR_TRANSFUSION"))
                .isEmpty();
    }

    @Test
    void theTwoWitnessesAloneAreFoundAgain() {
        int found = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            StringBuilder lines = new StringBuilder(LINE_COLUMNS);
            for (int i = 0; i < 2 + random.nextInt(7); i++) {
                lines.append(String.join(
                                " | ",
                                random.nextBoolean() ? "S1" : "S2",
                                Integer.toString(i),
                                random.nextInt(4) == 0 ? "MR" : "CT",
                                random.nextInt(8) == 0 ? "null" : "CHEST",
                                LocalDate.parse("2025-03-01").plusDays(random.nextInt(40)) + "T0" + random.nextInt(9)
                                        + ":00",
                                "300.00",
                                random.nextInt(5) == 0 ? "0.00" : "300.00",
                                Boolean.toString(random.nextInt(6) == 0),
                                "null",
                                "1"))
                        .append('\n');
            }
            found += LAW.holds(TestFiles.of(SettlementLists.TABLE, SETTLEMENTS)
                    .and(FeeLines.TABLE, lines.toString())
                    .person());
        }
        assertThat(found).isGreaterThan(200);
    }
}
