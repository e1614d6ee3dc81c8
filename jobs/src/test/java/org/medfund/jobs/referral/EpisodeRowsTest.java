package org.medfund.jobs.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.junit.jupiter.api.Test;
import org.medfund.core.table.referral.Episodes;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.referral.CareStay.Care;
import org.medfund.jobs.referral.ReferralDecision.FilingKind;

class EpisodeRowsTest {
    private static final LocalDate ADMITTED = LocalDate.parse("2025-05-10");
    private static final EpisodePolicy NATIONAL =
            EpisodePolicy.from(TestLake.policies().national(PolicyYear.of("2025")));

    private static List<Row> rows(boolean isYearKnown, List<CareStay> stays, CareFiling... filings) {
        return new EpisodeRows(2025, NATIONAL, isYearKnown, List.of("O80"))
                .of(stays, List.of(filings)).stream()
                        .map(row -> (Row) new GenericRowWithSchema(
                                IntStream.range(0, row.size())
                                        .mapToObj(row::get)
                                        .toArray(),
                                Episodes.TABLE.contentSchema()))
                        .toList();
    }

    private static Row only(Consumer<TestStay> change, CareFiling... filings) {
        TestStay stay = new TestStay();
        change.accept(stay);
        List<Row> rows = rows(true, List.of(stay.stay()), filings);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private static CareFiling filing(String id, FilingKind kind, LocalDate from, LocalDate to, String toArea) {
        return new CareFiling(id, kind, from, from, to, false, toArea, null, null, "F1", 1);
    }

    @Test
    void withoutAReasonItIsUnreasonableAndEveryFactStandsInTheRow() {
        Row row = only(stay -> {});

        assertThat(Episodes.DECISION.in(row)).isEqualTo("UNREASONABLE");
        assertThat(Episodes.UNDECIDED_REASON.inOrNull(row)).isNull();
        assertThat(Episodes.SEVERITY_FACTS.inOrNull(row)).isNull();
        assertThat(Episodes.FILING_VALIDITY.in(row)).isEqualTo("NONE");
        assertThat(Episodes.LOCAL_CASE_COUNT.in(row)).isEqualTo(40);
        // 1 of 40 died at home, 2 of 100 where they were treated: 0.025 / 0.02.
        assertThat(Episodes.LOCAL_MORTALITY_RATIO.in(row)).isEqualTo(new BigDecimal("1.2500"));
        assertThat(Episodes.LOCAL_SHARE_OF_GROUP.in(row)).isEqualTo(new BigDecimal("0.8000"));
        assertThat(Episodes.LEVEL_GAP.in(row)).as("level 2 had too few").isZero();
        assertThat(Episodes.EARLIER_VISIT_COUNT.in(row)).isEqualTo(2);
        assertThat(Episodes.COST_RATIO.in(row)).as("6000 of 4000").isEqualTo(new BigDecimal("1.5000"));
        assertThat(Episodes.IS_OTHER_PROVINCE.in(row)).isFalse();
        assertThat(Episodes.SKIPPED_LEVELS.inOrNull(row)).isNull();
    }

    @Test
    void theLossIsWhatTheFundPaidOrWhatItPaidBeyondTheStandardAtHome() {
        Row row = only(stay -> {});

        // Standard 4000.00 at home, of which funds pay 70 %: 2800.00.
        assertThat(Episodes.LOCAL_FUND_YUAN.in(row)).isEqualTo(new BigDecimal("2800.00"));
        assertThat(Episodes.FULL_FUND_LOSS_YUAN.in(row)).isEqualTo(new BigDecimal("3000.00"));
        assertThat(Episodes.DIFFERENCE_LOSS_YUAN.in(row)).isEqualTo(new BigDecimal("200.00"));
        assertThat(Episodes.FUND_AT_RISK_YUAN.in(row)).isEqualTo(new BigDecimal("3000.00"));
        assertThat(Episodes.DIFFERENCE_LOSS_YUAN.in(only(stay -> stay.fund = "2000.00")))
                .isEqualTo(new BigDecimal("0.00"));
        assertThat(Episodes.DIFFERENCE_LOSS_YUAN.in(only(stay -> stay.standard = null)))
                .as("not known")
                .isEqualTo(new BigDecimal("0.00"));
        Row severe = only(stay -> stay.weight = "1.0001");
        assertThat(Episodes.SEVERITY_FACTS.in(severe)).isEqualTo("WEIGHT");
        assertThat(Episodes.FULL_FUND_LOSS_YUAN.in(severe)).isEqualTo(new BigDecimal("0.00"));
    }

    @Test
    void whatIsMissingDecidesNothing() {
        assertThat(decision(only(stay -> stay.group = null))).isEqualTo("NOT_DECIDED NO_GROUP");
        assertThat(decision(only(stay -> stay.weight = null))).isEqualTo("NOT_DECIDED NO_WEIGHT");
        Row noYear = rows(false, List.of(new TestStay().stay())).get(0);
        assertThat(decision(noYear)).isEqualTo("NOT_DECIDED NO_PRIOR_YEAR");
        assertThat(Episodes.LOCAL_CASE_COUNT.inOrNull(noYear)).isNull();
        assertThat(Episodes.FUND_AT_RISK_YUAN.in(noYear)).isEqualTo(new BigDecimal("0.00"));
        assertThat(decision(only(stay -> {
                    stay.weight = null;
                    stay.score = "1000.01";
                })))
                .isEqualTo("REASONABLE_SEVERITY");
    }

    @Test
    void whatIsKnownDecidesBeforeWhatIsMissing() {
        TestStay emergency = new TestStay();
        emergency.way = "1";
        emergency.group = null;
        assertThat(decision(rows(false, List.of(emergency.stay())).get(0))).isEqualTo("EXEMPT_EMERGENCY");
        TestStay major = new TestStay();
        major.group = "ES31";
        major.weight = null;
        assertThat(decision(rows(false, List.of(major.stay())).get(0))).isEqualTo("REASONABLE_SEVERITY");
    }

    @Test
    void aCityThatTreatedNoneIsKnownToHaveTreatedNone() {
        Row row = only(stay -> stay.local.clear());

        assertThat(decision(row)).isEqualTo("REASONABLE_NO_LOCAL_CAPABILITY");
        assertThat(Episodes.LOCAL_CASE_COUNT.in(row)).isZero();
        assertThat(Episodes.LEVEL_GAP.inOrNull(row)).isNull();
        assertThat(Episodes.LOCAL_FUND_YUAN.inOrNull(row)).isNull();
        assertThat(decision(only(stay -> stay.level = 2)))
                .as("10 cases up to level 2")
                .isEqualTo("REASONABLE_NO_LOCAL_CAPABILITY");
        assertThat(decision(only(stay -> stay.local.put(3, new Care(100, 4, 1, 1)))))
                .as("4 % died against 2 %")
                .isEqualTo("REASONABLE_NO_LOCAL_CAPABILITY");
    }

    @Test
    void obstetricCareAndProtectedDiagnosesAreNotAsked() {
        assertThat(decision(only(stay -> stay.category = "5201"))).isEqualTo("NOT_DECIDED EXCLUDED_CARE");
        assertThat(decision(only(stay -> stay.diagnosis = "O80.000"))).isEqualTo("NOT_DECIDED EXCLUDED_CARE");
    }

    @Test
    void ofTheFilingsForThePlaceTheOneWorthMostIsShown() {
        CareFiling elsewhere = filing("A", FilingKind.LONG_TERM_RESIDENCE, ADMITTED.minusDays(90), null, "420100");
        CareFiling over = filing("B", FilingKind.REFERRAL, ADMITTED.minusDays(90), ADMITTED.minusDays(1), "410100");
        CareFiling valid = filing("C", FilingKind.REFERRAL, ADMITTED.minusDays(3), ADMITTED.plusDays(90), "410102");
        CareFiling province = filing("D", FilingKind.LONG_TERM_RESIDENCE, ADMITTED.minusDays(9), null, "410000");

        assertThat(decision(only(stay -> {}, elsewhere)))
                .as("for another place")
                .isEqualTo("UNREASONABLE");
        Row late = only(stay -> {}, elsewhere, over);
        assertThat(decision(late)).isEqualTo("UNREASONABLE");
        assertThat(Episodes.FILING_ID.in(late)).isEqualTo("B");
        assertThat(Episodes.FILING_VALIDITY.in(late)).isEqualTo("INVALID");
        Row suspect = only(stay -> {}, over, valid);
        assertThat(decision(suspect)).isEqualTo("SUSPECT_FILED");
        assertThat(Episodes.FILING_ID.in(suspect)).isEqualTo("C");
        assertThat(Episodes.FILING_LEAD_DAYS.in(suspect)).isEqualTo(3);
        assertThat(Episodes.ISSUING_INSTITUTION_CODE.in(suspect)).isEqualTo("F1");
        assertThat(Episodes.SKIPPED_LEVELS.in(suspect)).as("from level 1 to 3").isEqualTo(1);
        Row resident = only(stay -> {}, over, valid, province);
        assertThat(decision(resident)).isEqualTo("REASONABLE_RESIDENT");
        assertThat(Episodes.FILING_ID.in(resident)).isEqualTo("D");
        assertThat(Episodes.FILING_VALIDITY.in(only(stay -> stay.way = "1", over)))
                .as("an emergency counts as filed")
                .isEqualTo("DEEMED");
    }

    @Test
    void aTemporaryFilingLastsSixMonthsAtLeast() {
        LocalDate from = ADMITTED.minusMonths(6);
        CareFiling temporary = filing("T", FilingKind.TEMPORARY, from.plusDays(1), from.plusDays(30), "410100");
        assertThat(decision(only(stay -> {}, temporary))).isEqualTo("SUSPECT_FILED");
        CareFiling dayBefore = filing("T", FilingKind.TEMPORARY, from, from.plusDays(30), "410100");
        assertThat(decision(only(stay -> {}, dayBefore))).isEqualTo("UNREASONABLE");
    }

    @Test
    void theLastStayAwayOfATransferDecidesAndItsMoneyIsAtRisk() {
        List<CareStay> stays = new ArrayList<>(List.of(
                new TestStay().at("S1", "H1", ADMITTED, 2).atHome().stay(),
                new TestStay().at("S2", "H2", ADMITTED.plusDays(2), 3).stay(),
                new TestStay().at("S3", "H3", ADMITTED.plusDays(6), 4).stay(),
                new TestStay().at("S4", "H1", ADMITTED.plusDays(10), 5).atHome().stay()));
        List<Row> rows = rows(true, stays);

        assertThat(rows).hasSize(1);
        Row row = rows.get(0);
        assertThat(Episodes.SETTLEMENT_ID.in(row)).isEqualTo("S3");
        assertThat(Episodes.STAY_IDS.in(row)).isEqualTo("S1,S2,S3,S4");
        assertThat(Episodes.STAY_COUNT.in(row)).isEqualTo(4);
        assertThat(Episodes.AWAY_STAY_COUNT.in(row)).isEqualTo(2);
        assertThat(Episodes.PREVIOUS_INSTITUTION_CODE.in(row)).isEqualTo("H2");
        assertThat(Episodes.FUND_TOTAL_YUAN.in(row)).isEqualTo(new BigDecimal("6000.00"));
        assertThat(Episodes.FUND_AT_RISK_YUAN.in(row)).isEqualTo(new BigDecimal("3000.00"));
        assertThat(Episodes.STAY_DAYS.in(row)).isEqualTo(7);
        Collections.reverse(stays);
        assertThat(rows(true, stays)).isEqualTo(rows);
    }

    @Test
    void staysAreLinkedByTheDaysBetweenThemAndTheDiseaseOrAFilingThatNamesTheVisit() {
        CareStay home = new TestStay().at("S1", "H1", ADMITTED, 2).atHome().stay();
        TestStay away = new TestStay().at("S2", "H2", ADMITTED.plusDays(3), 3);
        assertThat(stayIds(List.of(home, away.stay()))).as("a day between").isEqualTo("S1,S2");
        away.diagnosis = "J44.100";
        assertThat(stayIds(List.of(home, away.stay()))).isEqualTo("S2");
        CareFiling named = new CareFiling(
                "F", FilingKind.REFERRAL, ADMITTED, ADMITTED, null, false, "420100", "H2", home.visitId(), null, null);
        assertThat(stayIds(List.of(home, away.stay()), named)).isEqualTo("S1,S2");
        away.diagnosis = null;
        TestStay unknown = new TestStay().at("S1", "H1", ADMITTED, 2).atHome();
        unknown.diagnosis = null;
        assertThat(stayIds(List.of(unknown.stay(), away.stay())))
                .as("two unknown diseases are not one")
                .isEqualTo("S2");
        away.diagnosis = "J18.000";
        away.admission = ADMITTED.plusDays(4);
        assertThat(stayIds(List.of(home, away.stay()))).as("two days between").isEqualTo("S2");
        away.admission = ADMITTED.plusDays(1);
        assertThat(stayIds(List.of(home, away.stay())))
                .as("admitted before the discharge")
                .isEqualTo("S2");
    }

    @Test
    void staysAtHomeAndOfOtherYearsMakeNoEpisode() {
        assertThat(rows(true, List.of(new TestStay().atHome().stay()))).isEmpty();
        assertThat(rows(
                        true,
                        List.of(new TestStay()
                                .at("S1", "H1", ADMITTED.minusYears(1), 3)
                                .stay())))
                .isEmpty();
    }

    private static String stayIds(List<CareStay> stays, CareFiling... filings) {
        return Episodes.STAY_IDS.in(rows(true, stays, filings).get(0));
    }

    private static String decision(Row row) {
        String reason = Episodes.UNDECIDED_REASON.inOrNull(row);
        return Episodes.DECISION.in(row) + (reason == null ? "" : " " + reason);
    }
}
