package org.medfund.core.money;

import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/**
 * Decimal types of the published figures, and the only place where a value is rounded to one.
 *
 * <p>Scales and half-up rounding: SPEC 0.2. Formulas keep exact values (fen as long, or {@link BigFraction}) and
 * round once, when the figure is published.
 */
public final class Money {
    public static final DecimalType YUAN = DataTypes.createDecimalType(18, 2);
    public static final DecimalType WEIGHT = DataTypes.createDecimalType(10, 4);
    public static final DecimalType SCORE = DataTypes.createDecimalType(12, 2);
    public static final DecimalType POINT_VALUE = DataTypes.createDecimalType(14, 4);
    public static final DecimalType RATE = DataTypes.createDecimalType(14, 2);
    public static final DecimalType SHARE = DataTypes.createDecimalType(10, 4);

    private static final BigDecimal FEN_PER_YUAN = new BigDecimal(100);

    /** Half up, to {@code scale} places. */
    public static BigDecimal round(BigDecimal value, int scale) {
        return value.setScale(scale, RoundingMode.HALF_UP);
    }

    /** The exact ratio, rounded once, half up. */
    public static BigDecimal round(BigFraction value, int scale) {
        return new BigDecimal(value.getNumerator())
                .divide(new BigDecimal(value.getDenominator()), scale, RoundingMode.HALF_UP);
    }

    /** Yuan, scale 2. */
    public static BigDecimal roundToFen(BigDecimal yuan) {
        return round(yuan, YUAN.scale());
    }

    /** Yuan, scale 2. */
    public static BigDecimal roundToFen(BigFraction yuan) {
        return round(yuan, YUAN.scale());
    }

    public static BigDecimal roundToWeight(BigFraction weight) {
        return round(weight, WEIGHT.scale());
    }

    /** The decimal as an exact ratio. */
    public static BigFraction exact(BigDecimal value) {
        return value.scale() <= 0
                ? new BigFraction(value.toBigIntegerExact())
                : new BigFraction(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
    }

    /**
     * Yuan as fen.
     *
     * @throws ArithmeticException if the amount has parts of a fen or does not fit a long
     */
    public static long fen(BigDecimal yuan) {
        return yuan.multiply(FEN_PER_YUAN).longValueExact();
    }

    /** Fen as yuan, scale 2. */
    public static BigDecimal yuan(long fen) {
        return BigDecimal.valueOf(fen, 2);
    }

    /** A column of yuan, DECIMAL(18,2), as BIGINT fen: exact, and quick to sum. */
    public static Column fen(Column yuan) {
        return yuan.multiply(lit(FEN_PER_YUAN)).cast(DataTypes.LongType);
    }

    /** A column of BIGINT fen as yuan, DECIMAL(18,2). Null stays null. */
    public static Column yuan(Column fen) {
        return fen.cast(DataTypes.createDecimalType(20, 0))
                .multiply(lit(new BigDecimal("0.01")))
                .cast(YUAN);
    }

    public static Column roundToFen(Column yuan) {
        return functions.round(yuan, YUAN.scale()).cast(YUAN);
    }

    private Money() {}
}
