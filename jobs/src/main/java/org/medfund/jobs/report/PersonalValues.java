package org.medfund.jobs.report;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.core.table.Tables;
import org.medfund.core.table.claims.QuarantinedRows;
import org.medfund.core.table.supervision.BlacklistEntries;
import org.medfund.core.table.supervision.Evidence;

/**
 * Which values tell who a person is: ids of people, the pseudonyms and numbers that stand for them, and columns of any use
 * whose row says that they hold one of these. No report and no message shows them.
 */
public final class PersonalValues {
    /** Whose {@code entity_id} is a code. */
    private static final Set<String> KNOWN_BY_CODE = Set.of("CLAIM", "DOCTOR", "INSTITUTION");

    private static final Set<String> NAMES = Stream.concat(
                    Tables.ALL.stream()
                            .flatMap(table -> table.fields().stream())
                            .filter(Field::isPersonal)
                            .map(Field::name),
                    Stream.of("person_key", "person_number", BlacklistEntries.ENTITY_ID.name()))
            .collect(Collectors.toUnmodifiableSet());

    /** Whether some row of the table may have a personal value in this column. */
    public static boolean mayHave(Table table, Field<?> field) {
        return NAMES.contains(field.name()) || isOfAnyUse(table, field);
    }

    /** Whether this row of the table has a personal value in this column, for all its columns say. */
    public static boolean has(Table table, Field<?> field, Row row) {
        if (field.name().equals(BlacklistEntries.ENTITY_ID.name())
                && table.field(BlacklistEntries.ENTITY_KIND.name()).isPresent()) {
            String kind = BlacklistEntries.ENTITY_KIND.inOrNull(row);
            return kind == null || !KNOWN_BY_CODE.contains(kind);
        }
        if (NAMES.contains(field.name())) {
            return true;
        }
        if (!isOfAnyUse(table, field)) {
            return false;
        }
        if (table.equals(Evidence.TABLE)) {
            return field.equals(Evidence.FIELD_VALUE)
                    ? isNameOf(Evidence.FIELD_NAME.in(row))
                    : isKeyOf(Tables.named(Evidence.TABLE_NAME.in(row)));
        }
        return field.equals(QuarantinedRows.ROW_JSON) || isKeyOf(landedAs(QuarantinedRows.LANDING_FILE.inOrNull(row)));
    }

    /** Whether a column of this name holds a personal value in some table. */
    static boolean isNameOf(String column) {
        return NAMES.contains(column);
    }

    /** Whether the rows of a table are told apart by a person, or it is not known by what. */
    static boolean isKeyOf(Optional<Table> table) {
        return table.map(of -> of.grain().stream().anyMatch(field -> NAMES.contains(field.name())))
                .orElse(true);
    }

    private static boolean isOfAnyUse(Table table, Field<?> field) {
        return (table.equals(Evidence.TABLE) && (field.equals(Evidence.FIELD_VALUE) || field.equals(Evidence.ROW_KEY)))
                || (table.equals(QuarantinedRows.TABLE)
                        && (field.equals(QuarantinedRows.ROW_JSON) || field.equals(QuarantinedRows.ROW_KEY)));
    }

    private static Optional<Table> landedAs(@Nullable String file) {
        return Tables.ALL.stream()
                .filter(table ->
                        table.landing() != null && table.landing().name().equals(file))
                .findFirst();
    }

    private PersonalValues() {}
}
