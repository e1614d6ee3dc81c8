package org.medfund.core.money;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.medfund.core.testkit.LocalSpark;

class MoneyTest {
    @ParameterizedTest
    @CsvSource({
        "1.005, 1.01",
        "1.004999, 1.00",
        "2.675, 2.68",
        "-1.005, -1.01",
        "-1.004, -1.00",
        "0, 0.00",
        "0.005, 0.01",
        "9999999999999999.995, 10000000000000000.00"
    })
    void aHalfFenGoesAwayFromZero(BigDecimal yuan, String rounded) {
        assertThat(Money.roundToFen(yuan).toPlainString()).isEqualTo(rounded);
        assertThat(Money.roundToFen(Money.exact(yuan)).toPlainString()).isEqualTo(rounded);
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 0.3333", "2, 3, 0.6667", "1, 20000, 0.0001", "1, 20001, 0.0000", "-1, 20000, -0.0001"})
    void aRatioIsRoundedOnceFromItsExactValue(long numerator, long denominator, String rounded) {
        assertThat(Money.roundToWeight(new BigFraction(numerator, denominator)).toPlainString())
                .isEqualTo(rounded);
    }

    @Test
    void thirdsAddUpExactlyBeforeTheyAreRounded() {
        BigFraction third = Money.exact(new BigDecimal("100.00")).divide(3);

        assertThat(Money.roundToFen(third.add(third).add(third))).isEqualTo(new BigDecimal("100.00"));
        assertThat(Money.roundToFen(third)).isEqualTo(new BigDecimal("33.33"));
    }

    @ParameterizedTest
    @CsvSource({"0.1", "-0.1", "1E+3", "123456789.123456", "0.00", "-7"})
    void aDecimalAndItsExactRatioAreTheSameNumber(BigDecimal value) {
        BigFraction exact = Money.exact(value);

        assertThat(new BigDecimal(exact.getNumerator()))
                .isEqualByComparingTo(value.multiply(new BigDecimal(exact.getDenominator())));
    }

    @ParameterizedTest
    @CsvSource({"0.01, 1", "-0.01, -1", "1, 100", "12.30, 1230", "92233720368547758.07, 9223372036854775807"})
    void yuanAndFenAreTheSameAmount(BigDecimal yuan, long fen) {
        assertThat(Money.fen(yuan)).isEqualTo(fen);
        assertThat(Money.yuan(fen)).isEqualByComparingTo(yuan);
        assertThat(Money.yuan(fen).scale()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"0.001", "-0.005", "92233720368547758.08"})
    void partsOfAFenAndAmountsTooLargeAreRefused(BigDecimal yuan) {
        assertThatThrownBy(() -> Money.fen(yuan)).isInstanceOf(ArithmeticException.class);
    }

    /** The column forms of fen, yuan, and roundToFen give what the Java forms give. */
    @Test
    void columnsAndJavaGiveTheSameFigures() {
        List<Row> rows = new ArrayList<>();
        Random random = new Random(20250101);
        for (int i = 0; i < 500; i++) {
            BigDecimal yuan = BigDecimal.valueOf(random.nextLong(-999_999_999_999_999L, 999_999_999_999_999L), 2);
            BigDecimal fine = BigDecimal.valueOf(random.nextLong(-99_999_999_999L, 99_999_999_999L), 4);
            rows.add(RowFactory.create(yuan, fine));
        }
        rows.add(RowFactory.create(new BigDecimal("9999999999999999.99"), new BigDecimal("0.0050")));
        rows.add(RowFactory.create(new BigDecimal("-9999999999999999.99"), new BigDecimal("-0.0050")));
        rows.add(RowFactory.create(null, null));
        StructType schema = new StructType().add("yuan", Money.YUAN).add("fine", DataTypes.createDecimalType(18, 4));

        List<Row> computed = LocalSpark.get()
                .createDataFrame(rows, schema)
                .withColumn("fen", Money.fen(col("yuan")))
                .withColumn("back", Money.yuan(Money.fen(col("yuan"))))
                .withColumn("rounded", Money.roundToFen(col("fine")))
                .collectAsList();

        assertThat(computed).hasSize(503);
        for (Row row : computed) {
            BigDecimal yuan = row.getDecimal(0);
            if (yuan == null) {
                assertThat(row.isNullAt(2)).isTrue();
                assertThat(row.isNullAt(3)).isTrue();
                assertThat(row.isNullAt(4)).isTrue();
            } else {
                assertThat(row.getLong(2)).isEqualTo(Money.fen(yuan));
                assertThat(row.getDecimal(3)).isEqualTo(yuan);
                assertThat(row.getDecimal(4)).isEqualTo(Money.roundToFen(row.getDecimal(1)));
            }
        }
    }
}
