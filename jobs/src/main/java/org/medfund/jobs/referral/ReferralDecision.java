package org.medfund.jobs.referral;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.math3.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.core.table.claims.InpatientStays;

/** Whether an inpatient stay in another city was needed: a decision list, of which the first that fits counts (SPEC E.3, case E03). */
public final class ReferralDecision {
    private static final int MUNICIPALITY_PREFIX = 2;

    /** What a stay is, in the order it is asked. */
    public enum ReferralClass {
        NOT_A_REFERRAL,
        EXEMPT_EMERGENCY,
        REASONABLE_SEVERITY,
        REASONABLE_NO_LOCAL_CAPABILITY,
        REASONABLE_RESIDENT,
        /** Filed, which is a clue against who filed it if that happens often. */
        SUSPECT_FILED,
        UNREASONABLE,
        /** What the list asks next is not known: neither weight nor score, or nothing of the year before. */
        NOT_DECIDED
    }

    /** What makes a stay severe. */
    public enum Severity {
        WEIGHT,
        SCORE,
        COMPLICATION,
        OPERATION,
        INTENSIVE_CARE
    }

    /** What a filing is for (SPEC A.10). */
    public enum FilingKind {
        REFERRAL,
        LONG_TERM_RESIDENCE,
        TEMPORARY,
        EMERGENCY_DEEMED
    }

    /** An emergency that was deemed filed is filed (SPEC A.10), though it was admitted another way. */
    private static final List<FilingKind> SUSPECT_KINDS =
            List.of(FilingKind.REFERRAL, FilingKind.TEMPORARY, FilingKind.EMERGENCY_DEEMED);

    /** A filing of the person. */
    public record FiledStay(FilingKind kind, FilingValidity.Filing filing) {}

    /**
     * How much of a group the city of insurance treated in the calendar year before, at levels up to that of treatment.
     *
     * @param mortalityRatio local over treating mortality; null if one of them is not known
     */
    public record LocalCare(int caseCount, @Nullable BigDecimal mortalityRatio) {
        /** Stands for the ratio where nobody died in the city of treatment, and somebody at home: above any limit. */
        static final BigDecimal DEATHS_AT_HOME_ALONE = BigDecimal.valueOf(Long.MAX_VALUE);
    }

    /**
     * One inpatient stay with a group.
     *
     * @param insuredAreaCode administrative division of insurance
     * @param treatedAreaCode administrative division of treatment
     * @param relativeWeight of its group; null by diseases
     * @param diseaseScore null by groups
     * @param operationLevel 1 to 4 of its highest operation; 0 if there is none or only such without a level (code 5)
     * @param diedWithinADay died within 24 hours of admission
     * @param settledOn day of discharge settlement
     * @param fundYuan paid by all funds
     * @param localFundYuan what they would have paid for it at home, local standard times pay ratio; null if not known
     * @param local null if it is not known; a city that treated none has 0 cases
     */
    public record Stay(
            String insuredAreaCode,
            String treatedAreaCode,
            @Nullable BigDecimal relativeWeight,
            @Nullable BigDecimal diseaseScore,
            boolean hasMajorComplication,
            int operationLevel,
            boolean hadIntensiveCare,
            @Nullable String admissionWay,
            String medicalCategory,
            boolean diedWithinADay,
            LocalDate admission,
            LocalDate settledOn,
            BigDecimal fundYuan,
            @Nullable BigDecimal localFundYuan,
            List<FiledStay> filings,
            @Nullable LocalCare local) {}

    /** The first class of the list that fits. */
    public static ReferralClass classify(Stay stay, ReferralPolicy policy) {
        if (city(stay.insuredAreaCode(), policy).equals(city(stay.treatedAreaCode(), policy))) {
            return ReferralClass.NOT_A_REFERRAL;
        }
        if (isEmergency(stay, policy)) {
            return ReferralClass.EXEMPT_EMERGENCY;
        }
        if (!severity(stay, policy).isEmpty()) {
            return ReferralClass.REASONABLE_SEVERITY;
        }
        LocalCare local = stay.local();
        if (local == null || (stay.relativeWeight() == null && stay.diseaseScore() == null)) {
            return ReferralClass.NOT_DECIDED;
        }
        if (!isTreatedAtHome(local, policy)) {
            return ReferralClass.REASONABLE_NO_LOCAL_CAPABILITY;
        }
        if (isFiled(stay, List.of(FilingKind.LONG_TERM_RESIDENCE), policy)) {
            return ReferralClass.REASONABLE_RESIDENT;
        }
        return isFiled(stay, SUSPECT_KINDS, policy) ? ReferralClass.SUSPECT_FILED : ReferralClass.UNREASONABLE;
    }

