package org.medfund.jobs.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.SettlementLists;

/**
 * Reads landed rows of one table: personal ids become pseudonyms before anything else, codes are normalised, values
 * typed, rules asked. Used by one thread.
 */
final class RowReader {
    private static final int FIRST_VERSION = 1;

    // A decision concerns a person, whose id is personal, or a doctor or an institution, whose is not.
    private static final String ENTITY_KIND = "entity_kind";
    private static final String ENTITY_ID = "entity_id";
    private static final Set<String> KNOWN_BY_CODE = Set.of("DOCTOR", "INSTITUTION");

    private final Table table;
    private final String file;
    private final List<Field<?>> fields;
    private final List<@Nullable Pattern> forms = new ArrayList<>();
    private final UnaryOperator<String> pseudonym;
    private final RowRules rules;
    private final MessageDigest sha256;
    private final int entityKindAt;

    RowReader(Table table, Pseudonyms pseudonyms, LookUps lookUps) {
        this.table = table;
        this.file = Objects.requireNonNull(table.landing()).name();
        this.fields = Judged.landedFields(table);
        fields.forEach(field -> forms.add(Cells.form(file, Objects.requireNonNull(field.landingCode()))));
        this.entityKindAt = fields.stream().map(Field::landingCode).toList().indexOf(ENTITY_KIND);
        this.pseudonym = pseudonyms.replacer();
        this.rules = new RowRules(table, lookUps);
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Whether a landing file must have the column. A settlement list without a version is the first one. */
    static boolean isRequired(Table table, Field<?> field) {
        return !field.nullable() && !hasDefault(table, field);
    }

    private static boolean hasDefault(Table table, Field<?> field) {
        return table.equals(SettlementLists.TABLE) && field.equals(SettlementLists.VERSION);
    }

    /**
     * One row of {@link Judged#schema}.
     *
     * @param cells texts in the order of {@link Judged#landedFields}; null if the file lacks the column
     * @param raggedLine the whole line if it does not have as many cells as the header; null if it has
     */
    Row read(List<@Nullable String> cells, @Nullable String raggedLine) {
        if (raggedLine != null) {
            return ragged(raggedLine);
        }
        LandedRow row = new LandedRow();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        RowRules.Refused missing = null;
        RowRules.Refused unreadable = null;
        for (int i = 0; i < fields.size(); i++) {
            Field<?> field = fields.get(i);
            String text = text(field, cells.get(i), cells);
            if (text != null) {
                json.put(field.landingCode(), text);
                Object value = value(field, forms.get(i), text);
                row.set(field, value);
                if (value == null && unreadable == null) {
                    unreadable = new RowRules.Refused(Reason.WRONG_TYPE, field.landingCode());
                }
            } else if (hasDefault(table, field)) {
                row.set(field, FIRST_VERSION);
            } else if (!field.nullable() && missing == null) {
                missing = new RowRules.Refused(Reason.MISSING_VALUE, field.landingCode());
            }
        }
        RowRules.Refused refused = missing != null ? missing : unreadable != null ? unreadable : rules.judge(row);
        return output(row, json.toString(), refused);
    }

    /** Its cells may stand in the wrong columns, ids among them, so nothing of it is kept but a keyed digest. */
    private Row ragged(String line) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("line_pseudonym", pseudonym.apply(line));
        return output(new LandedRow(), json.toString(), new RowRules.Refused(Reason.RAGGED_ROW, null));
    }

    private @Nullable String text(Field<?> field, @Nullable String cell, List<@Nullable String> cells) {
        String text = cell == null ? "" : cell.strip();
        if (text.isEmpty()) {
            return null;
        }
        // An id in lower case is the same person's.
        boolean isPersonal = field.isPersonal() || (ENTITY_ID.equals(field.landingCode()) && isOfPerson(cells));
        return isPersonal ? pseudonym.apply(text.toUpperCase(Locale.ROOT)) : text;
    }

    /** Unless it is said to be somebody else's, an id may be a person's. */
    private boolean isOfPerson(List<@Nullable String> cells) {
        String kind = cells.get(entityKindAt);
        return kind == null || !KNOWN_BY_CODE.contains(kind.strip().toUpperCase(Locale.ROOT));
    }

    private static @Nullable Object value(Field<?> field, @Nullable Pattern form, String text) {
        String normal = field.isNormalised() ? text.toUpperCase(Locale.ROOT) : text;
        return form != null && !form.matcher(normal).matches() ? null : Cells.read(field.type(), normal);
    }

    private Row output(LandedRow row, String json, RowRules.@Nullable Refused refused) {
        List<@Nullable Object> values = new ArrayList<>();
        table.fields().forEach(field -> values.add(row.find(field)));
        Field<Integer> version = table.versionField();
        values.add(file);
        values.add(key(row));
        values.add(version != null && row.has(version) ? row.get(version) : FIRST_VERSION);
        values.add(table.parent() == null ? null : row.find(table.grain().get(0)));
        values.add(HexFormat.of().formatHex(sha256.digest(json.getBytes(StandardCharsets.UTF_8))));
        values.add(json);
        values.add(refused == null ? null : refused.reason().name());
        values.add(refused == null ? null : refused.column());
        values.add(table.equals(SettlementLists.TABLE) ? row.find(SettlementLists.TOTAL_COST_YUAN) : null);
        return RowFactory.create(values.toArray());
    }

    /** The grain as text; null if a part that may not be null is not readable. */
    private @Nullable String key(LandedRow row) {
        StringBuilder key = new StringBuilder();
        for (Field<?> field : table.grain()) {
            Object value = row.find(field);
            if (value == null && !field.nullable()) {
                return null;
            }
            key.append(key.isEmpty() ? "" : "|")
                    .append(
                            value == null
                                    ? ""
                                    : value.toString().replace("\\", "\\\\").replace("|", "\\|"));
        }
        return key.toString();
    }
}
