package org.medfund.jobs.verification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.csv.Csv;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.RecordedRun;
import org.medfund.core.job.Replay;
import org.medfund.core.region.Region;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.clearing.Assessments;
import org.medfund.core.table.clearing.Budgets;
import org.medfund.core.table.clearing.InstantPayments;
import org.medfund.core.table.clearing.MonthStatements;
import org.medfund.core.table.clearing.MonthlySettlements;
import org.medfund.core.table.clearing.Periods;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.clearing.Prepayments;
import org.medfund.core.table.clearing.QuarterStatements;
import org.medfund.core.table.clearing.SpecialCaseDecisions;
import org.medfund.core.table.clearing.Statements;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.table.payment.PointValues;
import org.medfund.core.table.payment.Rates;
import org.medfund.core.time.Month;
import org.medfund.core.time.Period;
import org.medfund.core.time.PolicyYear;

/**
 * Writes what a clearing of one region and period rests on, and what it published, as CSV to a folder: the rows the run
 * saw, whatever has been published since, and the policy values it recorded.
 */
final class ClearingExport {
    private static final List<Field<?>> CASE_COLUMNS = List.of(
            CasePayments.REGION_CODE,
            CasePayments.YEAR,
            CasePayments.SETTLEMENT_ID,
            CasePayments.DISCHARGE_DATE,
            CasePayments.INSTITUTION_CODE,
            CasePayments.INSURANCE_TYPE,
            CasePayments.PAYMENT_METHOD,
            CasePayments.PAYMENT_YUAN,
            CasePayments.PERSON_TOTAL_YUAN,
            CasePayments.OTHER_FUNDS_YUAN,
            CasePayments.BASIC_POOL_YUAN,
            CasePayments.ENTITLEMENT_YUAN);
    private final JobContext job;
    private final Region region;
    private final Period period;
    private final RecordedRun run;
    private final Path folder;

    /** @param run of the postings of the region and period */
    ClearingExport(JobContext job, Region region, Period period, RecordedRun run, Path folder) {
        this.job = job;
        this.region = region;
        this.period = period;
        this.run = run;
        this.folder = folder;
    }

    void write() throws IOException {
        try (Replay replay = job.replay()) {
            JobContext seen = replay.asSeenBy(run);
            periods(seen);
            policies();
            closedYears();
            landed(seen);
            PolicyYear year = period.year();
            write(
                    CasePayments.TABLE,
                    seen.readOrEmpty(CasePayments.TABLE, List.of(region), year, year.minus(1))
                            .select(CASE_COLUMNS.stream().map(Field::col).toArray(Column[]::new)));
            write(Rates.TABLE, seen.readOrEmpty(Rates.TABLE, List.of(region), year));
            write(PointValues.TABLE, seen.readOrEmpty(PointValues.TABLE, List.of(region), year));
            write(SpecialCaseDecisions.TABLE, seen.readOrEmpty(SpecialCaseDecisions.TABLE, List.of(region), year));
            books(seen, replay);
        }
    }

    /** Postings of earlier periods as the run saw them, its own, and its statements. */
    private void books(JobContext seen, Replay replay) throws IOException {
        // Its own in order, so that none stands twice unseen; to sort the others, too, would cost more than all the
        // rest.
        write(
                Postings.TABLE,
                ofRegion(Postings.REGION_CODE, replay.published(run, Postings.TABLE))
                        .orderBy(Postings.POSTING_ID.col())
                        .unionByName(seen.readOrEmpty(Postings.TABLE, List.of(region), others())));
        Dataset<Row> before = seen.readOrEmpty(
                Statements.TABLE, List.of(region), period.year().minus(1));
        if (period instanceof PolicyYear) {
            write(
                    Statements.TABLE,
                    before.unionByName(ofRegion(Statements.REGION_CODE, replay.published(run, Statements.TABLE))));
            return;
        }
        write(Statements.TABLE, before);
        if (period instanceof Month) {
            write(
                    MonthStatements.TABLE,
                    ofRegion(MonthStatements.REGION_CODE, replay.published(run, MonthStatements.TABLE)));
        } else {
            write(
                    QuarterStatements.TABLE,
                    ofRegion(QuarterStatements.REGION_CODE, replay.published(run, QuarterStatements.TABLE)));
        }
    }

