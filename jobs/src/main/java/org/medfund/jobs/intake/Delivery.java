package org.medfund.jobs.intake;

import static org.medfund.core.problem.ProblemCode.LANDING;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.medfund.core.problem.Problems;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.core.table.Tables;

/**
 * The tables one delivery brings, as text under the names of the landing contract.
 *
 * @param tables rows as {@link LandedFile#rows} gives them, in the order of the contract
 * @param counts what a pass over the bytes of the files counted, for the tables whose rows are those of one CSV source
 * @param remarks what is there but not used
 */
record Delivery(Map<Table, Dataset<Row>> tables, Map<Table, Count> counts, List<String> remarks) {

    /**
     * What came in, counted apart from the reader that loads it.
     *
     * @param totalCostYuan of the settlement lists, if it can be told without reading cells as the mapping does
     */
    record Count(long rows, Optional<BigDecimal> totalCostYuan) {}

    /**
     * A folder of files named as the contract names them.
     *
     * @param mustHave whether a delivery without this table is refused
     */
    static Delivery direct(SparkSession spark, LandingFolder folder, Predicate<Table> mustHave, Problems problems) {
        Map<Table, Dataset<Row>> tables = new LinkedHashMap<>();
        Map<Table, Count> counts = new LinkedHashMap<>();
        Map<Path, Table> used = new TreeMap<>();
        List<String> remarks = new ArrayList<>();
        for (Table table : Tables.landed()) {
            List<Path> candidates = folder.candidates(fileOf(table));
            candidates.forEach(candidate -> used.put(candidate, table));
            if (candidates.size() > 1) {
                problems.add(
                        LANDING,
                        "The delivery has " + fileOf(table) + " more than once.",
                        candidates.stream().map(Path::getFileName).toList() + " were found.",
                        "Leave one of them.");
            } else if (candidates.size() == 1) {
                LandedFile file = LandedFile.open(spark, folder, candidates.get(0), problems);
                if (file != null && isUsable(table, file, mustHave.test(table), problems)) {
                    tables.put(table, file.rows(spark));
                    if (file.count() != null) {
                        counts.put(
                                table,
                                new Count(
                                        file.count().rows(),
                                        Optional.of(file.count().totalCostYuan())));
                    }
                    remarkExtraColumns(table, file, remarks);
                }
            } else if (mustHave.test(table)) {
                problems.add(
                        LANDING,
                        "The delivery lacks " + fileOf(table) + ".",
                        "The lake has none yet; " + folder.root() + " was looked at for " + fileOf(table) + ".csv, "
                                + fileOf(table) + ".parquet, or a folder of parts.",
                        "Add the file.");
            }
        }
        folder.entries().stream()
                .filter(entry -> !used.containsKey(entry))
                .forEach(entry -> remarks.add("Not read, no landing table has the name: " + entry.getFileName()));
        return new Delivery(tables, counts, remarks);
    }

    private static boolean isUsable(Table table, LandedFile file, boolean mustHave, Problems problems) {
        if (file.header().isEmpty() || (mustHave && !file.hasRows())) {
            problems.add(
                    LANDING,
                    file.path().getFileName() + " has no rows.",
                    file.header().isEmpty() ? "It is empty." : "It has a header only.",
                    "Deliver the rows" + (mustHave ? "." : ", or leave the file out."));
            return false;
        }
        Set<String> missing = new TreeSet<>();
        for (Field<?> field : Judged.landedFields(table)) {
            if (RowReader.isRequired(table, field) && !file.header().contains(field.landingCode())) {
                missing.add(field.landingCode());
            }
        }
        if (!missing.isEmpty()) {
            problems.add(
                    LANDING,
                    file.path().getFileName() + " lacks required columns: " + String.join(", ", missing) + ".",
                    told(table, file),
                    "Add them; names must match exactly.");
        }
        return missing.isEmpty();
    }

    /** A first line without one name of the table may be a row, and is not shown: ids of persons may stand in it. */
    private static String told(Table table, LandedFile file) {
        return file.header().stream().anyMatch(known(table)::contains)
                ? "Its header has " + String.join(", ", file.header()) + "."
                : "Its first line has none of its columns: it may be a row, and the header missing.";
    }

    /** Columns of the landing file, read or not. */
    private static Set<String> known(Table table) {
        Set<String> known =
                new TreeSet<>(Objects.requireNonNull(table.landing()).notCarried());
        Judged.landedFields(table).forEach(field -> known.add(field.landingCode()));
        return known;
    }

    private static void remarkExtraColumns(Table table, LandedFile file, List<String> remarks) {
        Set<String> known = known(table);
        List<String> extra =
                file.header().stream().filter(name -> !known.contains(name)).toList();
        if (!extra.isEmpty()) {
            remarks.add("Extra columns in " + file.path().getFileName() + ", not read: " + String.join(", ", extra));
        }
    }

    static String fileOf(Table table) {
        return Objects.requireNonNull(table.landing()).name();
    }
}
