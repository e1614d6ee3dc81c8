package org.medfund.jobs.supervision.file;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.medfund.core.table.claims.OutpatientVisits;

/** An outpatient visit; the columns are those of {@link OutpatientVisits}. Amounts in yuan. */
public record Visit(
        String visitId,
        String institutionCode,
        LocalDate date,
        String medicalCategory,
        BigDecimal totalCostYuan,
        BigDecimal cashPayYuan,
        BigDecimal accountPayYuan) {

    static Visit in(Row row) {
        return new Visit(
                OutpatientVisits.VISIT_ID.in(row),
                OutpatientVisits.INSTITUTION_CODE.in(row),
                OutpatientVisits.VISIT_DATE.in(row),
                OutpatientVisits.MEDICAL_CATEGORY.in(row),
                OutpatientVisits.TOTAL_COST_YUAN.in(row),
                OutpatientVisits.CASH_PAY_YUAN.in(row),
                OutpatientVisits.ACCOUNT_PAY_YUAN.in(row));
    }
}
