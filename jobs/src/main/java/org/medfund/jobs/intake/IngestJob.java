package org.medfund.jobs.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Outputs;
import org.medfund.core.job.Scope;
import org.medfund.core.money.DeliveryCurrency;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.Stored;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.CodeConversions;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.claims.QuarantinedRows;
import org.medfund.core.table.claims.SettlementLists;

/** One delivery of landing files to the lake. Every landed row is loaded, or quarantined with the first reason. */
public final class IngestJob implements Job {
    private static final int MAX_AREAS = 200_000;
    private static final int MAX_INSTITUTIONS = 1_000_000;
    private static final int ID_DIGITS = 12;
    private static final String KEY_NOTE = "pseudonym key";

    private static final Option<Path> LANDING =
            Option.required("landing", "DIR", "Folder with the landing files of one delivery", IngestJob::path);
    private static final Option<Path> MAPPING = Option.optional(
            "mapping", "FILE", "Mapping of files of another form to the landing tables (YAML)", IngestJob::path);
    private static final Option<Path> KEY_FILE = Option.withDefault(
            "key-file",
            "FILE",
            "Key that replaces personal ids, for its owner only; made if it is not there",
            IngestJob::path,
            "~/.config/medfund/pseudonym.key");

    private static final Option<String> DIAGNOSIS_EDITION = edition("diagnosis-edition", "diagnoses", "bj70");
    private static final Option<String> PROCEDURE_EDITION = edition("procedure-edition", "procedures", "bj80");

    private static Option<String> edition(String name, String what, String example) {
        return Option.optional(
                name,
                "E",
                "Edition the codes of " + what + " are written in, such as " + example
                        + ", to be converted by the loaded mapping; left out, they are taken as they are",
                text -> text);
    }

    private static Path path(String text) {
        return Path.of(text.startsWith("~/") ? System.getProperty("user.home") + text.substring(1) : text);
    }

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String doc() {
        return "Loads one delivery of landing files; rows that break a rule go to quarantine with the reason.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(LANDING, MAPPING, KEY_FILE, DIAGNOSIS_EDITION, PROCEDURE_EDITION);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        LandingFolder folder = LandingFolder.open(args.get(LANDING));
        Optional<Path> mappingFile = args.find(MAPPING);
        String digest = digest(folder, mappingFile);
        String deliveryId = "delivery-" + digest.substring(0, ID_DIGITS);

        List<CodeConversion> conversions = conversions(job, args);
        Problems problems = new Problems();
        KeyFile.check(args.get(KEY_FILE), folder.root(), job.lakeRoot(), problems);
        Predicate<Table> mustHave =
                table -> Objects.requireNonNull(table.landing()).isRequired()
                        && job.readBefore(deliveryId, table).isEmpty();
        Optional<Mapping> mapping = mappingFile.map(file -> Mapping.read(file, problems));
        Delivery delivery = mapping.isPresent()
                ? mapping.get().deliver(job, folder, mustHave, problems)
                : Delivery.direct(job.spark(), folder, mustHave, problems);
        String currency = mapping.map(Mapping::currency).orElse(DeliveryCurrency.DEFAULT);
        refuseOtherCurrency(currency, job.records().notedBy(name(), DeliveryCurrency.NOTE), problems);
        KeyFile.checkSame(args.get(KEY_FILE), job.records().notedBy(name(), KEY_NOTE), problems);
        problems.refuseIfAny();

        Pseudonyms pseudonyms = KeyFile.open(args.get(KEY_FILE));
        job.note("delivery", digest);
        job.note(KEY_NOTE, pseudonyms.keyName());
        job.note(DeliveryCurrency.NOTE, currency);
        return outputs(job, deliveryId, delivery, pseudonyms, conversions);
    }

    /** Amounts of two currencies in one lake would be added up. */
    private static void refuseOtherCurrency(String currency, Set<String> published, Problems problems) {
        if (!published.isEmpty() && !published.equals(Set.of(currency))) {
            problems.add(
                    ProblemCode.LANDING,
                    "The delivery is in " + currency + ", those in the lake are in " + String.join(", ", published)
                            + ".",
                    "Amounts of one lake are added up, so they have one currency.",
                    "Correct the currency in the mapping file, or use a lake of its own.");
        }
    }

