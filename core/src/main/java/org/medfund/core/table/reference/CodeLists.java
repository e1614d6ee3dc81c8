package org.medfund.core.table.reference;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.text;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Code lists by name. */
public final class CodeLists {
    public static final Field<String> LIST_NAME =
            text("list_name", "Name of the list").landed("list_name");
    public static final Field<String> CODE = text("code", "Code").landed("code");
    public static final Field<String> VALUE =
            text("value", "Value").landed("value").orNull();
    public static final Field<LocalDate> VALID_FROM_DATE =
            date("valid_from_date", "First day").landed("valid_from").orNull();
    public static final Field<LocalDate> VALID_TO_DATE =
            date("valid_to_date", "Last day; null if open").landed("valid_to").orNull();

    public static final Table TABLE = Table.named("reference.code_lists")
            .doc("Code lists by name.")
            .grain(LIST_NAME, CODE, VALID_FROM_DATE)
            .fields(LIST_NAME, CODE, VALUE, VALID_FROM_DATE, VALID_TO_DATE)
            .landing("code_list", false)
            .build();

    /** The groups a region pays alike at every level (SPEC B.7). */
    public static final String BASIC_GROUP = "BASIC_GROUP";

    /** Key specialties of institutions: code is the institution, value their number (SPEC B.8). */
    public static final String KEY_SPECIALTY = "KEY_SPECIALTY";

    /** How well institutions kept their agreement: code is the institution, value the mark (SPEC B.8). */
    public static final String AGREEMENT_MARK = "AGREEMENT_MARK";

    /** Main diagnoses, by the characters they begin with, for which care away from home is not questioned (SPEC E.3). */
    public static final String REFERRAL_PROTECTED = "REFERRAL_PROTECTED";

    /** Whether a row belongs to the list and is in force that day; a date that is missing is open. */
    public static Column isInForce(String listName, LocalDate day) {
        return LIST_NAME
                .col()
                .equalTo(listName)
                .and(coalesce(VALID_FROM_DATE.col().leq(lit(day)), lit(true)))
                .and(coalesce(VALID_TO_DATE.col().geq(lit(day)), lit(true)));
    }

    private CodeLists() {}
}
