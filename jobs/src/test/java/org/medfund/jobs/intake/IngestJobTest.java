package org.medfund.jobs.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.medfund.core.testkit.RowsAssert.assertRows;
import static org.medfund.jobs.intake.LandingKit.refundOf;
import static org.medfund.jobs.intake.LandingKit.settlement;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Result;
import org.medfund.core.table.Table;
import org.medfund.core.table.Tables;
import org.medfund.core.table.claims.Diagnoses;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.claims.Persons;
import org.medfund.core.table.claims.QuarantinedRows;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.testkit.TestLake;

class IngestJobTest {
    @TempDir
    Path folder;

    private Result ingest(TestLake lake, LandingKit kit, String... more) {
        List<String> args = Stream.concat(
                        Stream.of(
                                "--landing",
                                kit.folder().toString(),
                                "--key-file",
                                folder.resolve("pseudonym.key").toString()),
                        Stream.of(more))
                .toList();
        return lake.run(new IngestJob(), args.toArray(String[]::new));
    }

    private LandingKit valid(String name) {
        return LandingKit.valid(folder.resolve(name));
    }

    private static String said(Result result) {
        return String.join("\n", result.lines());
    }

    @Test
    void everyRowIsLoadedOrQuarantinedWithItsReason() throws IOException {
        TestLake lake = new TestLake(folder.resolve("lake"));
        LandingKit kit = valid("landing")
                .settlements(
                        "setl_list.csv",
                        settlement("S1"),
                        refundOf("S1"),
                        settlement("S2", "version", "1"),
                        settlement("S2", "version", "2", "medfee_sumamt", "1100.00", "hosp_part_amt", "100"),
                        settlement("S3", "medcasno", "one", "medfee_sumamt", "\t1000.00\t"),
                        settlement("S3", "medcasno", "other"),
                        settlement("S4", "medfee_sumamt", "1e3"),
                        settlement("S5", "psn_no", ""),
                        settlement("S6", "dscg_time", "2025-02-01 10:00:00"),
                        settlement("S7", "mdtrtarea_admvs", "990000"),
                        settlement("S8", "fixmedins_code", "H9"),
                        settlement("S9", "medfee_sumamt", "1000.01"),
                        settlement("S9", "medfee_sumamt", "1000.01"),
                        settlement("SA", "oth_pay", "5"),
                        settlement("SB", "psn_cash_pay", "1"),
                        settlement("SC", "acct_mulaid_pay", "100.01"),
                        settlement("SD", "orig_setl_id", "P-4711,too,many,cells"))
                .file("setl_diag.csv", """
                        setl_id,diag_srt_no,maindiag_flag,diag_code,diag_name
                        S1,1,1, i10.x00 ,"Hypertension, ""essential""
                        of Zhang-Canary"
                        S1,2,yes,E11.900,
                        S2,1,1,I10.X00,
                        S4,1,1,I10.X00,of Zhang-Canary
                        """)
                .file("doctor.csv", "dr_code,fixmedins_code,title,nickname\nD1,H1,,Doctor-Canary\n")
                .file("notes.txt", "not a table");

        Result result = ingest(lake, kit);

        assertThat(said(result))
                .contains(
                        "setl_list: 17 rows in, 4 loaded, 13 quarantined (RAGGED_ROW 1, MISSING_VALUE 1, WRONG_TYPE 1,"
                                + " NEGATIVE_STAY 1, UNKNOWN_REGION 1, UNKNOWN_INSTITUTION 1, IDENTITY_TOTAL 2,"
                                + " IDENTITY_FUND_SUM 1, IDENTITY_PERSON 1, IDENTITY_MULAID_GT_ACCT 1, DUPLICATE 1,"
                                + " SUPERSEDED_VERSION 1)")
                .contains("setl_diag: 4 rows in, 2 loaded, 2 quarantined (WRONG_TYPE 1, ORPHAN 1)")
                .contains("fee_line: 2 rows in, 2 loaded, 0 quarantined")
                .contains("Whole cost: 13,100.02 yuan in, 2,100.00 loaded, 11,000.02 quarantined")
                .contains("Extra columns in doctor.csv, not read: nickname")
                .contains("Not read, no landing table has the name: notes.txt");
        assertThat(result.exit()).isEqualTo(Exit.DONE);
        assertRows(lake.read(SettlementLists.TABLE), """
                settlement_id | refund_flag | version | total_cost_yuan | insured_region_code | treated_region_code | discharge_date | stay_days
                S1            | 0           |       1 |         1000.00 | 330100              | 330100              | 2025-03-05     |         4
                S1            | 1           |       1 |        -1000.00 | 330100              | 330100              | 2025-03-05     |         4
                S2            | 0           |       2 |         1100.00 | 330100              | 330100              | 2025-03-05     |         4
                S3            | 0           |       1 |         1000.00 | 330100              | 330100              | 2025-03-05     |         4
                """);
        assertRows(
                lake.read(Diagnoses.TABLE).where(Diagnoses.SETTLEMENT_ID.col().equalTo("S1")), """
                diagnosis_code | is_main
                I10.X00        | true
                """);
        assertRows(lake.read(Institutions.TABLE), """
                institution_code | institution_name | region_code | level_class
                H1               | First, and only  | 330100      |           2
                """);
        assertRows(lake.read(QuarantinedRows.TABLE).where("reason in ('IDENTITY_TOTAL', 'WRONG_TYPE')"), """
                landing_file | reason         | column_name   | copy_number | total_cost_yuan
                setl_list    | IDENTITY_TOTAL | medfee_sumamt |           1 |         1000.01
                setl_list    | IDENTITY_TOTAL | medfee_sumamt |           2 |         1000.01
                setl_list    | WRONG_TYPE     | medfee_sumamt |           1 |            null
                setl_diag    | WRONG_TYPE     | maindiag_flag |           1 |            null
                """);
        whatTellsAPersonIsNowhere(lake, result);
    }