    private void landed(JobContext seen) throws IOException {
        write(Institutions.TABLE, ofRegion(Institutions.REGION_CODE, seen.read(Institutions.TABLE)));
        write(Areas.TABLE, seen.read(Areas.TABLE));
        for (var table :
                new DeductionExport(seen, region, period.year()).tables().entrySet()) {
            write(table.getKey(), table.getValue());
        }
        write(MonthlySettlements.TABLE, ofRegion(MonthlySettlements.REGION_CODE, seen.read(MonthlySettlements.TABLE)));
        write(InstantPayments.TABLE, seen.read(InstantPayments.TABLE));
        write(Assessments.TABLE, ofRegion(Assessments.REGION_CODE, seen.read(Assessments.TABLE)));
        write(Prepayments.TABLE, ofRegion(Prepayments.REGION_CODE, seen.read(Prepayments.TABLE)));
        write(Budgets.TABLE, ofRegion(Budgets.REGION_CODE, seen.read(Budgets.TABLE)));
    }

    private Dataset<Row> ofRegion(Field<String> regionCode, Dataset<Row> rows) {
        return rows.where(regionCode.col().equalTo(region.code()));
    }

    /** Months and quarters of the year but the one that is verified; for a year, all periods of the year before, too. */
    private Period[] others() {
        PolicyYear year = period.year();
        Stream<Period> others = year.books().stream()
                .filter(other -> !(other instanceof PolicyYear))
                .filter(other -> !other.equals(period));
        return (period instanceof PolicyYear ? Stream.concat(others, year.minus(1).books().stream()) : others)
                .toArray(Period[]::new);
    }

    /** Months that were settled here when the run began, though nothing may have been posted. */
    private void periods(JobContext seen) throws IOException {
        List<String> lines = new ArrayList<>(List.of(Csv.header("region_code", "period")));
        period.year().months().stream()
                .filter(month -> seen.isPublished(Postings.TABLE, region, month))
                .forEach(month -> lines.add(Csv.line(List.of(region.code(), month.toString()))));
        Files.write(folder.resolve("periods.csv"), lines);
    }

    /** The year before, if the run found it closed and corrected it. */
    private void closedYears() throws IOException {
        PolicyYear before = period.year().minus(1);
        List<String> lines = new ArrayList<>(List.of(Csv.header("region_code", "year")));
        if (Periods.wasClosed(run.notes(), region, before)) {
            lines.add(Csv.line(List.of(region.code(), before.toString())));
        }
        Files.write(folder.resolve("closed_years.csv"), lines);
    }

    /**
     * What the run recorded of the region's policy, and what those recorded that paid its cases; and, year by year, what the
     * run itself recorded, by which it judged deductions.
     */
    private void policies() throws IOException {
        Set<String> payers = new HashSet<>(run.inputs().getOrDefault(CasePayments.TABLE.name(), List.of()));
        List<RecordedRun> runs = new ArrayList<>(job.records().runs());
        runs.removeIf(each -> !payers.contains(each.runId()) && !each.runId().equals(run.runId()));
        SortedMap<String, SortedMap<String, JsonNode>> values = new TreeMap<>();
        for (RecordedRun each : job.records().withPolicies(runs)) {
            take(values, region.code(), each, region.code() + "/" + period.year());
            if (each.runId().equals(run.runId())) {
                each.policies().keySet().forEach(key -> take(values, key, each, key));
            }
        }
        new ObjectMapper().writeValue(folder.resolve("policy.json").toFile(), values);
    }

    private static void take(
            SortedMap<String, SortedMap<String, JsonNode>> values, String as, RecordedRun run, String key) {
        SortedMap<String, JsonNode> taken = values.computeIfAbsent(as, name -> new TreeMap<>());
        run.policies().getOrDefault(key, new TreeMap<>()).forEach((name, value) -> taken.put(name, value.value()));
    }

    private void write(Table table, Dataset<Row> rows) throws IOException {
        write(table.name(), rows);
    }

    private void write(String name, Dataset<Row> rows) throws IOException {
        Path file = folder.resolve(name + ".csv");
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file));
                Stream<Row> each = job.stream(rows)) {
            out.println(Csv.header(rows.columns()));
            each.forEach(row -> out.println(Csv.line(row)));
            if (out.checkError()) {
                throw new UncheckedIOException(new IOException(file + " cannot be written"));
            }
        }
    }
}
