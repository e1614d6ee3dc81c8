package org.medfund.jobs.report.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.medfund.core.money.Money;
import org.medfund.jobs.report.Chart;
import org.medfund.jobs.report.Grid;
import org.medfund.jobs.report.Kind;
import org.medfund.jobs.report.Page;
import org.medfund.jobs.report.ReportInput;
import org.medfund.jobs.report.Section;
import org.medfund.jobs.report.SmallCells;
import org.medfund.jobs.report.simulation.PolicyChange.Effect;
import org.medfund.jobs.report.simulation.PolicyChange.Flow;
import org.medfund.jobs.report.simulation.SimulationFiles.Grouping;

/** A simulation as one page: the change in all, what it is made of, and who wins and loses. */
final class SimulationPage {
    private static final int DRAWN = 10;
    private static final int SHOWN = 50;
    private static final Grid.Column CASES = new Grid.Column("case_count", Kind.CASES);
    private static final List<Grid.Column> FIGURES = List.of(
            CASES,
            money("payment_before_yuan"),
            money("payment_after_yuan"),
            money("change_yuan"),
            money("volume_yuan"),
            money("mix_yuan"),
            money("price_yuan"));

    /** What the page is given. */
    private record Data(
            String title,
            String year,
            String currency,
            List<String> regions,
            Map<String, String> regionNames,
            Map<Kind, Map<String, List<String>>> names,
            List<Section> sections) {}

    /** @param schemeOf the scheme of a group, for its name */
    static Stream<String> lines(
            ReportInput in,
            List<String> regions,
            List<ParameterChanges.Change> changes,
            List<Flow> flows,
            UnaryOperator<String> schemeOf) {
        List<Section> sections = List.of(
                overview(flows),
                ranked(
                        "simulation_hospitals",
                        "institution_code",
                        Kind.INSTITUTION,
                        Grouping.HOSPITAL.of(flows),
                        key -> key),
                ranked(
                        "simulation_groups",
                        "group",
                        Kind.GROUP,
                        Grouping.GROUP.of(flows),
                        group -> group.isEmpty() ? "" : schemeOf.apply(group) + "/" + group),
                policy(changes));
        in.names().addThoseOf(sections, in);
        return Page.lines(new Data(
                "simulation_title",
                in.year().toString(),
                in.currency(),
                regions,
                in.regionNames(),
                in.names().all(),
                sections));
    }

    private static Section overview(List<Flow> flows) {
        Effect total = PolicyChange.total(flows);
        boolean isTold = !SmallCells.isSmall(total.caseCount());
        SortedMap<String, Effect> regions = Grouping.REGION.of(flows);
        return new Section("simulation")
                .card("simulation_change", Kind.MONEY, told(isTold, total.changeFen()))
                .card("simulation_before", Kind.MONEY, told(isTold, total.beforeFen()))
                .card("simulation_after", Kind.MONEY, told(isTold, total.afterFen()))
                .card("simulation_cases", Kind.CASES, SmallCells.shown(total.caseCount()))
                .chart(parts(regions))
                .grid(grid("simulation_regions", new Grid.Column("region_code", Kind.REGION), regions, key -> key))
                .grid(grid(
                        "simulation_types",
                        new Grid.Column("insurance_type", Kind.WORD),
                        Grouping.INSURANCE_TYPE.of(flows),
                        key -> key))
                .grid(grid(
                        "simulation_levels",
                        new Grid.Column("level_class", Kind.TEXT),
                        Grouping.LEVEL.of(flows),
                        key -> key))
                .note("simulation_parts");
    }

    /** Volume, mix, and price of each region, stacked. */
    private static Chart parts(SortedMap<String, Effect> rows) {
        List<Map.Entry<String, Effect>> told = told(rows);
        return new Chart(
                "simulation_parts",
                Chart.Shape.LYING_STACKED,
                Kind.REGION,
                Kind.MONEY,
                told.stream().map(Map.Entry::getKey).toList(),
                List.of(),
                List.of(
                        series("volume_yuan", told, Effect::volumeFen),
                        series("mix_yuan", told, Effect::mixFen),
                        series("price_yuan", told, Effect::priceFen)),
                rows.size() - told.size());
    }

