package org.medfund.bench.clearing;

import static org.apache.spark.sql.functions.expr;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Harness;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Outputs;
import org.medfund.core.job.Scope;
import org.medfund.core.region.Region;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.Assessments;
import org.medfund.core.table.clearing.AuditDeductions;
import org.medfund.core.table.clearing.Budgets;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.time.PolicyYear;

/**
 * A year to clear: discharges of 40 institutions in each pooling region and two insurance types, spread over the days of
 * 2025; one in ten of somebody insured in another province; half of the deductions name a stay. Every figure is a hash of
 * the row's number, so that the lake is the same wherever it is made.
 */
final class YearToClear {
    static final int YEAR = 2025;
    private static final int INSTITUTIONS = 40;
    private static final int PARTS = 24;

    /** Spread over ten provinces, so that any two regions one after the other lie in different ones. */
    static List<String> regions(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.format("%02d%02d00", 11 + i % 10, 1 + i / 10))
                .toList();
    }

    static void publish(Harness harness, long discharges, int regions) {
        List<String> codes = regions(regions);
        run(harness, Scope.everywhere("one"), job -> landed(job.spark(), discharges, codes));
        run(harness, Scope.of(codes.stream().map(Region::of).toList(), new PolicyYear(YEAR)), job -> {
            // What pay-cases records of its policies, and the verification asks for.
            codes.forEach(
                    code -> job.policy(Region.of(code), new PolicyYear(YEAR)).node("fund_base"));
            return Map.of(CasePayments.TABLE, payments(job.spark(), discharges, codes));
        });
    }

    private static Map<Table, Dataset<Row>> landed(SparkSession spark, long discharges, List<String> codes) {
        Dataset<Row> areas = spark.range(0, codes.size(), 1, 1).withColumn("region_code", region(codes, "id"));
        Dataset<Row> institutions = spark.range(0, (long) codes.size() * INSTITUTIONS, 1, 1)
                .withColumn("region_code", region(codes, "id div " + INSTITUTIONS))
                .withColumn("institution_code", expr("concat('H', id)"));
        Dataset<Row> pools = spark.range(0, 2L * codes.size(), 1, 1)
                .withColumn("region_code", region(codes, "id div 2"))
                .withColumn("insurance_type", expr("if(id % 2 = 0, '310', '390')"));
        String perPool = "cast(" + discharges / (2L * codes.size()) + "L * 9000 AS decimal(18,2))";
        return Map.of(
                Areas.TABLE, full(Areas.TABLE, areas, Map.of("area_code", "region_code", "region_code", "region_code")),
                Institutions.TABLE,
                        full(
                                Institutions.TABLE,
                                institutions,
                                Map.of("institution_code", "institution_code", "region_code", "region_code")),
                Budgets.TABLE,
                        full(
                                Budgets.TABLE,
                                pools,
                                Map.of(
                                        "region_code", "region_code",
                                        "insurance_type", "insurance_type",
                                        "year", "" + YEAR,
                                        "version", "1",
                                        "inpatient_budget_yuan", perPool,
                                        "reserve_yuan", "cast(1000000 AS decimal(18,2))")),
                Assessments.TABLE,
                        full(
                                Assessments.TABLE,
                                institutions,
                                Map.of(
                                        "region_code", "region_code",
                                        "institution_code", "institution_code",
                                        "year", "" + YEAR,
                                        "assessment_score", "80 + id % 20")),
                AuditDeductions.TABLE,
                        full(
                                AuditDeductions.TABLE,
                                institutions,
                                Map.of(
                                        "deduction_id", "concat('D', id)",
                                        "settlement_id", "if(id % 2 = 0, concat('S', id), NULL)",
                                        "region_code", "region_code",
                                        "institution_code", "institution_code",
                                        "insurance_type", "'310'",
                                        "settlement_month", "'" + YEAR + "03'",
                                        "reason", "'OVER_CHARGE'",
                                        "amount_yuan", "cast(100 + id % 77 AS decimal(18,2))")),
                SettlementLists.TABLE, settlements(spark, discharges, codes));
    }

    private static Dataset<Row> discharges(SparkSession spark, long discharges, List<String> codes) {
        return spark.range(0, discharges, 1, PARTS)
                .withColumn("institution", expr("pmod(hash(id, 1), " + codes.size() * INSTITUTIONS + ")"))
                .withColumn("region_code", region(codes, "institution div " + INSTITUTIONS))
                .withColumn("elsewhere", region(codes, "pmod(hash(id, 2), " + codes.size() + ")"))
                .withColumn("is_out", expr("pmod(hash(id, 3), 10) = 0 and left(elsewhere, 2) <> left(region_code, 2)"))
                .withColumn("day", expr("date_add(DATE'" + YEAR + "-01-01', pmod(hash(id, 4), 365))"))
                .withColumn("stay", expr("1 + pmod(hash(id, 5), 14)"))
                .withColumn("total", expr("cast((200000 + pmod(hash(id, 6), 3000000)) / 100 AS decimal(18,2))"))
                .withColumn("pool", expr("cast(total * 0.6 AS decimal(18,2))"))
                .withColumn("owed", expr("cast(pool * (0.8 + pmod(hash(id, 7), 40) / 100) AS decimal(18,2))"));
    }

    private static Dataset<Row> settlements(SparkSession spark, long discharges, List<String> codes) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("settlement_id", "concat('S', id)");
        values.put("version", "1");
        values.put("refund_flag", "'0'");
        values.put("person_key", "concat('P', id)");
        values.put("institution_code", "concat('H', institution)");
        values.put("insurance_type", "if(id % 2 = 0, '310', '390')");
        values.put("insured_region_code", "if(is_out, elsewhere, region_code)");
        values.put("treated_region_code", "region_code");
        values.put("insured_area_code", "if(is_out, elsewhere, region_code)");
        values.put("treated_area_code", "region_code");
        values.put("admission_date", "date_sub(day, stay)");
        values.put("discharge_date", "day");
        values.put("stay_days", "stay");
        values.put("reported_stay_days", "stay");
        values.put("total_cost_yuan", "total");
        values.put("in_scope_yuan", "total");
        values.put("basic_pool_yuan", "pool");
        values.put("fund_total_yuan", "pool");
        values.put("person_total_yuan", "cast(total - pool AS decimal(18,2))");
        values.put("cash_pay_yuan", "cast(total - pool AS decimal(18,2))");
        return full(SettlementLists.TABLE, discharges(spark, discharges, codes), values);
    }

    private static Dataset<Row> payments(SparkSession spark, long discharges, List<String> codes) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("region_code", "region_code");
        values.put("insured_region_code", "region_code");
        values.put("year", "" + YEAR);
        values.put("settlement_id", "concat('S', id)");
        values.put("discharge_date", "day");
        values.put("institution_code", "concat('H', institution)");
        values.put("insurance_type", "if(id % 2 = 0, '310', '390')");
        values.put("level_class", "1 + institution % 3");
        values.put("total_cost_yuan", "total");
        values.put("basic_pool_yuan", "pool");
        values.put("other_funds_yuan", "cast(0 AS decimal(18,2))");
        values.put("person_total_yuan", "cast(total - pool AS decimal(18,2))");
        values.put("payment_yuan", "cast(owed + total - pool AS decimal(18,2))");
        values.put("entitlement_yuan", "owed");
        values.put("payment_method", "'DRG'");
        values.put("payment_path", "'NORMAL'");
        values.put("payment_reason", "'WITHIN_BOUNDS'");
        return full(CasePayments.TABLE, discharges(spark, discharges, codes).where("not is_out"), values);
    }

    private static Column region(List<String> codes, String number) {
        return expr("element_at(array('" + String.join("','", codes) + "'), cast(" + number + " AS int) + 1)");
    }

    /** The columns of a table with these values; of the others nothing is said. */
    private static Dataset<Row> full(Table table, Dataset<Row> rows, Map<String, String> values) {
        Column[] columns = table.fields().stream()
                .map(field -> column(field, values.getOrDefault(field.name(), unsaid(field))))
                .toArray(Column[]::new);
        return rows.select(columns);
    }

    /** Nothing, or where something must stand, something that means nothing. */
    private static String unsaid(Field<?> field) {
        if (field.nullable()) {
            return "NULL";
        }
        return switch (field.type().typeName()) {
            case "string" -> "'x'";
            case "date" -> "DATE'" + YEAR + "-01-01'";
            case "timestamp" -> "TIMESTAMP'" + YEAR + "-01-01 00:00:00'";
            case "boolean" -> "false";
            default -> "0";
        };
    }

    private static Column column(Field<?> field, String value) {
        return expr(value).cast(field.type()).as(field.name());
    }

    private interface Made {
        Map<Table, Dataset<Row>> by(JobContext job);
    }

    private static void run(Harness harness, Scope scope, Made made) {
        MeasureClearing.done(harness.run(new Job() {
            @Override
            public String name() {
                return "make-a-year";
            }

            @Override
            public String doc() {
                return "Publishes generated rows.";
            }

            @Override
            public List<Option<?>> options() {
                return List.of();
            }

            @Override
            public Outputs run(JobContext job, Arguments args) {
                Outputs outputs = Outputs.forScope(scope);
                made.by(job).forEach(outputs::table);
                return outputs;
            }
        }));
    }

    private YearToClear() {}
}
