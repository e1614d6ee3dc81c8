package org.medfund.jobs.outofarea;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.year;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.medfund.core.care.Provinces;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.RegionFundFlows;
import org.medfund.core.time.Period;

/** Sums fund money from region of insurance to region of treatment by fund, month, and fund year (SPEC D.7). */
final class FundFlows {
    private static final String PART = "part";
    private static final Field<Long> AMOUNT_FEN = Field.count("amount_fen", "Fen");
    static final Field<Long> DEDUCTION_FEN = Field.count("deduction_fen", "Fen");

    private static final List<Field<?>> PAIR = List.of(
            RegionFundFlows.INSURED_REGION_CODE,
            RegionFundFlows.TREATED_REGION_CODE,
            RegionFundFlows.INSURANCE_TYPE,
            RegionFundFlows.MONTH,
            RegionFundFlows.FUND_YEAR);
    private static final List<Field<?>> KEY =
            Stream.concat(PAIR.stream(), Stream.of(RegionFundFlows.FUND_CODE)).toList();

    /**
     * The flows of a period, home care on the diagonal.
     *
     * @param settlements {@link SettlementLists}, those of the period only, refunds with negative amounts
     * @param deductions as {@link DeductedCare#of} finds them; each falls to the basic pool of its pair
     * @return {@link RegionFundFlows}: no row where a fund paid nothing and nothing was deducted
     */
    static Dataset<Row> of(
            SparkSession spark,
            Dataset<Row> settlements,
            Dataset<Row> deductions,
            Period period,
            CrossYear.Rule rule,
            Provinces provinces) {
        Dataset<Row> amounts = byFund(sums(wide(settlements, rule))).withColumn(DEDUCTION_FEN.name(), lit(0L));
        Dataset<Row> deducted = deductions
                .withColumn(
                        RegionFundFlows.FUND_CODE.name(), Fund.BASIC_POOL.codeOf(RegionFundFlows.INSURANCE_TYPE.col()))
                .withColumn(AMOUNT_FEN.name(), lit(0L));
        Column owed = AMOUNT_FEN.col().minus(DEDUCTION_FEN.col());
        Dataset<Row> flows = amounts.unionByName(deducted)
                .groupBy(columns(KEY))
                .agg(
                        sum(AMOUNT_FEN.col()).as(AMOUNT_FEN.name()),
                        sum(DEDUCTION_FEN.col()).as(DEDUCTION_FEN.name()))
                .where(AMOUNT_FEN.col().notEqual(0).or(DEDUCTION_FEN.col().notEqual(0)))
                .withColumn(RegionFundFlows.AMOUNT_YUAN.name(), Money.yuan(AMOUNT_FEN.col()))
                .withColumn(RegionFundFlows.AUDIT_DEDUCTION_YUAN.name(), Money.yuan(DEDUCTION_FEN.col()))
                .withColumn(RegionFundFlows.OWED_YUAN.name(), Money.yuan(owed))
                .withColumn(RegionFundFlows.PERIOD.name(), lit(period.toString()));
        Dataset<Row> placed = withProvince(
                spark, flows, RegionFundFlows.INSURED_REGION_CODE, RegionFundFlows.INSURED_PROVINCE_CODE, provinces);
        return RegionFundFlows.TABLE.conform(withProvince(
                spark, placed, RegionFundFlows.TREATED_REGION_CODE, RegionFundFlows.TREATED_PROVINCE_CODE, provinces));
    }

    /** One row per settlement and fund year, a column per fund, fen. */
    private static Dataset<Row> wide(Dataset<Row> settlements, CrossYear.Rule rule) {
        List<Column> columns = new ArrayList<>(List.of(
                SettlementLists.INSURED_REGION_CODE.col(),
                SettlementLists.TREATED_REGION_CODE.col(),
                SettlementLists.INSURANCE_TYPE.col(),
                date_format(SettlementLists.DISCHARGE_DATE.col(), "yyyy-MM").as(RegionFundFlows.MONTH.name()),
                year(SettlementLists.DISCHARGE_DATE.col()).as(RegionFundFlows.FUND_YEAR.name()),
                SettlementLists.ADMISSION_DATE.col(),
                SettlementLists.DISCHARGE_DATE.col()));
        for (Fund fund : Fund.values()) {
            columns.add(Money.fen(fund.source.col()).as(fund.fen.name()));
        }
        Dataset<Row> wide = settlements.select(columns.toArray(Column[]::new));
        if (rule == CrossYear.Rule.WHOLE) {
            return wide;
        }
        Column isAcross = year(SettlementLists.ADMISSION_DATE.col()).lt(year(SettlementLists.DISCHARGE_DATE.col()));
        Dataset<Row> across = wide.where(isAcross)
                .flatMap((FlatMapFunction<Row, Row>) stay -> yearsOf(stay).iterator(), Encoders.row(wide.schema()));
        return wide.where(not(isAcross)).unionByName(across);
    }

