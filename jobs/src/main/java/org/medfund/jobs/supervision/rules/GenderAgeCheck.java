package org.medfund.jobs.supervision.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.claims.Diagnoses;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.Dated;
import org.medfund.jobs.supervision.EvidenceRecord;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.FundShare;
import org.medfund.jobs.supervision.References;
import org.medfund.jobs.supervision.References.ItemLimit;
import org.medfund.jobs.supervision.file.ClaimFile;
import org.medfund.jobs.supervision.file.Diagnosis;
import org.medfund.jobs.supervision.rules.LimitedUse.Reason;

/**
 * Items and diagnoses that contradict the patient's gender or age (SPEC E.16): one finding per limit of an item, on the
 * lines the fund paid, and one on the settlement for the first diagnosis of the other gender.
 *
 * @param genderOfDiagnosis gender code by ICD-10 prefix
 */
record GenderAgeCheck(LimitedUse limitedUse, SortedMap<String, String> genderOfDiagnosis) implements Check.OfClaim {
    private static final Set<Reason> REASONS = Set.of(Reason.GENDER, Reason.AGE);

    @Override
    public List<Finding> find(ClaimFile file, References references) {
        List<Finding> findings = new ArrayList<>();
        ofDiagnoses(file).ifPresent(findings::add);
        LimitedLines.of(
                        file,
                        references,
                        limitedUse,
                        REASONS,
                        line -> FundShare.of(file.claim(), line).signum() > 0)
                .forEach(limited -> findings.add(ofItem(file, references, limited)));
        return findings;
    }

    private static Finding ofItem(ClaimFile file, References references, LimitedLines limited) {
        Dated.Entry<ItemLimit> limit = Objects.requireNonNull(limited.limit());
        List<EvidenceRecord> evidence = new ArrayList<>(LineEvidence.firstOf(limited.lines()));
        evidence.add(LineEvidence.limit(limit));
        evidence.add(patient(file));
        Integer age = LimitedLines.use(file, limited.lines().get(0), references).ageYears();
        return limited.finding(
                evidence,
                Map.of(
                        Finding.GROUND,
                        limited.reason().name(),
                        "line_count",
                        Integer.toString(limited.lines().size()),
                        "age_years",
                        String.valueOf(age),
                        "age_limit",
                        ages(limit.value())));
    }

    /** Such as 18-60, 18+, or 0-17. */
    private static String ages(ItemLimit limit) {
        int least = limit.minAgeYears() == null ? 0 : limit.minAgeYears();
        return limit.maxAgeYears() == null ? least + "+" : least + "-" + limit.maxAgeYears();
    }

    private Optional<Finding> ofDiagnoses(ClaimFile file) {
        List<Diagnosis> contradicting = file.diagnoses().stream()
                .filter(each -> each.isWestern()
                        && LimitedUse.differ(genderOf(each.code()), file.claim().genderCode()))
                .toList();
        if (contradicting.isEmpty()) {
            return Optional.empty();
        }
        List<EvidenceRecord> evidence = new ArrayList<>();
        for (Diagnosis each : contradicting) {
            String[] key = {each.settlementId(), Integer.toString(each.number())};
            EvidenceRecord record = EvidenceRecord.of("DIAGNOSIS", evidence.isEmpty(), Diagnoses.TABLE, key);
            evidence.add(record.show(Diagnoses.IS_MAIN, each.isMain()).show(Diagnoses.DIAGNOSIS_CODE, each.code()));
        }
        evidence.add(patient(file));
        return Optional.of(Finding.onClaim(
                file.claim(),
                file.claim().totalCostYuan(),
                file.claim().fundTotalYuan(),
                evidence,
                Map.of(
                        Finding.GROUND,
                        "DIAGNOSIS_GENDER",
                        "diagnosis_gender",
                        String.valueOf(genderOf(contradicting.get(0).code())))));
    }

    /** Of the longest prefix that fits; null if the diagnosis is of both. */
    private @Nullable String genderOf(String diagnosisCode) {
        String gender = null;
        for (Map.Entry<String, String> each : genderOfDiagnosis.entrySet()) { // in order of code: longer ones later
            if (diagnosisCode.startsWith(each.getKey())) {
                gender = each.getValue();
            }
        }
        return gender;
    }

    private static EvidenceRecord patient(ClaimFile file) {
        return LineEvidence.settlement(file.claim())
                .show(SettlementLists.GENDER_CODE, file.claim().genderCode())
                .show(SettlementLists.BIRTH_DATE, file.claim().birthDate());
    }
}
