package org.medfund.jobs.grouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;
import static org.medfund.core.testkit.RowsAssert.assertRows;
import static org.medfund.jobs.grouping.SchemeFolder.File.DRG;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Result;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.Diagnoses;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.claims.Procedures;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupCatalogue;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.grouping.Regroupings;
import org.medfund.core.table.ops.GateResults;
import org.medfund.core.testkit.TestLake;

class GroupCasesJobTest {
    private static final String AREAS = """
        area_code | region_code
        330102    | 330100
        330203    | 330200
        """;
    private static final String INSTITUTIONS = """
        institution_code | region_code | level_class
        H1               | 330100      | 3
        H2               | 330200      | 2
        """;

    /**
     * Plain and cross-region stays, one without and one with two main diagnoses, two refunded ones (a refund may carry
     * the number of what it reverses), a refund of what was never delivered, one that cost nothing, one of the year before, one born after it began, one
     * paid by the day, and an outpatient one.
     */
    private static final String LISTS = """
            settlement_id | medical_category | payment_method | refund_flag | original_settlement_id | institution_code | treated_region_code | insured_region_code | gender_code | birth_date | admission_date | discharge_date | stay_days | discharge_way | submitted_group_code | total_cost_yuan | fund_total_yuan | basic_pool_yuan | person_total_yuan
            PLAIN         | 21 | null | 0 | null | H1 | 330100 | 330100 | 1 | 1970-01-01 | 2025-01-01 | 2025-01-11 | 10 | 1 | G1   | 1000.10 | 700.07 | 600.00 | 300.03
            CROSS         | 2401 | null | 0 | null | H2 | 330200 | 330100 | 2 | 1970-01-01 | 2024-12-28 | 2025-01-01 |  4 | 5 | G2   | 2000.00 | 900.00 | 900.00 | 1100.00
            NO_MAIN       | 21 | null | 0 | null | H1 | 330100 | 330100 | 1 | 1970-01-01 | 2025-01-01 | 2025-01-11 | 10 | 1 | G1   |  500.00 |   0.00 |   0.00 | 500.00
            TWO_MAINS     | 21 | null | 0 | null | H1 | 330100 | 330100 | 1 | 1970-01-01 | 2025-01-01 | 2025-01-11 | 10 | 1 | null |  500.00 |   0.00 |   0.00 | 500.00
            TAKEN_BACK    | 21 | null | 0 | null | H1 | 330100 | 330100 | 1 | 1970-01-01 | 2025-01-01 | 2025-01-11 | 10 | 1 | G3   |  400.00 |   0.00 |   0.00 | 400.00
            REFUND        | 21 | null | 1 | TAKEN_BACK | H1 | 330100 | 330100 | 1 | 1970-01-01 | 2025-01-01 | 2025-01-11 | 10 | 1 | G3 | -400.00 | 0.00 | 0.00 | -400.00
            REFUND_OF_X   | 21 | null | 1 | X    | H1 | 330100 | 330100 | 1 | 1970-01-01 | 2025-01-01 | 2025-01-11 | 10 | 1 | G1 | -7.00 | -5.00 | -5.00 | -2.00
            SAME_ID       | 21 | null | 0 | null | H1 | 330100 | 330100 | 1 | 1970-01-01 | 2025-01-01 | 2025-01-11 | 10 | 1 | G3   |  300.00 |   0.00 |   0.00 | 300.00
            SAME_ID       | 21 | null | 1 | SAME_ID | H1 | 330100 | 330100 | 1 | 1970-01-01 | 2025-01-01 | 2025-01-11 | 10 | 1 | G3 | -300.00 |  0.00 | 0.00 | -300.00
            FREE          | 21 | null | 0 | null | H1 | 330100 | 330100 | 1 | 1970-01-01 | 2025-01-01 | 2025-01-11 | 10 | 1 | G1   |    0.00 |   0.00 |   0.00 | 0.00
            LAST_YEAR     | 21 | null | 0 | null | H1 | 330100 | 330100 | 1 | 1970-01-01 | 2024-12-01 | 2024-12-31 | 30 | 1 | G1   |  900.00 |   0.00 |   0.00 | 900.00
            UNBORN        | 21 | null | 0 | null | H1 | 330100 | 330100 | 1 | 2025-02-01 | 2025-01-01 | 2025-01-11 | 10 | 1 | G1   |  500.00 |   0.00 |   0.00 | 500.00
            INFANT        | 21 | null | 0 | null | H1 | 330100 | 330100 | 1 | 2024-12-20 | 2025-01-01 | 2025-01-11 | 10 | 1 | G1   |  500.00 |   0.00 |   0.00 | 500.00
            OPERATED      | 21 | null | 0 | null | H1 | 330100 | 330100 | 1 | 1970-01-01 | 2025-01-01 | 2025-01-11 | 10 | 1 | G1   |  500.00 |   0.00 |   0.00 | 500.00
            BY_DAY        | 21 | 5    | 0 | null | H1 | 330100 | 330100 | 1 | 1970-01-01 | 2025-01-01 | 2025-01-11 | 10 | 1 | G1   |   70.00 |  70.00 |  70.00 | 0.00
            OUTPATIENT    | 11 | null | 0 | null | H1 | 330100 | 330100 | 1 | 1970-01-01 | 2025-01-01 | 2025-01-11 | 10 | 1 | G1   |   30.00 |   0.00 |   0.00 | 30.00
            """;

