package org.medfund.jobs.grouping;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.table.Table;
import org.medfund.core.table.grouping.CaseFacts;
import org.medfund.core.table.grouping.CodeNumbers;
import org.medfund.core.table.grouping.GroupedCases;

/** What {@code group-cases} writes beside grouped cases, for tests of what reads it. */
public final class FactsOfCases {

    /** {@link CaseFacts} of {@link GroupedCases}. */
    public static Dataset<Row> facts(Dataset<Row> cases) {
        return CompactCases.facts(cases);
    }

    /** {@link CodeNumbers} of {@link GroupedCases}. */
    public static Dataset<Row> dictionary(Dataset<Row> cases) {
        return CompactCases.dictionary(cases);
    }

    /** All three tables of a run. */
    public static Map<Table, Dataset<Row>> with(Dataset<Row> cases) {
        return Map.of(GroupedCases.TABLE, cases, CaseFacts.TABLE, facts(cases), CodeNumbers.TABLE, dictionary(cases));
    }

    private FactsOfCases() {}
}
