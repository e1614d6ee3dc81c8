package org.medfund.ml.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;

/** Labels by entity: 1 is positive. */
final class LabelFile {
    private static final Set<String> POSITIVE = Set.of("1", "1.0");
    private static final Set<String> NEGATIVE = Set.of("0", "0.0");

    /** @return empty if the file cannot be used; the problems say why */
    static Map<String, Boolean> read(Path file, String idColumn, String labelColumn, Problems problems) {
        CsvTable table = CsvTable.open(file, "--labels", List.of(idColumn, labelColumn), problems);
        if (table == null) {
            return Map.of();
        }
        int idAt = table.indexOf(idColumn);
        int labelAt = table.indexOf(labelColumn);
        List<String> ids = new ArrayList<>();
        Map<String, Boolean> labels = new HashMap<>();
        int[] unusable = {0};
        table.forEachRow(cells -> {
            String id = cells.get(idAt).strip();
            String label = cells.get(labelAt).strip();
            ids.add(id);
            if (POSITIVE.contains(label) || NEGATIVE.contains(label)) {
                labels.put(id, POSITIVE.contains(label));
            } else {
                unusable[0]++;
            }
        });
        EntityTable.rowsOf(ids, "--labels", problems);
        if (unusable[0] > 0) {
            problems.add(
                    ProblemCode.INPUT_UNUSABLE,
                    unusable[0] + " rows of --labels have a " + labelColumn + " that is neither 0 nor 1.",
                    "1 is positive, 0 is not.",
                    "Write 0 or 1, and leave out entities whose label is not known.");
        }
        return labels;
    }

    private LabelFile() {}
}
