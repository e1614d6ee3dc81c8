package org.medfund.jobs.supervision.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.medfund.core.table.claims.Persons;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.EvidenceRecord;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.References;
import org.medfund.jobs.supervision.file.ClaimFile;
import org.medfund.jobs.supervision.file.Insured;
import org.medfund.jobs.supervision.rules.LimitedUse.Reason;

/** Lines dated after the death of the person (SPEC E.17); one finding per settlement. */
record ServiceAfterDeathCheck(LimitedUse limitedUse) implements Check.OfClaim {

    @Override
    public List<Finding> find(ClaimFile file, References references) {
        return LimitedLines.of(file, references, limitedUse, Set.of(Reason.AFTER_DEATH), line -> true).stream()
                .map(limited -> finding(limited, Objects.requireNonNull(file.insured())))
                .toList();
    }

    private Finding finding(LimitedLines limited, Insured insured) {
        List<EvidenceRecord> evidence = new ArrayList<>(LineEvidence.firstOf(limited.lines()));
        LocalDate death = insured.deathDate();
        evidence.add(EvidenceRecord.witness("PERSON", Persons.TABLE, insured.personKey())
                .show(Persons.DEATH_DATE, death));
        return limited.finding(
                evidence,
                Map.of(
                        "line_count", Integer.toString(limited.lines().size()),
                        "grace_days", Integer.toString(limitedUse.graceDays())));
    }
}
