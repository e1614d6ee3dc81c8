package org.medfund.jobs.supervision.file;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.Diagnoses;
import org.medfund.core.table.claims.FeeClasses;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.claims.IcuStays;
import org.medfund.core.table.claims.OutpatientVisits;
import org.medfund.core.table.claims.Persons;
import org.medfund.core.table.claims.Procedures;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.payment.CasePayments;

/**
 * The claims of a person, gathered: charge lines are read once for all rules, however many there are. One row per person who
 * has a discharge in the year; {@link #in} makes a {@link PersonFile} of it.
 */
public final class PersonFiles {
    private static final String CLAIMS = "claims";
    private static final String LINES = "lines";
    private static final String VISITS = "visits";
    private static final String INSURED = "insured";
    private static final String DIAGNOSES = "diagnoses";
    private static final String OPERATIONS = "operations";
    private static final String FEE_CLASSES = "fee_classes";
    private static final String HAD_INTENSIVE_CARE = "had_intensive_care";
    private static final String GROUPS = "groups";
    private static final String PAYMENT = "payment";

    /** What {@link Claim#in} reads, columns of {@link SettlementLists}. */
    public static final List<Field<?>> CLAIM_FIELDS = List.of(
            SettlementLists.SETTLEMENT_ID,
            SettlementLists.PERSON_KEY,
            SettlementLists.INSTITUTION_CODE,
            SettlementLists.TREATED_REGION_CODE,
            SettlementLists.INSURANCE_TYPE,
            SettlementLists.GENDER_CODE,
            SettlementLists.BIRTH_DATE,
            SettlementLists.MEDICAL_CATEGORY,
            SettlementLists.DISCHARGE_WAY,
            SettlementLists.PLANNED_READMISSION_CODE,
            SettlementLists.CLAIM_MARK,
            SettlementLists.ADMISSION_DATE,
            SettlementLists.DISCHARGE_DATE,
            SettlementLists.STAY_DAYS,
            SettlementLists.TOTAL_COST_YUAN,
            SettlementLists.FULL_SELF_PAY_YUAN,
            SettlementLists.OVER_LIMIT_SELF_PAY_YUAN,
            SettlementLists.IN_SCOPE_YUAN,
            SettlementLists.FUND_TOTAL_YUAN,
            SettlementLists.ACCOUNT_PAY_YUAN,
            SettlementLists.MUTUAL_AID_YUAN);

    /** What {@link ChargeLine#in} reads, columns of {@link FeeLines}. */
    public static final List<Field<?>> LINE_FIELDS = List.of(
            FeeLines.SETTLEMENT_ID,
            FeeLines.FEE_LINE_NUMBER,
            FeeLines.ITEM_CODE,
            FeeLines.FEE_CLASS,
            FeeLines.CHARGED_AT,
            FeeLines.ITEM_QUANTITY,
            FeeLines.UNIT_PRICE_YUAN,
            FeeLines.LINE_COST_YUAN,
            FeeLines.IN_SCOPE_YUAN,
            FeeLines.ORDERING_DOCTOR_CODE,
            FeeLines.EXAM_CLASS,
            FeeLines.BODY_PART,
            FeeLines.TRACE_CODE,
            FeeLines.IS_EMERGENCY,
            FeeLines.SUPPLIED_DAYS,
            FeeLines.DISPENSING_KIND,
            FeeLines.EXEMPT_REASON);

    private static final List<Field<?>> GROUP_FIELDS = List.of(
            GroupedCases.SCHEME,
            GroupedCases.IS_COMPARISON,
            GroupedCases.GROUP_CODE,
            GroupedCases.ADRG_CODE,
            GroupedCases.LEVEL_CLASS);

    private static final List<Field<?>> PAYMENT_FIELDS = List.of(
            CasePayments.PAYMENT_METHOD,
            CasePayments.GROUP_CODE,
            CasePayments.STANDARD_GROUP_CODE,
            CasePayments.RELATIVE_WEIGHT,
            CasePayments.HOSPITAL_COEFFICIENT,
            CasePayments.RATE_YUAN,
            CasePayments.STANDARD_YUAN,
            CasePayments.PAYMENT_PATH);

    private static final Comparator<ClaimFile> BY_ADMISSION = Comparator.comparing(
                    (ClaimFile file) -> file.claim().admissionDate())
            .thenComparing(file -> file.claim().dischargeDate())
            .thenComparing(file -> file.claim().settlementId());

