package org.medfund.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Result;
import org.medfund.core.job.Scope;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.grouping.GroupCatalogue;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.weights.RelativeWeights;
import org.medfund.core.table.weights.SchemeQualities;
import org.medfund.core.table.weights.TrimmedCases;
import org.medfund.core.table.weights.WeightSensitivities;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;

/** Region 330100 with two published years: ES23 of 49 cases this year in four hospitals, and GK39 of seven cases. */
class WeightBookTest {
    private static final PolicyYear YEAR = PolicyYear.of("2025");

    @TempDir
    static Path folder;

    private static TestLake lake;
    private static Path report;
    private static JsonNode book;

    @BeforeAll
    static void aBookOfTwoRegions() throws IOException {
        List<Region> regions = List.of(Region.of("330100"), Region.of("330200"));
        lake = new TestLake(folder.resolve("lake"))
                .delivered(
                        "delivery-1",
                        Map.of(
                                Areas.TABLE, rows(Areas.TABLE, """
                                        area_code | area_name | region_code | valid_from_date
                                        330100    | 杭州市    | 330100      | 2020-01-01
                                        330200    | 宁波市    | 330200      | 2020-01-01
                                        """),
                                Institutions.TABLE, rows(Institutions.TABLE, """
                                        institution_code | institution_name | region_code
                                        H-A              | 第一医院         | 330100
                                        H-B              | </script><b>     | 330100
                                        """)))
                .with(Scope.of(regions, YEAR.minus(1)), Map.of(RelativeWeights.TABLE, rows(RelativeWeights.TABLE, """
                        region_code | year | scheme    | group_code | case_count | year_case_count | mean_cost_yuan | cost_cv | stability | weight_basis | measured_weight | measured_weight_low | measured_weight_high | credibility | relative_weight
                        330100      | 2024 | demo_2025 | ES23       |         90 |              40 |        7000.00 | 0.40    | STABLE    | OWN_MEAN     | 0.5000          | 0.4600              | 0.5400               | 1.0000      | 0.5000
                        330200      | 2024 | demo_2025 | ES23       |         80 |              40 |        7000.00 | 0.40    | STABLE    | OWN_MEAN     | 0.9000          | 0.4600              | 0.9400               | 1.0000      | 0.9000
                        """)))
                .with(
                        Scope.of(regions, YEAR),
                        Map.of(
                                GroupCatalogue.TABLE, rows(GroupCatalogue.TABLE, """
                                        region_code | scheme    | group_code | group_name   | group_name_en
                                        330100      | demo_2025 | ES23       | 呼吸系统感染 | Respiratory infection
                                        330100      | demo_2025 | GK39       | 结肠镜诊疗   | null
                                        """),
                                RelativeWeights.TABLE, rows(RelativeWeights.TABLE, """
                                        region_code | year | scheme    | group_code | case_count | year_case_count | trimmed_case_count | mean_cost_yuan | cost_cv    | stability      | weight_basis | measured_weight | measured_weight_low | measured_weight_high | credibility | is_held | relative_weight
                                        330100      | 2025 | demo_2025 | ES23       |        120 |              49 |                  3 |        1250.00 | 0.41273391 | STABLE         | OWN_MEAN     | 0.5400          | 0.5100              | 0.5700               | 0.9321      | true    | 0.5500
                                        330100      | 2025 | demo_2025 | GK39       |          7 |               2 |                  1 |        7777.77 | 0.10       | UNSTABLE_SMALL | PARENT_ADRG  | 0.6944          | 0.6543              | 0.7123               | 0.2345      | false   | 0.7100
                                        330200      | 2025 | demo_2025 | ES23       |        500 |             200 |                  0 |        9999.99 | 0.41       | STABLE         | OWN_MEAN     | 1.0000          | 0.9900              | 1.0100               | 1.0000      | false   | 1.0000
                                        330200      | 2025 | demo_2025 | FM19       |         60 |               1 |                  0 |        8888.88 | 0.41       | STABLE         | OWN_MEAN     | 0.8000          | null                | null                 | null        | false   | 0.8000
                                        """),
                                WeightSensitivities.TABLE, rows(WeightSensitivities.TABLE, """
                                        region_code | year | scheme    | group_code | trim_policy | is_in_force | case_count | measured_weight
                                        330100      | 2025 | demo_2025 | ES23       | TRIM_NONE   | false       |        123 | 0.5670
                                        330100      | 2025 | demo_2025 | ES23       | TRIM_IQR15  | true        |        120 | 0.5400
                                        330100      | 2025 | demo_2025 | ES23       | TRIM_P1_P99 | false       |        100 | 0.5130
                                        330100      | 2025 | demo_2025 | GK39       | TRIM_IQR15  | true        |          7 | 0.6944
                                        """),
                                SchemeQualities.TABLE, rows(SchemeQualities.TABLE, """
                                        region_code | year | scheme    | judged_on | case_count | reduction_in_variance | group_count
                                        330100      | 2025 | demo_2025 | WINDOW    |        127 | 0.61                  | 2
                                        """),
                                TrimmedCases.TABLE, rows(TrimmedCases.TABLE, """
                                        region_code | year | settlement_id | group_code | reason       | total_cost_yuan
                                        330100      | 2025 | T1            | ES23       | TRIMMED_HIGH | 990000.00
                                        330100      | 2025 | T2            | ES23       | TRIMMED_HIGH | 990000.00
                                        330100      | 2025 | T3            | ES23       | TRIMMED_HIGH | 990000.00
                                        """),
                                GroupedCases.TABLE, rows(GroupedCases.TABLE, cases())));
        Result result = lake.run(
                new WriteReportJob(),
                "--year",
                "2025",
                "--out",
                folder.resolve("out").toString());
        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);
        report = Path.of(result.lines().get(0));
        book = data(report.resolveSibling("weights-2025/330100.html"));
    }

    /** A has 25 cases of 1 000.00 to 1 024.00 yuan, B 15, C five, D four; three of A are trimmed. */
    private static String cases() {
        StringBuilder block = new StringBuilder(
                "region_code | settlement_id | scheme | year | status | group_code | institution_code | total_cost_yuan\n");
        Map<String, Integer> hospitals = Map.of("H-A", 25, "H-B", 15, "H-C", 5, "H-D", 4);
        hospitals.forEach((hospital, cases) -> {
            for (int at = 0; at < cases; at++) {
                block.append(String.format(
                        Locale.ROOT,
                        "330100 | %s-%d | demo_2025 | 2025 | SUCCESS | ES23 | %s | %d.00%n",
                        hospital,
                        at,
                        hospital,
                        1000 + at));
            }
        });
        for (String trimmed : List.of("T1", "T2", "T3")) {
            block.append("330100 | " + trimmed + " | demo_2025 | 2025 | SUCCESS | ES23 | H-A | 990000.00\n");
        }
        return block + "330100 | Q1 | demo_2025 | 2025 | QY | null | H-A | 5.00\n";
    }

    private static JsonNode data(Path page) throws IOException {
        String written = Files.readString(page);
        int from = written.indexOf("id=\"data\">") + "id=\"data\">".length();
        return new ObjectMapper().readTree(written.substring(from, written.indexOf("</script>", from)));
    }

    private static JsonNode group(String code) {
        return StreamSupport.stream(book.path("groups").spliterator(), false)
                .filter(page -> page.path("group").asText().equals("demo_2025/" + code))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> lines(JsonNode list, String... names) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(each -> String.join(
                        " ",
                        java.util.Arrays.stream(names)
                                .map(name -> each.path(name).asText())
                                .toList()))
                .toList();
    }

    @Test
    void aRegionHasAFileAndAGroupItsPage() throws IOException {
        assertThat(lines(book.path("groups"), "group")).containsExactly("demo_2025/ES23", "demo_2025/GK39");
        JsonNode other = data(report.resolveSibling("weights-2025/330200.html"));
        assertThat(lines(other.path("groups"), "group", "weight"))
                .containsExactly("demo_2025/ES23 1.0000", "demo_2025/FM19 0.8000");
        assertThat(other.path("runs").path(0).asText()).matches("[0-9a-f-]{36}");
    }

    @Test
    void everyFigureIsThatOfTheTable() {
        assertThat(lines(
                                book.path("groups"),
                                "cases",
                                "yearCases",
                                "meanCost",
                                "costCv",
                                "measured",
                                "low",
                                "high",
                                "credibility",
                                "isHeld",
                                "weight")
                        .get(0))
                .isEqualTo("120 49 1250.00 0.41273391 0.5400 0.5100 0.5700 0.9321 true 0.5500");
    }

    /** The newest year counts seven tenths, and all of that may be one case. */
    @Test
    void aWeightOfFewRecentCasesIsMarkedAndTheirNumberNotTold() throws IOException {
        Path other = report.resolveSibling("weights-2025/330200.html");

        assertThat(lines(data(other).path("groups"), "group", "cases", "yearCases", "isOfFewThisYear"))
                .containsExactly("demo_2025/ES23 500 200 false", "demo_2025/FM19 60  true");
        assertThat(lines(book.path("groups"), "isOfFewThisYear")).containsExactly("false", "false");
    }

    /** 0.5500 is 10 % above 0.5000; 0.5670 is 5 % above 0.5400. */
    @Test
    void changesAreThoseFromTheYearBeforeAndFromTheTrimInForce() {
        assertThat(lines(group("ES23").path("years"), "year", "cases", "yearCases", "weight", "change"))
                .containsExactly("2024 90 40 0.5000 ", "2025 120 49 0.5500 10.00");
        assertThat(lines(group("ES23").path("trims"), "policy", "measured", "change"))
                .containsExactly("TRIM_IQR15 0.5400 0.00", "TRIM_NONE 0.5670 5.00", "TRIM_P1_P99 0.5130 -5.00");
    }

    /** 123 cases without trimming beside 120 would tell of three. */
    @Test
    void howManyCasesFewTrimsTakeIsNotTold() {
        assertThat(lines(group("ES23").path("trims"), "policy", "cases"))
                .containsExactly("TRIM_IQR15 120", "TRIM_NONE ", "TRIM_P1_P99 100");
        assertThat(group("ES23").path("trimmedCases").asText()).isEqualTo("<11");
    }

    /** C and D have nine cases together, which 49 less 25 less 15 would tell; so B is not told either. */
    @Test
    void hospitalsWithFewCasesAreNotFoundBySubtraction() {
        JsonNode page = group("ES23");

        assertThat(lines(page.path("hospitals"), "institution", "cases", "meanCost", "ratio"))
                .containsExactly("H-A 25 1012.00 1.0034");
        // 49 421 over 49, as the hospitals charged; the mean of the weight, 1250.00, is of other years too.
        assertThat(page.path("yearMeanCost").asText()).isEqualTo("1008.59");
        assertThat(page.path("otherHospitals").asInt()).isEqualTo(3);
        assertThat(page.path("otherCases").asText()).isEqualTo("24");
    }

    @Test
    void ofASmallGroupOnlyTheWeightIsTold() throws IOException {
        JsonNode page = group("GK39");

        assertThat(lines(book.path("groups"), "cases", "yearCases", "meanCost", "costCv", "measured", "low", "weight")
                        .get(1))
                .isEqualTo("<11      0.7100");
        assertThat(page.path("trims")).isEmpty();
        assertThat(lines(page.path("years"), "cases", "yearCases", "meanCost", "measured", "high", "weight"))
                .containsExactly("<11     0.7100");
        assertThat(Files.readString(report.resolveSibling("weights-2025/330100.html")))
                .doesNotContain("7777.77", "0.6944", "0.6543", "0.2345");
    }

    @Test
    void aPageIsDrawnInBothLanguagesAndAsksForNothing() throws IOException, InterruptedException {
        Path file = report.resolveSibling("weights-2025/330100.html");
        Path browser = folder.resolve("browser");

        String english = Chromium.dom(file, "#group=ES23&lang=en", browser);
        String chinese = Chromium.dom(file, "", browser);
        String small = Chromium.dom(file, "#group=GK39&lang=en", browser);

        assertThat(english)
                .contains("data-ready=\"ES23\"", ">Respiratory infection<", ">+10.00 %<", ">\u22125.00 %<", "1,250.00")
                .contains("95 % interval 0.5100 \u2013 0.5700", "3 further hospitals with 24 cases together")
                .doesNotContain("data-errors=");
        assertThat(chinese)
                .contains("data-ready=\"ES23\"", "呼吸系统感染", "第一医院", "2025 年度病组权重手册", "不同裁剪方式下的权重")
                .doesNotContain("data-errors=", ">TRIM_");
        assertThat(english.split("<svg ")).hasSize(4);
        assertThat(small)
                .contains("data-ready=\"GK39\"", "1 to 10 cases: mean cost")
                .doesNotContain("data-errors=");
        assertThat(Files.readString(file)).doesNotContain("https://", "src=").contains("default-src 'none'");
        if (System.getProperty("medfund.pictures") != null) {
            Path pictures = Files.createDirectories(Path.of(System.getProperty("medfund.pictures")));
            Chromium.picture(file, "#group=ES23&lang=en", pictures.resolve("book.png"), 1900, browser);
        }
    }

    @Test
    void theReportLeadsToThePages() throws IOException, InterruptedException {
        String english = Chromium.dom(report, "#lang=en", folder.resolve("browser"));

        assertThat(english)
                .contains("href=\"weights-2025/330100.html#group=ES23&amp;lang=en\"")
                .contains("href=\"weights-2025/330200.html#lang=en\"");
        assertThat(Files.readString(report)).contains("\"weights-2025/330100.html\"");
    }

    private static List<Row> sheet(Path file, String name) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                ReadableWorkbook workbook = new ReadableWorkbook(in)) {
            return workbook.findSheet(name).orElseThrow().read();
        }
    }

    private static List<String> texts(Row row) {
        return row.stream().map(cell -> cell == null ? "" : cell.getText()).toList();
    }

    @Test
    void theWorkbookHasTheTablesAsTheyAre() throws IOException {
        Path file = folder.resolve("book.xlsx");
        Path again = folder.resolve("again.xlsx");
        assertThat(lake.run(new WriteWeightBookJob(), "--out", file.toString(), "--region", "330100")
                        .exit())
                .isEqualTo(Exit.DONE);
        lake.run(new WriteWeightBookJob(), "--out", again.toString(), "--region", "330100", "--year", "2025");

        List<Row> weights = sheet(file, "weights");
        assertThat(texts(weights.get(2))).startsWith("region_code", "year", "scheme", "group_code", "group_name");
        assertThat(texts(weights.get(0)).subList(0, 5)).containsExactly("统筹区", "年度", "分组方案", "病组编码", "病组名称");
        assertThat(texts(weights.get(3)).subList(0, 10))
                .containsExactly(
                        "330100",
                        "2025",
                        "demo_2025",
                        "ES23",
                        "呼吸系统感染",
                        "Respiratory infection",
                        "120",
                        "49",
                        "3",
                        "1250.00");
        assertThat(weights).hasSize(5);
        assertThat(sheet(file, "sensitivities")).hasSize(7);
        assertThat(sheet(file, "scheme_quality")).hasSize(4);
        assertThat(sheet(file, "history").stream().skip(3).map(row -> row.getCellText(1) + row.getCellText(3)))
                .containsExactly("2024ES23", "2025ES23", "2025GK39");
        assertThat(sheet(file, "notes").stream().map(row -> row.getCellText(1) + "=" + row.getCellText(5)))
                .contains("mean_cost_yuan=yuan", "relative_weight=mean of the region = 1", "case_count=cases");
        assertThat(sheet(file, "runs").stream().map(row -> String.join(" ", texts(row))))
                .anyMatch(line -> line.contains("weights.relative_weights") && line.contains("2024"))
                .anyMatch(line -> line.contains("weights.relative_weights") && line.contains("2025"));
        assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void aYearWithoutWeightsIsRefused() {
        Result result = lake.run(new WriteWeightBookJob(), "--out", "never.xlsx", "--year", "2019");

        assertThat(result.exit()).isEqualTo(Exit.REFUSED);
        assertThat(result.lines()).anyMatch(line -> line.contains("calibrate-weights"));
        assertThat(lake.run(new WriteWeightBookJob(), "--out", "never.xls").lines())
                .anyMatch(line -> line.contains(".xlsx"));
    }
}
