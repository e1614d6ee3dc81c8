package org.medfund.jobs.supervision.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.medfund.core.table.claims.Diagnoses;
import org.medfund.core.table.claims.Institutions;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.EvidenceRecord;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.FundShare;
import org.medfund.jobs.supervision.References;
import org.medfund.jobs.supervision.file.ClaimFile;
import org.medfund.jobs.supervision.file.Diagnosis;
import org.medfund.jobs.supervision.rules.LimitedUse.Reason;

/**
 * Drugs the fund paid although level or diagnosis do not meet their limit (SPEC E.15); one finding per limit and reason.
 *
 * @param feeClasses of drugs
 */
record LimitedUseCheck(LimitedUse limitedUse, List<String> feeClasses) implements Check.OfClaim {
    private static final Set<Reason> REASONS = Set.of(Reason.LEVEL, Reason.DIAGNOSIS);

    @Override
    public List<Finding> find(ClaimFile file, References references) {
        return LimitedLines.of(
                        file,
                        references,
                        limitedUse,
                        REASONS,
                        line -> feeClasses.contains(line.feeClass())
                                && FundShare.of(file.claim(), line).signum() > 0)
                .stream()
                .map(limited -> finding(file, references, limited))
                .toList();
    }

    private Finding finding(ClaimFile file, References references, LimitedLines limited) {
        List<EvidenceRecord> evidence = new ArrayList<>(LineEvidence.firstOf(limited.lines()));
        evidence.add(LineEvidence.limit(Objects.requireNonNull(limited.limit())));
        if (limited.reason() == Reason.LEVEL) {
            evidence.add(institution(file, references));
        } else {
            evidence.addAll(diagnoses(file));
        }
        return limited.finding(
                evidence,
                Map.of(
                        Finding.GROUND,
                        limited.reason().name(),
                        "line_count",
                        Integer.toString(limited.lines().size()),
                        "diagnosis_codes",
                        file.diagnoses().stream()
                                .map(Diagnosis::code)
                                .reduce((some, next) -> some + ", " + next)
                                .orElse("")));
    }

    private static EvidenceRecord institution(ClaimFile file, References references) {
        String code = file.claim().institutionCode();
        return EvidenceRecord.witness("INSTITUTION", Institutions.TABLE, code)
                .show(Institutions.LEVEL_CLASS, references.levelClass(code).orElse(null));
    }

    /** Any one shows that the limit is not met by what is known; without one nothing is known. */
    private static List<EvidenceRecord> diagnoses(ClaimFile file) {
        List<EvidenceRecord> records = new ArrayList<>();
        for (Diagnosis each : file.diagnoses()) {
            String[] key = {each.settlementId(), Integer.toString(each.number())};
            records.add(EvidenceRecord.of("DIAGNOSIS", records.isEmpty(), Diagnoses.TABLE, key)
                    .show(Diagnoses.IS_MAIN, each.isMain())
                    .show(Diagnoses.DIAGNOSIS_CODE, each.code()));
        }
        return records;
    }
}