    private static String digest(LandingFolder folder, Optional<Path> mappingFile) {
        Map<String, FileScan> files = new TreeMap<>(folder.scans());
        mappingFile
                .filter(java.nio.file.Files::isRegularFile)
                .ifPresent(file -> files.put("--mapping", FileScan.of(file)));
        return FileScan.digest(files);
    }

    private static List<CodeConversion> conversions(JobContext job, Arguments args) {
        List<CodeConversion> conversions = new ArrayList<>();
        args.find(DIAGNOSIS_EDITION)
                .ifPresent(from -> conversions.add(CodeConversion.of(job, CodeFile.Kind.DIAGNOSIS, from)));
        args.find(PROCEDURE_EDITION)
                .ifPresent(from -> conversions.add(CodeConversion.of(job, CodeFile.Kind.PROCEDURE, from)));
        return conversions;
    }

    private static Outputs outputs(
            JobContext job,
            String deliveryId,
            Delivery delivery,
            Pseudonyms pseudonyms,
            List<CodeConversion> conversions) {
        Map<Table, Dataset<Row>> rows = read(job, deliveryId, delivery, pseudonyms);
        Optional<Dataset<Row>> earlier = earlierVersions(job, deliveryId, delivery);

        Outputs outputs = Outputs.forScope(Scope.everywhere(deliveryId));
        rows.forEach((table, landed) -> {
            Dataset<Row> judged =
                    Judgement.amongRecords(landed, table.versionField() == null ? Optional.empty() : earlier);
            outputs.derived(
                    table,
                    stored ->
                            converted(Judgement.loaded(withParents(judged, table, stored), table), table, conversions));
            if (!Objects.requireNonNull(table.landing()).isRequired()
                    || job.readBefore(deliveryId, table).isPresent()) {
                outputs.mayBeEmpty(table, "the delivery brings no row of it that can be loaded");
            }
        });
        List<CodeConversion> delivered = conversions.stream()
                .filter(conversion -> rows.containsKey(conversion.table()))
                .toList();
        if (!delivered.isEmpty()) {
            outputs.derived(
                    CodeConversions.TABLE,
                    stored -> delivered.stream()
                            .map(conversion -> conversion.account(stored, deliveryId))
                            .reduce(Dataset::unionByName)
                            .orElseThrow());
        }
        IntakeAccount account = new IntakeAccount(delivery);
        if (rows.containsKey(SettlementLists.TABLE)) {
            outputs.gate(Gate.uniqueGrain(SettlementLists.TABLE));
        }
        return outputs.derived(QuarantinedRows.TABLE, stored -> quarantined(rows, earlier, stored, deliveryId))
                .mayBeEmpty(QuarantinedRows.TABLE, "nothing speaks against any row")
                .gate(account.everyRowIsAccountedFor())
                .gate(account.everyFenIsAccountedFor())
                .summary(stored -> {
                    List<String> lines = new ArrayList<>(account.summary(stored));
                    if (!delivered.isEmpty()) {
                        CodeConversion.lines(
                                        job.small(stored.rows(CodeConversions.TABLE), CodeFile.Kind.values().length))
                                .forEach(lines::add);
                    }
                    return lines;
                });
    }

    private static Dataset<Row> converted(Dataset<Row> loaded, Table table, List<CodeConversion> conversions) {
        return conversions.stream()
                .filter(conversion -> conversion.table().equals(table))
                .findFirst()
                .map(conversion -> conversion.convert(loaded))
                .orElse(loaded);
    }

