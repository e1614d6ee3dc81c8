package org.medfund.jobs.acceptance;

import static org.medfund.jobs.acceptance.AcceptanceCase.decimal;
import static org.medfund.jobs.acceptance.AcceptanceCase.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.medfund.core.money.Money;
import org.medfund.jobs.supervision.Dated;
import org.medfund.jobs.supervision.References.ItemLimit;
import org.medfund.jobs.supervision.References.ItemPackage;
import org.medfund.jobs.supervision.file.ChargeLine;
import org.medfund.jobs.supervision.file.NetLines;
import org.medfund.jobs.supervision.rules.ConsumableBase;
import org.medfund.jobs.supervision.rules.DuplicateCharge;
import org.medfund.jobs.supervision.rules.FundedLine;
import org.medfund.jobs.supervision.rules.LimitedUse;
import org.medfund.jobs.supervision.rules.NonReimbursable;
import org.medfund.jobs.supervision.rules.OverPrice;
import org.medfund.jobs.supervision.rules.OverPricePolicy;
import org.medfund.jobs.supervision.rules.UnqualifiedStaff;

/** Cases of rules about charge lines (SPEC E.4, E.5, E.7, E.8, E.15, E.26). */
final class ItemRuleCases {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    static Map<String, Object> duplicateCharge(AcceptanceCase example) {
        JsonNode limits = example.params().get("limits");
        List<Object> flagged = new ArrayList<>();
        linesByVisit(example)
                .forEach((visit, lines) -> DuplicateCharge.find(
                                lines, (item, day) -> limit(limits, item), BigDecimal.ZERO)
                        .forEach(found -> flagged.add(Map.of(
                                "mdtrt", visit,
                                "item", found.itemCode(),
                                "date", found.day().toString(),
                                "excess", found.excessQuantity(),
                                "amount", found.excess().amountYuan(),
                                "fund", found.excess().fundYuan()))));
        return Map.of("flagged", flagged);
    }

    static Map<String, Object> overPrice(AcceptanceCase example) {
        JsonNode limits = example.input().get("limits");
        List<ItemPackage> packages = new ArrayList<>();
        example.input()
                .get("packages")
                .properties()
                .forEach(each -> packages.add(new ItemPackage(
                        each.getKey(), texts(each.getValue().get("parts")), decimal(each.getValue(), "price"))));
        List<Object> flagged = new ArrayList<>();
        linesByVisit(example)
                .forEach((visit, lines) -> OverPrice.find(
                                lines,
                                (item, day) -> limit(limits, item),
                                packages,
                                new OverPricePolicy(BigDecimal.ZERO, 2))
                        .forEach(found -> flagged.add(Map.of(
                                "mdtrt", visit,
                                "rule", found.kind().name(),
                                "item", found.itemCode(),
                                "amount", found.excess().amountYuan(),
                                "fund", found.excess().fundYuan()))));
        return Map.of("flagged", flagged);
    }

    static Map<String, Object> nonReimbursable(AcceptanceCase example) {
        Set<String> excluded = new TreeSet<>(texts(example.params().get("excluded_items")));
        List<String> marks = texts(example.params().get("excluded_claim_marks"));
        List<NonReimbursable.NotPayable> all = new ArrayList<>();
        Map<String, Object> flagged = new HashMap<>();
        for (JsonNode claim : example.input().get("claims")) {
            List<NonReimbursable.Line> lines = new ArrayList<>();
            for (JsonNode line : claim.get("lines")) {
                String item = text(line, "item");
                lines.add(new NonReimbursable.Line(item, excluded.contains(item), decimal(line, "in_scope")));
            }
            NonReimbursable.find(
                            new NonReimbursable.Bill(
                                    text(claim, "mark"), decimal(claim, "in_scope"), decimal(claim, "fund"), lines),
                            marks)
                    .ifPresent(found -> {
                        all.add(found);
                        flagged.put(
                                text(claim, "id"),
                                Map.of(
                                        "lines",
                                        found.isWholeBill()
                                                ? List.of("*")
                                                : found.lines().stream()
                                                        .map(NonReimbursable.Line::id)
                                                        .toList(),
                                        "fund",
                                        found.fundYuan()));
                    });
        }
        return Map.of("flagged", flagged, "total", NonReimbursable.fundYuan(all));
    }

