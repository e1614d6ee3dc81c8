package org.medfund.jobs.supervision.penalty;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.medfund.core.policy.Policy;
import org.medfund.core.table.supervision.BlacklistProposals;
import org.medfund.core.table.supervision.PenaltyWorksheets;
import org.medfund.core.table.supervision.StaffPointYears;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;

class MatterTest {
    private static final PolicyYear YEAR = PolicyYear.of("2025");
    private static final Policy NATIONAL = TestLake.policies().national(YEAR);
    private static final PenaltyLaw LAW = PenaltyLaw.from(NATIONAL);

    private static ConfirmedFlag flag(
            String id, String kind, String entity, ViolationNature nature, String day, String yuan) {
        return new ConfirmedFlag(
                id,
                "E.7",
                "REG21 art. 38(3)",
                new Against(kind, entity, nature),
                LocalDate.parse(day),
                new BigDecimal(yuan),
                new BigDecimal("0.00"));
    }

    private static ConfirmedFlag violation(String id, String day, String yuan) {
        return flag(id, "INSTITUTION", "H1", ViolationNature.VIOLATION, day, yuan);
    }

    private static PenaltyDecision decision(
            String id,
            String kind,
            String entity,
            String nature,
            String loss,
            String multiple,
            String day,
            @Nullable String paid) {
        return new PenaltyDecision(
                id,
                kind,
                entity,
                nature,
                new BigDecimal(loss),
                new BigDecimal(multiple),
                LocalDate.parse(day),
                paid == null ? null : LocalDate.parse(paid));
    }

    private static PenaltyDecision ofH1(String id, String day, @Nullable String paid) {
        return decision(id, "INSTITUTION", "H1", "VIOLATION", "100.00", "1.5", day, paid);
    }

    private static List<String> shown(List<Matter> matters) {
        return matters.stream()
                .map(matter -> matter.id() + " "
                        + matter.flags().stream().map(ConfirmedFlag::flagId).toList())
                .toList();
    }

    @Test
    void aFlagBelongsToTheFirstDecisionOnItsDayOrLater() {
        List<ConfirmedFlag> flags = List.of(
                violation("F1", "2025-01-31", "1.00"),
                violation("F2", "2025-02-01", "1.00"),
                violation("F3", "2025-03-02", "1.00"),
                flag("F4", "INSTITUTION", "H1", ViolationNature.FRAUD, "2025-01-01", "1.00"),
                flag("F5", "INSTITUTION", "H2", ViolationNature.VIOLATION, "2025-01-01", "1.00"),
                flag("F6", "DOCTOR", "H1", ViolationNature.VIOLATION, "2025-01-01", "1.00"));

        assertThat(shown(Matter.of(flags, List.of(ofH1("PD2", "2025-02-28", null), ofH1("PD1", "2025-01-31", null)))))
                .containsExactly(
                        "PROPOSED/F6 [F6]",
                        "PD1 [F1]",
                        "PD2 [F2]",
                        "PROPOSED/F3 [F3]",
                        "PROPOSED/F4 [F4]",
                        "PROPOSED/F5 [F5]");
    }

