package org.medfund.jobs.report;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;

/** What is wrong with a condition a person wrote, in words of ours: Spark's may quote values of rows. */
final class ConditionTrouble {
    private static final Map<String, String> WORDS = Map.of(
            "PARSE_SYNTAX_ERROR", "It is not written as a condition can be",
            "PARSE_EMPTY_STATEMENT", "It is empty",
            "UNRESOLVED_COLUMN", "The table has no such column",
            "UNRESOLVED_ROUTINE", "There is no such function",
            "TABLE_OR_VIEW_NOT_FOUND", "It reads another table, which a condition cannot",
            "DATATYPE_MISMATCH", "Its parts have types that do not go together, or it is not true or false",
            "INVALID_WHERE_CONDITION", "It sums or ranks over rows, which a condition cannot",
            "CAST_INVALID_INPUT", "A value does not convert",
            "DIVIDE_BY_ZERO", "It divides by zero",
            "USER_RAISED_EXCEPTION", "It fails by itself");

    /** Why the condition failed; empty if what was thrown is no fault of a condition. */
    static Optional<String> in(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SparkThrowable spark && isOfTheCondition(cause, spark)) {
                return Optional.of(words(spark));
            }
        }
        return Optional.empty();
    }

    /** Whatever is found before rows are looked at; of what is found there, SQL states 22 and P0: values, and raised. */
    private static boolean isOfTheCondition(Throwable cause, SparkThrowable spark) {
        String state = String.valueOf(spark.getSqlState());
        return cause instanceof AnalysisException
                || state.startsWith("42")
                || state.startsWith("22")
                || state.startsWith("P0");
    }

    private static String words(SparkThrowable spark) {
        String condition = String.valueOf(spark.getCondition());
        String kind = condition.split("\\.", 2)[0];
        String words = WORDS.getOrDefault(kind, "Spark SQL does not accept it");
        String column = spark.getMessageParameters().get("objectName");
        return words + (column == null ? "" : " as " + column) + " (" + condition + ").";
    }

    private ConditionTrouble() {}
}
