package org.medfund.jobs.supervision.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.supervision.Inventories;
import org.medfund.core.time.Quarter;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.EvidenceRecord;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.FundShare;
import org.medfund.jobs.supervision.References;
import org.medfund.jobs.supervision.Subject;
import org.medfund.jobs.supervision.file.ChargeLine;
import org.medfund.jobs.supervision.file.Claim;
import org.medfund.jobs.supervision.file.ClaimTables;
import org.medfund.jobs.supervision.rules.Substitution.Excess;
import org.medfund.jobs.supervision.rules.Substitution.Sale;
import org.medfund.jobs.supervision.rules.Substitution.SoldAgain;
import org.medfund.jobs.supervision.rules.Substitution.Stock;

/**
 * {@link Substitution}: by institution, item, and quarter what was billed against the stock, a finding on the institution;
 * and the sales of each trace code, a finding on the later settlement.
 */
record SubstitutionCheck(Substitution.Terms terms) implements Check.OfGroup {

    /** A charge line with a trace code, and its settlement. */
    record Traced(Claim claim, ChargeLine line) {}

    /**
     * What an institution billed of an item in a quarter, net of reversals.
     *
     * @param fundYuan fund money in it
     */
    record Billed(
            String institutionCode,
            String regionCode,
            String itemCode,
            Quarter quarter,
            BigDecimal quantity,
            BigDecimal costYuan,
            BigDecimal fundYuan) {}

    @Override
    public Dataset<Row> groups(ClaimTables tables) {
        return SubstitutionGroups.of(tables);
    }

    @Override
    public List<Finding> find(Row group, References references) {
        if (!group.isNullAt(group.fieldIndex(SubstitutionGroups.STOCK))) {
            Row stock = group.getStruct(group.fieldIndex(SubstitutionGroups.STOCK));
            return ofStock(
                    new Billed(
                            Inventories.INSTITUTION_CODE.in(stock),
                            SettlementLists.TREATED_REGION_CODE.in(stock),
                            Inventories.ITEM_CODE.in(stock),
                            Quarter.of(Inventories.QUARTER.in(stock)),
                            stock.getDecimal(stock.fieldIndex(SubstitutionGroups.BILLED_QUANTITY)),
                            stock.getDecimal(stock.fieldIndex(SubstitutionGroups.BILLED_COST_YUAN)),
                            stock.getDecimal(stock.fieldIndex(SubstitutionGroups.BILLED_FUND_YUAN))),
                    new Stock(
                            Inventories.OPENING_QUANTITY.in(stock),
                            Inventories.PURCHASED_QUANTITY.in(stock),
                            Inventories.CLOSING_QUANTITY.in(stock)));
        }
        List<Traced> sales = new ArrayList<>();
        for (Row sale : group.<Row>getList(group.fieldIndex(SubstitutionGroups.SALES))) {
            sales.add(new Traced(
                    Claim.in(sale.getStruct(sale.fieldIndex(SubstitutionGroups.CLAIM))),
                    ChargeLine.in(sale.getStruct(sale.fieldIndex(SubstitutionGroups.LINE)))));
        }
        return ofSales(sales);
    }

    /** The stock against what was billed of it; at most one finding. */
    List<Finding> ofStock(Billed billed, Stock stock) {
        return Substitution.excess(billed.quantity(), stock, terms).stream()
                .map(excess -> finding(billed, stock, excess))
                .toList();
    }

    private static Finding finding(Billed billed, Stock stock, Excess excess) {
        EvidenceRecord inventory = EvidenceRecord.witness(
                        "INVENTORY",
                        Inventories.TABLE,
                        billed.institutionCode(),
                        billed.itemCode(),
                        billed.quarter().toString())
                .show(Inventories.INSTITUTION_CODE, billed.institutionCode())
                .show(Inventories.ITEM_CODE, billed.itemCode())
                .show(Inventories.QUARTER, billed.quarter())
                .show(Inventories.OPENING_QUANTITY, plain(stock.opening()))
                .show(Inventories.PURCHASED_QUANTITY, plain(stock.purchased()))
                .show(Inventories.CLOSING_QUANTITY, plain(stock.closing()));
        return new Finding(
                new Subject(
                        Subject.Kind.INSTITUTION,
                        billed.institutionCode(),
                        billed.regionCode(),
                        billed.quarter().yearValue(),
                        null,
                        billed.institutionCode(),
                        null),
                excess.of(billed.costYuan()).max(Money.yuan(0)),
                excess.of(billed.fundYuan()).max(Money.yuan(0)),
                new TreeMap<>(),
                List.of(inventory),
                Map.of(
                        Finding.GROUND,
                        "STOCK",
                        "billed_quantity",
                        plain(billed.quantity()),
                        "used_quantity",
                        plain(stock.used()),
                        "excess_quantity",
                        plain(excess.quantity())));
    }

    /** The sales of one trace code. */
    List<Finding> ofSales(List<Traced> traced) {
        Map<String, Traced> byId = new HashMap<>();
        traced.forEach(each -> byId.put(each.line().rowKey(), each));
        return Substitution.soldAgain(traced.stream()
                        .map(each -> new Sale(
                                each.line().rowKey(),
                                each.line().settlementId(),
                                each.line().chargedAt()))
                        .toList())
                .stream()
                .map(again -> finding(again, byId))
                .toList();
    }

    private static Finding finding(SoldAgain again, Map<String, Traced> byId) {
        Traced first = Objects.requireNonNull(byId.get(again.first().lineId()));
        List<Traced> later = again.lines().stream()
                .map(sale -> Objects.requireNonNull(byId.get(sale.lineId())))
                .toList();
        List<EvidenceRecord> evidence = new ArrayList<>();
        evidence.add(line(EvidenceRecord.witness("FIRST", FeeLines.TABLE, key(first)), first));
        Map<String, BigDecimal> fundOfLine = new TreeMap<>();
        BigDecimal cost = Money.yuan(0);
        for (Traced each : later) {
            evidence.add(line(EvidenceRecord.of("AGAIN", evidence.size() == 1, FeeLines.TABLE, key(each)), each));
            Claim claim = each.claim();
            fundOfLine.put(each.line().lineNumber(), FundShare.of(claim, each.line()));
            cost = cost.add(each.line().costYuan());
        }
        return Finding.onLines(later.get(0).claim(), cost, fundOfLine, evidence, Map.of(Finding.GROUND, "TRACE"));
    }

    private static String[] key(Traced traced) {
        return new String[] {traced.line().settlementId(), traced.line().lineNumber()};
    }

    private static EvidenceRecord line(EvidenceRecord record, Traced traced) {
        ChargeLine line = traced.line();
        return record.show(FeeLines.PERSON_KEY, traced.claim().personKey())
                .show(FeeLines.INSTITUTION_CODE, traced.claim().institutionCode())
                .show(FeeLines.CHARGED_AT, line.chargedOn())
                .show(FeeLines.ITEM_CODE, line.itemCode())
                .show(FeeLines.TRACE_CODE, line.traceCode())
                .show(FeeLines.ITEM_QUANTITY, plain(line.quantity()))
                .show(FeeLines.IN_SCOPE_YUAN, line.inScopeYuan().toPlainString());
    }

    private static String plain(BigDecimal quantity) {
        return quantity.stripTrailingZeros().toPlainString();
    }
}
