package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** What the reconciliation of a month comes to for one institution, in all and by reason (SPEC A.11 stmt_rslt). */
public final class ReconciliationResults {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of the institution");
    public static final Field<String> PERIOD = text("period", "Month reconciled, yyyy-MM");
    public static final Field<String> INSTITUTION_CODE = text("institution_code", "Designated institution");
    public static final Field<String> INSURANCE_TYPE = text("insurance_type", "310 employees, 390 residents");
    public static final Field<Long> AGENCY_COUNT =
            count("agency_count", "Cases with a figure in the books of the month");
    public static final Field<Long> STATED_COUNT =
            count("stated_count", "Settlements the institution has a figure for");
    public static final Field<Long> EQUAL_COUNT = count("equal_count", "Settlements without a difference");
    public static final Field<Long> DIFFERENCE_COUNT = count("difference_count", "Settlements with a difference");
    public static final Field<BigDecimal> AGENCY_YUAN = yuan("agency_yuan", "Entitlements the month posts");
    public static final Field<BigDecimal> HOSPITAL_YUAN = yuan("hospital_yuan", "The institution's own figures");
    public static final Field<BigDecimal> DIFFERENCE_YUAN = yuan("difference_yuan", "Agency less institution");
    public static final Field<String> RECONCILIATION_CODE = text(
            "reconciliation_code",
            "0 every settlement equal; else 1 agency more in all, 2 institution more in all, 3 equal in all and settlements"
                    + " differ");

    /** The reasons a difference may have, in the order in which they are looked for. */
    public static final List<String> REASONS = List.of(
            "REVERSED",
            "UNKNOWN_SETTLEMENT",
            "OTHER_INSTITUTION",
            "OTHER_INSURANCE_TYPE",
            "OTHER_MONTH",
            "BOOK_AMOUNT",
            "AMOUNT_DIFFERS",
            "ONLY_AGENCY",
            "ONLY_HOSPITAL");

    public static final Map<String, Field<Long>> COUNT_OF = new LinkedHashMap<>();
    public static final Map<String, Field<BigDecimal>> YUAN_OF = new LinkedHashMap<>();

    static {
        for (String reason : REASONS) {
            String name = reason.toLowerCase(Locale.ROOT);
            COUNT_OF.put(reason, count(name + "_count", "Of the differences, those by reason of " + reason));
            YUAN_OF.put(reason, yuan(name + "_yuan", "Their sum"));
        }
    }

    public static final Table TABLE = Table.named("clearing.reconciliation_results")
            .doc("What the reconciliation of a month comes to for one institution, in all and by reason.")
            .grain(REGION_CODE, PERIOD, INSTITUTION_CODE, INSURANCE_TYPE)
            .fields(fields())
            .region(REGION_CODE)
            .check("difference_is_agency_less_hospital", "difference_yuan = agency_yuan - hospital_yuan")
            .check("code_is_known", "reconciliation_code IN ('0', '1', '2', '3')")
            .writtenBy("reconcile-statements")
            .build();

    private static Field<?>[] fields() {
        List<Field<?>> fields = new ArrayList<>(List.of(
                REGION_CODE,
                PERIOD,
                INSTITUTION_CODE,
                INSURANCE_TYPE,
                AGENCY_COUNT,
                STATED_COUNT,
                EQUAL_COUNT,
                DIFFERENCE_COUNT,
                AGENCY_YUAN,
                HOSPITAL_YUAN,
                DIFFERENCE_YUAN,
                RECONCILIATION_CODE));
        REASONS.forEach(reason -> {
            fields.add(COUNT_OF.get(reason));
            fields.add(YUAN_OF.get(reason));
        });
        return fields.toArray(Field<?>[]::new);
    }

    private ReconciliationResults() {}
}
