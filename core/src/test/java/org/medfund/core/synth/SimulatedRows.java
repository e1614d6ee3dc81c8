package org.medfund.core.synth;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.Diagnoses;
import org.medfund.core.table.claims.FeeClasses;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.claims.IcuStays;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.claims.OutpatientVisits;
import org.medfund.core.table.claims.Persons;
import org.medfund.core.table.claims.Procedures;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.testkit.Rows;

/** Simulated blocks as the lake would hold them, and what was planted in them, without a session. */
public final class SimulatedRows {

    /**
     * One violation, as in the answer key.
     *
     * @param ruleIds every rule it truly breaks
     * @param records settlements, and stocks as institution, item, and quarter parted by slashes
     */
    public record Planted(Set<String> ruleIds, Set<String> records) {}

    /**
     * The rows of one block; refunds and what they reverse, which no rule looks at, are left out.
     *
     * @param groupOfStay the group that the codes of a stay lead to
     */
    public record Simulated(Map<Table, List<Row>> rows, List<Planted> planted, Map<String, String> groupOfStay) {}

    private final SimulationSettings settings;
    private final BlockSimulator simulator;
    private final Map<String, String> regionOfArea = new HashMap<>();

    public SimulatedRows(String scale, String seed) {
        settings = SimulationSettings.parse(scale, seed, "2023-2025", null);
        simulator = new BlockSimulator(settings);
        simulator
                .world()
                .places()
                .forEach(place -> place.counties().forEach(area -> regionOfArea.put(area, place.code())));
    }

    public long blocks() {
        return Block.count(settings);
    }

    /** Items, prices, institutions: what does not depend on stays. */
    public Map<Table, List<Row>> reference() {
        Map<Table, List<Row>> reference = new HashMap<>();
        ReferenceRows.of(simulator.world()).forEach((table, rows) -> reference.put(table, typed(table, rows)));
        return reference;
    }

    public Simulated block(long number) {
        Block block = simulator.simulate(number);
        Map<Table, List<Row>> rows = new HashMap<>();
        rows.put(
                SettlementLists.TABLE,
                typed(
                        SettlementLists.TABLE,
                        both(
                                each(block, stay -> List.of(ClaimRows.settlement(stay, simulator.world()))),
                                SaleRows.settlements(block))));
        rows.put(
                FeeLines.TABLE,
                typed(FeeLines.TABLE, both(each(block, ClaimRows::feeLines), SaleRows.feeLines(block))));
        rows.put(
                FeeClasses.TABLE,
                typed(FeeClasses.TABLE, both(each(block, ClaimRows::feeClasses), SaleRows.feeClasses(block))));
        rows.put(Diagnoses.TABLE, typed(Diagnoses.TABLE, each(block, ClaimRows::diagnoses)));
        rows.put(Procedures.TABLE, typed(Procedures.TABLE, each(block, ClaimRows::procedures)));
        rows.put(IcuStays.TABLE, typed(IcuStays.TABLE, each(block, ClaimRows::intensiveCare)));
        rows.put(Persons.TABLE, typed(Persons.TABLE, PersonRows.persons(block)));
        rows.put(OutpatientVisits.TABLE, typed(OutpatientVisits.TABLE, PersonRows.visits(block)));
        return new Simulated(
                rows,
                AnswerKey.planted(block, simulator.world()).stream()
                        .map(SimulatedRows::planted)
                        .toList(),
                block.stays().stream()
                        .filter(stay -> !stay.isRefunded)
                        .collect(Collectors.toMap(Stay::id, stay -> stay.group.code())));
    }

    private static Planted planted(String[] row) {
        Set<String> records = new TreeSet<>(Set.of(row[2]));
        if (!row[3].isEmpty()) {
            records.addAll(Arrays.asList(row[3].split("\\|")));
        }
        return new Planted(Set.of(row[1].split("\\|")), records);
    }

    private static List<LandingRow> each(Block block, Function<Stay, List<LandingRow>> rows) {
        return block.stays().stream()
                .filter(stay -> !stay.isRefunded)
                .flatMap(stay -> rows.apply(stay).stream())
                .toList();
    }

    private static List<LandingRow> both(List<LandingRow> some, List<LandingRow> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private List<Row> typed(Table table, List<LandingRow> rows) {
        return rows.stream().map(row -> typed(table, row)).toList();
    }

    private Row typed(Table table, LandingRow row) {
        Object[] values = table.fields().stream()
                .map(field -> field.landingCode() == null ? derived(field, row) : value(field, row.text(field)))
                .toArray();
        return new GenericRowWithSchema(values, table.contentSchema());
    }

    private static Object value(Field<?> field, String text) {
        return text.isEmpty()
                ? null
                : field.type().equals(DataTypes.BooleanType) ? text.equals("1") : Rows.value(field.type(), text);
    }

    /** What intake adds. */
    private Object derived(Field<?> field, LandingRow row) {
        if (field.equals(SettlementLists.ADMISSION_DATE)) {
            return day(row, SettlementLists.ADMITTED_AT);
        }
        if (field.equals(SettlementLists.DISCHARGE_DATE)) {
            return day(row, SettlementLists.DISCHARGED_AT);
        }
        if (field.equals(SettlementLists.STAY_DAYS)) {
            long days = day(row, SettlementLists.DISCHARGED_AT).toEpochDay()
                    - day(row, SettlementLists.ADMITTED_AT).toEpochDay();
            return (int) Math.max(1, days);
        }
        if (field.equals(SettlementLists.TREATED_REGION_CODE)) {
            return regionOfArea.get(row.text(SettlementLists.TREATED_AREA_CODE));
        }
        if (field.equals(SettlementLists.INSURED_REGION_CODE)) {
            return regionOfArea.get(row.text(SettlementLists.INSURED_AREA_CODE));
        }
        if (field.equals(Institutions.LEVEL_CLASS)) {
            return simulator.world().places().stream()
                    .flatMap(place -> simulator
                            .world()
                            .hospitals(simulator.world().places().indexOf(place))
                            .stream())
                    .filter(hospital -> hospital.code().equals(row.text(Institutions.INSTITUTION_CODE)))
                    .map(World.Hospital::levelClass)
                    .findFirst()
                    .orElse(0);
        }
        return field.equals(Institutions.REGION_CODE)
                ? Objects.requireNonNull(regionOfArea.get(row.text(Institutions.AREA_CODE)))
                : null;
    }

    private static LocalDate day(LandingRow row, Field<?> field) {
        return LocalDate.parse(row.text(field).substring(0, 10));
    }
}
