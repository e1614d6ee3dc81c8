package org.medfund.core.table.ops;

import static org.medfund.core.table.Field.text;

import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** What each gate of a run found. */
public final class GateResults {
    public static final Field<String> JOB = text("job", "Job");
    public static final Field<String> GATE = text("gate", "Gate");
    public static final Field<String> VERDICT = text("verdict", "PASSED, FAILED, or NOT_EVALUATED");
    public static final Field<String> SENTENCE = text("sentence", "What was found, in a sentence");

    public static final Table TABLE = Table.named("ops.gates")
            .doc("What each gate of a run found.")
            .grain(JOB, GATE)
            .fields(JOB, GATE, VERDICT, SENTENCE)
            .build();

    private GateResults() {}
}
