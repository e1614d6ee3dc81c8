package org.medfund.core.synth;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was planted where, and what is true of the simulated world. */
final class AnswerKey {
    static final List<String> PLANTED =
            List.of("scheme", "rule_ids", "settlement_id", "related_ids", "institution_code", "region_code", "note");
    private static final int IMPOSSIBLE_MINUTES = 30;
    static final List<String> LABELS = List.of("settlement_id", "label");
    static final List<String> GROUPS = List.of("settlement_id", "group_code");
    static final List<String> DIRTY = List.of("landing_file", "row_key", "reason");
    static final List<String> MEANS = List.of("group_code", "mean_cost_yuan");

    /** One row per stay or sale of a scheme, with every rule that it truly breaks; the region is the one that treated. */
    static List<@Nullable String[]> planted(Block block, World world) {
        List<@Nullable String[]> rows = new ArrayList<>();
        for (Stay stay : block.stays()) {
            Scheme scheme = stay.scheme;
            if (scheme != null) {
                boolean isTwice = block.stays().stream()
                        .anyMatch(other -> stay.related.contains(other.id()) && areImpossible(stay, other));
                rows.add(row(
                        scheme.name(),
                        scheme.ruleId + (isTwice ? "|E.18" : ""),
                        stay.id(),
                        String.join("|", stay.related),
                        stay.hospital.code(),
                        world.place(stay.treatedPlace).code(),
                        stay.note));
            }
        }
        for (Sale sale : block.sales()) {
            Scheme scheme = sale.scheme();
            if (scheme != null) {
                rows.add(row(
                        scheme.name(),
                        scheme.ruleId,
                        sale.id(),
                        sale.related().stream().map(Sale::id).collect(Collectors.joining("|")),
                        sale.institution(),
                        world.place(sale.person().place).code(),
                        sale.note()));
            }
        }
        return rows;
    }

    /** One person charged in two hospitals within half an hour, a relative's account apart: what E.18 is about. */
    private static boolean areImpossible(Stay stay, Stay other) {
        return stay.person == other.person
                && !stay.hospital.code().equals(other.hospital.code())
                && stay.split.mutualAid() == 0
                && other.split.mutualAid() == 0
                && stay.lines.stream()
                        .anyMatch(line -> other.lines.stream()
                                .anyMatch(there -> line.day() == there.day()
                                        && Math.abs(line.minute() - there.minute()) < IMPOSSIBLE_MINUTES));
    }

    static List<@Nullable String[]> labels(Block block) {
        return block.stays().stream()
                .map(stay -> row(stay.id(), stay.scheme == null ? "0" : "1"))
                .toList();
    }

    static List<@Nullable String[]> expectedGroups(Block block) {
        return block.stays().stream()
                .map(stay -> row(stay.id(), stay.group.code()))
                .toList();
    }

    static List<@Nullable String[]> dirtyRows(Block block, World world) {
        return DirtyRow.KINDS.stream()
                .filter(kind -> kind.isIn(block, world.settings()))
                .flatMap(kind -> kind.rows(block, world).stream()
                        .map(row -> row(BlockFile.landingName(kind.table()), kind.key(row), kind.reason())))
                .toList();
    }

    static List<@Nullable String[]> trueGroupMeans(List<Group> groups) {
        return groups.stream()
                .map(group -> row(
                        group.code(),
                        BigDecimal.valueOf(group.meanCostYuan()).setScale(2).toPlainString()))
                .toList();
    }

    private static @Nullable String[] row(String... cells) {
        @Nullable String[] row = cells;
        return row;
    }

    private AnswerKey() {}
}
