package org.medfund.jobs.funds;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.api.java.UDF4;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.FundStatements;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.time.PolicyYear;

/** Sums what payers booked and bear over the cases of each institution (SPEC D.8): one scan, exact fen. */
final class FundSums {
    private static final String BORNE = "borne_fen";
    private static final String PART = "part";
    private static final Field<Long> BOOKED_FEN = Field.count("sum_booked_fen", "Booked");
    private static final Field<Long> ENTITLEMENT_FEN = Field.count("sum_entitlement_fen", "Borne");
    private static final Field<Long> AID_FEN = Field.count("sum_mutual_aid_fen", "From a relative's account");

    /**
     * The statement of every payer. A payer that neither booked nor bears anything of an institution has none.
     *
     * @param cases rows of {@link CaseBookings#of}
     * @param terms by region
     * @return {@link FundStatements}: empty if there are no cases
     */
    static Dataset<Row> of(Dataset<Row> cases, PolicyYear year, Map<String, FundTerms> terms) {
        Dataset<Row> sums = sums(cases.withColumn(
                BORNE,
                borne(terms)
                        .apply(
                                CasePayments.REGION_CODE.col(),
                                CaseBookings.RECOGNISED_FEN.col(),
                                CaseBookings.BASIC_POOL_FEN.col(),
                                col(CaseBookings.BOOKED))));
        Column[] parts = Arrays.stream(Payer.values()).map(FundSums::part).toArray(Column[]::new);
        Dataset<Row> rows = sums.select(
                        FundStatements.REGION_CODE.as(CasePayments.REGION_CODE.col()),
                        FundStatements.YEAR.as(lit(year.value())),
                        FundStatements.INSURANCE_TYPE.as(CasePayments.INSURANCE_TYPE.col()),
                        FundStatements.INSTITUTION_CODE.as(CasePayments.INSTITUTION_CODE.col()),
                        FundStatements.INSURED_REGION_CODE.as(SettlementLists.INSURED_REGION_CODE.col()),
                        explode(array(parts)).as(PART))
                .select(col("*"), col(PART + ".*"))
                .where(FundStatements.CASE_COUNT.col().gt(0))
                .withColumn(
                        FundStatements.FUND_CODE.name(),
                        code(terms)
                                .apply(
                                        FundStatements.REGION_CODE.col(),
                                        FundStatements.INSURANCE_TYPE.col(),
                                        FundStatements.PAYER.col()))
                .withColumn(FundStatements.BOOKED_YUAN.name(), Money.yuan(BOOKED_FEN.col()))
                .withColumn(FundStatements.ENTITLEMENT_YUAN.name(), Money.yuan(ENTITLEMENT_FEN.col()))
                .withColumn(
                        FundStatements.DIFFERENCE_YUAN.name(),
                        Money.yuan(ENTITLEMENT_FEN.col().minus(BOOKED_FEN.col())))
                .withColumn(FundStatements.MUTUAL_AID_YUAN.name(), Money.yuan(AID_FEN.col()));
        return FundStatements.TABLE.conform(rows);
    }

    /** One wide row per institution and region of insurance: the sums of every payer side by side, so that no case is repeated. */
    private static Dataset<Row> sums(Dataset<Row> cases) {
        List<Column> sums = new ArrayList<>();
        for (Payer payer : Payer.values()) {
            Column booked = CaseBookings.booked(payer);
            Column borne = col(BORNE).getItem(payer.place());
            sums.add(sum(booked).as(name(BOOKED_FEN, payer)));
            sums.add(sum(borne).as(name(ENTITLEMENT_FEN, payer)));
            sums.add(sum(when(booked.notEqual(0).or(borne.notEqual(0)), lit(1L)).otherwise(lit(0L)))
                    .as(name(FundStatements.CASE_COUNT, payer)));
        }
        return cases.groupBy(
                        CasePayments.REGION_CODE.col(),
                        CasePayments.INSURANCE_TYPE.col(),
                        CasePayments.INSTITUTION_CODE.col(),
                        SettlementLists.INSURED_REGION_CODE.col())
                .agg(sum(CaseBookings.MUTUAL_AID_FEN.col()).as(AID_FEN.name()), sums.toArray(Column[]::new));
    }

    private static Column part(Payer payer) {
        Column aid = payer == Payer.PERSONAL_ACCOUNT ? AID_FEN.col() : lit(0L);
        return struct(
                FundStatements.PAYER.as(lit(payer.name())),
                FundStatements.CASE_COUNT.as(col(name(FundStatements.CASE_COUNT, payer))),
                BOOKED_FEN.as(col(name(BOOKED_FEN, payer))),
                ENTITLEMENT_FEN.as(col(name(ENTITLEMENT_FEN, payer))),
                AID_FEN.as(aid));
    }

    private static String name(Field<Long> sum, Payer payer) {
        return sum.name() + "_" + payer.name();
    }

    private static UserDefinedFunction borne(Map<String, FundTerms> terms) {
        Map<String, FundTerms> byRegion = new HashMap<>(terms);
        UDF4<String, Long, Long, scala.collection.Seq<Long>, long[]> borne =
                (region, recognised, basicPool, booked) -> {
                    FundTerms ofRegion = of(byRegion, region);
                    long[] amounts = new long[booked.size()];
                    for (int i = 0; i < amounts.length; i++) {
                        amounts[i] = booked.apply(i);
                    }
                    return FundOrder.borneFen(ofRegion.bearer(), ofRegion.order(), recognised, basicPool, amounts);
                };
        return udf(borne, DataTypes.createArrayType(DataTypes.LongType, false));
    }

    private static UserDefinedFunction code(Map<String, FundTerms> terms) {
        Map<String, FundTerms> byRegion = new HashMap<>(terms);
        UDF3<String, String, String, String> code = (region, insuranceType, payer) ->
                of(byRegion, region).code(Payer.valueOf(payer), insuranceType).orElseThrow();
        return udf(code, DataTypes.StringType);
    }

    private static FundTerms of(Map<String, FundTerms> terms, String region) {
        FundTerms ofRegion = terms.get(region);
        if (ofRegion == null) {
            throw new IllegalStateException("Region " + region + " was not asked for");
        }
        return ofRegion;
    }

    private FundSums() {}
}
