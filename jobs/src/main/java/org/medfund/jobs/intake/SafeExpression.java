package org.medfund.jobs.intake;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Which SQL a mapping may use: expressions over one row that read nothing else, run nothing, give the same result
 * every time, and make null of what they cannot read. Both lists name what is allowed; everything else is refused.
 */
final class SafeExpression {
    static final Set<String> FUNCTIONS = Set.of(
            "abs",
            "add_months",
            "btrim",
            "coalesce",
            "concat",
            "concat_ws",
            "contains",
            "date_add",
            "date_format",
            "date_sub",
            "datediff",
            "day",
            "endswith",
            "greatest",
            "if",
            "ifnull",
            "instr",
            "least",
            "left",
            "length",
            "lower",
            "lpad",
            "ltrim",
            "month",
            "nullif",
            "nvl",
            "nvl2",
            "regexp_extract",
            "regexp_replace",
            "replace",
            "right",
            "round",
            "rpad",
            "rtrim",
            "startswith",
            "substr",
            "substring",
            "translate",
            "trim",
            "try_add",
            "try_divide",
            "try_element_at",
            "try_multiply",
            "try_subtract",
            "try_to_number",
            "try_to_timestamp",
            "upper",
            "year",
            "||");

    private static final Set<String> NODES = Set.of(
            "UnresolvedAttribute",
            "UnresolvedFunction",
            "Literal",
            "Cast",
            "CaseWhen",
            "And",
            "Or",
            "Not",
            "EqualTo",
            "EqualNullSafe",
            "LessThan",
            "LessThanOrEqual",
            "GreaterThan",
            "GreaterThanOrEqual",
            "In",
            "IsNull",
            "IsNotNull",
            "Like",
            "RLike",
            "UnaryMinus",
            "Concat",
            "Substring",
            "If",
            "StringTrim",
            "StringTrimLeft",
            "StringTrimRight");

    /** What is wrong with the expression; empty if it may be used. */
    static Optional<String> refusal(SparkSession spark, String sql) {
        Expression parsed;
        try {
            parsed = spark.sessionState().sqlParser().parseExpression(sql);
        } catch (Exception unparsable) { // ParseException is checked in Scala only
            return Optional.of("It is not an expression of Spark SQL");
        }
        Set<String> refused = new TreeSet<>();
        collect(parsed, refused);
        return refused.isEmpty() ? Optional.empty() : Optional.of("It uses " + String.join(", ", refused));
    }

    /** What an analysed expression turns from text into another type in a way that fails; empty if nothing. */
    static Optional<String> failingCast(Expression analysed) {
        if (analysed instanceof Cast cast
                && cast.child().dataType().equals(DataTypes.StringType)
                && !cast.dataType().equals(DataTypes.StringType)
                && !cast.evalMode().equals(EvalMode.TRY())) {
            return Optional.of("It mixes text with " + cast.dataType().sql()
                    + " and would fail on other text (write try_cast, or cast to string)");
        }
        return CollectionConverters.asJava(analysed.children()).stream()
                .flatMap(child -> failingCast(child).stream())
                .findFirst();
    }

    private static void collect(Expression node, Set<String> refused) {
        String kind = node.getClass().getSimpleName();
        if (!NODES.contains(kind)) {
            refused.add(kind);
        }
        if (node instanceof UnresolvedFunction function) {
            String name = String.join(".", CollectionConverters.asJava(function.nameParts()))
                    .toLowerCase(Locale.ROOT);
            if (!FUNCTIONS.contains(name)) {
                refused.add("the function " + name);
            }
        }
        if (node instanceof Cast cast
                && !cast.dataType().equals(DataTypes.StringType)
                && !cast.evalMode().equals(EvalMode.TRY())) {
            refused.add("cast (write try_cast, which makes null of what it cannot read)");
        }
        CollectionConverters.asJava(node.children()).forEach(child -> collect(child, refused));
    }

    private SafeExpression() {}
}
