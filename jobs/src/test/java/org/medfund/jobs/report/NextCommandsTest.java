package org.medfund.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.Statements;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.ml.FraudFeatures;
import org.medfund.core.table.ml.Models;
import org.medfund.core.time.PolicyYear;

class NextCommandsTest {
    private static NextCommands of(String lake) {
        return new NextCommands(lake, PolicyYear.of("2025"));
    }

    @Test
    void aCommandNamesLakeAndYear() {
        assertThat(of("/data/lake").filling(Statements.TABLE))
                .containsExactly("bin/medfund clear-year --lake /data/lake --year 2025");
        assertThat(of("s3a://bucket/lake").filling(Statements.TABLE))
                .containsExactly("bin/medfund clear-year --lake s3a://bucket/lake --year 2025");
    }

    @Test
    void aFolderIsNamedFromTheRootAndAsOneWordOfAShell() {
        assertThat(of("lake").filling(Statements.TABLE).get(0)).matches(".* --lake /.*/lake --year 2025");
        assertThat(of("/my data/o'lake").filling(Statements.TABLE))
                .containsExactly("bin/medfund clear-year --lake '/my data/o'\\''lake' --year 2025");
    }

    @Test
    void whatOnlyTheReaderKnowsIsLeftForThem() {
        assertThat(of("/l").filling(SettlementLists.TABLE))
                .containsExactly("bin/medfund ingest --lake /l --landing DIR");
        assertThat(of("/l").filling(Models.TABLE))
                .containsExactly("bin/medfund train-fraud --lake /l --year 2025 --labels DIR");
    }

    @Test
    void schemeAndLabelsAreThoseOfTheLatestRun() {
        NextCommands commands = of("/l").asBefore(
                        "group-cases", "--group-column false --scheme conf/scheme/a,my b --year 2024")
                .asBefore("train-fraud", "--labels demo/answer key --year 2024");

        assertThat(commands.filling(GroupedCases.TABLE))
                .containsExactly("bin/medfund group-cases --lake /l --year 2025 --scheme 'conf/scheme/a,my b'");
        assertThat(commands.filling(Models.TABLE))
                .containsExactly("bin/medfund train-fraud --lake /l --year 2025 --labels 'demo/answer key'");
        assertThat(of("/l").asBefore("group-cases", "--group-column true --year 2024")
                        .filling(GroupedCases.TABLE))
                .containsExactly("bin/medfund group-cases --lake /l --year 2025 --group-column");
    }

    @Test
    void aModelNeedsFeaturesOfTheYearBefore() {
        assertThat(of("/l").filling(FraudFeatures.TABLE))
                .containsExactly(
                        "bin/medfund build-features --lake /l --year 2024",
                        "bin/medfund build-features --lake /l --year 2025");
    }
}