    /** PLAIN has a complication and a diagnosis of traditional medicine, which is no second main diagnosis. */
    private static final String DIAGNOSES = """
        settlement_id | diagnosis_number | diagnosis_kind | is_main | diagnosis_code
        PLAIN         | 2                | 1              | true    | I63.900
        PLAIN         | 1                | null           | false   | I10.X00
        PLAIN         | 3                | 2              | true    | BNG080
        CROSS         | 1                | 1              | true    | I63.900
        NO_MAIN       | 1                | 1              | false   | I63.900
        TWO_MAINS     | 1                | 1              | true    | I63.900
        TWO_MAINS     | 2                | 1              | true    | S02.100
        TAKEN_BACK    | 1                | 1              | true    | I63.900
        SAME_ID       | 1                | 1              | true    | I63.900
        FREE          | 1                | null           | true    | A00.000
        LAST_YEAR     | 1                | 1              | true    | I63.900
        UNBORN        | 1                | 1              | true    | I63.900
        INFANT        | 1                | 1              | true    | P07.300
        OPERATED      | 1                | 1              | true    | I63.900
        """;

    /** The main procedure is not the first by number. */
    private static final String PROCEDURES = """
        settlement_id | procedure_number | procedure_code | procedure_kind
        OPERATED      | 1                | 45.7300        | 2
        OPERATED      | 2                | 37.5100        | 1
        """;

    @TempDir
    Path folder;

    private TestLake lake;
    private String scheme;

    @BeforeEach
    void prepare() {
        lake = new TestLake(folder.resolve("lake"));
        scheme = new SmallScheme().writtenTo(folder.resolve("small")).toString();
    }

    private void deliver(String lists) {
        lake.delivered(
                "delivery",
                Map.of(
                        Areas.TABLE, rows(Areas.TABLE, AREAS),
                        Institutions.TABLE, rows(Institutions.TABLE, INSTITUTIONS),
                        SettlementLists.TABLE, rows(SettlementLists.TABLE, lists),
                        Diagnoses.TABLE, rows(Diagnoses.TABLE, DIAGNOSES),
                        Procedures.TABLE, rows(Procedures.TABLE, PROCEDURES)));
    }

    @Test
    void everyStandingStayOfTheYearIsGroupedByTheScheme() {
        deliver(LISTS);

        Result result = lake.run(new GroupCasesJob(), "--scheme", scheme, "--year", "2025");

        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);
        assertThat(result.lines())
                .containsExactly(
                        "Scheme small: 3 of 8 cases have a group (0.3750).",
                        "  CHECK_FAILED BORN_AFTER_ADMISSION: 1",
                        "  CHECK_FAILED NEWBORN_WEIGHT_MISSING: 1",
                        "  CHECK_FAILED NO_MAIN_DIAGNOSIS: 1",
                        "  CHECK_FAILED SEVERAL_MAIN_DIAGNOSES: 1",
                        "  SUCCESS: 3",
                        "  UNGROUPED NO_CATEGORY: 1");
        assertRows(lake.read(GroupedCases.TABLE), """
            settlement_id | region_code | scheme | year | status       | mdc_code | adrg_code | group_code | reason                 | main_diagnosis_code | level_class
            PLAIN         | 330100      | small  | 2025 | SUCCESS      | MDCB     | BR1       | BR13       | null                   | I63.900             | 3
            CROSS         | 330200      | small  | 2025 | SUCCESS      | MDCB     | BR1       | BR17       | null                   | I63.900             | 2
            OPERATED      | 330100      | small  | 2025 | SUCCESS      | MDCA     | AA1       | AA19       | null                   | I63.900             | 3
            NO_MAIN       | 330100      | small  | 2025 | CHECK_FAILED | null     | null      | null       | NO_MAIN_DIAGNOSIS      | null                | 3
            TWO_MAINS     | 330100      | small  | 2025 | CHECK_FAILED | null     | null      | null       | SEVERAL_MAIN_DIAGNOSES | null                | 3
            UNBORN        | 330100      | small  | 2025 | CHECK_FAILED | null     | null      | null       | BORN_AFTER_ADMISSION   | I63.900             | 3
            INFANT        | 330100      | small  | 2025 | CHECK_FAILED | null     | null      | null       | NEWBORN_WEIGHT_MISSING | P07.300             | 3
            FREE          | 330100      | small  | 2025 | UNGROUPED    | null     | null      | null       | NO_CATEGORY            | A00.000             | 3
            """);
        assertRows(lake.read(GroupedCases.TABLE).where("settlement_id = 'PLAIN'"), """
            total_cost_yuan | basic_pool_yuan | other_funds_yuan | person_total_yuan
            1000.10         | 600.00          | 100.07           | 300.03
            """);
        assertRows(lake.read(GroupCatalogue.TABLE).where("adrg_code = 'BR1' AND group_code < 'BR15'"), """
            region_code | scheme | group_code | group_name     | group_name_en                    | adrg_code | mdc_code
            330100      | small  | BR11       | 卒中伴严重并发症 | Stroke with major complications | BR1       | MDCB
            330100      | small  | BR13       | 卒中伴并发症    | null                            | BR1       | MDCB
            330200      | small  | BR11       | 卒中伴严重并发症 | Stroke with major complications | BR1       | MDCB
            330200      | small  | BR13       | 卒中伴并发症    | null                            | BR1       | MDCB
            """);

