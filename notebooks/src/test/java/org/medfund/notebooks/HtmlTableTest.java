package org.medfund.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class HtmlTableTest {
    private static final StructType SCHEMA =
            new StructType().add("code", DataTypes.StringType).add("cost_yuan", DataTypes.createDecimalType(18, 2));

    @Test
    void textIsNeverMarkupAndNumbersKeepTheirPlaces() {
        String html = HtmlTable.of(
                SCHEMA, List.of(RowFactory.create("<b>", new BigDecimal("0.10")), RowFactory.create("x", null)), 2);

        assertThat(html)
                .contains("&lt;b&gt;", "text-align:right\">0.10<", ">\u2013<")
                .doesNotContain("<b>", "first");
    }

    @Test
    void itSaysWhenThereAreMoreRows() {
        assertThat(HtmlTable.of(SCHEMA, List.of(RowFactory.create("a", null), RowFactory.create("b", null)), 1))
                .contains("The first 1 rows", ">a<")
                .doesNotContain(">b<");
    }
}
