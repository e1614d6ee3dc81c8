package org.medfund.core.table.grouping;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.flag;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;

import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** The compact twin of {@link GroupedCases}: numbers of {@link CodeNumbers} for codes, fen for yuan, days since 1970. */
public final class CaseFacts {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of treatment");
    public static final Field<String> SETTLEMENT_ID = text("settlement_id", "Settlement list number");
    public static final Field<Long> SCHEME_NUMBER = count("scheme_number", "Grouping scheme");
    public static final Field<Boolean> IS_COMPARISON =
            flag("is_comparison", "The case has its own group by another scheme; never paid by this one");
    public static final Field<Integer> YEAR = whole("year", "Year of discharge");
    public static final Field<Long> REGION_NUMBER = count("region_number", "Pooling region of treatment");
    public static final Field<Long> INSURED_REGION_NUMBER =
            count("insured_region_number", "Pooling region of insurance");
    public static final Field<Long> GROUP_NUMBER =
            count("group_number", "Group; null if the case has none").orNull();
    public static final Field<Long> ADRG_NUMBER =
            count("adrg_number", "ADRG, as a group; null if the case has none").orNull();
    public static final Field<Long> INSTITUTION_NUMBER = count("institution_number", "Designated institution");
    public static final Field<Integer> LEVEL_CLASS = whole("level_class", "Level class of the institution, 0 to 3");
    public static final Field<Long> PERSON_NUMBER = count("person_number", "Insured person");
    public static final Field<Long> INSURANCE_NUMBER = count("insurance_number", "Insurance type");
    public static final Field<Integer> ADMISSION_DAY =
            whole("admission_day", "Day of admission, days since 1970-01-01");
    public static final Field<Integer> DISCHARGE_DAY =
            whole("discharge_day", "Day of discharge, days since 1970-01-01");
    public static final Field<Integer> STAY_DAYS = whole("stay_days", "Same day = 1");
    public static final Field<Boolean> HAS_MAIN_DIAGNOSIS =
            flag("has_main_diagnosis", "Exactly one diagnosis is marked as the main one");
    public static final Field<Boolean> IS_NOT_CARRIED_OUT =
            flag("is_not_carried_out", "Main diagnosis Z53: what the stay was for was not carried out");
    public static final Field<Long> TOTAL_COST_FEN = count("total_cost_fen", "Whole cost of the stay, fen");
    public static final Field<Long> BASIC_POOL_FEN = count("basic_pool_fen", "Paid by the basic pooled fund, fen");
    public static final Field<Long> OTHER_FUNDS_FEN = count("other_funds_fen", "Paid by all other funds, fen");
    public static final Field<Long> PERSON_TOTAL_FEN = count("person_total_fen", "Paid by the person, fen");

    public static final Table TABLE = Table.named("grouping.case_facts")
            .doc("Grouped cases in numbers, for whatever reads all of them: codes as numbers of grouping.dictionary.")
            .grain(SETTLEMENT_ID, SCHEME_NUMBER)
            .fields(
                    REGION_CODE,
                    SETTLEMENT_ID,
                    SCHEME_NUMBER,
                    IS_COMPARISON,
                    YEAR,
                    REGION_NUMBER,
                    INSURED_REGION_NUMBER,
                    GROUP_NUMBER,
                    ADRG_NUMBER,
                    INSTITUTION_NUMBER,
                    LEVEL_CLASS,
                    PERSON_NUMBER,
                    INSURANCE_NUMBER,
                    ADMISSION_DAY,
                    DISCHARGE_DAY,
                    STAY_DAYS,
                    HAS_MAIN_DIAGNOSIS,
                    IS_NOT_CARRIED_OUT,
                    TOTAL_COST_FEN,
                    BASIC_POOL_FEN,
                    OTHER_FUNDS_FEN,
                    PERSON_TOTAL_FEN)
            .region(REGION_CODE)
            .large()
            .writtenBy("group-cases")
            .build();

    private CaseFacts() {}
}
