package org.medfund.core.table.supervision;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;

import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Who is to be entered on the blacklist and why (SPEC E.6). */
public final class BlacklistProposals {
    public static final Field<String> MATTER_ID =
            text("matter_id", "Matter of supervision.penalty_worksheets that leads to the entry");
    public static final Field<Integer> YEAR = whole("year", "Calendar year of the worksheet");
    public static final Field<String> ENTITY_KIND = text("entity_kind", "PERSON, DOCTOR, or INSTITUTION");
    public static final Field<String> ENTITY_ID =
            text("entity_id", "Whom it concerns: code, or of a person the keyed pseudonym");
    public static final Field<String> STATUS =
            text("status", "PROPOSED where the matter has no decision yet, else DECIDED");
    public static final Field<String> DECISION_ID =
            text("decision_id", "Decision of the matter; null while proposed").orNull();
    public static final Field<String> GROUND =
            text("ground", "FRAUD, REPEATED_VIOLATIONS, or UNPAID_REFUND: the first that holds");
    public static final Field<LocalDate> FROM_DATE = date(
                    "from_date", "First day; null while proposed: the entry begins with the decision")
            .orNull();
    public static final Field<LocalDate> TO_DATE =
            date("to_date", "Last day; null while proposed").orNull();
    public static final Field<Integer> TERM_YEARS = whole("term_years", "Years an entry lasts");
    public static final Field<String> LAW_REF = text("law_ref", "Rule it is read from");

    public static final Table TABLE = Table.named("supervision.blacklist_proposals")
            .doc(
                    "Who is to be entered on the blacklist and why, of entries of the year and those that still last (SPEC E.6)."
                            + " Without a decision nobody is entered.")
            .grain(MATTER_ID, YEAR)
            .fields(
                    MATTER_ID,
                    YEAR,
                    ENTITY_KIND,
                    ENTITY_ID,
                    STATUS,
                    DECISION_ID,
                    GROUND,
                    FROM_DATE,
                    TO_DATE,
                    TERM_YEARS,
                    LAW_REF)
            .check("what_is_decided_has_a_number", "(status = 'PROPOSED') = (decision_id IS NULL)")
            .writtenBy("assess-penalties")
            .build();

    private BlacklistProposals() {}
}
