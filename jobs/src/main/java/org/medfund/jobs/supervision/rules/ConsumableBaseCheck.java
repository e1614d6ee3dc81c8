package org.medfund.jobs.supervision.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.medfund.core.money.Money;
import org.medfund.core.table.reference.ConsumableBasePrices;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.Dated;
import org.medfund.jobs.supervision.EvidenceRecord;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.FundShare;
import org.medfund.jobs.supervision.References;
import org.medfund.jobs.supervision.file.ChargeLine;
import org.medfund.jobs.supervision.file.Claim;
import org.medfund.jobs.supervision.file.ClaimFile;

/**
 * Lines of items with a base price for which the fund paid more than {@link ConsumableBase} allows; one finding for every
 * base price, that is per item.
 */
record ConsumableBaseCheck(ConsumableBase base) implements Check.OfClaim {

    @Override
    public List<Finding> find(ClaimFile file, References references) {
        Map<Dated.Entry<BigDecimal>, List<ChargeLine>> overpaid =
                new TreeMap<>(Comparator.comparing(Dated.Entry::rowKey));
        for (ChargeLine line : file.lines()) {
            references
                    .basePricesYuan()
                    .at(line.itemCode(), line.chargedOn())
                    .filter(row -> overpaidYuan(file.claim(), line, row).signum() > 0)
                    .ifPresent(row -> overpaid.computeIfAbsent(row, none -> new ArrayList<>())
                            .add(line));
        }
        List<Finding> findings = new ArrayList<>();
        overpaid.forEach((row, lines) -> findings.add(finding(file.claim(), row, lines)));
        return findings;
    }

    private BigDecimal overpaidYuan(Claim claim, ChargeLine line, Dated.Entry<BigDecimal> row) {
        return FundShare.of(claim, line).subtract(base.fundYuan(line.unitPriceYuan(), line.quantity(), row.value()));
    }

    private Finding finding(Claim claim, Dated.Entry<BigDecimal> row, List<ChargeLine> lines) {
        Map<String, BigDecimal> fundOfLine = new LinkedHashMap<>();
        BigDecimal cost = Money.yuan(0);
        BigDecimal paid = Money.yuan(0);
        BigDecimal due = Money.yuan(0);
        for (ChargeLine line : lines) {
            fundOfLine.put(line.lineNumber(), overpaidYuan(claim, line, row));
            cost = cost.add(line.costYuan());
            paid = paid.add(FundShare.of(claim, line));
            due = due.add(base.fundYuan(line.unitPriceYuan(), line.quantity(), row.value()));
        }
        List<EvidenceRecord> evidence = new ArrayList<>(LineEvidence.firstOf(lines));
        evidence.add(LineEvidence.row("BASE_PRICE", ConsumableBasePrices.TABLE, row)
                .show(ConsumableBasePrices.BASE_PRICE_YUAN, LineEvidence.plain(row.value()))
                .show(ConsumableBasePrices.VALID_FROM_DATE, row.from())
                .show(ConsumableBasePrices.VALID_TO_DATE, row.to()));
        return Finding.onLines(
                claim,
                cost,
                fundOfLine,
                evidence,
                Map.of(
                        Finding.GROUND,
                        base.reading().name(),
                        "fixed_ratio",
                        base.fixedRatio().toPlainString(),
                        "paid_yuan",
                        paid.toPlainString(),
                        "due_yuan",
                        due.toPlainString()));
    }
}
