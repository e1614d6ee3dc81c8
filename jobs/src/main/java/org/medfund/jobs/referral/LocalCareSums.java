package org.medfund.jobs.referral;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.referral.Episodes;
import org.medfund.core.table.referral.LocalCapability;

/** What cities treated themselves the year before (SPEC E.3, step 4). */
final class LocalCareSums {
    static final String NOBODY_WENT =
            "nobody was treated away from the city of insurance, or nothing of the year before is grouped";

    private static final int LEVEL_MAX = 3;
    private static final String LEVEL = "level";
    private static final String DIED = "5";

    /**
     * Cases of the year before, one row per city of treatment, group, and highest level class counted: a case of a level 1
     * hospital is in the rows of levels 1, 2, and 3. Columns of {@link LocalCapability} but for the region.
     *
     * @param stays {@link CareStays#of}
     * @param year of the referrals held against it
     */
    static Dataset<Row> byLevel(Dataset<Row> stays, int year) {
        return stays.where(GroupedCases.YEAR
                        .col()
                        .equalTo(year - 1)
                        .and(GroupedCases.GROUP_CODE.col().isNotNull()))
                .withColumn(LEVEL, explode(sequence(GroupedCases.LEVEL_CLASS.col(), lit(LEVEL_MAX))))
                .groupBy(
                        LocalCapability.CITY_CODE.as(Episodes.TREATED_CITY_CODE.col()),
                        LocalCapability.GROUP_CODE.col(),
                        LocalCapability.LEVEL_CLASS.as(col(LEVEL)))
                .agg(
                        LocalCapability.CASE_COUNT.as(count(lit(1))),
                        LocalCapability.DEATH_COUNT.as(
                                count(when(SettlementLists.DISCHARGE_WAY.col().equalTo(DIED), lit(1)))),
                        LocalCapability.TOTAL_COST_YUAN.as(yuan(SettlementLists.TOTAL_COST_YUAN.col())),
                        LocalCapability.FUND_TOTAL_YUAN.as(yuan(SettlementLists.FUND_TOTAL_YUAN.col())))
                .withColumn(LocalCapability.YEAR.name(), lit(year));
    }

    /** {@link LocalCapability} of the cities that the stays away of the year come from. */
    static Dataset<Row> ofHomes(Dataset<Row> byLevel, Dataset<Row> stays, int year, Column isOfTheRun) {
        Dataset<Row> homes = stays.where(GroupedCases.YEAR
                        .col()
                        .equalTo(year)
                        .and(CareStays.isAway())
                        .and(isOfTheRun))
                .select(
                        LocalCapability.REGION_CODE.as(SettlementLists.INSURED_REGION_CODE.col()),
                        LocalCapability.CITY_CODE.as(Episodes.HOME_CITY_CODE.col()))
                .distinct();
        return LocalCapability.TABLE.conform(byLevel.join(homes, LocalCapability.CITY_CODE.name()));
    }

    private static Column yuan(Column yuan) {
        return Money.yuan(sum(Money.fen(yuan)));
    }

    private LocalCareSums() {}
}
