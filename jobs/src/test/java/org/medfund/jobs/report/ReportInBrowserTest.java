package org.medfund.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Result;
import org.medfund.core.testkit.TestLake;

class ReportInBrowserTest {
    private static final int CHARTS = 14;
    private static final Pattern SVG = Pattern.compile("<div[^>]*class=\"canvas\"[^>]*>\\s*<div[^>]*>\\s*<svg");
    private static final Pattern FETCHING =
            Pattern.compile("(src|href)\\s*=\\s*[\"'](?!#)|@import|url\\((?!#)", Pattern.CASE_INSENSITIVE);

    @TempDir
    static Path folder;

    private static Path page;
    private static String chinese;
    private static String english;

    @BeforeAll
    static void aReportOfAWholeYear() throws IOException, InterruptedException {
        Result result = ReportLake.filled(folder.resolve("lake"))
                .run(new WriteReportJob(), "--year", "2025", "--out", folder.toString());
        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);
        page = Path.of(result.lines().get(0));
        assertThat(page).hasFileName("medfund-report-2025.html");
        chinese = Chromium.dom(page, "", folder.resolve("browser"));
        english = Chromium.dom(page, "#lang=en", folder.resolve("browser"));
        if (System.getProperty("medfund.pictures") != null) {
            Path pictures = Files.createDirectories(Path.of(System.getProperty("medfund.pictures")));
            Files.copy(page, pictures.resolve("report.html"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            Chromium.picture(page, "", pictures.resolve("zh.png"), 9500, folder.resolve("browser"));
            Chromium.picture(page, "#lang=en", pictures.resolve("en.png"), 9500, folder.resolve("browser"));
        }
    }

    @Test
    void everyChartIsDrawnAndNoScriptFails() {
        assertThat(chinese).contains("data-ready=\"" + CHARTS + "\"").doesNotContain("data-errors=");
        assertThat(english).contains("data-ready=\"" + CHARTS + "\"").doesNotContain("data-errors=");
        assertThat(SVG.matcher(chinese).results()).hasSize(CHARTS);
        assertThat(SVG.matcher(english).results()).hasSize(CHARTS);
    }

    @Test
    void theHashSwitchesTheLanguage() {
        assertThat(chinese)
                .contains(
                        "<html lang=\"zh\"",
                        "2025 年度医保基金运行报告</h1>",
                        ">总览</h2>",
                        ">急性心肌梗死</td>",
                        "30日内重复CT",
                        ">急性阑尾炎：腹腔镜下阑尾切除术</td>");
        assertThat(english)
                .contains(
                        "<html lang=\"en\"",
                        "Medical-insurance fund report 2025</h1>",
                        ">Overview</h2>",
                        ">Acute myocardial infarction</td>",
                        "CT repeated within 30 days")
                .doesNotContain(">急性心肌梗死</td>");
    }

    @Test
    void moneyIsGroupedAndHasTwoDecimals() {
        assertThat(english).contains("<b>12,345,678,901.23</b>", ">1,280,000.50</td>", ">\u22123,400.00</td>");
    }

    @Test
    void thePageAsksForNothing() throws IOException {
        String written = Files.readString(page);
        String withoutLibrary = written.replace(library(written), "");

        assertThat(FETCHING.matcher(withoutLibrary).results()).isEmpty();
        assertThat(withoutLibrary).doesNotContain("http://", "https://").contains("default-src 'none'");
        assertThat(FETCHING.matcher(chinese.replaceAll("(?s)<script.*?</script>", ""))
                        .results())
                .isEmpty();
    }

    @Test
    void dataCannotBecomeMarkup() {
        assertThat(chinese).contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; Co");
    }

    @Test
    void nobodyCanBeRecognised() throws IOException {
        String written = Files.readString(page);

        assertThat(written).doesNotContain("person-key-of-somebody", "7777.77", "12345.67");
        assertThat(english).contains(">&lt;11</td>");
        // Seven patients from Ningbo in Wuhan: neither their cost, nor their days, nor what the fund paid for them.
        assertThat(written).doesNotContain("143434.43");
        assertThat(written).contains("[\"330200\",\"420100\",\"\\u003c11\",\"\",\"\",\"\"]");
    }

    @Test
    void whatWasNotRunIsNamedWithItsCommand() throws IOException, InterruptedException {
        Path emptyFolder = folder.resolve("empty");
        Result result = new TestLake(emptyFolder.resolve("lake"))
                .run(new WriteReportJob(), "--year", "2025", "--out", emptyFolder.toString());
        assertThat(result.exit()).isEqualTo(Exit.DONE);

        String dom = Chromium.dom(Path.of(result.lines().get(0)), "#lang=en", folder.resolve("browser"));

        assertThat(dom)
                .contains(
                        "data-ready=\"0\"",
                        "Not run yet",
                        "bin/medfund ingest --landing DIR",
                        "bin/medfund clear-year --year 2025",
                        "bin/medfund score-fraud --year 2025")
                .doesNotContain("data-errors=");
    }

    @Test
    void oneRegionAloneIsReportedOfItsNewestYear() throws IOException {
        Path alone = folder.resolve("alone");
        Result result = ReportLake.again(folder.resolve("lake"))
                .run(new WriteReportJob(), "--out", alone.toString(), "--region", "330200");
        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);
        assertThat(result.lines().get(0)).isEqualTo("The newest year with grouped cases is 2025.");

        String written = Files.readString(Path.of(result.lines().get(1)));

        assertThat(written).contains("\"regions\":[\"330200\"]", "H33020001").doesNotContain("H33010001");
    }

    private static String library(String written) {
        int from = written.indexOf("/*\n* Licensed to the Apache Software Foundation");
        assertThat(from).isPositive();
        return written.substring(from, written.indexOf("</script>", from));
    }
}