        assertThat(lake.lake()
                        .readAll(GateResults.TABLE)
                        .where("gate = 'every-stay-grouped-once'")
                        .select("sentence")
                        .first()
                        .getString(0))
                .contains("not paid by disease: 2 stays with 100.00 yuan")
                .contains("refunds that reverse nothing delivered: 1 stays with -7.00 yuan");

        Result again = lake.run(new GroupCasesJob(), "--scheme", scheme, "--year", "2025");
        assertThat(again.lines()).containsExactly("Already published for 330100,330200/2025.");
    }

    @Test
    void theSubmittedGroupIsTakenOver() {
        deliver(LISTS);

        Result result = lake.run(new GroupCasesJob(), "--group-column", "--year", "2025", "--region", "330100");

        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);
        assertThat(result.lines().get(0)).isEqualTo("Scheme SUBMITTED: 6 of 7 cases have a group (0.8571).");
        assertRows(lake.read(GroupedCases.TABLE).where("settlement_id IN ('PLAIN', 'TWO_MAINS', 'FREE')"), """
            settlement_id | scheme    | status    | mdc_code | adrg_code | group_code | reason        | main_diagnosis_code
            PLAIN         | SUBMITTED | SUCCESS   | null     | null      | G1         | null          | I63.900
            FREE          | SUBMITTED | SUCCESS   | null     | null      | G1         | null          | A00.000
            TWO_MAINS     | SUBMITTED | UNGROUPED | null     | null      | null       | NOT_SUBMITTED | null
            """);
        // G3 was refunded but is a group.
        assertRows(lake.read(GroupCatalogue.TABLE), """
            region_code | scheme    | group_code | group_name | adrg_code
            330100      | SUBMITTED | G1         | G1         | null
            330100      | SUBMITTED | G3         | G3         | null
            """);

        lake.run(new GroupCasesJob(), "--group-column", "--year", "2025", "--region", "330200");
        assertRows(lake.read(GroupCatalogue.TABLE), """
            region_code | scheme    | group_code | group_name | adrg_code
            330100      | SUBMITTED | G1         | G1         | null
            330100      | SUBMITTED | G3         | G3         | null
            330200      | SUBMITTED | G2         | G2         | null
            """);
    }

    /** A copy of the small scheme that splits strokes no further. */
    private String plainScheme() {
        return new SmallScheme()
                .replace(DRG, "BR17,BR1,卒中早亡,1,NONE,,,,4,2|5,,,", "BR17,BR1,卒中早亡,1,NONE,,,,1,2|5,,,")
                .replace(DRG, "BR13,BR1,卒中伴并发症,3,MCC_OR_CC", "BR13,BR1,卒中伴并发症,3,MCC")
                .writtenTo(folder.resolve("plain"))
                .toString();
    }

    @Test
    void furtherSchemesStandBesideAndNoOtherJobCountsThem() {
        deliver(LISTS);

        Result result = lake.run(new GroupCasesJob(), "--scheme", scheme + "," + plainScheme(), "--year", "2025");

        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);
        assertThat(result.lines())
                .contains(
                        "Scheme small: 3 of 8 cases have a group (0.3750).",
                        "Scheme plain: 3 of 8 cases have a group (0.3750).");
        assertRows(lake.read(GroupedCases.TABLE).where("status = 'SUCCESS'"), """
            settlement_id | scheme | is_comparison | group_code
            PLAIN         | small  | false         | BR13
            CROSS         | small  | false         | BR17
            OPERATED      | small  | false         | AA19
            PLAIN         | plain  | true          | BR15
            CROSS         | plain  | true          | BR15
            OPERATED      | plain  | true          | AA19
            """);
        assertThat(lake.read(GroupedCases.TABLE).where(GroupedCases.counts()).count())
                .isEqualTo(8);

        // H1: PLAIN moves with 1000.10 yuan. H2: CROSS moves with 2000.00 yuan. All others stay where they are.
        Result compared = lake.run(new CompareSchemesJob(), "--from", "small", "--to", "plain", "--year", "2025");
        assertThat(compared.exit()).as(String.join("\n", compared.lines())).isEqualTo(Exit.DONE);
        assertThat(compared.lines())
                .containsExactly(
                        "Moved: 2 of 8 cases, 3000.10 of 5500.10 yuan.",
                        "  BR17 to BR15: 1 cases, 2000.00 yuan",
                        "  BR13 to BR15: 1 cases, 1000.10 yuan");
        assertRows(lake.read(Regroupings.TABLE), """
            region_code | year | institution_code | from_scheme | to_scheme | from_group   | to_group     | case_count | total_cost_yuan
            330100      | 2025 | H1               | small       | plain     | BR13         | BR15         | 1          | 1000.10
            330100      | 2025 | H1               | small       | plain     | AA19         | AA19         | 1          | 500.00
            330100      | 2025 | H1               | small       | plain     | CHECK_FAILED | CHECK_FAILED | 4          | 2000.00
            330100      | 2025 | H1               | small       | plain     | UNGROUPED    | UNGROUPED    | 1          | 0.00
            330200      | 2025 | H2               | small       | plain     | BR17         | BR15         | 1          | 2000.00
            """);
        assertThat(lake.run(new CompareSchemesJob(), "--from", "small", "--to", "other", "--year", "2025")
                        .lines()
                        .get(0))
                .contains("No case is grouped by other.", "by plain, small.");
    }

    @Test
    void theSchemeInForceInTheRegionOnTheDayOfDischargeGroups() throws IOException {
        deliver(LISTS);
        plainScheme();
        Files.writeString(folder.resolve("in-force.yaml"), """
            source: "test"
            national:
              - {from: "2020-01-01", scheme: "small"}
            regions:
              "330100":
                - {from: "2020-01-01", scheme: "small"}
                - {from: "2025-01-11", scheme: "plain"}
            """);

        Result result = lake.run(new GroupCasesJob(), "--schemes", folder.toString(), "--year", "2025");

        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);
        // CROSS was discharged in 330200, PLAIN in 330100 on the first day of the new scheme.
        assertRows(lake.read(GroupedCases.TABLE).where("status = 'SUCCESS'"), """
            settlement_id | scheme | is_comparison | group_code
            PLAIN         | plain  | false         | BR15
            CROSS         | small  | false         | BR17
            OPERATED      | plain  | false         | AA19
            """);
    }

    @Test
    void whatCannotBeGroupedIsRefusedWithTheReason() {
        assertThat(lake.run(new GroupCasesJob(), "--year", "2025", "--scheme", scheme + "," + scheme)
                        .exit())
                .isEqualTo(Exit.REFUSED);
        assertThat(lake.run(new GroupCasesJob(), "--year", "2025", "--scheme", scheme, "--group-column")
                        .exit())
                .isEqualTo(Exit.REFUSED);

        deliver(LISTS.replace("| H2 |", "| H9 |"));
        Result emptyYear = lake.run(new GroupCasesJob(), "--scheme", scheme, "--year", "2020");
        assertThat(emptyYear.lines().get(0)).contains("There is no stay to group in 2020.");
        assertThat(emptyYear.hasNothingToDo()).as("a year without claims").isTrue();
        assertThat(lake.run(new GroupCasesJob(), "--scheme", "nowhere", "--year", "2020")
                        .hasNothingToDo())
                .as("a scheme that is not there")
                .isFalse();
        Result result = lake.run(new GroupCasesJob(), "--scheme", scheme, "--year", "2025");

        assertThat(result.exit()).isEqualTo(Exit.REFUSED);
        assertThat(result.lines().get(0)).contains("no delivery describes, such as H9.");
    }
}
