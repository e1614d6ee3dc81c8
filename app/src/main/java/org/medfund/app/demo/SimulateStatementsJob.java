package org.medfund.app.demo;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.csv.Csv;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Options;
import org.medfund.core.job.Outputs;
import org.medfund.core.money.Money;
import org.medfund.core.region.Region;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.core.table.clearing.HospitalStatements;
import org.medfund.core.table.clearing.MonthStatements;
import org.medfund.core.table.clearing.Objections;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.time.Month;

/** Writes, as a delivery, what institutions would state for a settled month, to try reconciliation on. Publishes nothing. */
public final class SimulateStatementsJob implements Job {
    private static final Option<Month> MONTH =
            Option.required(Options.MONTH.name(), Options.MONTH.label(), Options.MONTH.doc(), Month::of);
    private static final Option<Path> OUT = Option.required("out", "DIR", "Folder the delivery goes to", Path::of);
    private static final Field<Long> ENTITLEMENT_FEN = Field.count("entitlement_fen", "Posted for the case");
    private static final Field<Long> BOOKED_FEN = Field.count("booked_fen", "Booked by the basic pool at settlement");
    private static final Field<Boolean> IS_STATED = Field.flag("is_stated", "A figure for the month is delivered");
    private static final int CASES_MAX = 1_000_000;

    @Override
    public String name() {
        return "simulate-statements";
    }

    @Override
    public String doc() {
        return "Writes what institutions would state for a settled month, with planted differences and objections, as a"
                + " delivery to try reconciliation on.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(MONTH, OUT);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        Month month = args.get(MONTH);
        Path folder = args.get(OUT);
        List<Region> regions = job.regions(Optional.empty());
        // Says what to run if the month is not settled.
        job.read(MonthStatements.TABLE, regions, month);
        StatedFigures stated = StatedFigures.of(
                month,
                job
                        .small(
                                cases(
                                        job.read(Postings.TABLE, regions, month),
                                        job.readOrEmpty(CasePayments.TABLE, regions, month.year()),
                                        job.read(HospitalStatements.TABLE)
                                                .where(HospitalStatements.SETTLEMENT_MONTH
                                                        .col()
                                                        .equalTo(
                                                                month.toString().replace("-", "")))),
                                CASES_MAX)
                        .stream()
                        .map(row -> new StatedFigures.Case(
                                Postings.INSTITUTION_CODE.in(row),
                                Postings.INSURANCE_TYPE.in(row),
                                Postings.SETTLEMENT_ID.in(row),
                                ENTITLEMENT_FEN.in(row),
                                BOOKED_FEN.in(row),
                                IS_STATED.in(row)))
                        .toList());
        return Outputs.forReading()
                .file(folder.resolve("hospital_statement.csv"), lines(HospitalStatements.TABLE, stated.statements()))
                .file(folder.resolve("objection.csv"), lines(Objections.TABLE, stated.objections()))
                .summary(stored -> summary(folder, stated));
    }

    /**
     * One row per case that the month posts, sorted; a case without a payment counts as booked at what is posted.
     *
     * @param statements {@link HospitalStatements} of the month
     */
    private static Dataset<Row> cases(Dataset<Row> postings, Dataset<Row> payments, Dataset<Row> statements) {
        Column fen = Money.fen(Postings.AMOUNT_YUAN.col());
        Column entitlement = sum(when(Postings.DEBIT_ACCOUNT.col().equalTo("HOSPITAL_ENTITLEMENT"), fen)
                .otherwise(fen.multiply(lit(-1))));
        String[] key = {Postings.INSTITUTION_CODE.name(), Postings.INSURANCE_TYPE.name(), Postings.SETTLEMENT_ID.name()
        };
        Dataset<Row> posted = postings.where(Postings.POSTING_CODE
                        .col()
                        .equalTo("CASE_ENTITLEMENT")
                        .and(Postings.INSTITUTION_CODE.col().isNotNull())
                        .and(Postings.SETTLEMENT_ID.col().isNotNull()))
                .groupBy(key[0], key[1], key[2])
                .agg(entitlement.as(ENTITLEMENT_FEN.name()));
        Dataset<Row> booked = payments.select(
                CasePayments.INSTITUTION_CODE.col(),
                CasePayments.INSURANCE_TYPE.col(),
                CasePayments.SETTLEMENT_ID.col(),
                BOOKED_FEN.as(Money.fen(CasePayments.BASIC_POOL_YUAN.col())));
        Dataset<Row> stated = statements
                .select(
                        HospitalStatements.INSTITUTION_CODE.col(),
                        HospitalStatements.INSURANCE_TYPE.col(),
                        HospitalStatements.SETTLEMENT_ID.col(),
                        IS_STATED.as(lit(true)))
                .distinct();
        return posted.join(booked, key, "left")
                .join(stated, key, "left")
                .withColumn(IS_STATED.name(), coalesce(IS_STATED.col(), lit(false)))
                .withColumn(BOOKED_FEN.name(), coalesce(BOOKED_FEN.col(), ENTITLEMENT_FEN.col()))
                .orderBy(key[0], key[2], key[1]);
    }

    private static Stream<String> lines(Table table, List<List<@Nullable Object>> rows) {
        String[] header = table.fields().stream()
                .map(field -> String.valueOf(field.landingCode()))
                .toArray(String[]::new);
        return Stream.concat(Stream.of(Csv.header(header)), rows.stream().map(Csv::line));
    }

    private static List<String> summary(Path folder, StatedFigures stated) {
        List<String> lines = new ArrayList<>();
        lines.add(
                stated.statements().size() + " figures, " + stated.objections().size() + " objections.");
        stated.planted().forEach((reason, count) -> lines.add("Planted " + reason + ": " + count + " settlements"));
        lines.add(folder.toString());
        return lines;
    }
}
