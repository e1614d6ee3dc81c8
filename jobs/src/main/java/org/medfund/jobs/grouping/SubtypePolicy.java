package org.medfund.jobs.grouping;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;
import org.medfund.core.policy.PolicyRanges;
import org.medfund.core.subtype.AgeBand;
import org.medfund.core.subtype.SubtypeGate;

/**
 * The auxiliary subtypes of a stay in every dimension (SPEC C.4), and the gates they must pass.
 *
 * @param treatmentKindsApart stays treated so are never split, such as those of traditional medicine
 * @param icuFactor the gate of days in intensive care is relaxed by it
 * @param severityStayDaysMin severe and moderate only from so many days on
 * @param tumourCostFactor times the mean cost of the disease
 */
record SubtypePolicy(
        SubtypeGate gate,
        Set<String> treatmentKindsApart,
        BigDecimal icuFactor,
        CharlsonIndex charlson,
        SeverityScale scale,
        CodeRanges tumours,
        CodeRanges metastases,
        CodeRanges severe,
        CodeRanges moderate,
        int severityStayDaysMin,
        BigDecimal tumourCostFactor,
        BigDecimal tumourFeeShare,
        List<AgeBand> ages,
        List<AgeBand> icuDays)
        implements Serializable {

    /** Classes of disease severity. */
    enum SeverityScale {
        /** Death, severe, moderate, mild. */
        V3_FOUR,
        /** The classes I to IV-B of the first specification. */
        V1_FIVE
    }

    private static final String OTHER = "OTHER";

    /** @param ranges takes values out of their range */
    static SubtypePolicy from(Policy policy, PolicyRanges ranges) {
        return new SubtypePolicy(
                SubtypeGate.from(ranges),
                Set.copyOf(policy.texts("aux.treatment_kinds_apart")),
                ranges.positive("aux.icu_gate_factor"),
                CharlsonIndex.from(policy, ranges),
                policy.choice("aux.severity_scale", SeverityScale.class),
                codes("aux.tumour_diagnoses", policy, ranges),
                codes("aux.metastasis_diagnoses", policy, ranges),
                codes("aux.severe_diagnoses", policy, ranges),
                codes("aux.moderate_diagnoses", policy, ranges),
                ranges.notNegative("aux.severity_stay_days_min"),
                ranges.positive("aux.tumour_cost_factor"),
                ranges.share("aux.tumour_fee_share"),
                AgeBand.bands("age.bands", policy, ranges),
                AgeBand.bands("aux.icu_bands", policy, ranges));
    }

    private static CodeRanges codes(String name, Policy policy, PolicyRanges ranges) {
        return ranges.parsed(
                name,
                "codes and ranges such as I60-I69",
                () -> CodeRanges.of(policy.texts(name)),
                CodeRanges.of(List.of()));
    }

    SubtypeGate gate(SubtypeDimension dimension) {
        return dimension == SubtypeDimension.ICU_DAYS ? gate.relaxed(icuFactor) : gate;
    }

    /**
     * Its subtype in each dimension; a tumour has the severity of tumours, any other disease the general one. Empty of a
     * stay that is never split.
     */
    Map<SubtypeDimension, String> subtypes(SubtypeFacts stay) {
        Map<SubtypeDimension, String> subtypes = new EnumMap<>(SubtypeDimension.class);
        if (stay.treatmentKind() != null && treatmentKindsApart.contains(stay.treatmentKind())) {
            return subtypes;
        }
        subtypes.put(
                SubtypeDimension.CCI,
                charlson.level(charlson.score(stay.diagnoses())).name());
        if (tumours.contains(stay.mainDiagnosis())) {
            subtypes.put(SubtypeDimension.TUMOUR_SEVERITY, tumourSeverity(stay));
        } else {
            subtypes.put(SubtypeDimension.SEVERITY, severity(stay));
        }
        subtypes.put(SubtypeDimension.AGE, band(ages, band -> band.contains(stay.ageDays(), stay.ageYears())));
        subtypes.put(SubtypeDimension.ICU_DAYS, band(icuDays, band -> band.contains(stay.icuDays(), stay.icuDays())));
        return subtypes;
    }

    private String severity(SubtypeFacts stay) {
        boolean isLongEnough = stay.stayDays() >= severityStayDaysMin;
        boolean isSevere = isLongEnough && stay.diagnoses().stream().anyMatch(severe::contains);
        boolean isModerate = isLongEnough && stay.diagnoses().stream().anyMatch(moderate::contains);
        if (scale == SeverityScale.V1_FIVE) {
            return stay.hasDied() ? (isLongEnough ? "IV_B" : "IV_A") : isSevere ? "III" : isModerate ? "II" : "I";
        }
        return stay.hasDied() ? "DEATH" : isSevere ? "SEVERE" : isModerate ? "MODERATE" : "MILD";
    }

    /** The first that applies. */
    private String tumourSeverity(SubtypeFacts stay) {
        if (stay.hasDied()) {
            return "T1_DEATH";
        }
        if (isDear(stay) && isShareOf(stay.treatmentFen(), stay)) {
            return "T2_TREATMENT";
        }
        if (isDear(stay) && isShareOf(stay.drugFen(), stay)) {
            return "T3_DRUGS";
        }
        boolean isLongEnough = stay.stayDays() >= severityStayDaysMin;
        if (isLongEnough && stay.diagnoses().stream().anyMatch(metastases::contains)) {
            return "T4_METASTASIS";
        }
        if (stay.diagnoses().stream().anyMatch(severe::contains)) {
            return "T5_ORGAN_FAILURE";
        }
        return stay.diagnoses().stream().anyMatch(moderate::contains) ? "T6_ORGAN_LESION" : "T7_OTHER";
    }

    private boolean isDear(SubtypeFacts stay) {
        BigFraction limit = stay.disease().meanYuan().multiply(Money.exact(tumourCostFactor));
        return Money.exact(Money.yuan(stay.costFen())).compareTo(limit) >= 0;
    }

    private boolean isShareOf(long partFen, SubtypeFacts stay) {
        return BigDecimal.valueOf(partFen).compareTo(tumourFeeShare.multiply(BigDecimal.valueOf(stay.costFen()))) >= 0;
    }

    private static String band(List<AgeBand> bands, Predicate<AgeBand> contains) {
        return bands.stream().filter(contains).map(AgeBand::label).findFirst().orElse(OTHER);
    }
}