    /** Fund money at risk, yuan: that of an unreasonable referral by {@link ReferralPolicy#loss}, 0.00 of all others. */
    public static BigDecimal fundAtRiskYuan(Stay stay, ReferralPolicy policy) {
        return lossYuan(classify(stay, policy), policy.loss(), stay.fundYuan(), stay.localFundYuan());
    }

    /**
     * What an unreasonable referral cost the fund, yuan; 0.00 of all others. Where the difference is asked and what it would
     * have cost at home is not known, nothing.
     *
     * @param fundYuan paid by all funds
     * @param atHomeYuan what they would have paid at home; null if not known
     */
    static BigDecimal lossYuan(
            ReferralClass decision, ReferralPolicy.Loss loss, BigDecimal fundYuan, @Nullable BigDecimal atHomeYuan) {
        if (decision != ReferralClass.UNREASONABLE) {
            return Money.yuan(0);
        }
        if (loss == ReferralPolicy.Loss.LOSS_FULL_FUND) {
            return fundYuan;
        }
        return atHomeYuan == null
                ? Money.yuan(0)
                : Money.roundToFen(fundYuan.subtract(atHomeYuan)).max(Money.yuan(0));
    }

    /** What the rate is over: decided, a referral, and no emergency. */
    public static final Set<ReferralClass> ASSESSED = EnumSet.complementOf(
            EnumSet.of(ReferralClass.NOT_A_REFERRAL, ReferralClass.EXEMPT_EMERGENCY, ReferralClass.NOT_DECIDED));

    /** Unreasonable referrals over all that are {@link #ASSESSED}, to four places; empty if there are none. */
    public static Optional<BigDecimal> unreasonableRate(Collection<ReferralClass> classes) {
        return unreasonableRate(
                classes.stream()
                        .filter(each -> each == ReferralClass.UNREASONABLE)
                        .count(),
                classes.stream().filter(ASSESSED::contains).count());
    }

    /** The same of counts. */
    static Optional<BigDecimal> unreasonableRate(long unreasonable, long assessed) {
        return assessed == 0
                ? Optional.empty()
                : Optional.of(Money.round(new BigFraction(unreasonable).divide(assessed), Money.SHARE.scale()));
    }

    /** The city an area is of: its first digits, of a municipality two. */
    static String city(String areaCode, ReferralPolicy policy) {
        boolean isMunicipality = policy.municipalities().stream().anyMatch(areaCode::startsWith);
        int length = isMunicipality ? MUNICIPALITY_PREFIX : policy.cityPrefix();
        return areaCode.substring(0, Math.min(length, areaCode.length()));
    }

    private static boolean isEmergency(Stay stay, ReferralPolicy policy) {
        String category = stay.medicalCategory();
        String way = stay.admissionWay();
        return (way != null && policy.emergencyAdmissionWays().contains(way))
                || InpatientStays.isOf(category, policy.emergencyCategories())
                || stay.diedWithinADay();
    }

    /** What makes the stay severe; empty if nothing does. */
    public static Set<Severity> severity(Stay stay, ReferralPolicy policy) {
        Set<Severity> facts = EnumSet.noneOf(Severity.class);
        BigDecimal weight = stay.relativeWeight();
        BigDecimal score = stay.diseaseScore();
        if (weight != null && weight.compareTo(policy.weightMax()) > 0) {
            facts.add(Severity.WEIGHT);
        }
        if (score != null && score.compareTo(policy.scoreMax()) > 0) {
            facts.add(Severity.SCORE);
        }
        if (stay.hasMajorComplication()) {
            facts.add(Severity.COMPLICATION);
        }
        if (stay.operationLevel() >= policy.severeOperationLevel()) {
            facts.add(Severity.OPERATION);
        }
        if (stay.hadIntensiveCare()) {
            facts.add(Severity.INTENSIVE_CARE);
        }
        return facts;
    }

    private static boolean isTreatedAtHome(LocalCare local, ReferralPolicy policy) {
        if (local.caseCount() < policy.localCasesMin()) {
            return false;
        }
        BigDecimal mortality = local.mortalityRatio();
        return local.caseCount() < policy.mortalityCasesMin()
                || mortality == null
                || mortality.compareTo(policy.mortalityRatioMax()) <= 0;
    }

    private static boolean isFiled(Stay stay, List<FilingKind> kinds, ReferralPolicy policy) {
        return stay.filings().stream()
                .filter(filed -> kinds.contains(filed.kind()))
                .anyMatch(filed -> FilingValidity.of(
                                false, stay.admission(), stay.settledOn(), filed.filing(), policy.filingUntil())
                        == FilingValidity.VALID);
    }

    private ReferralDecision() {}
}
