package org.medfund.core.table.ops;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.timestamp;

import java.time.Instant;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** The run ledger: one row per run, table, and region. Rows are only ever added; one commit makes a whole run visible. */
public final class Runs {
    public static final Field<Long> SEQUENCE = count("sequence", "Order of publishing over the whole lake");
    public static final Field<String> JOB = text("job", "Job, such as calibrate-weights");
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region, or * for all at once");
    public static final Field<String> PERIOD = text("period", "Year, quarter, month, or delivery");
    public static final Field<String> TABLE_NAME = text("table_name", "Table written; * if the run wrote none");
    public static final Field<String> STATUS = text("status", "PUBLISHED, REJECTED, or FAILED");
    public static final Field<Long> ROW_COUNT = count("row_count", "Rows of this table and region");
    public static final Field<String> FINGERPRINT =
            text("fingerprint", "SHA-256 of job, scope, arguments, policy, inputs, and code version");
    public static final Field<String> ARGUMENTS = text("arguments", "Arguments as given");
    public static final Field<String> POLICY_SHA256 = text("policy_sha256", "SHA-256 of the policy text");
    public static final Field<String> POLICY_TEXT = text("policy_text", "Every policy value read, with its source");
    public static final Field<String> INPUT_RUN_IDS = text("input_run_ids", "Runs read, by table");
    public static final Field<String> CODE_VERSION = text("code_version", "Version of the code");
    public static final Field<Instant> STARTED_AT = timestamp("started_at", "Start");
    public static final Field<Instant> FINISHED_AT = timestamp("finished_at", "End");
    public static final Field<String> DETAIL =
            text("detail", "Why it was rejected or failed").orNull();

    public static final Table TABLE = Table.named("ops.runs")
            .doc(
                    "The run ledger: one row per run, table, and region. Rows are only ever added; one commit makes a whole run visible.")
            .grain(SEQUENCE, TABLE_NAME, REGION_CODE)
            .fields(
                    SEQUENCE,
                    JOB,
                    REGION_CODE,
                    PERIOD,
                    TABLE_NAME,
                    STATUS,
                    ROW_COUNT,
                    FINGERPRINT,
                    ARGUMENTS,
                    POLICY_SHA256,
                    POLICY_TEXT,
                    INPUT_RUN_IDS,
                    CODE_VERSION,
                    STARTED_AT,
                    FINISHED_AT,
                    DETAIL)
            .check("status_is_known", "status IN ('PUBLISHED', 'REJECTED', 'FAILED')")
            .build();

    private Runs() {}
}
