package org.medfund.jobs.grouping;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;
import static org.medfund.core.testkit.RowsAssert.assertRows;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.medfund.core.quality.GateResult.Verdict;
import org.medfund.core.quality.Stored;
import org.medfund.core.table.grouping.CaseFacts;
import org.medfund.core.table.grouping.CodeNumbers;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.testkit.Rows;

class CompactCasesTest {
    private static final String CASES = """
            settlement_id | region_code | insured_region_code | scheme | year | status    | group_code | adrg_code | institution_code | level_class | person_key | insurance_type | main_diagnosis_code | admission_date | discharge_date | stay_days | total_cost_yuan | basic_pool_yuan | other_funds_yuan | person_total_yuan
            S1            | 330100      | 330100              | a      | 2025 | SUCCESS   | ES23       | ES2       | H1               |           3 | P1         | 310            | J18.900             | 1970-01-02     | 1970-01-05     |         3 |         1000.10 |          600.00 |           100.07 |            300.03
            S2            | 330100      | 330200              | a      | 2025 | UNGROUPED | null       | null      | H1               |           3 | P1         | 390            | Z53.200             | 2025-01-01     | 2025-01-02     |         1 |            0.01 |            0.00 |             0.00 |              0.01
            S1            | 330100      | 330100              | b      | 2025 | SUCCESS   | ES23       | ES2       | H1               |           3 | P1         | 310            | null                | 1970-01-02     | 1970-01-05     |         3 |         1000.10 |          600.00 |           100.07 |            300.03
            """;

    private static Stored stored(Dataset<Row> facts, Dataset<Row> dictionary) {
        return table -> table.equals(CaseFacts.TABLE)
                ? facts
                : table.equals(CodeNumbers.TABLE) ? dictionary : rows(GroupedCases.TABLE, CASES);
    }

    @Test
    void factsCarryTheCaseInNumbersThatTheDictionaryTells() {
        Dataset<Row> cases = rows(GroupedCases.TABLE, CASES);
        Dataset<Row> facts = CompactCases.facts(cases);
        Dataset<Row> dictionary = CompactCases.dictionary(cases);

        assertRows(facts, """
                settlement_id | admission_day | discharge_day | stay_days | has_main_diagnosis | is_not_carried_out | total_cost_fen | basic_pool_fen | other_funds_fen | person_total_fen
                S1            |             1 |             4 |         3 | true               | false              |         100010 |          60000 |           10007 |            30003
                S2            |         20089 |         20090 |         1 | true               | true               |              1 |              0 |               0 |                1
                S1            |             1 |             4 |         3 | false              | false              |         100010 |          60000 |           10007 |            30003
                """);
        Dataset<Row> groups = facts.join(
                        dictionary.where("code_kind = 'GROUP'"),
                        CaseFacts.GROUP_NUMBER.col().equalTo(CodeNumbers.CODE_NUMBER.col()))
                .select("settlement_id", "code");
        assertThat(Rows.text(groups, List.of()))
                .as("one code of two schemes is two groups")
                .contains("a|ES23")
                .contains("b|ES23");
        assertThat(facts.where("group_number is null").count()).isEqualTo(1);
        assertThat(dictionary.groupBy("code_kind").count().collectAsList().stream()
                        .map(row -> row.getString(0) + " " + row.getLong(1)))
                .containsExactlyInAnyOrder(
                        "REGION 2", "SCHEME 2", "GROUP 4", "INSURANCE 2", "INSTITUTION 1", "PERSON 1");
    }

    @Test
    void aCodeHasOneNumberForGoodAndKindsAreApart() {
        Dataset<Row> dictionary = CompactCases.dictionary(rows(GroupedCases.TABLE, CASES.replace("P1", "H1")));

        // Numbers are published: a change of the formula would orphan them.
        assertRows(dictionary.where("code_kind in ('INSTITUTION', 'PERSON')"), """
                code_kind   | code_number         | code
                INSTITUTION | 8444469128371916130 | H1
                PERSON      | 1229318912342240487 | H1
                """);
    }

    @Test
    void lostCasesLostFenAndSharedNumbersAreFound() {
        Dataset<Row> cases = rows(GroupedCases.TABLE, CASES);
        Dataset<Row> facts = CompactCases.facts(cases);
        Dataset<Row> dictionary = CompactCases.dictionary(cases);

        assertThat(CompactCaseGates.factsAreTheCases()
                        .check()
                        .apply(stored(facts, dictionary))
                        .verdict())
                .isEqualTo(Verdict.PASSED);
        assertThat(CompactCaseGates.factsAreTheCases()
                        .check()
                        .apply(stored(facts.where("settlement_id = 'S1'"), dictionary))
                        .verdict())
                .isEqualTo(Verdict.FAILED);
        assertThat(CompactCaseGates.aNumberStandsForOneCode()
                        .check()
                        .apply(stored(facts, dictionary))
                        .verdict())
                .isEqualTo(Verdict.PASSED);
        Dataset<Row> another = dictionary.withColumn("code", lit("another"));
        assertThat(CompactCaseGates.aNumberStandsForOneCode()
                        .check()
                        .apply(stored(facts, dictionary.unionByName(another)))
                        .verdict())
                .isEqualTo(Verdict.FAILED);
    }
}
