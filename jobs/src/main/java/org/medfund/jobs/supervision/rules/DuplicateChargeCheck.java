package org.medfund.jobs.supervision.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.medfund.core.table.reference.ItemLimits;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.Dated;
import org.medfund.jobs.supervision.EvidenceRecord;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.References;
import org.medfund.jobs.supervision.References.ItemLimit;
import org.medfund.jobs.supervision.file.Claim;
import org.medfund.jobs.supervision.file.ClaimFile;
import org.medfund.jobs.supervision.rules.DuplicateCharge.TooMany;

/**
 * {@link DuplicateCharge} over the lines of a settlement; one finding per item and day.
 *
 * @param toleranceQuantity units above the limit that are let pass
 */
record DuplicateChargeCheck(BigDecimal toleranceQuantity) implements Check.OfClaim {

    @Override
    public List<Finding> find(ClaimFile file, References references) {
        return DuplicateCharge.find(
                        FundedLine.of(file),
                        (item, day) -> limit(references, item, day)
                                .map(entry -> entry.value().maxPerDayQuantity()),
                        toleranceQuantity)
                .stream()
                .map(found -> finding(
                        file.claim(),
                        found,
                        limit(references, found.itemCode(), found.day()).orElseThrow()))
                .toList();
    }

    private static Optional<Dated.Entry<ItemLimit>> limit(References references, String item, LocalDate day) {
        return references.limits().at(item, day);
    }

    private static Finding finding(Claim claim, TooMany found, Dated.Entry<ItemLimit> limit) {
        List<EvidenceRecord> evidence = new ArrayList<>();
        found.enough().forEach(each -> evidence.add(LineEvidence.witness(LineEvidence.LINE, each.line())));
        evidence.add(LineEvidence.row("LIMIT", ItemLimits.TABLE, limit)
                .show(ItemLimits.ITEM_CODE, found.itemCode())
                .show(ItemLimits.MAX_PER_DAY_QUANTITY, LineEvidence.plain(found.limitQuantity()))
                .show(ItemLimits.VALID_FROM_DATE, limit.from())
                .show(ItemLimits.VALID_TO_DATE, limit.to()));
        found.others().forEach(each -> evidence.add(LineEvidence.counted(LineEvidence.LINE, each.line())));
        BigDecimal net = found.limitQuantity().add(found.excessQuantity());
        return Finding.onLines(
                claim,
                found.excess().amountYuan(),
                found.excess().fundOfLineYuan(),
                evidence,
                Map.of(
                        "net_quantity", LineEvidence.plain(net),
                        "excess_quantity", LineEvidence.plain(found.excessQuantity())));
    }
}
