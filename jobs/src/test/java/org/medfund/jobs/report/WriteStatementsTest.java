package org.medfund.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;
import static org.medfund.core.testkit.RowsAssert.assertRows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Result;
import org.medfund.core.table.clearing.Reconciliation;
import org.medfund.core.table.clearing.ReconciliationResults;
import org.medfund.core.testkit.TestLake;
import org.medfund.jobs.clearing.ClearQuarterJob;
import org.medfund.jobs.clearing.ClearYearJob;
import org.medfund.jobs.reconciliation.ReconcileStatementsJob;
import org.medfund.jobs.report.statements.WriteStatementsJob;

/** May and June of two hospitals: S1 of May is corrected in June, H1 states what H2 has, and H2 has 600 small cases. */
class WriteStatementsTest {

    @TempDir
    static Path folder;

    private static TestLake lake;
    private static Path june;

    @BeforeAll
    static void juneIsSettledReconciledAndWritten() {
        lake = StatedLake.in(folder);
        june = written("--period", "2025-06");
    }

    private static Path written(String... argv) {
        List<String> all = new ArrayList<>(List.of(argv));
        all.addAll(List.of("--out", folder.resolve("out").toString()));
        Result result = StatedLake.done(lake, new WriteStatementsJob(), all.toArray(String[]::new));
        return Path.of(result.lines().get(result.lines().size() - 1));
    }

    private static JsonNode data(Path page) throws IOException {
        String html = Files.readString(page);
        String from = "<script type=\"application/json\" id=\"data\">";
        int begin = html.indexOf(from) + from.length();
        return new ObjectMapper().readTree(html.substring(begin, html.indexOf("</script>", begin)));
    }

