package org.medfund.jobs.report;

import org.medfund.core.table.Table;
import org.medfund.core.table.ops.Runs;

/** The runs whose rows the report shows, all that these rest on, and what decided them. */
final class ProvenanceSection {
    private static final int RUNS_SHOWN = 500;

    static Section of(ReportInput in) {
        return new Section(in, "provenance")
                .grid(Grid.of(
                        "runs",
                        in.runs(),
                        RUNS_SHOWN,
                        Grid.Column.of(Runs.SEQUENCE),
                        Grid.Column.of(Runs.JOB, Kind.JOB),
                        Grid.Column.of(Runs.PERIOD, Kind.WORD),
                        new Grid.Column(ReportInput.REGIONS, Kind.REGIONS),
                        new Grid.Column(ReportInput.TABLES, Kind.CODE),
                        Grid.Column.of(Runs.ROW_COUNT),
                        Grid.Column.of(Table.RUN_ID, Kind.CODE),
                        Grid.Column.of(Runs.CODE_VERSION, Kind.CODE),
                        Grid.Column.of(Runs.POLICY_SHA256, Kind.CODE)));
    }

    private ProvenanceSection() {}
}
