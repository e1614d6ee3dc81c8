package org.medfund.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Result;
import org.medfund.core.testkit.TestLake;

class ReportInBrowserTest {
    private static final int CHARTS = 15;
    private static final Pattern SVG = Pattern.compile("<div[^>]*class=\"canvas\"[^>]*>\\s*<div[^>]*>\\s*<svg");
    private static final Pattern FETCHING = Pattern.compile(
            "(src|href)\\s*=\\s*[\"'](?!#|weights-2025/)|@import|url\\((?!#)", Pattern.CASE_INSENSITIVE);

    private static final Pattern CODE = Pattern.compile("(?<![\\w#])[A-Z][A-Z0-9_]+(?![\\w])");

    /** What the field itself writes in capitals. */
    private static final Set<String> TERMS =
            Set.of("DRG", "DIP", "CV", "CT", "MR", "PR", "AUC", "ROC", "SHA", "DIR", "CSV");

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
                        "<span>急性心肌梗死</span><span class=\"of\">FR21</span>",
                        "30日内重复CT",
                        "<span>急性阑尾炎：腹腔镜下阑尾切除术</span><span class=\"of\">K35.3+47.0100</span>");
        assertThat(english)
                .contains(
                        "<html lang=\"en\"",
                        "Medical-insurance fund report 2025</h1>",
                        ">Overview</h2>",
                        "<span>Acute myocardial infarction</span><span class=\"of\">FR21</span>",
                        "CT repeated within 30 days")
                .doesNotContain("<span>急性心肌梗死</span>");
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

        String lake = emptyFolder.toAbsolutePath().resolve("lake").toString();
        assertThat(dom)
                .contains(
                        "data-ready=\"0\"",
                        "Not run yet",
                        ">bin/medfund ingest --lake " + lake + " --landing DIR</code>",
                        ">bin/medfund clear-year --lake " + lake + " --year 2025</code>",
                        ">bin/medfund train-fraud --lake " + lake + " --year 2025 --labels DIR</code>",
                        ">bin/medfund score-fraud --lake " + lake + " --year 2025</code>",
                        "Put your own folder for DIR")
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

    /**
     * Every code has its name beside it. Left alone are ids, which have none; the code of a thing nobody has named, which
     * is said; codes inside the name of a disease, which is said too; and commands.
     */
    @Test
    void noCodeStandsWithoutAName() {
        for (String document : List.of(chinese, english)) {
            List<ShownText> texts = ShownText.of(document);
            assertThat(texts).hasSizeGreaterThan(500);
            TreeSet<String> bare = new TreeSet<>();
            for (int at = 0; at < texts.size(); at++) {
                ShownText text = texts.get(at);
                boolean isId = text.isIn("is-code");
                boolean isBesideItsName = text.isIn("of") && !texts.get(at - 1).isIn("of");
                boolean isSaid = text.isIn("is-unnamed") || text.isIn("has-code");
                if (!isId && !isBesideItsName && !isSaid) {
                    CODE.matcher(text.text())
                            .results()
                            .map(MatchResult::group)
                            .filter(code -> !TERMS.contains(code))
                            .forEach(bare::add);
                }
            }
            // In a chart there is no room for the note, which stands below.
            texts.stream().filter(text -> text.isIn("is-unnamed")).forEach(text -> bare.remove(text.text()));
            assertThat(bare).isEmpty();
        }
        assertThat(chinese).contains("部分病组未提供名称", "名称中的编码");
        assertThat(english).contains("No name supplied for some groups", "Codes within names");
        assertThat(ShownText.of(english).stream().filter(text -> text.isIn("is-unnamed")))
                .extracting(ShownText::text)
                .containsOnly("XB19", "publish-for-test");
    }

    @Test
    void codesOfEvidenceHaveTheNamesOfTheLoadedLists() {
        assertThat(chinese)
                .contains(
                        "<span>脑梗死</span><span class=\"of\">I63.900</span>",
                        "因同一诊断 <span>脑梗死</span><span class=\"of\">(I63.900)</span>",
                        "（部位 <span>头部</span><span class=\"of\">(HEAD)</span>）",
                        "见 <span>第一医院</span><span class=\"of\">(H33010001)</span>",
                        ">前次住院</td>",
                        ">再次住院</td>",
                        "《医疗保障基金使用监督管理条例》（国务院令第735号）第38条第（2）项")
                .doesNotContain("另一版本的名称");
        assertThat(english)
                .contains(
                        ">Earlier stay</td>",
                        "Regulation on Supervising the Use of Medical Security Funds (State Council order 735), art. 38(1)");
    }

    @Test
    void aPictureSaysHowManySmallCellsItLeavesOut() {
        // One flow of 7 cases, and one payment path with a single case.
        assertThat(untold(english, "flows")).isEqualTo("1 small cells (1 to 10 cases) are not told and not drawn.");
        assertThat(untold(english, "payment_paths")).startsWith("1 small cells");
        assertThat(untold(chinese, "flows")).startsWith("另有 1 个小格");
        assertThat(untold(english, "rates")).isEmpty();
    }

    private static String untold(String document, String chart) {
        int from = document.indexOf("id=\"chart-" + chart + "\"");
        int to = document.indexOf("<h3", from);
        Matcher note = Pattern.compile("<p class=\"note untold\">([^<]*)<").matcher(document.substring(from, to));
        return note.find() ? note.group(1) : "";
    }

    @Test
    void anIndicatorThatCouldNotBeMeasuredSaysWhy() {
        assertThat(english)
                .contains(
                        "<span class=\"light NOT_MEASURABLE\">Not measurable</span>",
                        "Not all of the last twelve months have an expenditure (fund_balance)");
        assertThat(chinese).contains("<span class=\"light NOT_MEASURABLE\">无法测算</span>");
    }

    /** Hangzhou's January is confirmed, its quarter and year have no mark; Ningbo's year is disputed. */
    @Test
    void theStatesOfTheYearAreToldInWordsAndNotByColourAlone() {
        assertThat(english)
                .contains(
                        "title=\"finance &amp; audit\"><span class=\"light GREEN\">Confirmed</span><div class=\"day\">2025-03-03</div>",
                        "<span class=\"light NONE\">Draft</span></td>",
                        "title=\"settlement-office\"><span class=\"light RED\">Disputed</span>",
                        ">finance &amp; audit</td><td class=\"\">2025-03-03</td>")
                // Both insurance types of January together, and what the quarter pays.
                .contains(">160,000.00</td>", ">141,620.00</td>", ">31,000.25</td>")
                .doesNotContain(">CONFIRMED<", ">DISPUTED<", ">DRAFT<");
        assertThat(chinese).contains(">已确认</span>", ">有异议</span>", ">草稿</span>", ">全年清算进度</h2>");
    }

    @Test
    void budgetSurplusAndBudgetLessEntitlementHaveNamesOfTheirOwn() {
        assertThat(chinese)
                .contains(">预算执行差额（元）</th>", ">预算及调节金结余</td>", ">未用预算转入结余</td>")
                .doesNotContain(">预算结余");
    }

    @Test
    void aRunOfAllRegionsSaysSo() {
        assertThat(english)
                .contains(">All pooling regions</td>", ">2 regions</td>")
                .doesNotContain(">*</td>");
        assertThat(chinese).contains(">全部统筹区</td>", ">2 个统筹区</td>");
        // SHA-256 of nothing: no run of this lake has read a policy.
        assertThat(english).doesNotContain("e3b0c44298fc1c14");
    }

    private static String library(String written) {
        int from = written.indexOf("/*\n* Licensed to the Apache Software Foundation");
        assertThat(from).isPositive();
        return written.substring(from, written.indexOf("</script>", from));
    }
}
