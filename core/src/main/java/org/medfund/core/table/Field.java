package org.medfund.core.table;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;

/**
 * One column of a lake table: its name, its type, and what a value in it means.
 *
 * @param <T> what a value is in Java
 * @param landingCode the column of the landing file it is read from; null if no file has it
 * @param isPersonal replaced by a keyed pseudonym at intake
 * @param isNormalised a code: trimmed and put in upper case at intake
 */
public record Field<T>(
        String name,
        DataType type,
        Class<T> javaType,
        boolean nullable,
        String doc,
        @Nullable String landingCode,
        boolean isPersonal,
        boolean isNormalised) {

    /** Quantities and unit prices, six places (SPEC A: 4 and 6). */
    public static final DataType QUANTITY = DataTypes.createDecimalType(18, 6);

    public static Field<String> text(String name, String doc) {
        return of(name, DataTypes.StringType, String.class, doc);
    }

    public static Field<Long> count(String name, String doc) {
        return of(name, DataTypes.LongType, Long.class, doc);
    }

    /** A whole number that is not counted: an order, a year, a number of days. */
    public static Field<Integer> whole(String name, String doc) {
        return of(name, DataTypes.IntegerType, Integer.class, doc);
    }

    public static Field<Boolean> flag(String name, String doc) {
        return of(name, DataTypes.BooleanType, Boolean.class, doc);
    }

    public static Field<LocalDate> date(String name, String doc) {
        return of(name, DataTypes.DateType, LocalDate.class, doc);
    }

    public static Field<Instant> timestamp(String name, String doc) {
        return of(name, DataTypes.TimestampType, Instant.class, doc);
    }

    /** Yuan to the fen. The name ends in {@code _yuan}. */
    public static Field<BigDecimal> yuan(String name, String doc) {
        return of(name, Money.YUAN, BigDecimal.class, doc);
    }

    /** A relative weight, four places. */
    public static Field<BigDecimal> weight(String name, String doc) {
        return of(name, Money.WEIGHT, BigDecimal.class, doc);
    }

    /** Yuan per unit of weight, two places. */
    public static Field<BigDecimal> rate(String name, String doc) {
        return of(name, Money.RATE, BigDecimal.class, doc);
    }

    /** Points of DIP, two places. */
    public static Field<BigDecimal> score(String name, String doc) {
        return of(name, Money.SCORE, BigDecimal.class, doc);
    }

    /** Yuan a point, four places. */
    public static Field<BigDecimal> pointValue(String name, String doc) {
        return of(name, Money.POINT_VALUE, BigDecimal.class, doc);
    }

    /** A published share, ratio, or indicator, four places. */
    public static Field<BigDecimal> share(String name, String doc) {
        return of(name, Money.SHARE, BigDecimal.class, doc);
    }

    /** A ratio or quantity as landed, six places. */
    public static Field<BigDecimal> ratio(String name, String doc) {
        return of(name, QUANTITY, BigDecimal.class, doc);
    }

    /** A quantity or unit price, six places. */
    public static Field<BigDecimal> quantity(String name, String doc) {
        return of(name, QUANTITY, BigDecimal.class, doc);
    }

    /** A double: a statistic, never money. */
    public static Field<Double> statistic(String name, String doc) {
        return of(name, DataTypes.DoubleType, Double.class, doc);
    }

    private static <T> Field<T> of(String name, DataType type, Class<T> javaType, String doc) {
        return new Field<>(name, type, javaType, false, doc, null, false, false);
    }

    /** The same column, allowed to be null; in a landing file, allowed to be absent. */
    public Field<T> orNull() {
        return new Field<>(name, type, javaType, true, doc, landingCode, isPersonal, isNormalised);
    }

    /** The same column, read from this column of the landing file. */
    public Field<T> landed(String code) {
        return new Field<>(name, type, javaType, nullable, doc, code, isPersonal, isNormalised);
    }

    /** The same column, replaced by a keyed pseudonym at intake. */
    public Field<T> personal() {
        return new Field<>(name, type, javaType, nullable, doc, landingCode, true, isNormalised);
    }

    /** The same column, trimmed and put in upper case at intake. */
    public Field<T> normalised() {
        return new Field<>(name, type, javaType, nullable, doc, landingCode, isPersonal, true);
    }

    public Column col() {
        return functions.col(name);
    }

    /** The column of these rows, for a join in which both sides have it. */
    public Column of(Dataset<?> rows) {
        return rows.col(name);
    }

    /** An expression under this column's name. */
    public Column as(Column expression) {
        return expression.as(name);
    }

    /**
     * The value in one row.
     *
     * @throws NullPointerException if the value is null; {@link #inOrNull} allows it
     */
    public T in(Row row) {
        return java.util.Objects.requireNonNull(inOrNull(row), name);
    }

    public @Nullable T inOrNull(Row row) {
        return javaType.cast(row.get(row.fieldIndex(name)));
    }

    StructField toStructField() {
        return new StructField(name, type, nullable, Metadata.empty()).withComment(doc);
    }
}