    /** Whatever was confirmed and decided when: every flag is in one matter, and the order of arrival changes nothing. */
    @Test
    void everyFlagIsInOneMatter() {
        Random random = new Random(13);
        for (int round = 0; round < 200; round++) {
            List<ConfirmedFlag> flags = new ArrayList<>();
            List<PenaltyDecision> decisions = new ArrayList<>();
            for (int i = 0; i < random.nextInt(30); i++) {
                flags.add(flag(
                        "F" + i,
                        random.nextBoolean() ? "PERSON" : "INSTITUTION",
                        "X" + random.nextInt(3),
                        ViolationNature.values()[random.nextInt(2)],
                        LocalDate.of(2025, 1, 1).plusDays(random.nextInt(300)).toString(),
                        "10.01"));
            }
            for (int i = 0; i < random.nextInt(8); i++) {
                decisions.add(decision(
                        "PD" + i,
                        random.nextBoolean() ? "PERSON" : "INSTITUTION",
                        "X" + random.nextInt(3),
                        random.nextBoolean() ? "FRAUD" : "VIOLATION",
                        "1.00",
                        "2",
                        LocalDate.of(2025, 1, 1).plusDays(random.nextInt(300)).toString(),
                        null));
            }
            List<Matter> matters = Matter.of(flags, decisions);
            assertThat(matters.stream().flatMap(matter -> matter.flags().stream()))
                    .containsExactlyInAnyOrderElementsOf(flags);
            assertThat(matters.stream().filter(Matter::isProposed))
                    .allSatisfy(matter -> assertThat(matter.flags()).isNotEmpty());

            Collections.shuffle(flags, random);
            Collections.shuffle(decisions, random);
            assertThat(Matter.of(flags, decisions)).isEqualTo(matters);
        }
    }

    private static List<Row> worksheets(List<ConfirmedFlag> flags, List<PenaltyDecision> decisions) {
        TreeMap<String, PenaltyLaw.Fault> refused = new TreeMap<>();
        List<PenaltyDecision> standing = new ArrayList<>();
        for (PenaltyDecision decision : decisions) {
            PenaltyLaw.Fault fault = LAW.fault(decision);
            if (fault == null) {
                standing.add(decision);
            } else {
                refused.put(decision.id(), fault);
            }
        }
        return new WorksheetRows(YEAR, LAW).worksheets(Matter.of(flags, standing), refused, decisions);
    }

    private static String shown(Row row) {
        Object[] cells = new Object[row.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = row.get(i);
        }
        var named = new GenericRowWithSchema(cells, PenaltyWorksheets.TABLE.contentSchema());
        return String.join(
                " ",
                PenaltyWorksheets.MATTER_ID.in(named),
                PenaltyWorksheets.STATUS.in(named),
                PenaltyWorksheets.REFUND_YUAN.in(named).toPlainString(),
                String.valueOf(PenaltyWorksheets.LEAST_FINE_YUAN.inOrNull(named)),
                String.valueOf(PenaltyWorksheets.GREATEST_FINE_YUAN.inOrNull(named)),
                String.valueOf(PenaltyWorksheets.RECOVER_YUAN.inOrNull(named)),
                PenaltyWorksheets.LEAST_SUSPENSION_MONTHS.inOrNull(named) + "-"
                        + PenaltyWorksheets.GREATEST_SUSPENSION_MONTHS.inOrNull(named),
                PenaltyWorksheets.LAW_REF.in(named),
                String.valueOf(PenaltyWorksheets.FAULT.inOrNull(named)));
    }

    /** Of persons a violation is refunded without a fine and leads to 3 to 12 months without settlement; fraud to both. */
    @Test
    void theLawGivesTheRangeAndOnlyADecisionChoosesInIt() {
        assertThat(worksheets(
                                List.of(
                                        violation("F1", "2025-01-31", "33.33"),
                                        violation("F2", "2025-02-01", "66.68"),
                                        flag("F3", "INSTITUTION", "H1", ViolationNature.FRAUD, "2025-02-01", "10.00"),
                                        flag("F4", "PERSON", "P1", ViolationNature.VIOLATION, "2025-02-01", "50.00"),
                                        flag("F5", "PERSON", "P1", ViolationNature.FRAUD, "2025-02-01", "50.00")),
                                List.of(
                                        decision(
                                                "PD1",
                                                "INSTITUTION",
                                                "H2",
                                                "FRAUD",
                                                "1000.00",
                                                "5",
                                                "2025-06-01",
                                                null),
                                        decision(
                                                "PD0",
                                                "INSTITUTION",
                                                "H3",
                                                "FRAUD",
                                                "1000.00",
                                                "5",
                                                "2024-06-01",
                                                null)))
                        .stream()
                        .map(MatterTest::shown))
                .containsExactly(
                        "PROPOSED/F1 PROPOSED 100.01 100.01 200.02 null null-null REG21 art. 38 null",
                        "PROPOSED/F3 PROPOSED 10.00 20.00 50.00 null null-null REG21 art. 40 null",
                        "PD1 DECIDED 1000.00 2000.00 5000.00 6000.00 null-null REG21 art. 40 null",
                        "PROPOSED/F4 PROPOSED 50.00 0.00 0.00 null 3-12 REG21 art. 41 null",
                        "PROPOSED/F5 PROPOSED 50.00 100.00 250.00 null 3-12 REG21 art. 41 null");
    }

