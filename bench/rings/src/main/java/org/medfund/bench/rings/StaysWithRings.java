package org.medfund.bench.rings;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.medfund.jobs.network.Admissions;

/**
 * Stays of two years with rings among them. Institutions, and doctors within one, have very unequal shares of the stays;
 * twenty large institutions admit for check-ups under one name; families, outbreaks of villages, and patients who come every
 * week are there beside ordinary ones. Every row is a function of the number of what it belongs to.
 *
 * @param stays about how many
 * @param rings planted
 */
record StaysWithRings(long stays, int rings) implements Serializable {
    static final String RING = "planted_ring";
    private static final StructType SCHEMA = new StructType()
            .add(Admissions.MEMBER.name(), DataTypes.LongType, false)
            .add(Admissions.DOCTOR.name(), DataTypes.LongType, false)
            .add(Admissions.DAY.name(), DataTypes.IntegerType, false)
            .add(RING, DataTypes.LongType, false);

    private static final long NO_RING = -1;
    private static final int FIRST_DAY = 19_723; // 1 January 2024
    private static final int DAYS = 731;
    private static final int INSTITUTIONS = 4_000;
    private static final int CHECK_UP_INSTITUTIONS = 20;
    private static final long STAYS_A_DOCTOR = 300;
    private static final long A_MILLION = 1_000_000;
    /** Persons of a group have numbers of their own, apart from those of other groups. */
    private static final int GROUP_BITS = 6;

    private enum Kind {
        ORDINARY(0),
        FAMILY(1),
        OUTBREAK(2),
        WEEKLY(3),
        RING(4);

        private final int number;

        Kind(int number) {
            this.number = number;
        }
    }

    /** One row per stay, the ring of the member beside it; -1 if of none. */
    Dataset<Row> rows(SparkSession spark) {
        return of(spark, Kind.ORDINARY, stays / 2)
                .union(of(spark, Kind.FAMILY, stays / 200))
                .union(of(spark, Kind.OUTBREAK, stays / 1_500))
                .union(of(spark, Kind.WEEKLY, stays / 2_500))
                .union(of(spark, Kind.RING, rings));
    }

    private Dataset<Row> of(SparkSession spark, Kind kind, long count) {
        return spark.range(0, count, 1, 8)
                .flatMap((FlatMapFunction<Long, Row>) number -> group(kind, number), Encoders.row(SCHEMA));
    }

    private Iterator<Row> group(Kind kind, long number) {
        SplittableRandom random = new SplittableRandom((number << 3) + kind.number);
        List<Row> rows = new ArrayList<>();
        long first = (((long) kind.number << 40) + number) << GROUP_BITS;
        switch (kind) {
            case ORDINARY -> ordinary(rows, first, stayCount(random), random);
            case FAMILY -> family(rows, first, random);
            case OUTBREAK -> outbreak(rows, first, random);
            case WEEKLY -> weekly(rows, first, random);
            case RING -> ring(rows, first, number, random);
        }
        return rows.iterator();
    }

    /** Half have one stay in two years, one in twenty seven on average. */
    private static int stayCount(SplittableRandom random) {
        double part = random.nextDouble();
        int count = part < 0.55 ? 1 : part < 0.78 ? 2 : part < 0.89 ? 3 : part < 0.95 ? 4 : 5;
        while (count >= 5 && count < 20 && random.nextDouble() < 0.7) {
            count++;
        }
        return count;
    }

    /** Two stays of three at one institution, and half of these with one doctor. */
    private void ordinary(List<Row> rows, long person, int count, SplittableRandom random) {
        int home = institution(random);
        long doctor = doctor(home, random);
        for (int i = 0; i < count; i++) {
            int place = random.nextDouble() < 0.65 ? home : institution(random);
            long by = place == home && random.nextDouble() < 0.5 ? doctor : doctor(place, random);
            rows.add(row(person, by, day(random), NO_RING));
        }
    }