    /** Those that win most and lose most, drawn and told; rows of few cases, and those that would tell of them, are in neither. */
    private static Section ranked(
            String id, String keyName, Kind kind, SortedMap<String, Effect> rows, UnaryOperator<String> shownKey) {
        List<Map.Entry<String, Effect>> told = told(rows);
        Comparator<Map.Entry<String, Effect>> byChange =
                Comparator.comparingLong(row -> row.getValue().changeFen());
        List<Map.Entry<String, Effect>> winners = told.stream()
                .filter(row -> row.getValue().changeFen() > 0)
                .sorted(byChange.reversed())
                .limit(SHOWN)
                .toList();
        List<Map.Entry<String, Effect>> losers = told.stream()
                .filter(row -> row.getValue().changeFen() < 0)
                .sorted(byChange)
                .limit(SHOWN)
                .toList();
        List<Map.Entry<String, Effect>> drawn = Stream.concat(
                        winners.stream().limit(DRAWN),
                        losers.stream().limit(DRAWN).sorted(byChange.reversed()))
                .toList();
        Grid.Column key = new Grid.Column(keyName, kind);
        return new Section(id)
                .chart(new Chart(
                        id,
                        Chart.Shape.LYING,
                        kind,
                        Kind.MONEY,
                        drawn.stream().map(row -> shownKey.apply(row.getKey())).toList(),
                        List.of(),
                        List.of(series("change_yuan", drawn, Effect::changeFen)),
                        rows.size() - told.size()))
                .grid(grid(id + "_winners", key, winners, rows.keySet(), shownKey))
                .grid(grid(id + "_losers", key, losers, rows.keySet(), shownKey));
    }

    private static Section policy(List<ParameterChanges.Change> changes) {
        List<Grid.Column> columns = List.of(
                new Grid.Column("region_code", Kind.REGIONS),
                new Grid.Column("parameter", Kind.CODE),
                new Grid.Column("value_before", Kind.TEXT),
                new Grid.Column("value_after", Kind.TEXT),
                new Grid.Column("policy_source", Kind.TEXT));
        return new Section("simulation_policy")
                .grid(new Grid(
                        "simulation_policy",
                        columns,
                        changes.stream()
                                .map(change -> List.of(
                                        change.regionCode().equals("national") ? "*" : change.regionCode(),
                                        change.parameter(),
                                        change.before(),
                                        change.after(),
                                        change.source()))
                                .toList(),
                        false));
    }

    private static Grid grid(
            String id, Grid.Column key, SortedMap<String, Effect> rows, UnaryOperator<String> shownKey) {
        return grid(id, key, List.copyOf(rows.entrySet()), toldKeys(rows), shownKey);
    }

    private static Grid grid(
            String id,
            Grid.Column key,
            List<Map.Entry<String, Effect>> rows,
            Set<String> toldKeys,
            UnaryOperator<String> shownKey) {
        List<Grid.Column> columns = new ArrayList<>(List.of(key));
        columns.addAll(FIGURES);
        List<List<String>> cells = new ArrayList<>();
        for (var row : rows) {
            Effect effect = row.getValue();
            boolean isTold = toldKeys.contains(row.getKey());
            cells.add(List.of(
                    shownKey.apply(row.getKey()),
                    isTold || SmallCells.isSmall(effect.caseCount()) ? SmallCells.shown(effect.caseCount()) : "",
                    told(isTold, effect.beforeFen()),
                    told(isTold, effect.afterFen()),
                    told(isTold, effect.changeFen()),
                    told(isTold, effect.volumeFen()),
                    told(isTold, effect.mixFen()),
                    told(isTold, effect.priceFen())));
        }
        return new Grid(id, columns, cells, false);
    }

    private static List<Map.Entry<String, Effect>> told(SortedMap<String, Effect> rows) {
        Set<String> keys = toldKeys(rows);
        return rows.entrySet().stream()
                .filter(row -> keys.contains(row.getKey()))
                .toList();
    }

    /**
     * Rows that can be told beside the change in all. A case that moves between two rows counts in both of them, so that
     * the sum of the rows is what they are parts of.
     */
    private static Set<String> toldKeys(SortedMap<String, Effect> rows) {
        List<String> keys = List.copyOf(rows.keySet());
        List<Long> cases = rows.values().stream().map(Effect::caseCount).toList();
        List<Boolean> isTold =
                SmallCells.toldParts(cases.stream().mapToLong(each -> each).sum(), cases);
        return IntStream.range(0, keys.size())
                .filter(isTold::get)
                .mapToObj(keys::get)
                .collect(Collectors.toSet());
    }

    private static String told(boolean isTold, long fen) {
        return isTold ? Money.yuan(fen).toPlainString() : "";
    }

    private static Chart.Series series(
            String name, List<Map.Entry<String, Effect>> rows, java.util.function.ToLongFunction<Effect> fen) {
        return new Chart.Series(
                name,
                rows.stream()
                        .map(row -> Money.yuan(fen.applyAsLong(row.getValue())).toPlainString())
                        .toList());
    }

    private static Grid.Column money(String name) {
        return new Grid.Column(name, Kind.MONEY);
    }

    private SimulationPage() {}
}
