package org.medfund.core.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.medfund.core.testkit.Rows.rows;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.medfund.core.money.Money;
import org.medfund.core.table.weights.RelativeWeights;

class TableTest {
    private static final Field<String> ID = Field.text("id", "Id");
    private static final Field<Long> SIZE = Field.count("size", "Size");

    @Test
    void aContractThatContradictsItselfIsRefused() {
        assertThatThrownBy(() -> Table.named("a.b").grain(ID).fields(ID, ID).build())
                .hasMessageContaining("id twice");
        assertThatThrownBy(() -> Table.named("a.b").fields(ID).build()).hasMessageContaining("grain");
        assertThatThrownBy(() -> Table.named("a.b").grain(SIZE).fields(ID).build())
                .hasMessageContaining("grain");
        assertThatThrownBy(() ->
                        Table.named("a.b").grain(SIZE).fields(SIZE).region(ID).build())
                .hasMessageContaining("region field");
    }

    @Test
    void rowsOfAnotherTypeAreNotCastSilently() {
        Dataset<Row> weights = rows(RelativeWeights.TABLE, """
                region_code | year | group_code | case_count | relative_weight
                330100      | 2025 | A          |          9 |          0.5000
                """);
        Dataset<Row> wrong = weights.withColumn(
                        RelativeWeights.RELATIVE_WEIGHT.name(),
                        RelativeWeights.RELATIVE_WEIGHT.col().multiply(0.1D))
                .drop(RelativeWeights.CASE_COUNT.name());

        assertThatThrownBy(() -> RelativeWeights.TABLE.conform(wrong))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("missing case_count BIGINT")
                .hasMessageContaining("relative_weight is DOUBLE, not DECIMAL(10,4)");
        assertThat(RelativeWeights.TABLE
                        .conform(weights.withColumn("extra", ID.as(RelativeWeights.GROUP_CODE.col())))
                        .columns())
                .containsExactly(RelativeWeights.TABLE.contentSchema().fieldNames());
    }

    @Test
    void everyTableIsListedOnceWithADocAWriterAndDocumentedFields() {
        Set<String> names = new HashSet<>();
        for (Table table : Tables.ALL) {
            assertThat(names.add(table.name())).as(table.name()).isTrue();
            assertThat(table.name()).matches("[a-z]+\\.[a-z_]+");
            assertThat(table.doc()).as(table.name()).isNotBlank();
            assertThat(Tables.named(table.name())).contains(table);
            for (Field<?> field : table.fields()) {
                assertThat(field.doc()).as(table + "." + field.name()).isNotBlank();
                assertThat(field.name()).matches("[a-z][a-z0-9_]*").isNotEqualTo(Table.RUN_ID.name());
            }
            assertThat(table.grain().get(0).nullable()).as("key of " + table).isFalse();
        }
    }

    @Test
    void moneyHasTwoPlacesAndItsUnitInItsName() {
        for (Table table : Tables.ALL) {
            for (Field<?> field : table.fields()) {
                if (field.name().endsWith("_yuan")) {
                    assertThat(List.of(Money.YUAN, Field.QUANTITY, Money.RATE, Money.POINT_VALUE))
                            .as(table + "." + field.name())
                            .contains((org.apache.spark.sql.types.DecimalType) field.type());
                }
                if (field.type().equals(DataTypes.DoubleType)) {
                    assertThat(field.name()).as(table + "." + field.name()).doesNotContain("yuan");
                }
            }
        }
    }

    @Test
    void aPartNamesAParentThatExists() {
        for (Table table : Tables.ALL) {
            if (table.parent() != null) {
                assertThat(Tables.named(table.parent())).as(table.name()).isPresent();
            }
        }
    }
}
