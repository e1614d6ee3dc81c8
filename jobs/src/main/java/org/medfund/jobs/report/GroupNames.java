package org.medfund.jobs.report;

import static org.apache.spark.sql.functions.max;
import static org.medfund.core.table.grouping.GroupCatalogue.GROUP_CODE;
import static org.medfund.core.table.grouping.GroupCatalogue.GROUP_NAME;
import static org.medfund.core.table.grouping.GroupCatalogue.GROUP_NAME_EN;
import static org.medfund.core.table.grouping.GroupCatalogue.SCHEME;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.table.Field;
import org.medfund.core.table.grouping.GroupCatalogue;

/** Names of groups. A submitted group, which is named by its code, has none. */
final class GroupNames {

    /** One row per scheme and group that has a name: scheme, group_code, group_name, group_name_en (or null). */
    static Dataset<Row> of(ReportInput in) {
        // A scheme is published for every region and year it was used in.
        return in.rows(GroupCatalogue.TABLE)
                .groupBy(SCHEME.col(), GROUP_CODE.col())
                .agg(GROUP_NAME.as(max(GROUP_NAME.col())), GROUP_NAME_EN.as(max(GROUP_NAME_EN.col())))
                .where(GROUP_NAME.col().notEqual(GROUP_CODE.col()));
    }

    /**
     * Rows with the names of their groups at the end, null where there is none.
     *
     * @param scheme of the rows
     * @param group of the rows
     */
    static Dataset<Row> addTo(Dataset<Row> rows, ReportInput in, Field<String> scheme, Field<String> group) {
        Dataset<Row> names = of(in);
        return rows.join(
                        names,
                        scheme.of(rows)
                                .equalTo(SCHEME.of(names))
                                .and(group.of(rows).equalTo(GROUP_CODE.of(names))),
                        "left")
                .drop(SCHEME.of(names))
                .drop(GROUP_CODE.of(names));
    }

    private GroupNames() {}
}
