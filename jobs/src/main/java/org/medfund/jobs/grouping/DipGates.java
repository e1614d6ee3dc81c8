package org.medfund.jobs.grouping;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.GateResult;
import org.medfund.core.quality.GateResult.Verdict;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.DipCoverage;
import org.medfund.core.table.grouping.DipDiseases;
import org.medfund.core.table.grouping.DipLevelMeans;
import org.medfund.core.table.grouping.DipMatches;

/** What a DIP catalogue and its matches must meet before anybody sees them. */
final class DipGates {
    private record Totals(long cases, long fen) {
        Totals minus(Totals other) {
            return new Totals(cases - other.cases, fen - other.fen);
        }

        @Override
        public String toString() {
            return cases + " cases with " + Money.yuan(fen) + " yuan";
        }
    }

    /** Every settled stay of the years, less the refunded ones and those outside the scope, is counted in one kind of coverage, to the fen. */
    static Gate countsAddUp(Discharges discharges) {
        String name = "dip-counts-add-up";
        return new Gate(name, stored -> {
            Totals wanted = settled(discharges.settled())
                    .minus(settled(discharges.reversed()))
                    .minus(settled(discharges.outOfScope()));
            Totals counted = totals(
                    stored.rows(DipCoverage.TABLE), DipCoverage.CASE_COUNT.col(), DipCoverage.TOTAL_COST_YUAN.col());
            return result(name, wanted, "Settled", counted, "covered");
        });
    }

    /** The cases of the diseases are those of the kinds that are diseases; those of the level classes too. */
    static Gate diseasesAddUp() {
        String name = "dip-diseases-add-up";
        return new Gate(name, stored -> {
            Totals covered = totals(
                    stored.rows(DipCoverage.TABLE)
                            .where(DipCoverage.KIND
                                    .col()
                                    .isin(DipDisease.Kind.CORE.name(), DipDisease.Kind.COMPREHENSIVE.name())),
                    DipCoverage.CASE_COUNT.col(),
                    DipCoverage.TOTAL_COST_YUAN.col());
            Totals diseases = totals(
                    stored.rows(DipDiseases.TABLE), DipDiseases.CASE_COUNT.col(), DipDiseases.TOTAL_COST_YUAN.col());
            Totals levels = totals(
                    stored.rows(DipLevelMeans.TABLE),
                    DipLevelMeans.CASE_COUNT.col(),
                    DipLevelMeans.TOTAL_COST_YUAN.col());
            return covered.equals(diseases) && !covered.equals(levels)
                    ? result(name, covered, "Covered", levels, "in level classes")
                    : result(name, covered, "Covered", diseases, "in diseases");
        });
    }

    /** Every disease a case was given stands in the catalogue of its region. */
    static Gate everyDiseaseIsInTheCatalogue(Dataset<Row> catalogue) {
        String name = "every-disease-in-catalogue";
        return new Gate(name, stored -> {
            long missing = stored.rows(DipMatches.TABLE)
                    .where(DipMatches.GROUP_CODE.col().isNotNull())
                    .select(DipMatches.REGION_CODE.col(), DipMatches.SCHEME.col(), DipMatches.GROUP_CODE.col())
                    .distinct()
                    .join(
                            broadcast(catalogue.select(
                                    DipDiseases.REGION_CODE.col(),
                                    DipDiseases.SCHEME.col(),
                                    DipDiseases.GROUP_CODE.col())),
                            scala.jdk.javaapi.CollectionConverters.asScala(List.of(
                                            DipMatches.REGION_CODE.name(),
                                            DipMatches.SCHEME.name(),
                                            DipMatches.GROUP_CODE.name()))
                                    .toSeq(),
                            "left_anti")
                    .count();
            return new GateResult(
                    name,
                    missing == 0 ? Verdict.PASSED : Verdict.FAILED,
                    missing + " diseases of cases are not in the catalogue.");
        });
    }

    private static GateResult result(String name, Totals wanted, String wantedIs, Totals counted, String countedIs) {
        return new GateResult(
                name,
                wanted.equals(counted) ? Verdict.PASSED : Verdict.FAILED,
                wantedIs + ": " + wanted + "; " + countedIs + ": " + counted + ".");
    }

    private static Totals settled(Dataset<Row> lists) {
        Row row = lists.agg(count(lit(1)), sum(Money.fen(SettlementLists.TOTAL_COST_YUAN.col())))
                .first();
        return new Totals(row.getLong(0), row.isNullAt(1) ? 0 : row.getLong(1));
    }

    private static Totals totals(Dataset<Row> rows, Column cases, Column yuan) {
        Row row = rows.agg(sum(cases), sum(Money.fen(yuan))).first();
        return new Totals(row.isNullAt(0) ? 0 : row.getLong(0), row.isNullAt(1) ? 0 : row.getLong(1));
    }

    private DipGates() {}
}