    /** Two to four persons, mostly two; three in ten are admitted together twice or more. */
    private void family(List<Row> rows, long first, SplittableRandom random) {
        double part = random.nextDouble();
        int members = part < 0.70 ? 2 : part < 0.92 ? 3 : 4;
        double often = random.nextDouble();
        int occasions = often < 0.70 ? 1 : often < 0.95 ? 2 : 3;
        long doctor = doctor(institution(random), random);
        together(rows, first, members, doctor, occasions, 1.0, 2, NO_RING, random);
        for (int i = 0; i < members; i++) {
            ordinary(rows, first + i, random.nextInt(2), random);
        }
    }

    /** Ten to forty persons of a village within three days, with one to three doctors; half of them come another time. */
    private void outbreak(List<Row> rows, long first, SplittableRandom random) {
        int place = institution(random);
        int members = 10 + random.nextInt(31);
        int day = day(random);
        long[] doctors = new long[1 + random.nextInt(3)];
        for (int i = 0; i < doctors.length; i++) {
            doctors[i] = doctor(place, random);
        }
        for (int i = 0; i < members; i++) {
            rows.add(row(first + i, doctors[i % doctors.length], day + random.nextInt(3), NO_RING));
            if (random.nextBoolean()) {
                rows.add(row(first + i, doctors[i % doctors.length], day(random), NO_RING));
            }
        }
    }

    /** Every week or two all through the two years, with one of four hundred doctors who see nobody else. */
    private void weekly(List<Row> rows, long person, SplittableRandom random) {
        long doctor = random.nextInt(400) * A_MILLION + A_MILLION - 1;
        int step = 7 + random.nextInt(8);
        for (int day = random.nextInt(step); day < DAYS; day += step) {
            rows.add(row(person, doctor, FIRST_DAY + day, NO_RING));
        }
    }

    /**
     * Five to twelve persons, three to six times, each there 17 times of 20, on three days in a row; one ring in three goes
     * to and fro between two doctors.
     */
    private void ring(List<Row> rows, long first, long ring, SplittableRandom random) {
        int members = 5 + random.nextInt(8);
        int occasions = 3 + random.nextInt(4);
        long doctor = doctor(institution(random), random);
        if (random.nextInt(3) == 0) {
            int half = occasions / 2;
            together(rows, first, members, doctor(institution(random), random), half, 0.85, 3, ring, random);
            occasions -= half;
        }
        together(rows, first, members, doctor, occasions, 0.85, 3, ring, random);
        for (int i = 0; i < members; i++) {
            ordinary(rows, first + i, random.nextInt(3), random);
        }
    }

    private static void together(
            List<Row> rows,
            long first,
            int members,
            long doctor,
            int occasions,
            double presence,
            int days,
            long ring,
            SplittableRandom random) {
        for (int occasion = 0; occasion < occasions; occasion++) {
            int day = day(random);
            for (int i = 0; i < members; i++) {
                if (random.nextDouble() < presence) {
                    rows.add(row(first + i, doctor, day + random.nextInt(days), ring));
                }
            }
        }
    }

    /** The largest has 1.6 % of the stays. */
    private static int institution(SplittableRandom random) {
        double part = random.nextDouble();
        return (int) (INSTITUTIONS * part * part);
    }

    /** Of an institution with a hundred doctors the busiest has 4.6 % of its stays. */
    private long doctor(int institution, SplittableRandom random) {
        double share = Math.sqrt((institution + 1.0) / INSTITUTIONS) - Math.sqrt((double) institution / INSTITUTIONS);
        long doctors = Math.max(3, (long) (stays * share / STAYS_A_DOCTOR));
        boolean isCheckUp = institution < CHECK_UP_INSTITUTIONS && random.nextDouble() < 0.2;
        long doctor = isCheckUp ? 0 : (long) (doctors * Math.pow(random.nextDouble(), 1.5));
        return institution * A_MILLION + doctor;
    }

    /** Fewer on the last two days of a week. */
    private static int day(SplittableRandom random) {
        int day = random.nextInt(DAYS - 3);
        return FIRST_DAY + (day % 7 > 4 && random.nextBoolean() ? random.nextInt(DAYS - 3) : day);
    }

    private static Row row(long member, long doctor, int day, long ring) {
        return RowFactory.create(member, doctor, day, ring);
    }
}