    /** Ids and names of people as delivered, in columns of theirs, in free text, and in a row with too many cells. */
    private static final List<String> CANARIES = List.of("P-4711", "M-0815", "Zhang-Canary", "Doctor-Canary");

    /** Not in what the command says, in any row of any table, published or not, nor in any file of the lake that can be read. */
    private void whatTellsAPersonIsNowhere(TestLake lake, Result result) throws IOException {
        assertThat(textOf(folder.resolve("landing"), ".csv"))
                .as("the search finds what was delivered")
                .contains(CANARIES);
        assertThat(said(result)).doesNotContain(CANARIES);
        assertThat(textOf(folder.resolve("lake"), ".json"))
                .contains("commitInfo")
                .doesNotContain(CANARIES);
        List<String> seen = new ArrayList<>();
        for (Table table : Tables.ALL) {
            for (Row row : lake.lake().readAll(table).collectAsList()) {
                seen.add(table.name());
                assertThat(row.toString()).as(table.name()).doesNotContain(CANARIES);
            }
        }
        assertThat(seen)
                .contains("claims.quarantined", "claims.diagnoses", "claims.persons", "claims.doctors", "ops.runs");
        String key = Persons.PERSON_KEY.in(lake.read(Persons.TABLE).first());
        assertThat(lake.read(FeeLines.TABLE)
                        .where(FeeLines.PERSON_KEY.col().equalTo(key))
                        .count())
                .isEqualTo(2);
    }

