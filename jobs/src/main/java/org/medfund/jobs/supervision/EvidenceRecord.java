package org.medfund.jobs.supervision;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/**
 * One record a flag rests on.
 *
 * @param role what it is to the flag, such as ANCHOR
 * @param isWitness the flag needs it: of the witnesses alone the rule finds the same, and nothing if one is taken away. Other
 *     records are shown because they count in the amounts
 * @param rowKey its grain, values parted by bars
 * @param shown field name to value, in the order shown
 */
public record EvidenceRecord(
        String role, boolean isWitness, String tableName, String rowKey, Map<String, String> shown) {

    public static EvidenceRecord witness(String role, Table table, String... key) {
        return of(role, true, table, key);
    }

    /** A record that counts in the amounts, without which the flag would still stand. */
    public static EvidenceRecord counted(String role, Table table, String... key) {
        return of(role, false, table, key);
    }

    /** A witness, or a record that is {@link #counted}. */
    public static EvidenceRecord of(String role, boolean isWitness, Table table, String... key) {
        return new EvidenceRecord(role, isWitness, table.name(), String.join("|", key), new LinkedHashMap<>());
    }

    /** The same record showing one more field; a null is shown as an empty text. */
    public EvidenceRecord show(Field<?> field, @Nullable Object value) {
        Map<String, String> more = new LinkedHashMap<>(shown);
        more.put(field.name(), value == null ? "" : value.toString());
        return new EvidenceRecord(role, isWitness, tableName, rowKey, more);
    }
}
