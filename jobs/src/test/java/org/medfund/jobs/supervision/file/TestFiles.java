package org.medfund.jobs.supervision.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.Diagnoses;
import org.medfund.core.table.claims.FeeClasses;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.claims.IcuStays;
import org.medfund.core.table.claims.OutpatientVisits;
import org.medfund.core.table.claims.Persons;
import org.medfund.core.table.claims.Procedures;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.testkit.Rows;

/** The file of one person from text tables, as {@link PersonFiles} makes it from the lake's, without a session. */
public final class TestFiles {
    private final Map<Table, List<Row>> rows = new HashMap<>();

    public static TestFiles of(Table table, String block) {
        return new TestFiles().and(table, block);
    }

    /** All rows of one person. */
    public static TestFiles of(Map<Table, List<Row>> rows) {
        TestFiles files = new TestFiles();
        files.rows.putAll(rows);
        return files;
    }

    public TestFiles and(Table table, String block) {
        rows.computeIfAbsent(table, none -> new ArrayList<>()).addAll(Rows.list(table, block));
        return this;
    }

    private List<Row> of(Table table) {
        return rows.getOrDefault(table, List.of());
    }

    /** The only settlement of the tables. */
    public ClaimFile claim() {
        return person().claims().get(0);
    }

    /** All settlements of the tables, as of one person. */
    public PersonFile person() {
        Insured insured =
                of(Persons.TABLE).stream().map(Insured::in).findFirst().orElse(null);
        List<ClaimFile> claims = of(SettlementLists.TABLE).stream()
                .map(row -> claim(Claim.in(row), insured))
                .sorted(Comparator.comparing((ClaimFile file) -> file.claim().admissionDate())
                        .thenComparing(file -> file.claim().dischargeDate())
                        .thenComparing(file -> file.claim().settlementId()))
                .toList();
        return new PersonFile(
                claims.isEmpty() ? "" : claims.get(0).claim().personKey(),
                insured,
                claims,
                NetVisits.of(of(OutpatientVisits.TABLE).stream().map(Visit::in).toList()));
    }

    private ClaimFile claim(Claim claim, Insured insured) {
        String id = claim.settlementId();
        Map<String, BigDecimal> feeClasses = new TreeMap<>();
        of(FeeClasses.TABLE).stream()
                .filter(row -> FeeClasses.SETTLEMENT_ID.in(row).equals(id))
                .forEach(row -> feeClasses.merge(
                        FeeClasses.FEE_CLASS.in(row), FeeClasses.AMOUNT_YUAN.in(row), BigDecimal::add));
        List<ChargeLine> lines = of(FeeLines.TABLE).stream()
                .map(ChargeLine::in)
                .filter(line -> line.settlementId().equals(id))
                .toList();
        return new ClaimFile(
                claim,
                NetLines.of(lines),
                of(Diagnoses.TABLE).stream()
                        .map(Diagnosis::in)
                        .filter(each -> each.settlementId().equals(id))
                        .toList(),
                of(Procedures.TABLE).stream()
                        .map(Operation::in)
                        .filter(each -> each.settlementId().equals(id))
                        .toList(),
                feeClasses,
                of(IcuStays.TABLE).stream()
                        .anyMatch(row -> IcuStays.SETTLEMENT_ID.in(row).equals(id)),
                insured,
                grouping(id),
                NetLines.daysByFeeClass(lines));
    }

    private Grouping grouping(String id) {
        return Grouping.of(
                of(GroupedCases.TABLE).stream()
                        .filter(row -> GroupedCases.SETTLEMENT_ID.in(row).equals(id))
                        .toList(),
                of(CasePayments.TABLE).stream()
                        .filter(row -> CasePayments.SETTLEMENT_ID.in(row).equals(id))
                        .findFirst()
                        .orElse(null));
    }
}
