package org.medfund.jobs.report.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.medfund.core.csv.Csv;
import org.medfund.core.money.Money;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.jobs.report.simulation.PolicyChange.Cell;
import org.medfund.jobs.report.simulation.PolicyChange.Effect;
import org.medfund.jobs.report.simulation.PolicyChange.Flow;
import org.medfund.jobs.report.simulation.PolicyChange.Place;

/** The result of a simulation as CSV: rows in order of their key, plain decimals. */
final class SimulationFiles {

    /** What the rows of a file are about. */
    enum Grouping {
        REGION(CasePayments.REGION_CODE.name()),
        INSURANCE_TYPE(CasePayments.INSURANCE_TYPE.name()),
        LEVEL(CasePayments.LEVEL_CLASS.name()),
        HOSPITAL(CasePayments.INSTITUTION_CODE.name()),
        GROUP(CasePayments.GROUP_CODE.name());

        private final String column;

        Grouping(String column) {
            this.column = column;
        }

        /** Such as {@code by_region.csv}. */
        String file() {
            return "by_" + name().toLowerCase(java.util.Locale.ROOT) + ".csv";
        }

        /** The change by key; cases without a group under an empty one. */
        SortedMap<String, Effect> of(List<Flow> flows) {
            return PolicyChange.by(flows, (place, cell) -> Optional.of(key(place, cell)));
        }

        private String key(Place place, Cell cell) {
            return switch (this) {
                case REGION -> place.regionCode();
                case INSURANCE_TYPE -> place.insuranceType();
                case LEVEL -> Integer.toString(place.levelClass());
                case HOSPITAL -> place.institutionCode();
                case GROUP -> cell.groupCode();
            };
        }
    }

    private static final String[] FIGURES = {
        "case_count",
        "payment_before_yuan",
        "payment_after_yuan",
        "change_yuan",
        "volume_yuan",
        "mix_yuan",
        "price_yuan"
    };

    static Stream<String> changes(List<ParameterChanges.Change> changes) {
        return Stream.concat(
                Stream.of(Csv.header("region_code", "parameter", "before", "after", "source")),
                changes.stream()
                        .map(change -> Csv.line(List.of(
                                change.regionCode(),
                                change.parameter(),
                                change.before(),
                                change.after(),
                                change.source()))));
    }

    static Stream<String> rows(Grouping grouping, List<Flow> flows) {
        List<String> header = new ArrayList<>(List.of(grouping.column));
        header.addAll(Arrays.asList(FIGURES));
        return Stream.concat(
                Stream.of(String.join(",", header)),
                grouping.of(flows).entrySet().stream().map(SimulationFiles::line));
    }

    private static String line(Map.Entry<String, Effect> row) {
        Effect effect = row.getValue();
        List<String> cells = new ArrayList<>(List.of(
                row.getKey().isEmpty() ? "" : Csv.line(List.of(row.getKey())), Long.toString(effect.caseCount())));
        for (long fen : new long[] {
            effect.beforeFen(),
            effect.afterFen(),
            effect.changeFen(),
            effect.volumeFen(),
            effect.mixFen(),
            effect.priceFen()
        }) {
            cells.add(Money.yuan(fen).toPlainString());
        }
        return String.join(",", cells);
    }

    private SimulationFiles() {}
}
