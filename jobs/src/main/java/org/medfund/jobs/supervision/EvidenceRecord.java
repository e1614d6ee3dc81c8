package org.medfund.jobs.supervision;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/**
 * One record a flag rests on.
 *
 * @param role what it is to the flag, such as ANCHOR
 * @param rowKey its grain, values parted by bars
 * @param shown field name to value, in the order shown
 */
record EvidenceRecord(String role, String tableName, String rowKey, Map<String, String> shown) {

    static EvidenceRecord of(String role, Table table, String... key) {
        return new EvidenceRecord(
                role, table.name(), Arrays.stream(key).collect(Collectors.joining("|")), new LinkedHashMap<>());
    }

    /** The same record showing one more field; a null is shown as an empty text. */
    EvidenceRecord show(Field<?> field, @Nullable Object value) {
        Map<String, String> more = new LinkedHashMap<>(shown);
        more.put(field.name(), value == null ? "" : value.toString());
        return new EvidenceRecord(role, tableName, rowKey, more);
    }
}