    private static List<String> lines(JsonNode rows, int... columns) {
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(
                IntStream.of(columns).mapToObj(at -> row.get(at).asText()).collect(Collectors.joining(" "))));
        return lines;
    }

    private static Map<String, String> figures(JsonNode statement) {
        Map<String, String> figures = new HashMap<>();
        statement.path("lines").forEach(line -> {
            figures.put(line.path("figure").asText(), line.path("value").asText());
            if (!line.path("terms").isEmpty()) {
                assertThat(line.path("posted").asText())
                        .as(line.path("figure").asText())
                        .isEqualTo(line.path("value").asText());
                assertThat(line.path("rest").asText()).isEmpty();
            }
        });
        return figures;
    }

    @Test
    void differencesAreListedByReason() {
        assertRows(lake.read(Reconciliation.TABLE).where("settlement_id not like 'T%'"), """
                institution_code | insurance_type | settlement_id | reason             | agency_yuan | hospital_yuan | difference_yuan | other_period | other_institution_code
                H1               | 310            | R1            | REVERSED           | null        | 60.00         | -60.00          | null         | null
                H1               | 310            | S1            | OTHER_MONTH        | -100.00     | null          | -100.00         | 2025-05      | null
                H1               | 310            | S2            | BOOK_AMOUNT        | 500.00      | 400.00        | 100.00          | null         | null
                H1               | 310            | S4            | OTHER_INSTITUTION  | null        | 200.00        | -200.00         | null         | H2
                H1               | 310            | X9            | UNKNOWN_SETTLEMENT | null        | 50.00         | -50.00          | null         | null
                H2               | 310            | S4            | OTHER_INSTITUTION  | 200.00      | null          | 200.00          | null         | H1
                """);
        assertRows(lake.read(ReconciliationResults.TABLE), """
                institution_code | insurance_type | agency_count | stated_count | equal_count | difference_count | agency_yuan | hospital_yuan | difference_yuan | reconciliation_code | only_agency_count | only_agency_yuan | book_amount_yuan
                H1               | 310            | 3            | 5            | 1           | 5                | 700.00      | 1010.00       | -310.00         | 2                   | 0                 | 0.00             | 100.00
                H1               | 390            | 1            | 1            | 1           | 0                | 100.00      | 100.00        | 0.00            | 0                   | 0                 | 0.00             | 0.00
                H2               | 310            | 2            | 1            | 1           | 1                | 270.00      | 70.00         | 200.00          | 1                   | 0                 | 0.00             | 0.00
                H2               | 390            | 600          | 0            | 0           | 600              | 600.00      | 0.00          | 600.00          | 1                   | 600               | 600.00           | 0.00
                """);
        Result none = lake.run(new ReconcileStatementsJob(), "--month", "2025-07");
        assertThat(none.exit()).isEqualTo(Exit.REFUSED);
        assertThat(none.lines()).anyMatch(line -> line.contains("settle-month"));
    }

    @Test
    void aPageShowsEveryFigureAsASumOfPostings() throws IOException {
        JsonNode page = data(june.resolve("330100/H1.html"));

        assertThat(figures(page.path("statements").get(0)))
                .containsEntry("gross_yuan", "700.00")
                .containsEntry("deposit_yuan", "35.00")
                .containsEntry("settlement_yuan", "665.00")
                .containsEntry("carried_in_yuan", "0.00")
                .containsEntry("paid_yuan", "665.00");
        assertThat(figures(page.path("statements").get(1))).containsEntry("paid_yuan", "95.00");
        assertThat(lines(page.path("cases").path("grid").path("rows"), 0, 1, 2, 9, 12, 13))
                .containsExactly(
                        "310 S1 2025-05-10 900.00 -100.00 330100/2025-05/310/CASE_ENTITLEMENT/S1",
                        "310 S2 2025-06-05 500.00 500.00 ",
                        "310 S3 2025-06-10 300.00 300.00 ",
                        "390 S5 2025-06-12 100.00 100.00 ");
        assertThat(lines(page.path("differences").path("grid").path("rows"), 1, 2))
                .contains("S1 OTHER_MONTH", "S2 BOOK_AMOUNT")
                .hasSize(5);
        assertThat(lines(page.path("objections").path("rows"), 0, 1, 6, 8))
                .containsExactly("J1 OPEN HIGH 500.00", "J2 LATE  ");
        assertThat(page.path("window").path("opened").asText()).isEqualTo("2025-07-15");
        assertThat(page.path("window").path("lastDay").asText()).isEqualTo("2025-07-29");
    }

    @Test
    void ofManyCasesThePageShowsTheFirstAndTheFileHasAll() throws IOException {
        JsonNode page = data(june.resolve("330100/H2.html"));

        assertThat(page.path("cases").path("count").asLong()).isEqualTo(602);
        assertThat(page.path("cases").path("grid").path("rows")).hasSize(500);
        List<String> lines = Files.readAllLines(
                june.resolve("330100").resolve(page.path("casesFile").asText()));
        assertThat(lines).hasSize(603);
        int posted = List.of(lines.get(0).split(",")).indexOf("posted_yuan");
        assertThat(lines.stream()
                        .skip(1)
                        .map(line -> new BigDecimal(line.split(",", -1)[posted]))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("870.00");
    }

    @Test
    void theRegionAddsUpItsInstitutions() throws IOException {
        JsonNode page = data(june.resolve("330100.html"));

        assertThat(lines(page.path("totals").path("rows"), 0, 1, 2))
                .containsExactly("310 970.00 48.50", "390 700.00 35.00");
        assertThat(lines(page.path("institutions").path("rows"), 0, 1, 3))
                .containsExactly("H1 310 700.00", "H1 390 100.00", "H2 310 270.00", "H2 390 600.00");
        assertThat(page.path("addresses").get(0).asText()).isEqualTo("330100/H1.html");
        page.path("addresses")
                .forEach(address -> assertThat(june.resolve(address.asText())).exists());
        assertThat(lines(page.path("budgets").path("rows"), 0, 1)).containsExactly("310 3000.00", "390 1000.00");
    }

    @Test
    void theWorkbookHasStatementsPostingsAndCases() throws IOException {
        Path file = june.resolve("330100.xlsx");

        assertThat(sheet(file, "statements")).hasSize(3 + 4);
        assertThat(sheet(file, "cases")).hasSize(3 + 606);
        assertThat(sheet(file, "reconciliation")).hasSize(3 + 606);
        assertThat(sheet(file, "reconciliation_results")).hasSize(3 + 4);
        assertThat(sheet(file, "objections")).hasSize(3 + 3);
        assertThat(sheet(file, "postings").stream()
                        .map(row -> row.getCellText(1) + " " + row.getCellText(2) + " " + row.getCellText(3) + " "
                                + row.getCellText(4) + " " + row.getCellText(8)))
                .contains("H1 310 PERIOD MONTHLY_PAID -665.00", "H1 310 BEFORE MONTHLY_PAID -950.00");
        assertThat(sheet(file, "statements").get(0).stream().map(cell -> cell.getText()))
                .contains("统筹区", "月度应付总额（元）")
                .doesNotContain("");
    }

    @Test
    void objectionsGoBackInTheFormOfTheLandingFile() throws IOException {
        assertThat(Files.readAllLines(june.resolve("objection.csv")))
                .satisfies(lines -> assertThat(lines.get(0))
                        .startsWith(
                                "objection_id,fixmedins_code,period,setl_id,amount,text,filed_at,answer,answered_at,"))
                .anyMatch(line -> line.startsWith("J1,H1,2025-06,S2,100.00,分组有异议,2025-07-29,,,330100,310,2025-06-05")
                        && line.endsWith(",500.00,500.00,OPEN"))
                .anyMatch(line -> line.startsWith("J2,") && line.endsWith(",LATE"))
                .anyMatch(line -> line.startsWith("J3,") && line.endsWith(",ANSWERED"))
                .hasSize(4);
    }

    @Test
    void quarterAndYearAreSumsOfTheirPostingsToo() throws IOException {
        StatedLake.done(lake, new ClearQuarterJob(), "--quarter", "2025Q2", "--region", "330100");
        Path quarter = written("--period", "2025Q2", "--institution", "h1");
        assertThat(data(quarter.resolve("330100/H1.html"))
                        .path("window")
                        .path("lastDay")
                        .asText())
                .isEmpty();
        Map<String, String> q2 = figures(
                data(quarter.resolve("330100/H1.html")).path("statements").get(0));
        // 0.97 x (900 + 500 + 300) = 1649; paid 950 + 665.
        assertThat(q2)
                .containsEntry("entitlement_yuan", "1700.00")
                .containsEntry("paid_yuan", "1615.00")
                .containsEntry("clearing_yuan", "34.00");
        assertThat(quarter.resolve("330100.html")).doesNotExist();
        assertThat(quarter.resolve("330100/H2.html")).doesNotExist();

        StatedLake.done(lake, new ClearYearJob(), "--year", "2025");
        Path year = written("--period", "2025");
        JsonNode page = data(year.resolve("330100/H1.html"));
        Map<String, String> figures = figures(page.path("statements").get(0));
        // Held 50 + 35, of which 81 / 90 is returned.
        assertThat(figures)
                .containsEntry("standard_entitlement_yuan", "1700.00")
                .containsEntry("deposit_held_yuan", "85.00")
                .containsEntry("deposit_forfeited_yuan", "8.50")
                .containsEntry("quarterly_paid_yuan", "34.00")
                .containsEntry("clearing_payable_yuan", "42.50");
        // S1 was posted in May and corrected in June.
        assertThat(lines(page.path("cases").path("grid").path("rows"), 1, 10, 12))
                .contains("S1 2025-05 1000.00", "S1 2025-06 -100.00");
        assertThat(data(year.resolve("330100.html")).path("residual").path("rows"))
                .isNotEmpty();
    }

    @Test
    void noPersonIsInAnyFile() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(text(file))
                        .as(file.toString())
                        .doesNotContain(StatedLake.CANARY)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void aPageIsDrawnInBothLanguages() throws IOException, InterruptedException {
        Path page = june.resolve("330100/H1.html");

        String english = Chromium.dom(page, "#lang=en", folder.resolve("browser"));
        String chinese = Chromium.dom(page, "", folder.resolve("browser"));
        String region = Chromium.dom(june.resolve("330100.html"), "#lang=en", folder.resolve("browser"));

        assertThat(english)
                .contains(
                        "data-ready=\"institution\"",
                        "Monthly settlement 2025-06",
                        ">665.00<",
                        "H1-cases.csv",
                        "until 2025-07-29")
                .doesNotContain("data-errors=", ">statement.", ">formula.", ">grid.");
        assertThat(chinese)
                .contains("data-ready=\"institution\"", "2025-06 月度结算单", "第一医院", "病例应付额")
                .doesNotContain("data-errors=", ">OTHER_MONTH<", ">statement.");
        assertThat(region)
                .contains("data-ready=\"region\"", "href=\"330100/H1.html#lang=en\"")
                .doesNotContain("data-errors=", ">statement.", ">grid.");
        if (System.getProperty("medfund.pictures") != null) {
            Path pictures = Files.createDirectories(Path.of(System.getProperty("medfund.pictures")));
            Chromium.picture(page, "#lang=en", pictures.resolve("statement.png"), 2400, folder.resolve("browser"));
            Chromium.picture(
                    june.resolve("330100.html"), "", pictures.resolve("region.png"), 1400, folder.resolve("browser"));
        }
    }

    private static List<org.dhatim.fastexcel.reader.Row> sheet(Path file, String name) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                ReadableWorkbook workbook = new ReadableWorkbook(in)) {
            return workbook.findSheet(name).orElseThrow().read();
        }
    }

    /** A workbook is a zip of texts. */
    private static String text(Path file) throws IOException {
        if (!file.toString().endsWith(".xlsx")) {
            return Files.readString(file);
        }
        StringBuilder text = new StringBuilder();
        try (ZipFile parts = new ZipFile(file.toFile())) {
            for (ZipEntry part : Collections.list(parts.entries())) {
                try (InputStream in = parts.getInputStream(part)) {
                    text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return text.toString();
    }
}
