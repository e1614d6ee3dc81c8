package org.medfund.jobs.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.medfund.core.table.grouping.CaseFacts;
import org.medfund.core.testkit.LocalSpark;

class PaymentTotalsTest {
    private static final String HEADER = "settlement_id | region_number | group_number | insurance_number"
            + " | institution_number | level_class | total_cost_fen\n";

    private static Dataset<Row> facts() {
        Random random = new Random(17);
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 600; i++) {
            text.append(String.join(
                            " | ",
                            "S" + i,
                            random.nextBoolean() ? "1" : "2",
                            random.nextInt(20) > 0 ? "1" + random.nextInt(5) : "null",
                            random.nextBoolean() ? "310" : "390",
                            "4" + random.nextInt(4),
                            "" + random.nextInt(4),
                            "" + (100_000 + random.nextInt(6_000_000))))
                    .append('\n');
        }
        return rows(CaseFacts.TABLE, text.toString());
    }

    private static PaymentTotals.Cell cell(Row row) {
        return new PaymentTotals.Cell(
                CaseFacts.REGION_NUMBER.in(row),
                CaseFacts.GROUP_NUMBER.in(row),
                CaseFacts.INSURANCE_NUMBER.in(row),
                CaseFacts.LEVEL_CLASS.in(row));
    }

    /** Every case paid for itself and added up, wherever the facts lie; cells without a standard stay out. */
    @Test
    void totalsAreThoseOfTheCases() {
        Dataset<Row> facts = facts().cache();
        Map<PaymentTotals.Cell, FenStandard> standards = new HashMap<>();
        TreeMap<String, List<Long>> expected = new TreeMap<>();
        for (Row row : facts.orderBy(CaseFacts.SETTLEMENT_ID.col()).collectAsList()) {
            if (CaseFacts.GROUP_NUMBER.inOrNull(row) == null) {
                continue;
            }
            PaymentTotals.Cell cell = cell(row);
            if (Math.floorMod(cell.hashCode(), 7) == 0) {
                continue;
            }
            FenStandard standard = standards.computeIfAbsent(
                    cell,
                    each -> FenStandard.of(
                            BigDecimal.valueOf(1_000_000 + Math.floorMod(each.hashCode(), 900_000), 2),
                            new BigDecimal("0.4"),
                            new BigDecimal("2.5")));
            long cost = CaseFacts.TOTAL_COST_FEN.in(row);
            expected.merge(
                    CaseFacts.INSTITUTION_NUMBER.in(row) + "/" + CaseFacts.GROUP_NUMBER.in(row),
                    List.of(1L, cost, standard.paymentFen(cost)),
                    (left, right) -> List.of(
                            left.get(0) + right.get(0), left.get(1) + right.get(1), left.get(2) + right.get(2)));
        }

        for (Dataset<Row> lying : List.of(facts.coalesce(1), facts.repartition(5, functions.rand(2)))) {
            TreeMap<String, List<Long>> found = new TreeMap<>();
            for (Row row : PaymentTotals.of(LocalSpark.get(), lying, standards).collectAsList()) {
                found.put(
                        row.getLong(0) + "/" + row.getLong(1), List.of(row.getLong(2), row.getLong(3), row.getLong(4)));
            }
            assertThat(found).hasSizeGreaterThan(10).isEqualTo(expected);
        }
        assertThat(PaymentTotals.of(LocalSpark.get(), facts.where("false"), standards)
                        .count())
                .isZero();
    }
}
