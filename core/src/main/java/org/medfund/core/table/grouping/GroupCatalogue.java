package org.medfund.core.table.grouping;

import static org.medfund.core.table.Field.text;

import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Groups of a grouping scheme in a pooling region that uses it, with names. */
public final class GroupCatalogue {
    public static final Field<String> REGION_CODE =
            text("region_code", "Pooling region of treatment whose cases are grouped by the scheme");
    public static final Field<String> SCHEME = text("scheme", "Scheme, such as demo_2025, or SUBMITTED");
    public static final Field<String> GROUP_CODE = text("group_code", "Group, such as ES23");
    public static final Field<String> GROUP_NAME = text("group_name", "Chinese name");
    public static final Field<String> GROUP_NAME_EN =
            text("group_name_en", "English name").orNull();
    public static final Field<String> ADRG_CODE = text("adrg_code", "ADRG").orNull();
    public static final Field<String> MDC_CODE =
            text("mdc_code", "Major diagnostic category").orNull();

    public static final Table TABLE = Table.named("grouping.catalogue")
            .doc("Groups of the grouping schemes a pooling region uses, with names.")
            .grain(REGION_CODE, SCHEME, GROUP_CODE)
            .fields(REGION_CODE, SCHEME, GROUP_CODE, GROUP_NAME, GROUP_NAME_EN, ADRG_CODE, MDC_CODE)
            .region(REGION_CODE)
            .writtenBy("group-cases")
            .build();

    private GroupCatalogue() {}
}
