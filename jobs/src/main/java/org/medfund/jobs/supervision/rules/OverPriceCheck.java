package org.medfund.jobs.supervision.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.reference.ItemPackages;
import org.medfund.core.table.reference.ItemPrices;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.Dated;
import org.medfund.jobs.supervision.EvidenceRecord;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.References;
import org.medfund.jobs.supervision.References.ItemPackage;
import org.medfund.jobs.supervision.file.Claim;
import org.medfund.jobs.supervision.file.ClaimFile;
import org.medfund.jobs.supervision.rules.OverPrice.TooHigh;

/**
 * {@link OverPrice} over the lines of a settlement, at the price limits of the institution's level; one finding per item,
 * or per package (and part) and day.
 */
record OverPriceCheck(OverPricePolicy policy) implements Check.OfClaim {

    @Override
    public List<Finding> find(ClaimFile file, References references) {
        Prices prices = new Prices(file.claim().institutionCode(), references);
        return OverPrice.find(
                        FundedLine.of(file),
                        (item, day) -> prices.of(item, day).map(Dated.Entry::value),
                        references.packages().values(),
                        policy)
                .stream()
                .map(found -> finding(file.claim(), found, prices))
                .toList();
    }

    /** Price limits at the level of one institution; none if it is not registered. */
    private record Prices(String institutionCode, References references) {
        Optional<Dated.Entry<BigDecimal>> of(String item, LocalDate day) {
            return references
                    .levelClass(institutionCode)
                    .flatMap(level -> references.priceLimitsYuan().at(References.priceKey(item, level), day));
        }

        @Nullable
        ItemPackage packageOf(TooHigh found) {
            String code = found.packageCode();
            return code == null ? null : references.packages().get(code);
        }

        int levelClass() {
            return references.levelClass(institutionCode).orElseThrow();
        }
    }

    private static Finding finding(Claim claim, TooHigh found, Prices prices) {
        List<EvidenceRecord> evidence = new ArrayList<>();
        found.needed()
                .forEach(each -> evidence.add(LineEvidence.witness(
                        each.line().itemCode().equals(found.packageCode()) ? "PACKAGE_LINE" : LineEvidence.LINE,
                        each.line())));
        evidence.addAll(references(found, prices));
        Set<FundedLine> needed = new HashSet<>(found.needed());
        found.lines().stream()
                .filter(each -> !needed.contains(each))
                .forEach(each -> evidence.add(LineEvidence.counted(LineEvidence.LINE, each.line())));
        return Finding.onLines(
                claim,
                found.excess().amountYuan(),
                found.excess().fundOfLineYuan(),
                evidence,
                Map.of(
                        Finding.GROUND,
                        found.kind().name(),
                        "item_code",
                        found.itemCode(),
                        "day",
                        found.day().toString(),
                        "limit_yuan",
                        LineEvidence.plain(limitYuan(found, prices))));
    }

    /** What may be charged: the price of the item or of the package. */
    private static BigDecimal limitYuan(TooHigh found, Prices prices) {
        ItemPackage whole = prices.packageOf(found);
        return whole != null
                ? whole.priceYuan()
                : prices.of(found.itemCode(), found.day()).orElseThrow().value();
    }

    private static List<EvidenceRecord> references(TooHigh found, Prices prices) {
        ItemPackage whole = prices.packageOf(found);
        if (whole == null) {
            Dated.Entry<BigDecimal> price =
                    prices.of(found.itemCode(), found.day()).orElseThrow();
            return List.of(
                    LineEvidence.row("PRICE_LIMIT", ItemPrices.TABLE, price)
                            .show(ItemPrices.LEVEL_CLASS, prices.levelClass())
                            .show(ItemPrices.PRICE_LIMIT_YUAN, LineEvidence.plain(price.value()))
                            .show(ItemPrices.VALID_FROM_DATE, price.from())
                            .show(ItemPrices.VALID_TO_DATE, price.to()),
                    EvidenceRecord.witness("INSTITUTION", Institutions.TABLE, prices.institutionCode())
                            .show(Institutions.LEVEL_CLASS, prices.levelClass()));
        }
        if (found.kind() == OverPrice.Kind.PART_WITH_PACKAGE) {
            return List.of(packageRow(
                    EvidenceRecord.witness("PACKAGE", ItemPackages.TABLE, whole.packageCode(), found.itemCode()),
                    whole,
                    found.itemCode()));
        }
        // A package with one part fewer may have been unbundled all the same: no single row is needed.
        return whole.partCodes().stream()
                .map(part -> packageRow(
                        EvidenceRecord.counted("PACKAGE", ItemPackages.TABLE, whole.packageCode(), part), whole, part))
                .toList();
    }

    private static EvidenceRecord packageRow(EvidenceRecord record, ItemPackage whole, String part) {
        return record.show(ItemPackages.PACKAGE_CODE, whole.packageCode())
                .show(ItemPackages.PART_CODE, part)
                .show(ItemPackages.PACKAGE_PRICE_YUAN, LineEvidence.plain(whole.priceYuan()));
    }
}
