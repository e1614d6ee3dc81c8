package org.medfund.core.table.grouping;

import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.weight;
import static org.medfund.core.table.Field.whole;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** How stays were matched with the DIP catalogue (SPEC C.1), beside their row in grouping.grouped_cases. */
public final class DipMatches {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of treatment");
    public static final Field<String> SETTLEMENT_ID = text("settlement_id", "Settlement list number");
    public static final Field<Integer> YEAR = whole("year", "Year of discharge");
    public static final Field<String> SCHEME = text("scheme", "DIP_ and the year of the catalogue");
    public static final Field<String> GROUP_CODE =
            text("group_code", "Disease; null if ungrouped").orNull();
    public static final Field<String> MATCHED_BY = text(
            "matched_by",
            "EXACT_ALL_RELATED, MAX_RELATED_MATCH, DX_MAIN_ONLY, COMPREHENSIVE, UNGROUPED, or why it was not looked at");
    public static final Field<String> MAIN_DIAGNOSIS_CODE =
            text("main_diagnosis_code", "Main diagnosis").orNull();
    public static final Field<String> MAIN_PROCEDURE_CODE =
            text("main_procedure_code", "Main procedure; null if there is none").orNull();
    public static final Field<String> PROCEDURE_CLASS =
            text("procedure_class", "MEDICAL, DIAGNOSTIC, THERAPEUTIC, or SURGERY");
    public static final Field<String> DIMENSION = text(
                    "dimension", "Dimension the disease is split by; null if it is not split")
            .orNull();
    public static final Field<String> SUBTYPE = text("subtype", "Auxiliary subtype; null if the disease is not split")
            .orNull();
    public static final Field<BigDecimal> COEFFICIENT =
            weight("coefficient", "Auxiliary coefficient; 1 if there is no subtype");

    public static final Table TABLE = Table.named("grouping.dip_matches")
            .doc(
                    "How stays were matched with the DIP catalogue (SPEC C.1), beside their row in grouping.grouped_cases.")
            .grain(SETTLEMENT_ID)
            .fields(
                    REGION_CODE,
                    SETTLEMENT_ID,
                    YEAR,
                    SCHEME,
                    GROUP_CODE,
                    MATCHED_BY,
                    MAIN_DIAGNOSIS_CODE,
                    MAIN_PROCEDURE_CODE,
                    PROCEDURE_CLASS,
                    DIMENSION,
                    SUBTYPE,
                    COEFFICIENT)
            .region(REGION_CODE)
            .large()
            .writtenBy("group-dip")
            .build();

    private DipMatches() {}
}
