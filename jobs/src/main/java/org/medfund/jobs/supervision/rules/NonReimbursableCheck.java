package org.medfund.jobs.supervision.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.medfund.core.money.Money;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.reference.ItemExclusions;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.Dated;
import org.medfund.jobs.supervision.EvidenceRecord;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.FundShare;
import org.medfund.jobs.supervision.References;
import org.medfund.jobs.supervision.file.ChargeLine;
import org.medfund.jobs.supervision.file.Claim;
import org.medfund.jobs.supervision.file.ClaimFile;
import org.medfund.jobs.supervision.rules.NonReimbursable.Bill;
import org.medfund.jobs.supervision.rules.NonReimbursable.Line;
import org.medfund.jobs.supervision.rules.NonReimbursable.NotPayable;

/**
 * {@link NonReimbursable} over settlements; one finding on the whole settlement, or one for every row of the exclusion list.
 *
 * @param claimMarks that say somebody else pays
 */
record NonReimbursableCheck(List<String> claimMarks) implements Check.OfClaim {

    @Override
    public List<Finding> find(ClaimFile file, References references) {
        Claim claim = file.claim();
        Map<String, ChargeLine> lineOf = file.lines().stream()
                .collect(Collectors.toMap(ChargeLine::lineNumber, Function.identity(), (one, other) -> one));
        Optional<NotPayable> found = NonReimbursable.find(
                new Bill(
                        claim.claimMark(),
                        claim.inScopeYuan(),
                        claim.fundTotalYuan(),
                        file.lines().stream()
                                .map(line -> new Line(
                                        line.lineNumber(),
                                        exclusion(references, line).isPresent(),
                                        line.inScopeYuan()))
                                .toList()),
                claimMarks);
        if (found.isEmpty()) {
            return List.of();
        }
        if (found.get().isWholeBill()) {
            return List.of(marked(claim));
        }
        Map<Dated.Entry<String>, List<ChargeLine>> byExclusion =
                new TreeMap<>(Comparator.comparing(Dated.Entry::rowKey));
        for (Line each : found.get().lines()) {
            ChargeLine line = Objects.requireNonNull(lineOf.get(each.id()));
            exclusion(references, line)
                    .ifPresent(row -> byExclusion
                            .computeIfAbsent(row, none -> new ArrayList<>())
                            .add(line));
        }
        List<Finding> findings = new ArrayList<>();
        byExclusion.forEach((row, lines) -> findings.add(excluded(claim, row, lines)));
        return findings;
    }

    private static Optional<Dated.Entry<String>> exclusion(References references, ChargeLine line) {
        return references.exclusions().at(line.itemCode(), line.chargedOn());
    }

    private static Finding marked(Claim claim) {
        return Finding.onClaim(
                claim,
                claim.totalCostYuan(),
                claim.fundTotalYuan(),
                List.of(LineEvidence.settlement(claim)
                        .show(SettlementLists.CLAIM_MARK, claim.claimMark())
                        .show(
                                SettlementLists.FUND_TOTAL_YUAN,
                                claim.fundTotalYuan().toPlainString())),
                Map.of(Finding.GROUND, "MARKED"));
    }

    private static Finding excluded(Claim claim, Dated.Entry<String> row, List<ChargeLine> lines) {
        BigDecimal cost = lines.stream().map(ChargeLine::costYuan).reduce(Money.yuan(0), BigDecimal::add);
        List<EvidenceRecord> evidence = new ArrayList<>(LineEvidence.firstOf(lines));
        evidence.add(LineEvidence.row("EXCLUSION", ItemExclusions.TABLE, row)
                .show(ItemExclusions.REASON, row.value())
                .show(ItemExclusions.VALID_FROM_DATE, row.from())
                .show(ItemExclusions.VALID_TO_DATE, row.to()));
        return Finding.onLines(
                claim,
                cost,
                lines.stream()
                        .collect(Collectors.toMap(
                                ChargeLine::lineNumber, line -> FundShare.of(claim, line), BigDecimal::add)),
                evidence,
                Map.of(Finding.GROUND, "EXCLUDED", "line_count", Integer.toString(lines.size())));
    }
}
