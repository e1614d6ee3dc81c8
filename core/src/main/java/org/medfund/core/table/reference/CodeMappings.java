package org.medfund.core.table.reference;

import static org.medfund.core.table.Field.text;

import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** What the codes of one edition are in another. */
public final class CodeMappings {
    public static final Field<String> KIND = text("kind", "DIAGNOSIS or PROCEDURE");
    public static final Field<String> FROM_EDITION = text("from_edition", "Edition, such as bj70");
    public static final Field<String> FROM_CODE = text("from_code", "Code, in upper case");
    public static final Field<String> TO_EDITION = text("to_edition", "Edition, such as yb20");
    public static final Field<String> TO_CODE = text("to_code", "Code, in upper case");

    public static final Table TABLE = Table.named("reference.code_mappings")
            .doc("What the codes of one edition are in another.")
            .grain(KIND, FROM_EDITION, FROM_CODE, TO_EDITION)
            .fields(KIND, FROM_EDITION, FROM_CODE, TO_EDITION, TO_CODE)
            .writtenBy("load-codes")
            .build();

    private CodeMappings() {}
}
