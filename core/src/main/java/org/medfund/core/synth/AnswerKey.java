package org.medfund.core.synth;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was planted where, and what is true of the simulated world. */
final class AnswerKey {
    static final List<String> PLANTED = List.of(
            "scheme", "rule_id", "settlement_id", "related_settlement_ids", "institution_code", "region_code", "note");
    static final List<String> LABELS = List.of("settlement_id", "label");
    static final List<String> GROUPS = List.of("settlement_id", "group_code");
    static final List<String> DIRTY = List.of("landing_file", "row_key", "reason");
    static final List<String> MEANS = List.of("group_code", "mean_cost_yuan");

    /** One row per stay of a scheme; the region is the one that treated. */
    static List<@Nullable String[]> planted(Block block, World world) {
        List<@Nullable String[]> rows = new ArrayList<>();
        for (Stay stay : block.stays()) {
            Scheme scheme = stay.scheme;
            if (scheme != null) {
                rows.add(row(
                        scheme.name(),
                        scheme.ruleId,
                        stay.id(),
                        stay.related.stream().map(Stay::id).collect(Collectors.joining("|")),
                        stay.hospital.code(),
                        world.place(stay.treatedPlace).code(),
                        stay.note));
            }
        }
        return rows;
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
