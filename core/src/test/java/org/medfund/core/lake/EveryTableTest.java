package org.medfund.core.lake;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.medfund.core.testkit.Rows.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.table.Table;
import org.medfund.core.table.Tables;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.testkit.LocalSpark;

/** A wrong Delta check may surface only at the first write: here every table is created and written once. */
class EveryTableTest {
    /** The columns a plain row of a table with checks needs; the other tables take a row of plain values. */
    private static final Map<String, String> GOOD = Map.ofEntries(
            entry("ops.runs", "status\nPUBLISHED"),
            entry("clearing.postings", "amount_yuan | debit_account | credit_account\n1.00 | A | B"),
            entry("clearing.periods", "state | input_hash\nDRAFT | null"),
            entry("clearing.indicators", "light | indicator_value\nGREEN | 1.0000"),
            entry("clearing.reconciliation", "agency_yuan | difference_yuan\n1.00 | 1.00"),
            entry(
                    "clearing.reconciliation_results",
                    "reconciliation_code | agency_yuan | hospital_yuan | difference_yuan\n1 | 3.00 | 2.00 | 1.00"),
            entry("clearing.region_transfers_due", "amount_yuan\n1.00"),
            entry("clearing.mutual_aid_due", "amount_yuan\n1.00"),
            entry("clearing.split_transfers", "amount_yuan\n1.00"),
            entry(
                    "clearing.province_statements",
                    "province_code | counterpart_province_code | side\n330000 | 420000 | PAYABLE"),
            entry("weights.relative_weights", "case_count | relative_weight\n1 | 0.5000"),
            entry("weights.cleaning", "case_count\n1"),
            entry("supervision.peer_statistics", "case_count\n1"),
            entry("supervision.penalty_worksheets", "status | decision_id\nDECIDED | PD1"),
            entry("supervision.blacklist_proposals", "status | decision_id\nDECIDED | PD1"),
            entry("supervision.rings", "member_count | draws_reaching | draw_count\n5 | 0 | 199"),
            entry("referral.episodes", "decision | fund_at_risk_yuan\nUNREASONABLE | 1.00"),
            entry("referral.local_capability", "case_count\n1"),
            entry("payment.rates", "rate_yuan\n1.00"),
            entry("payment.level_rates", "rate_yuan\n1.00"),
            entry("payment.point_values", "point_value_yuan\n1.0000"),
            entry("grouping.grouped_cases", "status | group_code\nSUCCESS | A"),
            entry("grouping.dip_catalogue", "kind\nCORE"),
            entry("monitoring.indicators", "light | indicator_value\nGREEN | 1.000000"),
            entry("grouping.dip_level_means", "case_count\n1"));

    @TempDir
    Path folder;

    private static Dataset<Row> good(Table table) {
        return rows(table, GOOD.getOrDefault(table.name(), table.grain().get(0).name() + "\n" + plain(table)));
    }

    private static String plain(Table table) {
        return switch (table.grain().get(0).type().typeName()) {
            case "string" -> "x";
            case "date" -> "2025-01-01";
            case "timestamp" -> "2025-01-01T00:00";
            default -> "1";
        };
    }

    @Test
    void everyTableTakesAGoodRow() {
        Lake lake = new Lake(LocalSpark.get(), folder.toString());

        Tables.ALL.parallelStream().forEach(table -> lake.append(table, "run", good(table)));

        assertThat(Tables.ALL).allMatch(table -> lake.lastCommit(table) == 1);
        for (String name : GOOD.keySet()) {
            Table table = Tables.named(name).orElseThrow();
            Row stored = lake.readAll(table).first();
            assertThat(Table.RUN_ID.in(stored)).as(name).isEqualTo("run");
            assertThat(stored.schema().fieldNames())
                    .containsExactly(table.schema().fieldNames());
        }
    }

    @Test
    void everyTableWithAStrictCheckHasItsGoodRowHere() {
        assertThat(Tables.ALL.stream()
                        .filter(table -> !table.checks().isEmpty())
                        .map(Table::name))
                .containsAll(GOOD.keySet());
    }

    @Test
    void aRowThatBreaksACheckIsNotWritten() {
        Lake lake = new Lake(LocalSpark.get(), folder.toString());
        Dataset<Row> negative = rows(Postings.TABLE, "amount_yuan | debit_account | credit_account\n-1.00 | A | B");

        assertThatThrownBy(() -> lake.append(Postings.TABLE, "run", negative))
                .hasStackTraceContaining("amount_is_positive");
        assertThat(lake.readAll(Postings.TABLE).count()).isZero();
    }

    @Test
    void aTableWhoseCreationWasKilledIsCreated() throws IOException {
        Lake lake = new Lake(LocalSpark.get(), folder.toString());
        Path log = Files.createDirectories(Path.of(lake.path(Postings.TABLE), "_delta_log"));
        Files.writeString(log.resolve(".00000000000000000000.json.0f3a6f5e"), "{\"commitInfo\":{\"time");

        lake.append(Postings.TABLE, "run", good(Postings.TABLE));

        assertThat(lake.readAll(Postings.TABLE).count()).isEqualTo(1);
    }

    @Test
    void aTransactionNumberIsTakenOnce() {
        Lake lake = new Lake(LocalSpark.get(), folder.toString());
        lake.append(Postings.TABLE, "run", good(Postings.TABLE), "application", 1);
        lake.append(Postings.TABLE, "other", good(Postings.TABLE), "application", 1);

        assertThat(lake.readAll(Postings.TABLE).count()).isEqualTo(1);
        assertThat(lake.lastCommit(Postings.TABLE)).isEqualTo(1);
        assertThat(lake.isCommitOf(Postings.TABLE, 1, "run")).isTrue();
        assertThat(lake.isCommitOf(Postings.TABLE, 1, "other")).isFalse();
        assertThat(lake.isCommitOf(Postings.TABLE, 2, "other")).isFalse();
    }
}
