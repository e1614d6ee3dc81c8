package org.medfund.jobs.referral;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.Collection;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.referral.Episodes;
import org.medfund.core.table.referral.IssuingInstitutions;
import org.medfund.core.table.referral.Outflows;
import org.medfund.core.table.referral.ReferralRates;
import org.medfund.jobs.referral.ReferralDecision.FilingKind;
import org.medfund.jobs.referral.ReferralDecision.ReferralClass;

/** Sums of {@link Episodes}; every one of them can be had again from the stored rows. */
final class EpisodeSums {

    /** {@link Outflows}: one row per home city, city of treatment, and group. */
    static Dataset<Row> outflows(Dataset<Row> episodes) {
        return Outflows.TABLE.conform(episodes.groupBy(
                        Outflows.REGION_CODE.col(),
                        Outflows.YEAR.col(),
                        Outflows.HOME_CITY_CODE.col(),
                        Outflows.TREATED_REGION_CODE.col(),
                        Outflows.TREATED_CITY_CODE.col(),
                        Outflows.GROUP_CODE.as(coalesce(Episodes.GROUP_CODE.col(), lit(Outflows.UNGROUPED))))
                .agg(
                        Outflows.EPISODE_COUNT.as(count(lit(1))),
                        Outflows.ASSESSED_COUNT.as(countIf(isAssessed())),
                        Outflows.UNREASONABLE_COUNT.as(countIf(is(ReferralClass.UNREASONABLE))),
                        Outflows.STAY_DAYS.as(sum(Episodes.STAY_DAYS.col())),
                        total(Episodes.TOTAL_COST_YUAN),
                        total(Episodes.FUND_TOTAL_YUAN),
                        total(Episodes.FUND_AT_RISK_YUAN)));
    }

    /** One row per region: the counts of {@link ReferralRates}. */
    static Dataset<Row> ofRegions(Dataset<Row> episodes) {
        return episodes.groupBy(Episodes.REGION_CODE.col())
                .agg(
                        ReferralRates.EPISODE_COUNT.as(count(lit(1))),
                        ReferralRates.EXEMPT_COUNT.as(countIf(is(ReferralClass.EXEMPT_EMERGENCY))),
                        ReferralRates.UNDECIDED_COUNT.as(countIf(is(ReferralClass.NOT_DECIDED))),
                        ReferralRates.ASSESSED_COUNT.as(countIf(isAssessed())),
                        ReferralRates.UNREASONABLE_COUNT.as(countIf(is(ReferralClass.UNREASONABLE))),
                        total(Episodes.FUND_AT_RISK_YUAN));
    }

    /** One row per region and institution that referred under valid filings: the counts of {@link IssuingInstitutions}. */
    static Dataset<Row> ofIssuers(Dataset<Row> episodes) {
        Column isSuspect = is(ReferralClass.SUSPECT_FILED);
        return episodes.where(Episodes.ISSUING_INSTITUTION_CODE
                        .col()
                        .isNotNull()
                        .and(Episodes.FILING_KIND.col().equalTo(FilingKind.REFERRAL.name()))
                        .and(Episodes.FILING_VALIDITY.col().equalTo(FilingValidity.VALID.name()))
                        .and(isAssessed()))
                .groupBy(
                        Episodes.REGION_CODE.col(),
                        IssuingInstitutions.INSTITUTION_CODE.as(Episodes.ISSUING_INSTITUTION_CODE.col()))
                .agg(
                        IssuingInstitutions.FILED_COUNT.as(count(lit(1))),
                        IssuingInstitutions.SUSPECT_COUNT.as(countIf(isSuspect)),
                        IssuingInstitutions.SUSPECT_FUND_YUAN.as(Money.yuan(
                                sum(when(isSuspect, Money.fen(Episodes.FUND_TOTAL_YUAN.col()))
                                        .otherwise(lit(0L))))));
    }

    static Column isAssessed() {
        return Episodes.DECISION.col().isin(names(ReferralDecision.ASSESSED));
    }

    private static Column is(ReferralClass decision) {
        return Episodes.DECISION.col().equalTo(decision.name());
    }

    private static Object[] names(Collection<ReferralClass> classes) {
        return classes.stream().map(Enum::name).toArray();
    }

    private static Column countIf(Column holds) {
        return count(when(holds, lit(1)));
    }

    private static Column total(Field<?> yuan) {
        return yuan.as(Money.yuan(sum(Money.fen(yuan.col()))));
    }

    private EpisodeSums() {}
}
