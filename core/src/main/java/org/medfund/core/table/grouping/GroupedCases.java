package org.medfund.core.table.grouping;

import static org.apache.spark.sql.functions.not;
import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.flag;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Settled stays with the group they were assigned to. Refunds and the settlements they reverse are left out. */
public final class GroupedCases {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of treatment");
    public static final Field<String> SETTLEMENT_ID = text("settlement_id", "Settlement list number");
    public static final Field<String> SCHEME =
            text("scheme", "Grouping scheme, SUBMITTED, or DIP_ and the year of the catalogue of diseases");
    public static final Field<Boolean> IS_COMPARISON =
            flag("is_comparison", "Grouped by a further scheme, to compare with; no weight or payment reads it");
    public static final Field<Integer> YEAR = whole("year", "Year of discharge");
    public static final Field<String> STATUS = text("status", "SUCCESS, QY, UNGROUPED, or CHECK_FAILED");
    public static final Field<String> MDC_CODE =
            text("mdc_code", "Major diagnostic category").orNull();
    public static final Field<String> ADRG_CODE = text("adrg_code", "ADRG").orNull();
    public static final Field<String> GROUP_CODE =
            text("group_code", "Group; null unless status is SUCCESS").orNull();
    public static final Field<String> REASON =
            text("reason", "Why the case has no group; null on success").orNull();
    public static final Field<String> INSURED_REGION_CODE = text("insured_region_code", "Pooling region of insurance");
    public static final Field<String> INSURANCE_TYPE = text("insurance_type", "310 employees, 390 residents");
    public static final Field<String> INSTITUTION_CODE = text("institution_code", "Designated institution");
    public static final Field<Integer> LEVEL_CLASS = whole("level_class", "Level class of the institution, 0 to 3");
    public static final Field<String> PERSON_KEY = text("person_key", "Insured person, keyed pseudonym");
    public static final Field<String> MAIN_DIAGNOSIS_CODE =
            text("main_diagnosis_code", "Main diagnosis").orNull();
    public static final Field<LocalDate> ADMISSION_DATE = date("admission_date", "Day of admission");
    public static final Field<LocalDate> DISCHARGE_DATE = date("discharge_date", "Day of discharge");
    public static final Field<String> DISCHARGE_WAY = text("discharge_way", "SPEC A.1; 5 is death");
    public static final Field<Integer> STAY_DAYS = whole("stay_days", "Same day = 1");
    public static final Field<BigDecimal> TOTAL_COST_YUAN = yuan("total_cost_yuan", "Whole cost of the stay");
    public static final Field<BigDecimal> BASIC_POOL_YUAN = yuan("basic_pool_yuan", "Paid by the basic pooled fund");
    public static final Field<BigDecimal> OTHER_FUNDS_YUAN = yuan("other_funds_yuan", "Paid by all other funds");
    public static final Field<BigDecimal> PERSON_TOTAL_YUAN = yuan("person_total_yuan", "Paid by the person");

    public static final Table TABLE = Table.named("grouping.grouped_cases")
            .doc("Settled stays with the group they were assigned to. Refunds and the settlements they reverse are"
                    + " left out.")
            .grain(SETTLEMENT_ID, SCHEME)
            .fields(
                    REGION_CODE,
                    SETTLEMENT_ID,
                    SCHEME,
                    IS_COMPARISON,
                    YEAR,
                    STATUS,
                    MDC_CODE,
                    ADRG_CODE,
                    GROUP_CODE,
                    REASON,
                    INSURED_REGION_CODE,
                    INSURANCE_TYPE,
                    INSTITUTION_CODE,
                    LEVEL_CLASS,
                    PERSON_KEY,
                    MAIN_DIAGNOSIS_CODE,
                    ADMISSION_DATE,
                    DISCHARGE_DATE,
                    DISCHARGE_WAY,
                    STAY_DAYS,
                    TOTAL_COST_YUAN,
                    BASIC_POOL_YUAN,
                    OTHER_FUNDS_YUAN,
                    PERSON_TOTAL_YUAN)
            .region(REGION_CODE)
            .check("status_is_known", "status IN ('SUCCESS', 'QY', 'UNGROUPED', 'CHECK_FAILED')")
            .check("a_group_only_on_success", "(status = 'SUCCESS') = (group_code IS NOT NULL)")
            .large()
            .writtenBy("group-cases")
            .shared() // with group-dip
            .build();

    /** What the name of a scheme of DIP diseases starts with. Every other scheme is one of DRGs. */
    public static final String DIP_PREFIX = "DIP_";

    /**
     * Of the rows of a stay the one of its DRG group that counts: every stay has exactly one. Groups of schemes compared
     * with, and the disease of the stay, stand beside it in rows of their own.
     */
    public static Column counts() {
        return not(IS_COMPARISON.col()).and(not(SCHEME.col().startsWith(DIP_PREFIX)));
    }

    private GroupedCases() {}
}
