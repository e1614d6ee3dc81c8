package org.medfund.core.table.supervision;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.text;

import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Blacklist entries (SPEC E.6). */
public final class BlacklistEntries {
    public static final Field<String> ENTITY_KIND = text("entity_kind", "PERSON, DOCTOR, or INSTITUTION")
            .landed("entity_kind")
            .normalised();
    public static final Field<String> ENTITY_ID = text(
                    "entity_id", "Whom it concerns: code, or of a person the keyed pseudonym")
            .landed("entity_id");
    public static final Field<String> DECISION_ID =
            text("decision_id", "Decision").landed("decision_id");
    public static final Field<LocalDate> FROM_DATE =
            date("from_date", "First day").landed("from_date");
    public static final Field<LocalDate> TO_DATE =
            date("to_date", "Last day; null if open").landed("to_date").orNull();

    public static final Table TABLE = Table.named("supervision.blacklist_entries")
            .doc("Blacklist entries (SPEC E.6).")
            .grain(ENTITY_KIND, ENTITY_ID, DECISION_ID)
            .fields(ENTITY_KIND, ENTITY_ID, DECISION_ID, FROM_DATE, TO_DATE)
            .landing("blacklist", false)
            .build();

    private BlacklistEntries() {}
}