    static Map<String, Object> consumable(AcceptanceCase example) {
        BigDecimal price = decimal(example.input(), "price");
        BigDecimal quantity = decimal(example.input(), "qty");
        BigDecimal basePrice = example.decimal("base_price");
        Map<String, Object> readings = new HashMap<>();
        for (ConsumableBase.Reading reading : ConsumableBase.Reading.values()) {
            ConsumableBase base = new ConsumableBase(reading, example.decimal("fixed_ratio", "e5.fixed_ratio"));
            readings.put(
                    reading.name(),
                    Map.of(
                            "fund", base.fundYuan(price, quantity, basePrice),
                            "patient", base.patientYuan(price, quantity, basePrice)));
        }
        return readings;
    }

    static Map<String, Object> limitedUse(AcceptanceCase example) {
        LimitedUse limitedUse = new LimitedUse(
                example.whole("death_grace_days", "e17.grace_days"),
                texts(example.params().get("order")).stream()
                        .map(LimitedUse.Reason::valueOf)
                        .toList());
        Map<String, Object> flagged = new HashMap<>();
        for (JsonNode line : example.input().get("lines")) {
            JsonNode person = example.input().get("persons").get(text(line, "psn"));
            JsonNode limit = example.input().get("rules").path(text(line, "item"));
            String death = text(person, "death");
            limitedUse
                    .reason(
                            new LimitedUse.Use(
                                    LocalDate.parse(text(line, "date")),
                                    death == null ? null : LocalDate.parse(death),
                                    text(person, "gender"),
                                    whole(line, "age"),
                                    whole(line, "level"),
                                    texts(line.get("diag"))),
                            new ItemLimit(
                                    text(limit, "gender"),
                                    whole(limit, "min_age"),
                                    whole(limit, "max_age"),
                                    whole(limit, "min_level"),
                                    texts(limit.path("diag")),
                                    null))
                    .ifPresent(reason -> flagged.put(text(line, "id"), reason.name()));
        }
        return Map.of("flagged", flagged);
    }

    static Map<String, Object> suspendedStaff(AcceptanceCase example) {
        Dated<String> states = new Dated<>();
        for (JsonNode row : example.input().get("status")) {
            String to = text(row, "to");
            states.put(
                    text(row, "dr"),
                    new Dated.Entry<>(
                            text(row, "dr") + "|" + text(row, "from"),
                            LocalDate.parse(text(row, "from")),
                            to == null ? null : LocalDate.parse(to),
                            text(row, "state")));
        }
        List<UnqualifiedStaff.Service> services = new ArrayList<>();
        for (JsonNode row : example.input().get("lines")) {
            services.add(new UnqualifiedStaff.Service(
                    text(row, "id"),
                    text(row, "dr"),
                    LocalDate.parse(text(row, "date")),
                    row.path("er").asBoolean(),
                    decimal(row, "fund")));
        }
        List<UnqualifiedStaff.Denied> denied =
                UnqualifiedStaff.find(services, states, texts(example.params().get("emergency_exempt_for")));
        return Map.of(
                "denied",
                denied.stream().map(each -> each.service().id()).toList(),
                "fund",
                UnqualifiedStaff.fundYuan(denied));
    }

    /** Charge lines net of reversals, of which the fund pays the share of the case. */
    private static Map<String, List<FundedLine>> linesByVisit(AcceptanceCase example) {
        Map<String, List<ChargeLine>> lines = new LinkedHashMap<>();
        int number = 0;
        for (JsonNode row : example.input().get("lines")) {
            number++;
            lines.computeIfAbsent(text(row, "mdtrt"), none -> new ArrayList<>())
                    .add(line(row, Integer.toString(number)));
        }
        Map<String, List<FundedLine>> net = new LinkedHashMap<>();
        lines.forEach((visit, ofVisit) -> net.put(
                visit,
                NetLines.of(ofVisit).stream()
                        .map(line -> new FundedLine(line, Money.exact(example.decimal("fund_ratio"))))
                        .toList()));
        return net;
    }

    private static ChargeLine line(JsonNode row, String number) {
        LocalDate day = LocalDate.parse(text(row, "date"));
        return new ChargeLine(
                text(row, "mdtrt"),
                number,
                text(row, "item"),
                "",
                day.atStartOfDay(ZONE).toInstant(),
                day,
                decimal(row, "cnt"),
                decimal(row, "pric"),
                Money.yuan(0),
                Money.yuan(0),
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null);
    }

    private static Optional<BigDecimal> limit(JsonNode limits, String item) {
        return limits.has(item) ? Optional.of(decimal(limits, item)) : Optional.empty();
    }

    private static Integer whole(JsonNode node, String name) {
        return node.has(name) ? Integer.valueOf(decimal(node, name).intValueExact()) : null;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private ItemRuleCases() {}
}
