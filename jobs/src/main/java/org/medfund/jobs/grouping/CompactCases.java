package org.medfund.jobs.grouping;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftrightunsigned;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.grouping.CaseFacts;
import org.medfund.core.table.grouping.CodeKind;
import org.medfund.core.table.grouping.CodeNumbers;
import org.medfund.core.table.grouping.GroupedCases;

/**
 * Grouped cases in numbers, and the dictionary of those numbers.
 *
 * <p>The number of a code is the upper 63 bits of the xxHash64 of its kind and itself: it depends on nothing else, so
 * that runs of several regions and years agree without asking each other, and no published number ever changes. Among a
 * hundred million codes of a kind two share a number with a chance of five in ten thousand; a gate then names them.
 */
final class CompactCases {
    private static final String NOT_CARRIED_OUT = "Z53";

    private static Column number(CodeKind kind, Column code) {
        return when(code.isNotNull(), shiftrightunsigned(xxhash64(lit(kind.name()), code), 1));
    }

    /**
     * @param cases {@link GroupedCases}
     * @return {@link CaseFacts}: one row per row; empty if there are none
     */
    static Dataset<Row> facts(Dataset<Row> cases) {
        Map<Field<?>, Column> columns = new LinkedHashMap<>();
        columns.put(CaseFacts.REGION_CODE, GroupedCases.REGION_CODE.col());
        columns.put(CaseFacts.SETTLEMENT_ID, GroupedCases.SETTLEMENT_ID.col());
        columns.put(CaseFacts.SCHEME_NUMBER, number(CodeKind.SCHEME, GroupedCases.SCHEME.col()));
        columns.put(CaseFacts.IS_COMPARISON, GroupedCases.IS_COMPARISON.col());
        columns.put(CaseFacts.YEAR, GroupedCases.YEAR.col());
        columns.put(CaseFacts.REGION_NUMBER, number(CodeKind.REGION, GroupedCases.REGION_CODE.col()));
        columns.put(CaseFacts.INSURED_REGION_NUMBER, number(CodeKind.REGION, GroupedCases.INSURED_REGION_CODE.col()));
        columns.put(CaseFacts.GROUP_NUMBER, number(CodeKind.GROUP, ofScheme(GroupedCases.GROUP_CODE)));
        columns.put(CaseFacts.ADRG_NUMBER, number(CodeKind.GROUP, ofScheme(GroupedCases.ADRG_CODE)));
        columns.put(CaseFacts.INSTITUTION_NUMBER, number(CodeKind.INSTITUTION, GroupedCases.INSTITUTION_CODE.col()));
        columns.put(CaseFacts.LEVEL_CLASS, GroupedCases.LEVEL_CLASS.col());
        columns.put(CaseFacts.PERSON_NUMBER, number(CodeKind.PERSON, GroupedCases.PERSON_KEY.col()));
        columns.put(CaseFacts.INSURANCE_NUMBER, number(CodeKind.INSURANCE, GroupedCases.INSURANCE_TYPE.col()));
        columns.put(CaseFacts.ADMISSION_DAY, unix_date(GroupedCases.ADMISSION_DATE.col()));
        columns.put(CaseFacts.DISCHARGE_DAY, unix_date(GroupedCases.DISCHARGE_DATE.col()));
        columns.put(CaseFacts.STAY_DAYS, GroupedCases.STAY_DAYS.col());
        Column diagnosis = GroupedCases.MAIN_DIAGNOSIS_CODE.col();
        columns.put(CaseFacts.HAS_MAIN_DIAGNOSIS, diagnosis.isNotNull());
        columns.put(CaseFacts.IS_NOT_CARRIED_OUT, coalesce(diagnosis.startsWith(NOT_CARRIED_OUT), lit(false)));
        columns.put(CaseFacts.TOTAL_COST_FEN, Money.fen(GroupedCases.TOTAL_COST_YUAN.col()));
        columns.put(CaseFacts.BASIC_POOL_FEN, Money.fen(GroupedCases.BASIC_POOL_YUAN.col()));
        columns.put(CaseFacts.OTHER_FUNDS_FEN, Money.fen(GroupedCases.OTHER_FUNDS_YUAN.col()));
        columns.put(CaseFacts.PERSON_TOTAL_FEN, Money.fen(GroupedCases.PERSON_TOTAL_YUAN.col()));
        return CaseFacts.TABLE.conform(cases.select(columns.entrySet().stream()
                .map(entry -> entry.getValue().as(entry.getKey().name()))
                .toArray(Column[]::new)));
    }

    /**
     * @param cases {@link GroupedCases}
     * @return {@link CodeNumbers}: every code of the cases once per region of treatment; empty if there are no cases
     */
    static Dataset<Row> dictionary(Dataset<Row> cases) {
        return CodeNumbers.TABLE.conform(List.of(
                        entries(cases, CodeKind.REGION, GroupedCases.REGION_CODE.col()),
                        entries(cases, CodeKind.REGION, GroupedCases.INSURED_REGION_CODE.col()),
                        entries(cases, CodeKind.SCHEME, GroupedCases.SCHEME.col()),
                        entries(cases, CodeKind.GROUP, ofScheme(GroupedCases.GROUP_CODE)),
                        entries(cases, CodeKind.GROUP, ofScheme(GroupedCases.ADRG_CODE)),
                        entries(cases, CodeKind.INSURANCE, GroupedCases.INSURANCE_TYPE.col()),
                        entries(cases, CodeKind.INSTITUTION, GroupedCases.INSTITUTION_CODE.col()),
                        entries(cases, CodeKind.PERSON, GroupedCases.PERSON_KEY.col()))
                .stream()
                .reduce(Dataset::unionByName)
                .orElseThrow()
                .distinct());
    }

    private static Dataset<Row> entries(Dataset<Row> cases, CodeKind kind, Column code) {
        return cases.where(code.isNotNull())
                .select(
                        CodeNumbers.REGION_CODE.as(GroupedCases.REGION_CODE.col()),
                        CodeNumbers.CODE_KIND.as(lit(kind.name())),
                        CodeNumbers.CODE_NUMBER.as(number(kind, code)),
                        CodeNumbers.CODE.as(code));
    }

    /** Schemes may use one code for different groups. */
    private static Column ofScheme(Field<String> code) {
        return when(code.col().isNotNull(), concat_ws(CodeNumbers.SCHEME_BAR, GroupedCases.SCHEME.col(), code.col()));
    }

    private CompactCases() {}
}
