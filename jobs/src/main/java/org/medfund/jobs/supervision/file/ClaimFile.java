package org.medfund.jobs.supervision.file;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A settlement with all its parts. Refunds, and what they reverse, are in no file.
 *
 * @param lines net of reversals, in order of time
 * @param diagnoses by number
 * @param operations by number
 * @param feeClassYuan amount by fee class (SPEC A.5); a class that was not delivered is not there
 * @param hadIntensiveCare stayed in an intensive-care ward
 * @param insured null if the register does not know the person
 * @param grouping null if the stay has no group, or is not grouped yet
 * @param chargedDays days on which something was charged, by fee class, also where it was taken back on a later day
 */
public record ClaimFile(
        Claim claim,
        List<ChargeLine> lines,
        List<Diagnosis> diagnoses,
        List<Operation> operations,
        Map<String, BigDecimal> feeClassYuan,
        boolean hadIntensiveCare,
        @Nullable Insured insured,
        @Nullable Grouping grouping,
        Map<String, Set<LocalDate>> chargedDays) {

    /** The Western main diagnosis; a stay has one (SPEC A.2). Of several the lowest code, so that order decides nothing. */
    public Optional<Diagnosis> mainDiagnosis() {
        return diagnoses.stream()
                .filter(each -> each.isMain() && each.isWestern())
                .min(Comparator.comparing(Diagnosis::code).thenComparing(Diagnosis::number));
    }

    /** The grain of the settlement's row, as evidence names it. */
    public String rowKey() {
        return claim.settlementId() + "|0";
    }
}