    /** Every table read row by row: areas first, institutions by them, the others by both. */
    private static Map<Table, Dataset<Row>> read(
            JobContext job, String deliveryId, Delivery delivery, Pseudonyms pseudonyms) {
        Map<Table, Dataset<Row>> rows = new LinkedHashMap<>();
        AreaBook areas = AreaBook.of(known(
                job, deliveryId, delivery, Areas.TABLE, Areas.TABLE.fields(), pseudonyms, LookUps.none(), MAX_AREAS));
        Set<String> institutions = new HashSet<>();
        known(
                        job,
                        deliveryId,
                        delivery,
                        Institutions.TABLE,
                        List.of(Institutions.INSTITUTION_CODE),
                        pseudonyms,
                        LookUps.of(areas),
                        MAX_INSTITUTIONS)
                .forEach(row -> institutions.add(Institutions.INSTITUTION_CODE.in(row)));
        LookUps all = LookUps.of(areas, institutions);
        delivery.tables().forEach((table, landed) -> rows.put(table, Judgement.read(landed, table, pseudonyms, all)));
        return rows;
    }

    /** Records of a small table that may be referred to: those of earlier deliveries, then those of this one. */
    private static List<Row> known(
            JobContext job,
            String deliveryId,
            Delivery delivery,
            Table table,
            List<Field<?>> fields,
            Pseudonyms pseudonyms,
            LookUps lookUps,
            int max) {
        Column[] columns = fields.stream().map(Field::col).toArray(Column[]::new);
        List<Row> known = new ArrayList<>();
        job.readBefore(deliveryId, table).ifPresent(rows -> known.addAll(job.small(rows.select(columns), max)));
        Dataset<Row> landed = delivery.tables().get(table);
        if (landed != null) {
            Dataset<Row> judged =
                    Judgement.amongRecords(Judgement.read(landed, table, pseudonyms, lookUps), Optional.empty());
            known.addAll(job.small(Judgement.loaded(judged, table).select(columns), max));
        }
        return known;
    }

    /** File, key, and version of the records with versions that earlier deliveries published. */
    private static Optional<Dataset<Row>> earlierVersions(JobContext job, String deliveryId, Delivery delivery) {
        return delivery.tables().keySet().stream()
                .filter(table -> table.versionField() != null)
                .flatMap(table -> job.readBefore(deliveryId, table).stream().map(rows -> versions(table, rows)))
                .reduce(Dataset::unionByName);
    }

    private static Dataset<Row> versions(Table table, Dataset<Row> rows) {
        Column[] key = table.grain().stream()
                .map(field -> functions.replace(
                        functions.replace(field.col().cast("string"), functions.lit("\\"), functions.lit("\\\\")),
                        functions.lit("|"),
                        functions.lit("\\|")))
                .toArray(Column[]::new);
        return rows.select(
                Judged.FILE.as(functions.lit(Delivery.fileOf(table))),
                Judged.KEY.as(functions.concat_ws("|", key)),
                Judged.VERSION.as(Objects.requireNonNull(table.versionField()).col()));
    }

    private static Dataset<Row> withParents(Dataset<Row> judged, Table table, Stored stored) {
        return table.parent() == null ? judged : Judgement.withParents(judged, loadedSettlements(stored));
    }

    private static Dataset<Row> loadedSettlements(Stored stored) {
        return stored.rows(SettlementLists.TABLE).select(SettlementLists.SETTLEMENT_ID.col());
    }

    /** Refused rows of all tables, found in one go. */
    private static Dataset<Row> quarantined(
            Map<Table, Dataset<Row>> rows, Optional<Dataset<Row>> earlier, Stored stored, String deliveryId) {
        Column[] columns = Judged.COLUMNS.stream().map(Field::col).toArray(Column[]::new);
        List<Dataset<Row>> all = new ArrayList<>();
        union(rows, columns, table -> table.parent() == null)
                .ifPresent(records -> all.add(Judgement.amongRecords(records, earlier)));
        union(rows, columns, table -> table.parent() != null)
                .ifPresent(parts -> all.add(Judgement.withParents(
                        Judgement.amongRecords(parts, Optional.empty()), loadedSettlements(stored))));
        return Judgement.quarantined(all.stream().reduce(Dataset::unionByName).orElseThrow(), deliveryId);
    }

    private static Optional<Dataset<Row>> union(
            Map<Table, Dataset<Row>> rows, Column[] columns, Predicate<Table> which) {
        return rows.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .map(entry -> entry.getValue().select(columns))
                .reduce(Dataset::unionByName);
    }
}
