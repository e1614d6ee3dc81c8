package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.text;

import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** The dates of the out-of-area clearing of each month (SPEC D.7). */
public final class RegionCalendar {
    public static final Field<String> PERIOD = text("period", "Year or month");
    public static final Field<String> MONTH = text("month", "yyyy-MM: month that is cleared");
    public static final Field<LocalDate> LINES_UPLOADED_BY_DATE =
            date("lines_uploaded_by_date", "Lines settled on its last day are uploaded");
    public static final Field<LocalDate> MONTH_RECONCILED_BY_DATE =
            date("month_reconciled_by_date", "Reconciled with the national system");
    public static final Field<LocalDate> HOSPITALS_RECONCILED_BY_DATE =
            date("hospitals_reconciled_by_date", "Agency and hospitals are reconciled");
    public static final Field<LocalDate> STATEMENT_DATE = date("statement_date", "National statement");
    public static final Field<LocalDate> SIGNED_BY_DATE = date("signed_by_date", "Provinces have confirmed");
    public static final Field<LocalDate> NOTICE_DATE = date("notice_date", "Notices of payment and receipt");
    public static final Field<LocalDate> SUBMITTED_BY_DATE =
            date("submitted_by_date", "Handed to the finance office").orNull();
    public static final Field<LocalDate> TRANSFER_BY_CHAIN_DATE = date(
                    "transfer_by_chain_date", "Last day of transfer by the steps alone")
            .orNull();
    public static final Field<LocalDate> TRANSFER_BY_DATE = date(
                    "transfer_by_date", "Last day of transfer, before the next statement too")
            .orNull();
    public static final Field<LocalDate> FEEDBACK_BY_DATE =
            date("feedback_by_date", "Transfer reported back").orNull();
    public static final Field<LocalDate> CITIES_MOVED_BY_DATE = date(
                    "cities_moved_by_date", "Provinces have moved the money from and to their cities")
            .orNull();
    public static final Field<LocalDate> NEXT_STATEMENT_DATE =
            date("next_statement_date", "National statement of the month after");
    public static final Field<LocalDate> LATEST_DECLARED_BY_DATE =
            date("latest_declared_by_date", "Last day a delayed settlement may be declared");
    public static final Field<LocalDate> YEAR_CLEARED_BY_DATE = date("year_cleared_by_date", "The year is closed");
    public static final Field<String> NOT_KNOWN_REASON = text(
                    "not_known_reason", "Why dates that count working days are left out; null if they are not")
            .orNull();

    public static final Table TABLE = Table.named("clearing.region_calendar")
            .doc("The dates of the out-of-area clearing of each month (SPEC D.7).")
            .grain(PERIOD, MONTH)
            .fields(
                    PERIOD,
                    MONTH,
                    LINES_UPLOADED_BY_DATE,
                    MONTH_RECONCILED_BY_DATE,
                    HOSPITALS_RECONCILED_BY_DATE,
                    STATEMENT_DATE,
                    SIGNED_BY_DATE,
                    NOTICE_DATE,
                    SUBMITTED_BY_DATE,
                    TRANSFER_BY_CHAIN_DATE,
                    TRANSFER_BY_DATE,
                    FEEDBACK_BY_DATE,
                    CITIES_MOVED_BY_DATE,
                    NEXT_STATEMENT_DATE,
                    LATEST_DECLARED_BY_DATE,
                    YEAR_CLEARED_BY_DATE,
                    NOT_KNOWN_REASON)
            .writtenBy("net-regions")
            .build();

    private RegionCalendar() {}
}
