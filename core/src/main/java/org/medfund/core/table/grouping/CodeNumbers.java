package org.medfund.core.table.grouping;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.text;

import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** The numbers that stand for codes in {@link CaseFacts}. A code has the same number in every run, for good. */
public final class CodeNumbers {
    /** Between a scheme and its group in the code of a group. */
    public static final String SCHEME_BAR = "|";

    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of treatment of the cases");
    public static final Field<String> CODE_KIND =
            text("code_kind", "REGION, SCHEME, GROUP, INSURANCE, INSTITUTION, or PERSON");
    public static final Field<Long> CODE_NUMBER = count("code_number", "What stands for the code, from 0");
    public static final Field<String> CODE = text("code", "The code; of a group its scheme, a bar, and the group");

    public static final Table TABLE = Table.named("grouping.dictionary")
            .doc(
                    "The numbers that stand for codes in the case facts. A code has the same number in every run, for good.")
            .grain(REGION_CODE, CODE_KIND, CODE_NUMBER)
            .fields(REGION_CODE, CODE_KIND, CODE_NUMBER, CODE)
            .region(REGION_CODE)
            .check("number_is_not_negative", "code_number >= 0")
            .large()
            .writtenBy("group-cases")
            .build();

    private CodeNumbers() {}
}