    /** One row per person; empty if nobody has a discharge in the year. */
    public static Dataset<Row> of(ClaimTables tables) {
        Dataset<Row> settlements = tables.settlements().select(columns(CLAIM_FIELDS));
        Dataset<Row> ofYear = settlements
                .where(SettlementLists.DISCHARGE_DATE
                        .col()
                        .geq(lit(tables.year().firstDay())))
                .select(SettlementLists.PERSON_KEY.col())
                .distinct();
        Dataset<Row> kept = settlements.join(ofYear, key(), "left_semi");
        Dataset<Row> claims = kept;
        for (Dataset<Row> part : List.of(
                parts(tables.rows(Diagnoses.TABLE), Diagnoses.TABLE.fields(), DIAGNOSES),
                parts(tables.rows(Procedures.TABLE), Procedures.TABLE.fields(), OPERATIONS),
                parts(tables.rows(FeeClasses.TABLE), FeeClasses.TABLE.fields(), FEE_CLASSES),
                tables.rows(IcuStays.TABLE)
                        .select(IcuStays.SETTLEMENT_ID.col())
                        .distinct()
                        .withColumn(HAD_INTENSIVE_CARE, lit(true)),
                parts(
                        tables.rows(GroupedCases.TABLE)
                                .where(GroupedCases.GROUP_CODE.col().isNotNull()),
                        GROUP_FIELDS,
                        GROUPS),
                tables.rows(CasePayments.TABLE)
                        .select(
                                CasePayments.SETTLEMENT_ID.col(),
                                struct(columns(PAYMENT_FIELDS)).as(PAYMENT)))) {
            claims = claims.join(part, new String[] {SettlementLists.SETTLEMENT_ID.name()}, "left");
        }
        Column whole =
                struct(Arrays.stream(claims.columns()).map(name -> col(name)).toArray(Column[]::new));
        Dataset<Row> persons = claims.groupBy(SettlementLists.PERSON_KEY.col())
                .agg(collect_list(whole).as(CLAIMS));
        // Of all lines ever delivered only those of the kept settlements travel on, to the person whom the settlement
        // names.
        Dataset<Row> lines = tables.rows(FeeLines.TABLE)
                .select(columns(LINE_FIELDS))
                .join(
                        kept.select(SettlementLists.SETTLEMENT_ID.col(), SettlementLists.PERSON_KEY.col()),
                        new String[] {SettlementLists.SETTLEMENT_ID.name()});
        return persons.join(ofPerson(lines, struct(columns(LINE_FIELDS)), LINES), key(), "left")
                .join(
                        ofPerson(
                                tables.rows(OutpatientVisits.TABLE).join(ofYear, key(), "left_semi"),
                                struct(columns(OutpatientVisits.TABLE.fields())),
                                VISITS),
                        key(),
                        "left")
                .join(
                        tables.rows(Persons.TABLE)
                                .select(
                                        Persons.PERSON_KEY.col(),
                                        struct(columns(Persons.TABLE.fields())).as(INSURED)),
                        key(),
                        "left");
    }

    /** @param row of {@link #of} */
    public static PersonFile in(Row row) {
        Row register = row.getAs(INSURED);
        Insured insured = register == null ? null : Insured.in(register);
        Map<String, List<ChargeLine>> linesOf = new HashMap<>();
        each(row, LINES, ChargeLine::in)
                .forEach(line -> linesOf.computeIfAbsent(line.settlementId(), id -> new ArrayList<>())
                        .add(line));
        return new PersonFile(
                SettlementLists.PERSON_KEY.in(row),
                insured,
                each(row, CLAIMS, claim -> claim(claim, linesOf, insured)).stream()
                        .sorted(BY_ADMISSION)
                        .toList(),
                NetVisits.of(each(row, VISITS, Visit::in)));
    }

    /** @param row of a settlement, with its parts as arrays */
    private static ClaimFile claim(Row row, Map<String, List<ChargeLine>> linesOf, @Nullable Insured insured) {
        Claim claim = Claim.in(row);
        Map<String, BigDecimal> feeClasses = new TreeMap<>();
        each(row, FEE_CLASSES, Function.identity())
                .forEach(part -> feeClasses.merge(
                        FeeClasses.FEE_CLASS.in(part), FeeClasses.AMOUNT_YUAN.in(part), BigDecimal::add));
        List<ChargeLine> lines = linesOf.getOrDefault(claim.settlementId(), List.of());
        return new ClaimFile(
                claim,
                NetLines.of(lines),
                each(row, DIAGNOSES, Diagnosis::in).stream()
                        .sorted(Comparator.comparing(Diagnosis::number).thenComparing(Diagnosis::code))
                        .toList(),
                each(row, OPERATIONS, Operation::in).stream()
                        .sorted(Comparator.comparing(Operation::number).thenComparing(Operation::code))
                        .toList(),
                feeClasses,
                row.getAs(HAD_INTENSIVE_CARE) != null,
                insured,
                Grouping.of(each(row, GROUPS, Function.identity()), row.getAs(PAYMENT)),
                NetLines.daysByFeeClass(lines));
    }

    private static Dataset<Row> parts(Dataset<Row> rows, List<Field<?>> fields, String name) {
        return rows.groupBy(SettlementLists.SETTLEMENT_ID.col())
                .agg(collect_list(struct(columns(fields))).as(name));
    }

    private static Dataset<Row> ofPerson(Dataset<Row> rows, Column whole, String name) {
        return rows.where(SettlementLists.PERSON_KEY.col().isNotNull())
                .groupBy(SettlementLists.PERSON_KEY.col())
                .agg(collect_list(whole).as(name));
    }

    private static <T> List<T> each(Row row, String name, Function<Row, T> made) {
        List<Row> rows = row.isNullAt(row.fieldIndex(name)) ? List.of() : row.getList(row.fieldIndex(name));
        return rows.stream().map(made).toList();
    }

    private static String[] key() {
        return new String[] {SettlementLists.PERSON_KEY.name()};
    }

    private static Column[] columns(List<Field<?>> fields) {
        return fields.stream().map(Field::col).toArray(Column[]::new);
    }

    private PersonFiles() {}
}