    /** A stay across 31 December as one row a fund year. */
    private static List<Row> yearsOf(Row stay) {
        LocalDate admission = SettlementLists.ADMISSION_DATE.in(stay);
        LocalDate discharge = SettlementLists.DISCHARGE_DATE.in(stay);
        Map<Fund, SortedMap<Integer, BigDecimal>> parts = new EnumMap<>(Fund.class);
        TreeSet<Integer> years = new TreeSet<>();
        for (Fund fund : Fund.values()) {
            SortedMap<Integer, BigDecimal> ofFund =
                    CrossYear.split(CrossYear.Rule.DAILY, admission, discharge, Money.yuan(fund.fen.in(stay)));
            parts.put(fund, ofFund);
            years.addAll(ofFund.keySet());
        }
        List<Row> rows = new ArrayList<>();
        for (int fundYear : years) {
            Object[] cells = new Object[stay.length()];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = stay.get(i);
            }
            cells[stay.fieldIndex(RegionFundFlows.FUND_YEAR.name())] = fundYear;
            for (Map.Entry<Fund, SortedMap<Integer, BigDecimal>> part : parts.entrySet()) {
                BigDecimal ofYear = part.getValue().getOrDefault(fundYear, Money.yuan(0));
                cells[stay.fieldIndex(part.getKey().fen.name())] = Money.fen(ofYear);
            }
            rows.add(RowFactory.create(cells));
        }
        return rows;
    }

    /** First sum, then part by fund: so that few rows are multiplied. */
    private static Dataset<Row> sums(Dataset<Row> wide) {
        Column[] sums = Arrays.stream(Fund.values())
                .map(fund -> sum(fund.fen.col()).as(fund.fen.name()))
                .toArray(Column[]::new);
        return wide.groupBy(columns(PAIR)).agg(sums[0], Arrays.copyOfRange(sums, 1, sums.length));
    }

    private static Dataset<Row> byFund(Dataset<Row> sums) {
        Column[] parts = Arrays.stream(Fund.values())
                .map(fund -> struct(
                        fund.codeOf(RegionFundFlows.INSURANCE_TYPE.col()).as(RegionFundFlows.FUND_CODE.name()),
                        fund.fen.col().as(AMOUNT_FEN.name())))
                .toArray(Column[]::new);
        List<Column> columns = new ArrayList<>(List.of(columns(PAIR)));
        columns.add(explode(array(parts)).as(PART));
        Dataset<Row> exploded = sums.select(columns.toArray(Column[]::new));
        List<Column> flat = new ArrayList<>(List.of(columns(PAIR)));
        flat.add(part(RegionFundFlows.FUND_CODE));
        flat.add(part(AMOUNT_FEN));
        return exploded.select(flat.toArray(Column[]::new));
    }

    private static Column part(Field<?> field) {
        return col(PART).getField(field.name()).as(field.name());
    }

    private static Dataset<Row> withProvince(
            SparkSession spark, Dataset<Row> flows, Field<String> region, Field<String> province, Provinces provinces) {
        Field<String> known = Field.text(region.name() + "_listed", "Region listed");
        List<Row> rows = new ArrayList<>();
        provinces.byRegion().forEach((code, ofCode) -> rows.add(RowFactory.create(code, ofCode)));
        Dataset<Row> map = spark.createDataFrame(
                rows,
                new StructType().add(known.name(), DataTypes.StringType).add(province.name(), DataTypes.StringType));
        Column prefix = concat(substring(region.col(), 1, 2), lit("0000")); // as Provinces.prefix
        return flows.join(broadcast(map), region.col().equalTo(known.col()), "left")
                .withColumn(province.name(), coalesce(province.col(), prefix))
                .drop(known.name());
    }

    private static Column[] columns(List<Field<?>> fields) {
        return fields.stream().map(Field::col).toArray(Column[]::new);
    }

    private FundFlows() {}
}
