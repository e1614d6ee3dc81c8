package org.medfund.jobs.report;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.medfund.core.table.referral.Outflows.ASSESSED_COUNT;
import static org.medfund.core.table.referral.Outflows.EPISODE_COUNT;
import static org.medfund.core.table.referral.Outflows.FUND_AT_RISK_YUAN;
import static org.medfund.core.table.referral.Outflows.FUND_TOTAL_YUAN;
import static org.medfund.core.table.referral.Outflows.GROUP_CODE;
import static org.medfund.core.table.referral.Outflows.REGION_CODE;
import static org.medfund.core.table.referral.Outflows.TREATED_REGION_CODE;
import static org.medfund.core.table.referral.Outflows.UNREASONABLE_COUNT;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.referral.ExpectedReferrals;
import org.medfund.core.table.referral.IssuingInstitutions;
import org.medfund.core.table.referral.Outflows;
import org.medfund.core.table.referral.ReferralRates;

/** Care away from the city of insurance: where people went, for what, and how much of it was not needed (SPEC E.3). */
final class ReferralsSection {
    private static final Grid.Column HOME = Grid.Column.of(REGION_CODE, Kind.REGION);
    private static final Grid.Column TO = Grid.Column.of(TREATED_REGION_CODE, Kind.REGION);
    private static final int PAIRS_DRAWN = 200;
    private static final int ROWS_SHOWN = 20;

    static Section of(ReportInput in) {
        Dataset<Row> outflow = in.rows(Outflows.TABLE);
        Dataset<Row> pairs = summed(outflow, REGION_CODE, TREATED_REGION_CODE);
        List<Row> drawn =
                in.small(pairs.orderBy(FUND_TOTAL_YUAN.col().desc(), REGION_CODE.col(), TREATED_REGION_CODE.col())
                        .limit(PAIRS_DRAWN));
        List<Row> groups = in.small(summed(outflow, GROUP_CODE)
                .orderBy(FUND_AT_RISK_YUAN.col().desc(), EPISODE_COUNT.col().desc(), GROUP_CODE.col())
                .limit(ROWS_SHOWN + 1));
        Column isTold = SmallCells.isSmall(ReferralRates.UNREASONABLE_COUNT.col())
                .or(SmallCells.isSmall(ReferralRates.ASSESSED_COUNT.col()))
                .equalTo(false);
        List<Row> rates = in.small(in.rows(ReferralRates.TABLE)
                .withColumns(Map.of(
                        ReferralRates.UNREASONABLE_RATE.name(), when(isTold, ReferralRates.UNREASONABLE_RATE.col()),
                        ReferralRates.FUND_AT_RISK_YUAN.name(), when(isTold, ReferralRates.FUND_AT_RISK_YUAN.col())))
                .orderBy(REGION_CODE.col()));
        return new Section(in, "referrals", Outflows.TABLE, ReferralRates.TABLE, ExpectedReferrals.TABLE)
                .alsoFrom(IssuingInstitutions.TABLE)
                .chart(Chart.by(
                                "referral_outflow",
                                Chart.Shape.HEAT,
                                drawn.stream()
                                        .sorted(Comparator.comparing(TREATED_REGION_CODE::in))
                                        .toList(),
                                TO,
                                HOME,
                                Grid.Column.of(FUND_TOTAL_YUAN))
                        .withUntold(untold(in, pairs)))
                .grid(Grid.of(
                        "referral_rates",
                        rates,
                        HOME,
                        Grid.Column.of(ReferralRates.EPISODE_COUNT, Kind.CASES),
                        Grid.Column.of(ReferralRates.ASSESSED_COUNT, Kind.CASES),
                        Grid.Column.of(ReferralRates.UNREASONABLE_COUNT, Kind.CASES),
                        Grid.Column.of(ReferralRates.UNREASONABLE_RATE),
                        Grid.Column.of(ReferralRates.LIGHT, Kind.LIGHT),
                        Grid.Column.of(ReferralRates.FUND_AT_RISK_YUAN),
                        Grid.Column.of(ReferralRates.PRESS_RATE),
                        Grid.Column.of(ReferralRates.PRESS_LOSS_YUAN)))
                .grid(Grid.of(
                        "referral_groups",
                        groups,
                        ROWS_SHOWN,
                        Grid.Column.of(GROUP_CODE, Kind.CODE),
                        Grid.Column.of(EPISODE_COUNT, Kind.CASES),
                        Grid.Column.of(ASSESSED_COUNT, Kind.CASES),
                        Grid.Column.of(UNREASONABLE_COUNT, Kind.CASES),
                        Grid.Column.of(FUND_TOTAL_YUAN),
                        Grid.Column.of(FUND_AT_RISK_YUAN)))
                .grid(excess(in))
                .grid(issuers(in))
                .note("referrals_press");
    }

