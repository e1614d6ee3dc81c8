package org.medfund.jobs.network;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftrightunsigned;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.region.Region;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.Diagnoses;
import org.medfund.core.table.claims.InpatientStays;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.time.PolicyYear;

/** The stays in which rings are looked for: those of a year and the year before, as edges between persons and doctors. */
public final class Admissions {
    public static final Field<Long> MEMBER =
            Field.count("member_number", "Stands for the person in the region of treatment");
    public static final Field<Long> DOCTOR =
            Field.count("doctor_number", "Stands for the attending doctor at the institution");
    public static final Field<Integer> DAY = Field.whole("admission_day", "Day of admission, days since 1970");

    private static final String IS_REFUND = "1";
    private static final String REVERSED_ID = "reversed_settlement_id";

    /**
     * One row per inpatient stay admitted and discharged in the two years, with {@link #MEMBER}, {@link #DOCTOR}, and
     * {@link #DAY}. Left out: refunds and what they reverse, courses of treatment, and stays that lack the person, the
     * institution, or the attending doctor; a missing key links nobody.
     *
     * @param lists {@link SettlementLists}
     * @param diagnoses {@link Diagnoses}
     * @param categories medical categories of inpatient stays by region of treatment; other regions are left out
     * @param courseDiagnoses as in {@link RingPolicy}
     */
    static Dataset<Row> of(
            Dataset<Row> lists,
            Dataset<Row> diagnoses,
            Map<Region, List<String>> categories,
            PolicyYear year,
            List<String> courseDiagnoses) {
        Column isRefund = SettlementLists.REFUND_FLAG.col().equalTo(IS_REFUND);
        Dataset<Row> reversed = lists.where(isRefund)
                .select(coalesce(SettlementLists.ORIGINAL_SETTLEMENT_ID.col(), SettlementLists.SETTLEMENT_ID.col())
                        .as(REVERSED_ID)); // a refund without one reuses the number it reverses
        Column isCourse = courseDiagnoses.stream()
                .map(prefix -> Diagnoses.DIAGNOSIS_CODE.col().startsWith(prefix))
                .reduce(lit(false), Column::or);
        Dataset<Row> courses =
                diagnoses.where(Diagnoses.IS_MAIN.col().and(isCourse)).select(Diagnoses.SETTLEMENT_ID.col());
        Column counts = isRefund.equalTo(false)
                .and(SettlementLists.PERSON_KEY.col().isNotNull())
                .and(SettlementLists.INSTITUTION_CODE.col().isNotNull())
                .and(SettlementLists.ATTENDING_DOCTOR_CODE.col().isNotNull())
                .and(SettlementLists.ADMISSION_DATE.col().geq(lit(year.minus(1).firstDay())))
                .and(SettlementLists.DISCHARGE_DATE.col().leq(lit(year.lastDay())))
                .and(InpatientStays.byTreatedRegion(categories, InpatientStays::hold));
        return lists.where(counts)
                .join(reversed, SettlementLists.SETTLEMENT_ID.col().equalTo(reversed.col(REVERSED_ID)), "left_anti")
                .join(courses, new String[] {SettlementLists.SETTLEMENT_ID.name()}, "left_anti")
                .select(
                        MEMBER.as(number(SettlementLists.TREATED_REGION_CODE, SettlementLists.PERSON_KEY)),
                        DOCTOR.as(number(SettlementLists.INSTITUTION_CODE, SettlementLists.ATTENDING_DOCTOR_CODE)),
                        DAY.as(unix_date(SettlementLists.ADMISSION_DATE.col())),
                        SettlementLists.SETTLEMENT_ID.col(),
                        SettlementLists.PERSON_KEY.col(),
                        SettlementLists.INSTITUTION_CODE.col(),
                        SettlementLists.TREATED_REGION_CODE.col(),
                        SettlementLists.ADMISSION_DATE.col(),
                        SettlementLists.DISCHARGE_DATE.col(),
                        SettlementLists.FUND_TOTAL_YUAN.col());
    }

    /** A number that depends on nothing but the codes (docs/decisions/0004). Two of a hundred million agree by chance. */
    private static Column number(Field<?> first, Field<?> second) {
        return shiftrightunsigned(xxhash64(first.col(), second.col()), 1);
    }

    private Admissions() {}
}
