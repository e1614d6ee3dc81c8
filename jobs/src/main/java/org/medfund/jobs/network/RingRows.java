package org.medfund.jobs.network;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.format_string;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.supervision.RingMembers;
import org.medfund.core.table.supervision.Rings;
import org.medfund.core.time.PolicyYear;

/** Components that survived as rings and members, for people. */
final class RingRows {
    private static final String ENGLISH =
            "%d persons came to the same doctors within %d days of each other again and again:"
                    + " %d pairs of them at least %d times, in %d stays on %d occasions (institutions: %d), admitted from %s to %s."
                    + " When the admission days of these doctors are dealt out to their patients anew, the largest group has %s such"
                    + " pairs on average, and as many in %d of %d tries. This is a clue, not a verdict: look whether the stays were"
                    + " needed.";
    private static final String CHINESE = "%d 人多次在 %d 日之内先后由同一医师收治入院：其中 %d 对人员至少 %d 次同期入院，"
            + "涉及住院 %d 人次、%d 批次、%d 家机构，入院日期为 %s 至 %s。"
            + "将这些医师的入院日期在其患者之间随机重新分配，最大群体平均为 %s 对，其中达到同样对数的有 %d 次（共 %d 次）。"
            + "此为线索，不是结论，请核实住院的必要性。";

    private static final Field<Boolean> BEGINS = Field.flag("begins", "Nobody of the ring was admitted shortly before");

    /** Stays of members of components that survived, with the figures of the component; one row a stay. */
    static Dataset<Row> stays(Dataset<Row> admissions, Dataset<Row> members, Dataset<Row> surviving) {
        return admissions.join(
                broadcast(members.join(broadcast(surviving), RingFinding.COMPONENT.name())), Admissions.MEMBER.name());
    }

    /** Of {@link #stays} those near one of another member with the same doctor. */
    static Dataset<Row> shared(Dataset<Row> stays, RingPolicy policy) {
        String component = "other_component";
        String doctor = "other_doctor";
        String member = "other_member";
        String day = "other_day";
        Dataset<Row> others = stays.select(
                RingFinding.COMPONENT.col().as(component),
                Admissions.DOCTOR.col().as(doctor),
                Admissions.MEMBER.col().as(member),
                Admissions.DAY.col().as(day));
        Column isShared = RingFinding.COMPONENT
                .col()
                .equalTo(col(component))
                .and(Admissions.DOCTOR.col().equalTo(col(doctor)))
                .and(Admissions.MEMBER.col().notEqual(col(member)))
                .and(abs(Admissions.DAY.col().minus(col(day))).leq(policy.windowDays()));
        return stays.join(others, isShared, "left_semi");
    }

    /**
     * {@link Rings} with {@link RingFinding#COMPONENT}: one row per ring whose last shared stay was discharged in the year.
     *
     * @param shared {@link #shared}
     */
    static Dataset<Row> rings(Dataset<Row> shared, RingPolicy policy, PolicyYear year) {
        Column before = lag(Admissions.DAY.col(), 1)
                .over(Window.partitionBy(RingFinding.COMPONENT.col(), Admissions.DOCTOR.col())
                        .orderBy(Admissions.DAY.col()));
        Column begins = coalesce(Admissions.DAY.col().minus(before).gt(policy.windowDays()), lit(true));
        Dataset<Row> figures = shared.withColumn(BEGINS.name(), begins)
                .groupBy(
                        RingFinding.COMPONENT.col(),
                        RingFinding.TOGETHER_MIN.col(),
                        RingFinding.PAIR_COUNT.col(),
                        RingFinding.DRAWS_REACHING.col(),
                        RingFinding.DRAWN_PAIRS.col())
                .agg(
                        Rings.REGION_CODE.as(min(SettlementLists.TREATED_REGION_CODE.col())),
                        Rings.YEAR.as(max(year(SettlementLists.DISCHARGE_DATE.col()))),
                        Rings.MEMBER_COUNT.as(countDistinct(SettlementLists.PERSON_KEY.col())),
                        Rings.STAY_COUNT.as(count(lit(1))),
                        Rings.OCCASION_COUNT.as(sum(when(BEGINS.col(), lit(1L)).otherwise(lit(0L)))),
                        Rings.INSTITUTION_COUNT.as(countDistinct(SettlementLists.INSTITUTION_CODE.col())),
                        Rings.INSTITUTION_CODES.as(bars(SettlementLists.INSTITUTION_CODE)),
                        Rings.FIRST_ADMISSION_DATE.as(min(SettlementLists.ADMISSION_DATE.col())),
                        Rings.LAST_ADMISSION_DATE.as(max(SettlementLists.ADMISSION_DATE.col())),
                        Rings.FUND_INVOLVED_YUAN.as(Money.yuan(sum(Money.fen(SettlementLists.FUND_TOTAL_YUAN.col())))),
                        bars(SettlementLists.PERSON_KEY).as("members"))
                .where(Rings.YEAR.col().equalTo(year.value()));
        Dataset<Row> compared = figures.withColumn(
                        Rings.RING_ID.name(),
                        sha2(
                                concat_ws(RingMembers.BAR, Rings.YEAR.col(), Rings.REGION_CODE.col(), col("members")),
                                256))
                .withColumn(Rings.DRAW_COUNT.name(), lit((long) policy.draws()))
                .withColumn(Rings.COMPARISON_MEAN.name(), share(RingFinding.DRAWN_PAIRS.col(), policy))
                .withColumn(
                        Rings.COMPARISON_PERCENTILE.name(),
                        share(lit((long) policy.draws()).minus(Rings.DRAWS_REACHING.col()), policy));
        return compared.withColumn(Rings.EXPLANATION_ZH.name(), sentence(CHINESE, policy))
                .withColumn(Rings.EXPLANATION_EN.name(), sentence(ENGLISH, policy));
    }