    /** The texts of all files below a folder with this ending. */
    private static String textOf(Path below, String ending) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(below)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(ending)).toList()) {
                text.append(Files.readString(file)).append('\n');
            }
        }
        return text.toString();
    }

    @Test
    void aLaterDeliveryMayBringCorrectionsOnlyAndTheSameOneAgainChangesNothing() throws IOException {
        TestLake lake = new TestLake(folder.resolve("lake"));
        LandingKit first = valid("first");
        assertThat(said(ingest(lake, first))).contains("setl_list: 2 rows in, 2 loaded, 0 quarantined");

        LandingKit second = new LandingKit(folder.resolve("second"))
                .settlements(
                        "setl_list.csv",
                        settlement("S1", "version", "2", "medfee_sumamt", "1100.00", "hosp_part_amt", "100.00"),
                        settlement("S2"),
                        settlement("S3"))
                .file("setl_diag/part-1.csv", "setl_id,diag_srt_no,maindiag_flag,diag_code\nS1,1,1,A01\nS2,1,1,A01\n")
                .file("setl_diag/part-2.csv", "setl_id,diag_srt_no,maindiag_flag,diag_code\nS3,1,1,A02\n");
        assertThat(said(ingest(lake, second)))
                .contains("setl_list: 3 rows in, 2 loaded, 1 quarantined (DUPLICATE 1)")
                .contains("setl_diag: 3 rows in, 2 loaded, 1 quarantined (ORPHAN 1)");

        assertThat(said(ingest(lake, first))).contains("Already published for */delivery-");
        assertThat(said(ingest(lake, second))).contains("Already published for */delivery-");
        // The same files, read by other code: judged as at first, never by what they themselves brought.
        TestLake newer = new TestLake(folder.resolve("lake").toString(), "newer");
        assertThat(said(ingest(newer, second))).contains("setl_list: 3 rows in, 2 loaded, 1 quarantined (DUPLICATE 1)");

        Path key = folder.resolve("pseudonym.key");
        Path kept = Files.move(key, folder.resolve("kept.key"));
        LandingKit third = new LandingKit(folder.resolve("third")).settlements("setl_list.csv", settlement("S4"));
        Result withoutKey = ingest(newer, third);
        assertThat(withoutKey.exit()).isEqualTo(Exit.REFUSED);
        assertThat(said(withoutKey))
                .contains("is not that of the deliveries in the lake")
                .contains("does not exist");
        assertThat(Files.exists(key)).as("no second key is made").isFalse();
        Files.move(kept, key);

        assertRows(newer.read(SettlementLists.TABLE), """
                settlement_id | version | total_cost_yuan
                S1            |       2 |         1100.00
                S2            |       1 |         1000.00
                S3            |       1 |         1000.00
                """);
        assertRows(newer.read(Diagnoses.TABLE), """
                settlement_id | diagnosis_code
                S1            | A01
                S2            | I10.X00
                S3            | A02
                """);
    }

    @Test
    void everyFileThatCannotBeUsedIsNamedAtOnce() throws IOException {
        TestLake lake = new TestLake(folder.resolve("lake"));
        LandingKit kit = valid("landing")
                .without("budget.csv")
                .file("person.csv", "psn_no,gend,brdy,insu_admdvs,insutype,enrol_begin\n")
                .file("hospital.csv", "fixmedins_code,fixmedins_name\nH1,First\n")
                .file("region/part.csv", "admdvs\n330100\n")
                .file("setl_oprn.csv", "")
                .file("fee_line.csv", "setl_id,SETL_ID\nS1,S1\n")
                .file("doctor.csv", "P-4711,Zhang-Canary,1960-05-01\n") // rows where the header should be
                .file("setl_icu.csv", "S1,P-4711,P-4711\n");
        Path open = Files.writeString(folder.resolve("pseudonym.key"), "x");
        Files.setPosixFilePermissions(open, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));

        Result result = ingest(lake, kit);

        assertThat(result.exit()).isEqualTo(Exit.REFUSED);
        assertThat(said(result))
                .contains("The delivery lacks budget.")
                .contains("person.csv has no rows. It has a header only.")
                .contains("hospital.csv lacks required columns: admdvs, agreement_begin, hosp_lv.")
                .contains("The delivery has region more than once. [region, region.csv] were found.")
                .contains("setl_oprn.csv has no rows. It is empty.")
                .contains("The header of fee_line.csv has one name for columns 1 and 2.")
                .contains("doctor.csv lacks required columns: dr_code, fixmedins_code. Its first line has none of its"
                        + " columns: it may be a row, and the header missing.")
                .contains("The header of setl_icu.csv has one name for columns 2 and 3.")
                .doesNotContain(CANARIES)
                .contains("is open to others than its owner")
                .contains("is too short");
        assertThat(result.lines()).hasSize(10);
        assertThat(Files.exists(folder.resolve("lake/claims"))).isFalse();
    }

    @Test
    void aQuoteThatMaySwallowLinesIsRefusedByItsLine() {
        TestLake lake = new TestLake(folder.resolve("lake"));
        LandingKit kit = valid("landing").file("doctor.csv", """
                dr_code,fixmedins_code,title
                D1,H1,"chief
                D2,H1,
                D3,H1,"second" of two
                """);

        Result result = ingest(lake, kit);

        assertThat(result.exit()).isEqualTo(Exit.REFUSED);
        assertThat(said(result)).contains("doctor.csv has quotes where none may stand, on lines [2]");
    }

    @Test
    void anEmptyOrMissingLandingFolderIsRefused() throws IOException {
        TestLake lake = new TestLake(folder.resolve("lake"));
        Files.createDirectories(folder.resolve("empty"));

        Result empty = ingest(lake, new LandingKit(folder.resolve("empty")));
        Result missing = ingest(lake, new LandingKit(folder.resolve("missing")));

        assertThat(empty.exit()).isEqualTo(Exit.REFUSED);
        assertThat(said(empty)).contains("is empty");
        assertThat(missing.exit()).isEqualTo(Exit.REFUSED);
        assertThat(said(missing)).contains("There is no landing folder");
    }

    @Test
    void parquetIsReadLikeCsv() {
        TestLake lake = new TestLake(folder.resolve("lake"));
        LandingKit kit = valid("landing").without("setl_list.csv");
        LandingKit csv = new LandingKit(folder.resolve("csv"))
                .settlements("setl_list.csv", settlement("S1"), settlement("S2", "dscg_time", "2025-02-01 10:00:00"));
        lake.lake()
                .spark()
                .read()
                .option("header", true)
                .csv(csv.folder().resolve("setl_list.csv").toString())
                .withColumn("medfee_sumamt", functions.expr("cast(medfee_sumamt as decimal(16,2))"))
                .withColumn("adm_time", functions.expr("cast(adm_time as timestamp)"))
                .withColumn("brdy", functions.expr("cast(brdy as date)"))
                .write()
                .parquet(kit.folder().resolve("setl_list.parquet").toString());

        assertThat(said(ingest(lake, kit)))
                .contains("setl_list: 2 rows in, 1 loaded, 1 quarantined (NEGATIVE_STAY 1)")
                .contains("fee_line: 2 rows in, 1 loaded, 1 quarantined (ORPHAN 1)")
                .contains("Whole cost: 2,000.00 yuan in, 1,000.00 loaded, 1,000.00 quarantined");
    }

    @Test
    void everyFaultOfAMappingIsNamedAtOnce() throws IOException {
        TestLake lake = new TestLake(folder.resolve("lake"));
        LandingKit kit = new LandingKit(folder.resolve("landing"))
                .file("a.csv", "code,label\n1,one\n")
                .file("b.csv", "code,other\n1,x\n1,y\n");
        Path mapping = Files.writeString(folder.resolve("mapping.yaml"), """
                source: test
                surprise: x
                currency: reais
                tables:
                  doctors: {from: a.csv, columns: {dr_code: code}}
                  doctor:
                    from: a.csv
                    lookups:
                      twice: {from: b.csv, key: code, equals: code}
                    columns:
                      dr_code: (select max(code) from x)
                      fixmedins_code: reflect('java.lang.System', 'exit')
                      title: nowhere
                      caty: cast(code as int)
                      colour: code
                  holiday:
                    from: a.csv
                    distinct: "yes"
                    columns: {date: label, kind: "case code when 1 then 'a' else label end"}
                  new_tech: {from: gone.csv, columns: {med_list_codg: code, approved_from: code}}
                absent: {doctor: "none", region: "none"}
                """);

        Result result = ingest(lake, kit, "--mapping", mapping.toString());

        assertThat(result.exit()).isEqualTo(Exit.REFUSED);
        assertThat(said(result))
                .contains("mapping.yaml has the unknown key surprise")
                .contains("mapping.yaml has the currency reais")
                .contains("mapping.yaml maps to the unknown table doctors")
                .contains("doctor has the unknown column colour")
                .contains("mapping.yaml names doctor under absent")
                .contains("holiday.distinct is not true or false")
                .contains("The delivery lacks gone.csv")
                .contains("code is not unique in b.csv")
                .contains("doctor.dr_code: (select max(code) from x) cannot be used. It uses ")
                .contains("doctor.fixmedins_code: reflect('java.lang.System', 'exit') cannot be used."
                        + " It uses the function reflect")
                .contains("doctor.title: nowhere cannot be used")
                .contains("doctor.caty: cast(code as int) cannot be used. It uses cast (write try_cast")
                .contains("holiday.kind: case code when 1 then 'a' else label end cannot be used. It mixes text with")
                .contains("mapping.yaml maps nothing to setl_list")
                .doesNotContain("maps nothing to region");
        assertThat(said(ingest(lake, kit, "--mapping", folder.resolve("no.yaml").toString())))
                .contains("There is no mapping file");
        Path repeated = Files.writeString(folder.resolve("repeated.yaml"), "source: a\nsource: b\n");
        assertThat(said(ingest(lake, kit, "--mapping", repeated.toString()))).contains("repeated.yaml cannot be read");
    }

    @Test
    void aLakeHasOneCurrency() throws IOException {
        TestLake lake = new TestLake(folder.resolve("lake"));
        assertThat(ingest(lake, valid("landing")).exit()).isEqualTo(Exit.DONE);
        LandingKit reais = new LandingKit(folder.resolve("reais")).file("a.csv", "day\n2025-01-01\n");
        Path mapping = Files.writeString(folder.resolve("reais.yaml"), """
                source: test
                currency: BRL
                tables:
                  holiday: {from: a.csv, columns: {date: day, kind: "'H'"}}
                """);

        Result result = ingest(lake, reais, "--mapping", mapping.toString());

        assertThat(result.exit()).isEqualTo(Exit.REFUSED);
        assertThat(said(result)).contains("The delivery is in BRL, those in the lake are in CNY");
    }

    /** 34,839 real claims. Assumed away, with a line on standard output, where the reference data are not configured. */
    @Test
    void realClaimsOfAnotherFormLoadThroughTheirMapping() {
        String shared = System.getProperty("MEDFUND_SHARED", System.getenv("MEDFUND_SHARED"));
        if (shared == null || shared.isBlank()) {
            System.out.println("Not run: the real claims. MEDFUND_SHARED does not say where they are.");
        }
        assumeTrue(shared != null && !shared.isBlank(), "MEDFUND_SHARED is not set");
        Path claims = Path.of(shared, "data", "sih_rs2019");
        assertThat(claims).isDirectory();
        TestLake lake = new TestLake(folder.resolve("lake"));

        Result result = ingest(
                lake,
                new LandingKit(claims),
                "--mapping",
                TestLake.repository().resolve("conf/mapping/sih-rs.yaml").toString());

        assertThat(said(result))
                .contains("setl_list: 34,839 rows in, 34,787 loaded, 52 quarantined (UNKNOWN_REGION 52)")
                .contains("Whole cost: 51,116,632.94 yuan in");
        assertThat(result.exit()).isEqualTo(Exit.DONE);
        assertThat(sum(lake.read(SettlementLists.TABLE), SettlementLists.TOTAL_COST_YUAN.name())
                        .add(sum(lake.read(QuarantinedRows.TABLE), QuarantinedRows.TOTAL_COST_YUAN.name())))
                .isEqualByComparingTo("51116632.94");
        assertThat(lake.read(SettlementLists.TABLE)
                        .where(SettlementLists.TOTAL_COST_YUAN.col().equalTo(0))
                        .count())
                .isEqualTo(325);
    }

    private static BigDecimal sum(org.apache.spark.sql.Dataset<Row> rows, String column) {
        return rows.agg(functions.sum(column)).first().getDecimal(0);
    }
}
