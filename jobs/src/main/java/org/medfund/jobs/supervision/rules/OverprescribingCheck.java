package org.medfund.jobs.supervision.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.reference.Items;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.Dated;
import org.medfund.jobs.supervision.EvidenceRecord;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.FundShare;
import org.medfund.jobs.supervision.References;
import org.medfund.jobs.supervision.file.ChargeLine;
import org.medfund.jobs.supervision.file.Claim;
import org.medfund.jobs.supervision.file.ClaimFile;
import org.medfund.jobs.supervision.file.PersonFile;
import org.medfund.jobs.supervision.rules.Overprescribing.Dispensing;
import org.medfund.jobs.supervision.rules.Overprescribing.Excess;

/** {@link Overprescribing} over the charge lines of a person that say for how many days a known ingredient is supplied. */
record OverprescribingCheck(OverprescribingPolicy policy) implements Check.OfPerson {
    private record Charged(Claim claim, ChargeLine line, Dated.Entry<String> ingredient) {}

    @Override
    public List<Finding> find(PersonFile file, References references) {
        Map<String, Charged> charged = new HashMap<>();
        file.claims()
                .forEach(each -> each.lines()
                        .forEach(line ->
                                charged(each, line, references).ifPresent(found -> charged.put(line.rowKey(), found))));
        List<Dispensing> dispensings = charged.values().stream()
                .sorted((one, other) -> ChargeLine.IN_ORDER.compare(one.line(), other.line()))
                .map(OverprescribingCheck::dispensing)
                .toList();
        return Overprescribing.find(dispensings, policy).stream()
                .map(excess -> finding(excess, charged))
                .toList();
    }

    private static Optional<Charged> charged(ClaimFile file, ChargeLine line, References references) {
        Integer days = line.suppliedDays();
        return days == null || days <= 0
                ? Optional.empty()
                : references
                        .ingredients()
                        .at(line.itemCode(), line.chargedOn())
                        .map(ingredient -> new Charged(file.claim(), line, ingredient));
    }

    private static Dispensing dispensing(Charged charged) {
        ChargeLine line = charged.line();
        Claim claim = charged.claim();
        return new Dispensing(
                line.rowKey(),
                claim.personKey(),
                charged.ingredient().value(),
                claim.institutionCode(),
                line.chargedOn(),
                line.dispensingKind(),
                Objects.requireNonNull(line.suppliedDays()),
                line.quantity(),
                FundShare.of(claim, line));
    }

    private Finding finding(Excess excess, Map<String, Charged> charged) {
        Charged last = Objects.requireNonNull(charged.get(excess.dispensing().id()));
        List<EvidenceRecord> evidence = new ArrayList<>();
        evidence.add(line("DISPENSED", last));
        Map<String, EvidenceRecord> items = new TreeMap<>();
        for (Dispensing each : excess.needed()) {
            Charged one = Objects.requireNonNull(charged.get(each.id()));
            if (!each.equals(excess.dispensing())) {
                evidence.add(line(excess.test() == Overprescribing.Test.STOCK ? "IN_STOCK" : "AT_SITE", one));
            }
            items.put(one.ingredient().rowKey(), item(one));
        }
        evidence.addAll(items.values());
        Finding finding = Finding.onLines(
                last.claim(),
                last.line().costYuan(),
                Map.of(last.line().lineNumber(), excess.fundYuan()),
                evidence,
                Map.of(
                        Finding.GROUND,
                        excess.test().name(),
                        "ingredient",
                        last.ingredient().value(),
                        "held",
                        excess.held().stripTrailingZeros().toPlainString(),
                        "allowed",
                        excess.allowed().stripTrailingZeros().toPlainString(),
                        "sites_min",
                        Integer.toString(policy.sitesMin()),
                        "window_months",
                        Integer.toString(policy.windowMonths())));
        for (Dispensing each : excess.needed()) {
            finding = finding.seenWith(
                    Objects.requireNonNull(charged.get(each.id())).claim());
        }
        return finding;
    }

    private static EvidenceRecord line(String role, Charged charged) {
        ChargeLine line = charged.line();
        return EvidenceRecord.witness(role, FeeLines.TABLE, line.settlementId(), line.lineNumber())
                .show(FeeLines.PERSON_KEY, charged.claim().personKey())
                .show(FeeLines.INSTITUTION_CODE, charged.claim().institutionCode())
                .show(FeeLines.CHARGED_AT, line.chargedOn())
                .show(FeeLines.ITEM_CODE, line.itemCode())
                .show(FeeLines.ITEM_QUANTITY, line.quantity().toPlainString())
                .show(FeeLines.SUPPLIED_DAYS, line.suppliedDays())
                .show(FeeLines.DISPENSING_KIND, line.dispensingKind())
                .show(FeeLines.IN_SCOPE_YUAN, line.inScopeYuan().toPlainString());
    }

    private static EvidenceRecord item(Charged charged) {
        return EvidenceRecord.witness(
                        "INGREDIENT", Items.TABLE, charged.ingredient().rowKey())
                .show(Items.ITEM_CODE, charged.line().itemCode())
                .show(Items.INGREDIENT, charged.ingredient().value());
    }
}
