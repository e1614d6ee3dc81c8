package org.medfund.jobs.grouping;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupedCases;

/** Groups stays by a DRG scheme. */
final class DrgGrouping {
    private static final List<Field<?>> RESULT_FIELDS = List.of(
            GroupedCases.STATUS,
            GroupedCases.MDC_CODE,
            GroupedCases.ADRG_CODE,
            GroupedCases.GROUP_CODE,
            GroupedCases.REASON);

    private static final List<Field<?>> CLAIM_FIELDS = GroupedCases.TABLE.fields().stream()
            .filter(field -> !RESULT_FIELDS.contains(field)
                    && !field.equals(GroupedCases.SCHEME)
                    && !field.equals(GroupedCases.IS_COMPARISON))
            .toList();

    private static final StructType GROUPED =
            new StructType(Stream.concat(CLAIM_FIELDS.stream(), RESULT_FIELDS.stream())
                    .map(field -> GroupedCases.TABLE.contentSchema().apply(field.name()))
                    .toArray(StructField[]::new));

    /**
     * Each stay with its group. Independent of the order and partitioning of the rows.
     *
     * @param stays rows of {@link SettledStays#withProcedures}
     * @param scheme sent once to each executor; the threads there share it
     * @param isComparison the stays have their own group by another scheme
     * @return {@link GroupedCases}: one row per stay; empty if there are no stays
     */
    static Dataset<Row> group(Dataset<Row> stays, String name, Broadcast<Scheme> scheme, boolean isComparison) {
        Dataset<Row> grouped = stays.select(inputColumns())
                .mapPartitions(
                        (MapPartitionsFunction<Row, Row>) rows -> new Grouped(rows, new DrgGrouper(scheme.value())),
                        Encoders.row(GROUPED));
        return GroupedCases.TABLE.conform(grouped.withColumn(GroupedCases.SCHEME.name(), lit(name))
                .withColumn(GroupedCases.IS_COMPARISON.name(), lit(isComparison)));
    }

    /** Groups row by row, holding none. */
    private record Grouped(Iterator<Row> stays, DrgGrouper grouper) implements Iterator<Row> {
        @Override
        public boolean hasNext() {
            return stays.hasNext();
        }

        @Override
        public Row next() {
            return grouped(stays.next(), grouper);
        }
    }

    private static Column[] inputColumns() {
        return Stream.concat(
                        CLAIM_FIELDS.stream().map(Field::col),
                        Stream.of(
                                SettlementLists.GENDER_CODE.col(),
                                SettlementLists.BIRTH_DATE.col(),
                                SettlementLists.NEWBORN_BIRTH_WEIGHT_G.col(),
                                col(SettledStays.MAIN_DIAGNOSES),
                                col(SettledStays.OTHER_DIAGNOSES),
                                col(SettledStays.PROCEDURES)))
                .toArray(Column[]::new);
    }

    private static Row grouped(Row stay, DrgGrouper grouper) {
        GroupingResult result = result(stay, grouper);
        boolean hasGroup = result.status() == GroupingStatus.SUCCESS;
        @Nullable Object[] values = new @Nullable Object[GROUPED.length()];
        int at = 0;
        for (; at < CLAIM_FIELDS.size(); at++) {
            values[at] = stay.get(at);
        }
        values[at++] = result.status().name();
        values[at++] = result.mdc();
        values[at++] = result.adrg();
        values[at++] = hasGroup ? result.group() : null;
        values[at] = result.reason() == null ? null : result.reason().name();
        return RowFactory.create(values);
    }

    private static GroupingResult result(Row stay, DrgGrouper grouper) {
        List<String> mainDiagnoses = codes(stay, SettledStays.MAIN_DIAGNOSES);
        LocalDate birth = SettlementLists.BIRTH_DATE.in(stay);
        LocalDate admission = GroupedCases.ADMISSION_DATE.in(stay);
        if (mainDiagnoses.size() != 1) {
            return GroupingResult.checkFailed(
                    mainDiagnoses.isEmpty() ? GroupingReason.NO_MAIN_DIAGNOSIS : GroupingReason.SEVERAL_MAIN_DIAGNOSES);
        }
        if (birth.isAfter(admission)) {
            return GroupingResult.checkFailed(GroupingReason.BORN_AFTER_ADMISSION);
        }
        List<String> diagnoses = new ArrayList<>(mainDiagnoses);
        diagnoses.addAll(codes(stay, SettledStays.OTHER_DIAGNOSES));
        return grouper.group(new GroupingCase(
                SettlementLists.GENDER_CODE.in(stay),
                (int) ChronoUnit.YEARS.between(birth, admission),
                (int) ChronoUnit.DAYS.between(birth, admission),
                Objects.requireNonNullElse(SettlementLists.NEWBORN_BIRTH_WEIGHT_G.inOrNull(stay), 0),
                GroupedCases.STAY_DAYS.in(stay),
                GroupedCases.DISCHARGE_WAY.in(stay),
                diagnoses,
                codes(stay, SettledStays.PROCEDURES)));
    }

    private static List<String> codes(Row stay, String column) {
        return stay.getList(stay.fieldIndex(column));
    }

    private DrgGrouping() {}
}
