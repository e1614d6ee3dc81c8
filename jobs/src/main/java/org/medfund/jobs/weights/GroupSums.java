package org.medfund.jobs.weights;

import java.math.BigDecimal;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.CostSpread;
import org.medfund.core.money.Money;
import org.medfund.core.table.grouping.CaseFacts;
import org.medfund.jobs.weights.WeightCalibration.GroupYear;

/**
 * What is known of one group in one year after cleaning and trimming.
 *
 * @param grassrootsCount of the kept cases, those treated at the grassroots
 * @param trimmedCount outliers of cost
 * @param removedCount cases that cleaning took out
 */
record GroupSums(
        String regionCode, String scheme, GroupYear kept, long grassrootsCount, long trimmedCount, long removedCount) {
    private static final int FEN_SQUARED_SCALE = -2 * Money.YUAN.scale();

    /** A row of {@link FactSums}. */
    static GroupSums of(Row row, FactCodes codes) {
        Long adrg = CaseFacts.ADRG_NUMBER.inOrNull(row);
        return new GroupSums(
                codes.region(CaseFacts.REGION_NUMBER.in(row)),
                codes.scheme(CaseFacts.SCHEME_NUMBER.in(row)),
                kept(row, codes.group(CaseFacts.GROUP_NUMBER.in(row)), adrg == null ? null : codes.group(adrg)),
                row.getAs(FactSums.GRASSROOTS),
                row.getAs(FactSums.TRIMMED),
                row.getAs(FactSums.REMOVED));
    }

    /** What a row of {@link FactSums} keeps, under the codes of its group and ADRG. */
    static GroupYear kept(Row row, String group, @Nullable String adrg) {
        BigDecimal squareFen = row.getDecimal(row.fieldIndex(FactSums.KEPT_SQUARES));
        return new GroupYear(
                group,
                adrg,
                CaseFacts.YEAR.in(row),
                new CostSpread(
                        row.getAs(FactSums.KEPT),
                        Money.yuan(row.<Long>getAs(FactSums.KEPT_FEN)),
                        squareFen.scaleByPowerOfTen(FEN_SQUARED_SCALE)));
    }
}
