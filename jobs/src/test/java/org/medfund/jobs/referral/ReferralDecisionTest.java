package org.medfund.jobs.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.referral.ReferralDecision.FiledStay;
import org.medfund.jobs.referral.ReferralDecision.FilingKind;
import org.medfund.jobs.referral.ReferralDecision.LocalCare;
import org.medfund.jobs.referral.ReferralDecision.ReferralClass;
import org.medfund.jobs.referral.ReferralDecision.Stay;

class ReferralDecisionTest {
    private static final LocalDate ADMITTED = LocalDate.parse("2025-05-10");
    private static final ReferralPolicy NATIONAL =
            ReferralPolicy.from(TestLake.policies().national(PolicyYear.of("2025")));

    /** A light stay in another city that its own treats often, unless a case says otherwise. */
    private static final class Case {
        private String insured = "411302";
        private String treated = "410105";
        private String weight = "0.8";
        private String score;
        private boolean hasComplication;
        private int level;
        private boolean hadCare;
        private String way = "2";
        private String category = "2101";
        private boolean died;
        private String atHome;
        private List<FiledStay> filings = List.of();
        private LocalCare local = new LocalCare(20, null);

        Stay stay() {
            return new Stay(
                    insured,
                    treated,
                    weight == null ? null : new BigDecimal(weight),
                    score == null ? null : new BigDecimal(score),
                    hasComplication,
                    level,
                    hadCare,
                    way,
                    category,
                    died,
                    ADMITTED,
                    ADMITTED.plusDays(5),
                    new BigDecimal("8000.00"),
                    atHome == null ? null : new BigDecimal(atHome),
                    filings,
                    local);
        }

        ReferralClass decide() {
            return ReferralDecision.classify(stay(), NATIONAL);
        }
    }

    private static FiledStay filed(FilingKind kind, LocalDate to) {
        return new FiledStay(kind, new FilingValidity.Filing(ADMITTED.minusDays(9), ADMITTED.minusDays(9), to, false));
    }

    @Test
    void withoutAnyReasonItIsUnreasonable() {
        assertThat(new Case().decide()).isEqualTo(ReferralClass.UNREASONABLE);
    }

    @Test
    void aCityIsFourDigitsAndAMunicipalityTwo() {
        Case within = new Case();
        within.treated = "411381";
        assertThat(within.decide()).isEqualTo(ReferralClass.NOT_A_REFERRAL);
        within.insured = "310115";
        within.treated = "310230";
        assertThat(within.decide()).isEqualTo(ReferralClass.NOT_A_REFERRAL);
        within.treated = "320500";
        assertThat(within.decide()).isEqualTo(ReferralClass.UNREASONABLE);
    }

    @Test
    void anEmergencyIsExempt() {
        Case byWay = new Case();
        byWay.way = "1";
        Case byCategory = new Case();
        byCategory.category = "2401";
        byCategory.way = null;
        Case byDeath = new Case();
        byDeath.died = true;
        assertThat(List.of(byWay, byCategory, byDeath))
                .allMatch(each -> each.decide() == ReferralClass.EXEMPT_EMERGENCY);
    }

    @Test
    void severityIsStrictlyAboveOneAndFromLevelFour() {
        Case light = new Case();
        light.weight = "1.0000";
        light.level = 3;
        assertThat(light.decide()).isEqualTo(ReferralClass.UNREASONABLE);
        light.level = 4;
        assertThat(light.decide()).isEqualTo(ReferralClass.REASONABLE_SEVERITY);
        Case heavy = new Case();
        heavy.weight = "1.0001";
        assertThat(heavy.decide()).isEqualTo(ReferralClass.REASONABLE_SEVERITY);
        Case byScore = new Case();
        byScore.weight = null;
        byScore.score = "1000.00";
        assertThat(byScore.decide()).isEqualTo(ReferralClass.UNREASONABLE);
        byScore.score = "1000.01";
        assertThat(byScore.decide()).isEqualTo(ReferralClass.REASONABLE_SEVERITY);
        Case complicated = new Case();
        complicated.hasComplication = true;
        Case intensive = new Case();
        intensive.hadCare = true;
        assertThat(List.of(complicated, intensive))
                .allMatch(each -> each.decide() == ReferralClass.REASONABLE_SEVERITY);
    }