    @Test
    void aDecisionTheLawDoesNotAllowIsRefusedAndTakesUpNoFlag() {
        assertThat(worksheets(
                                List.of(violation("F1", "2025-01-31", "100.00")),
                                List.of(
                                        decision(
                                                "PD1",
                                                "INSTITUTION",
                                                "H1",
                                                "VIOLATION",
                                                "100.00",
                                                "5.1",
                                                "2025-02-01",
                                                null),
                                        decision(
                                                "PD2", "INSTITUTION", "H1", "ERROR", "100.00", "1", "2025-02-01", null),
                                        decision("PD3", "HOSPITAL", "H1", "FRAUD", "100.00", "3", "2025-02-01", null),
                                        decision(
                                                "PD4",
                                                "INSTITUTION",
                                                "H1",
                                                "FRAUD",
                                                "100.00",
                                                "5.000001",
                                                "2025-02-01",
                                                null),
                                        decision("PD5", "PERSON", "P1", "VIOLATION", "100.00", "1", "2025-02-01", null),
                                        decision(
                                                "PD6", "INSTITUTION", "H1", "FRAUD", "-1.00", "3", "2025-02-01", null)))
                        .stream()
                        .map(MatterTest::shown))
                .containsExactly(
                        "PROPOSED/F1 PROPOSED 100.00 100.00 200.00 null null-null REG21 art. 38 null",
                        "PD1 REFUSED 100.00 100.00 200.00 null null-null REG21 art. 38 MULTIPLE_OUT_OF_RANGE",
                        "PD2 REFUSED 100.00 null null null null-null REG21 UNKNOWN_KIND",
                        "PD3 REFUSED 100.00 null null null null-null REG21 UNKNOWN_ENTITY",
                        "PD4 REFUSED 100.00 200.00 500.00 null null-null REG21 art. 40 MULTIPLE_OUT_OF_RANGE",
                        "PD5 REFUSED 100.00 0.00 0.00 null null-null REG21 art. 41 MULTIPLE_OUT_OF_RANGE",
                        "PD6 REFUSED -1.00 null null null null-null REG21 NEGATIVE_LOSS");
    }

    private static List<String> blacklist(List<ConfirmedFlag> flags, List<PenaltyDecision> decisions, String asOf) {
        return BlacklistRows.of(
                        Matter.of(flags, decisions), YEAR, LocalDate.parse(asOf), Blacklist.Terms.from(NATIONAL))
                .stream()
                .map(row -> row.get(0) + " " + row.get(4) + " " + row.get(5) + " " + row.get(6) + " " + row.get(7) + " "
                        + row.get(8))
                .toList();
    }

    /** The columns looked at stand where the table has them. */
    @Test
    void theBlacklistRowsAreInTheOrderOfTheTable() {
        assertThat(BlacklistProposals.TABLE.fields().subList(4, 9))
                .containsExactly(
                        BlacklistProposals.STATUS,
                        BlacklistProposals.DECISION_ID,
                        BlacklistProposals.GROUND,
                        BlacklistProposals.FROM_DATE,
                        BlacklistProposals.TO_DATE);
    }