    /**
     * {@link RingMembers}: one row per ring and person.
     *
     * @param shared {@link #shared}
     * @param rings {@link #rings}
     */
    static Dataset<Row> members(Dataset<Row> shared, Dataset<Row> rings) {
        Dataset<Row> ids = rings.select(RingFinding.COMPONENT.col(), Rings.RING_ID.col(), Rings.YEAR.col());
        return RingMembers.TABLE.conform(shared.join(broadcast(ids), RingFinding.COMPONENT.name())
                .groupBy(RingMembers.RING_ID.col(), RingMembers.YEAR.col(), SettlementLists.PERSON_KEY.col())
                .agg(
                        RingMembers.REGION_CODE.as(min(SettlementLists.TREATED_REGION_CODE.col())),
                        RingMembers.STAY_COUNT.as(count(lit(1))),
                        RingMembers.SETTLEMENT_IDS.as(bars(SettlementLists.SETTLEMENT_ID)),
                        RingMembers.FIRST_ADMISSION_DATE.as(min(SettlementLists.ADMISSION_DATE.col())),
                        RingMembers.LAST_ADMISSION_DATE.as(max(SettlementLists.ADMISSION_DATE.col())),
                        RingMembers.FUND_INVOLVED_YUAN.as(
                                Money.yuan(sum(Money.fen(SettlementLists.FUND_TOTAL_YUAN.col()))))));
    }

    private static Column bars(Field<String> code) {
        return array_join(array_sort(collect_set(code.col())), RingMembers.BAR);
    }

    /** A count over the draws, four places, half up. */
    private static Column share(Column count, RingPolicy policy) {
        Column exact = count.cast(DataTypes.createDecimalType(18, 0))
                .divide(lit(policy.draws()).cast(DataTypes.createDecimalType(10, 0)));
        return round(exact, Money.SHARE.scale()).cast(Money.SHARE);
    }

    private static Column sentence(String template, RingPolicy policy) {
        return format_string(
                template,
                Rings.MEMBER_COUNT.col(),
                lit(policy.windowDays()),
                Rings.PAIR_COUNT.col(),
                Rings.TOGETHER_MIN.col(),
                Rings.STAY_COUNT.col(),
                Rings.OCCASION_COUNT.col(),
                Rings.INSTITUTION_COUNT.col(),
                Rings.FIRST_ADMISSION_DATE.col().cast(DataTypes.StringType),
                Rings.LAST_ADMISSION_DATE.col().cast(DataTypes.StringType),
                Rings.COMPARISON_MEAN.col().cast(DataTypes.StringType),
                Rings.DRAWS_REACHING.col(),
                Rings.DRAW_COUNT.col());
    }

    private RingRows() {}
}