    @Test
    void aCityCanFromTwentyCasesUnlessManyDie() {
        for (LocalCare cannot : new LocalCare[] {
            new LocalCare(0, null),
            new LocalCare(19, BigDecimal.ONE),
            new LocalCare(100, new BigDecimal("1.51")),
            new LocalCare(100, LocalCare.DEATHS_AT_HOME_ALONE)
        }) {
            Case away = new Case();
            away.local = cannot;
            assertThat(away.decide()).isEqualTo(ReferralClass.REASONABLE_NO_LOCAL_CAPABILITY);
        }
        for (LocalCare can : List.of(
                new LocalCare(20, new BigDecimal("9")),
                new LocalCare(99, new BigDecimal("9")),
                new LocalCare(100, new BigDecimal("1.5")),
                new LocalCare(100, null))) {
            Case away = new Case();
            away.local = can;
            assertThat(away.decide()).isEqualTo(ReferralClass.UNREASONABLE);
        }
    }

    @Test
    void aResidentIsReasonableAndAFiledReferralSuspect() {
        Case filed = new Case();
        filed.filings = List.of(filed(FilingKind.REFERRAL, ADMITTED), filed(FilingKind.LONG_TERM_RESIDENCE, null));
        assertThat(filed.decide()).isEqualTo(ReferralClass.REASONABLE_RESIDENT);
        filed.filings = List.of(
                filed(FilingKind.TEMPORARY, ADMITTED), filed(FilingKind.LONG_TERM_RESIDENCE, ADMITTED.minusDays(1)));
        assertThat(filed.decide()).isEqualTo(ReferralClass.SUSPECT_FILED);
        filed.filings = List.of(filed(FilingKind.REFERRAL, ADMITTED.minusDays(1)));
        assertThat(filed.decide()).isEqualTo(ReferralClass.UNREASONABLE);
    }

    @Test
    void atRiskIsAllOrWhatItCostMoreThanAtHome() {
        Case away = new Case();
        assertThat(ReferralDecision.fundAtRiskYuan(away.stay(), NATIONAL)).isEqualTo("8000.00");
        ReferralPolicy difference = new ReferralPolicy(
                NATIONAL.weightMax(),
                NATIONAL.scoreMax(),
                NATIONAL.severeOperationLevel(),
                NATIONAL.localCasesMin(),
                NATIONAL.mortalityRatioMax(),
                NATIONAL.mortalityCasesMin(),
                NATIONAL.cityPrefix(),
                NATIONAL.municipalities(),
                NATIONAL.emergencyAdmissionWays(),
                NATIONAL.emergencyCategories(),
                NATIONAL.filingUntil(),
                ReferralPolicy.Loss.LOSS_DIFF);
        assertThat(ReferralDecision.fundAtRiskYuan(away.stay(), difference)).isEqualTo("0.00");
        away.atHome = "5000.00";
        assertThat(ReferralDecision.fundAtRiskYuan(away.stay(), difference)).isEqualTo("3000.00");
        away.atHome = "8000.01";
        assertThat(ReferralDecision.fundAtRiskYuan(away.stay(), difference)).isEqualTo("0.00");
        away.hadCare = true;
        assertThat(ReferralDecision.fundAtRiskYuan(away.stay(), NATIONAL)).isEqualTo("0.00");
    }

    @Test
    void theRateLeavesOutEmergenciesAndTheOwnCity() {
        assertThat(ReferralDecision.unreasonableRate(List.of(
                        ReferralClass.UNREASONABLE,
                        ReferralClass.SUSPECT_FILED,
                        ReferralClass.REASONABLE_RESIDENT,
                        ReferralClass.EXEMPT_EMERGENCY,
                        ReferralClass.NOT_A_REFERRAL)))
                .contains(new BigDecimal("0.3333"));
        assertThat(ReferralDecision.unreasonableRate(List.of(ReferralClass.EXEMPT_EMERGENCY)))
                .isEmpty();
    }

    @Test
    void whatIsNotKnownIsNotDecidedUnlessSomethingBeforeItDecides() {
        Case away = new Case();
        away.local = null;
        assertThat(away.decide()).isEqualTo(ReferralClass.NOT_DECIDED);
        away.weight = "1.1";
        assertThat(away.decide()).isEqualTo(ReferralClass.REASONABLE_SEVERITY);
        Case light = new Case();
        light.weight = null;
        assertThat(light.decide()).isEqualTo(ReferralClass.NOT_DECIDED);
        light.score = "900";
        assertThat(light.decide()).isEqualTo(ReferralClass.UNREASONABLE);
        assertThat(ReferralDecision.unreasonableRate(List.of(ReferralClass.NOT_DECIDED, ReferralClass.UNREASONABLE)))
                .contains(new BigDecimal("1.0000"));
    }
}
