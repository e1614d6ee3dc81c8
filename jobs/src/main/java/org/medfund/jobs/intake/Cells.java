package org.medfund.jobs.intake;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.jspecify.annotations.Nullable;
import org.medfund.core.time.ChinaTime;

/** Reads the text of a cell by the type of its column, strictly: what is not of the stated form is not read at all. */
final class Cells {

    /** Landing columns of text with a form of their own. */
    private static final Map<String, Pattern> FORMS = Map.of(
            "region.admdvs", Pattern.compile("\\d{2,12}"),
            "region.pooling_area", Pattern.compile("\\d{2,12}"),
            "setl_list.refd_setl_flag", Pattern.compile("[01]"),
            "hospital.hosp_lv", Pattern.compile("[1-9]|1[0-4]"),
            "entity_kind", Pattern.compile("PERSON|DOCTOR|INSTITUTION"),
            "month", Pattern.compile("\\d{4}-(0[1-9]|1[0-2])"),
            "setlym", Pattern.compile("\\d{4}(0[1-9]|1[0-2])"));

    /** The form a text column must have; null if any text will do. */
    static @Nullable Pattern form(String file, String column) {
        Pattern ofTable = FORMS.get(file + "." + column);
        return ofTable != null ? ofTable : FORMS.get(column);
    }

    /** The value; null if the text does not have the form of the type. */
    static @Nullable Object read(DataType type, String text) {
        if (type.equals(DataTypes.StringType)) {
            return text;
        }
        if (type instanceof DecimalType decimal) {
            return isPlainDecimal(text, decimal.precision() - decimal.scale(), decimal.scale())
                    ? new BigDecimal(text).setScale(decimal.scale())
                    : null;
        }
        if (type.equals(DataTypes.BooleanType)) {
            return text.equals("1") ? Boolean.TRUE : text.equals("0") ? Boolean.FALSE : null;
        }
        if (type.equals(DataTypes.IntegerType)) {
            return isPlainDecimal(text, 9, 0) ? (Object) Integer.valueOf(text) : null;
        }
        if (type.equals(DataTypes.LongType)) {
            return isPlainDecimal(text, 18, 0) ? (Object) Long.valueOf(text) : null;
        }
        try {
            if (type.equals(DataTypes.DateType)) {
                return text.length() == 10 ? LocalDate.parse(text) : null;
            }
            if (type.equals(DataTypes.TimestampType)) {
                return text.length() == 19 && text.charAt(10) == ' '
                        ? LocalDateTime.of(LocalDate.parse(text.substring(0, 10)), LocalTime.parse(text.substring(11)))
                                .atZone(ChinaTime.ZONE)
                                .toInstant()
                        : null;
            }
        } catch (DateTimeException noSuchDay) {
            return null;
        }
        throw new IllegalStateException("No landing column has type " + type.sql());
    }

    /** The day of a moment, in the zone of every date here. */
    static LocalDate day(java.time.Instant moment) {
        return LocalDate.ofInstant(moment, ChinaTime.ZONE);
    }

    /** Digits with at most so many before and after the point, perhaps with a minus sign; no exponent, no grouping. */
    private static boolean isPlainDecimal(String text, int wholeDigits, int places) {
        int start = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        int wholeEnd = point < 0 ? text.length() : point;
        boolean hasPlaces = point >= 0;
        return wholeEnd > start
                && wholeEnd - start <= wholeDigits
                && areDigits(text, start, wholeEnd)
                && (!hasPlaces
                        || (text.length() - point - 1 >= 1
                                && text.length() - point - 1 <= places
                                && areDigits(text, point + 1, text.length())));
    }

    private static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private Cells() {}
}
