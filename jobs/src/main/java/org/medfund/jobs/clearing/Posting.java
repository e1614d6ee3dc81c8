package org.medfund.jobs.clearing;

import java.math.BigDecimal;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.medfund.core.time.Period;

/**
 * One amount of a pool's books that is not about a single case.
 *
 * @param signedYuan yuan; positive moves money from the code's credited to its debited account, negative the other way
 * @param institutionCode null if it concerns the whole pool
 */
record Posting(
        PostingCode code, BigDecimal signedYuan, @Nullable String institutionCode) {

    boolean isZero() {
        return signedYuan.signum() == 0;
    }

    /** A row of {@link org.medfund.core.table.clearing.Postings}. */
    Row row(Pool pool, Period period) {
        boolean isForward = signedYuan.signum() > 0;
        String whole = pool.regionCode() + "/" + period + "/" + pool.insuranceType() + "/" + code;
        return RowFactory.create(
                institutionCode == null ? whole : whole + "/" + institutionCode,
                pool.regionCode(),
                period.toString(),
                pool.insuranceType(),
                code.name(),
                (isForward ? code.debit() : code.credit()).name(),
                (isForward ? code.credit() : code.debit()).name(),
                signedYuan.abs(),
                institutionCode,
                null,
                null);
    }
}
