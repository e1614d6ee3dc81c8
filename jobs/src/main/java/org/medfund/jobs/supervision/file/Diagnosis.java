package org.medfund.jobs.supervision.file;

import org.apache.spark.sql.Row;
import org.medfund.core.table.claims.Diagnoses;

/** A diagnosis of a settlement; {@code kind} 1 is Western, and so is one that says no kind. */
public record Diagnosis(String settlementId, int number, String kind, boolean isMain, String code) {
    private static final String WESTERN = "1";

    public boolean isWestern() {
        return kind.equals(WESTERN);
    }

    /** The grain of the row, as evidence names it. */
    public String rowKey() {
        return settlementId + "|" + number;
    }

    static Diagnosis in(Row row) {
        String kind = Diagnoses.DIAGNOSIS_KIND.inOrNull(row);
        return new Diagnosis(
                Diagnoses.SETTLEMENT_ID.in(row),
                Diagnoses.DIAGNOSIS_NUMBER.in(row),
                kind == null ? WESTERN : kind,
                Diagnoses.IS_MAIN.in(row),
                Diagnoses.DIAGNOSIS_CODE.in(row));
    }
}