    @Test
    void withoutADecisionFraudIsOnlyProposedForTheBlacklist() {
        assertThat(blacklist(
                        List.of(
                                flag("F1", "INSTITUTION", "H1", ViolationNature.FRAUD, "2025-02-01", "1.00"),
                                violation("F2", "2025-02-01", "1.00")),
                        List.of(decision("PD1", "PERSON", "P1", "FRAUD", "1.00", "2", "2025-03-01", "2025-03-02")),
                        "2025-12-31"))
                .containsExactly(
                        "PROPOSED/F1 PROPOSED null FRAUD null null", "PD1 DECIDED PD1 FRAUD 2025-03-01 2028-02-29");
    }

    @Test
    void aThirdViolationThatWaitsIsProposedAndAnUnpaidRefundNeedsADecision() {
        List<PenaltyDecision> paid =
                List.of(ofH1("PD1", "2024-01-10", "2024-02-01"), ofH1("PD2", "2025-01-10", "2025-02-01"));
        ConfirmedFlag third = violation("F3", "2025-03-01", "1.00");

        assertThat(blacklist(List.of(third), paid, "2025-12-31"))
                .containsExactly("PROPOSED/F3 PROPOSED null REPEATED_VIOLATIONS null null");
        assertThat(blacklist(List.of(third), List.of(paid.get(1)), "2025-12-31"))
                .isEmpty();
        assertThat(blacklist(List.of(), List.of(ofH1("PD3", "2025-03-01", null)), "2025-05-30"))
                .isEmpty();
        assertThat(blacklist(List.of(), List.of(ofH1("PD3", "2025-03-01", null)), "2025-05-31"))
                .containsExactly("PD3 DECIDED PD3 UNPAID_REFUND 2025-05-31 2028-05-30");
    }

    private static List<String> points(List<StaffPoints.Decision> points, List<PenaltyDecision> decisions) {
        return StaffPointRows.of(
                        points,
                        decisions,
                        YEAR,
                        StaffPoints.Terms.from(NATIONAL),
                        MonthRange.from(NATIONAL, "e6.points_suspend_months"))
                .stream()
                .map(row -> row.get(0) + " " + row.get(2) + " " + row.get(3) + " " + row.get(4) + " " + row.get(5) + " "
                        + row.get(6) + " " + row.get(7))
                .toList();
    }

    private static StaffPoints.Decision given(String doctor, String site, String day, String behaviour, int points) {
        return new StaffPoints.Decision(doctor, site, LocalDate.parse(day), behaviour, points);
    }

    /** H2 was decided on only after the points of D3 there; nobody decided on H3; 13 cannot be given. */
    @Test
    void pointsCountOverAllSitesAfterADecisionOnTheInstitution() {
        List<PenaltyDecision> decisions = List.of(
                ofH1("PD1", "2025-02-01", null),
                ofH1("PD2", "2025-08-01", null),
                decision("PD3", "INSTITUTION", "H2", "FRAUD", "1.00", "2", "2025-04-01", null),
                decision("PD4", "DOCTOR", "H3", "FRAUD", "1.00", "2", "2025-01-01", null));

        assertThat(StaffPointYears.TABLE.fields().subList(2, 5))
                .containsExactly(StaffPointYears.POINTS, StaffPointYears.POINTS_LEFT_OUT, StaffPointYears.STATUS);
        assertThat(points(
                        List.of(
                                given("D1", "H1", "2025-02-01", "a", 6),
                                given("D1", "H2", "2025-05-01", "a", 3),
                                given("D2", "H1", "2025-03-01", "a", 12),
                                given("D3", "H2", "2025-03-31", "a", 9),
                                given("D3", "H3", "2025-05-01", "b", 4),
                                given("D4", "H1", "2025-05-01", "a", 13),
                                given("D4", "H1", "2025-05-01", "b", 1)),
                        decisions))
                .containsExactly(
                        "D1 9 0 SUSPENDED 2025-05-01 2025-06-01 2025-11-01",
                        "D2 12 0 TERMINATED 2025-03-01 2028-03-01 2028-03-01",
                        "D3 0 13 NORMAL null null null",
                        "D4 1 13 NORMAL null null null");
    }
}
