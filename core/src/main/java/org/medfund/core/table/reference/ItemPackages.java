package org.medfund.core.table.reference;

import static org.medfund.core.table.Field.quantity;
import static org.medfund.core.table.Field.text;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Items included in packages. */
public final class ItemPackages {
    public static final Field<String> PACKAGE_CODE =
            text("package_code", "Package item").landed("package_codg").normalised();
    public static final Field<String> PART_CODE =
            text("part_code", "Item that is part of it").landed("part_codg").normalised();
    public static final Field<BigDecimal> PACKAGE_PRICE_YUAN =
            quantity("package_price_yuan", "Price of the package in yuan").landed("package_price");

    public static final Table TABLE = Table.named("reference.item_packages")
            .doc("Items included in packages.")
            .grain(PACKAGE_CODE, PART_CODE)
            .fields(PACKAGE_CODE, PART_CODE, PACKAGE_PRICE_YUAN)
            .landing("item_package", false)
            .build();

    private ItemPackages() {}
}