    /** Groups of which a city sent away more than others would, the surest first; none of few cases. */
    private static Grid excess(ReportInput in) {
        return Grid.of(
                "referral_excess",
                in.small(in.rows(ExpectedReferrals.TABLE)
                        .where(ExpectedReferrals.EXCESS_LOW_COUNT
                                .col()
                                .gt(0)
                                .and(SmallCells.isSmall(ExpectedReferrals.REFERRED_COUNT.col())
                                        .equalTo(false)))
                        .orderBy(
                                ExpectedReferrals.EXCESS_LOW_COUNT.col().desc(),
                                REGION_CODE.col(),
                                ExpectedReferrals.HOME_CITY_CODE.col(),
                                GROUP_CODE.col())
                        .limit(ROWS_SHOWN + 1)),
                ROWS_SHOWN,
                HOME,
                Grid.Column.of(ExpectedReferrals.HOME_CITY_CODE),
                Grid.Column.of(GROUP_CODE, Kind.CODE),
                Grid.Column.of(ExpectedReferrals.BASIS, Kind.WORD),
                Grid.Column.of(ExpectedReferrals.REFERRED_COUNT, Kind.CASES),
                Grid.Column.of(ExpectedReferrals.EXPECTED_COUNT),
                Grid.Column.of(ExpectedReferrals.EXCESS_COUNT),
                Grid.Column.of(ExpectedReferrals.EXCESS_LOW_COUNT),
                Grid.Column.of(ExpectedReferrals.EXCESS_HIGH_COUNT),
                Grid.Column.of(ExpectedReferrals.EXCESS_YUAN));
    }

    private static Grid issuers(ReportInput in) {
        return Grid.of(
                "referral_issuers",
                in.small(in.rows(IssuingInstitutions.TABLE)
                        .where(IssuingInstitutions.IS_UNUSUAL
                                .col()
                                .and(SmallCells.isSmall(IssuingInstitutions.SUSPECT_COUNT.col())
                                        .equalTo(false)))
                        .orderBy(
                                IssuingInstitutions.SUSPECT_SHARE.col().desc(),
                                IssuingInstitutions.INSTITUTION_CODE.col())
                        .limit(ROWS_SHOWN + 1)),
                ROWS_SHOWN,
                HOME,
                Grid.Column.of(IssuingInstitutions.INSTITUTION_CODE, Kind.INSTITUTION),
                Grid.Column.of(IssuingInstitutions.FILED_COUNT, Kind.CASES),
                Grid.Column.of(IssuingInstitutions.SUSPECT_COUNT, Kind.CASES),
                Grid.Column.of(IssuingInstitutions.SUSPECT_SHARE),
                Grid.Column.of(IssuingInstitutions.PEER_SHARE_P95),
                Grid.Column.of(IssuingInstitutions.SUSPECT_FUND_YUAN));
    }

    /** Sums by these columns; money that rests on a small number of episodes is not told. */
    private static Dataset<Row> summed(Dataset<Row> outflow, Field<?>... by) {
        Column[] keys = new Column[by.length];
        for (int i = 0; i < by.length; i++) {
            keys[i] = by[i].col();
        }
        return outflow.groupBy(keys)
                .agg(
                        EPISODE_COUNT.as(sum(EPISODE_COUNT.col())),
                        ASSESSED_COUNT.as(sum(ASSESSED_COUNT.col())),
                        UNREASONABLE_COUNT.as(sum(UNREASONABLE_COUNT.col())),
                        total(FUND_TOTAL_YUAN),
                        total(FUND_AT_RISK_YUAN))
                .withColumns(Map.of(
                        FUND_TOTAL_YUAN.name(), SmallCells.told(FUND_TOTAL_YUAN.col(), EPISODE_COUNT.col()),
                        FUND_AT_RISK_YUAN.name(),
                                when(
                                        SmallCells.isSmall(UNREASONABLE_COUNT.col())
                                                .equalTo(false),
                                        FUND_AT_RISK_YUAN.col())));
    }

    private static long untold(ReportInput in, Dataset<Row> pairs) {
        return in.small(pairs.where(SmallCells.isSmall(EPISODE_COUNT.col()))
                        .agg(count(lit(1)).as(EPISODE_COUNT.name())))
                .get(0)
                .getLong(0);
    }

    private static Column total(Field<?> yuan) {
        return yuan.as(Money.yuan(sum(Money.fen(yuan.col()))));
    }

    private ReferralsSection() {}
}
