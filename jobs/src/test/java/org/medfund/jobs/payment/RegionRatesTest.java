package org.medfund.jobs.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.medfund.core.policy.ChangedPolicy;
import org.medfund.core.policy.Policy;
import org.medfund.core.problem.Problems;
import org.medfund.core.table.Field;
import org.medfund.core.table.payment.Rates;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.payment.RateBasis.CaseSums;
import org.medfund.jobs.payment.RatePolicy.Stage;

/** Rates of one region over several runs. Group A weighs 0.5; the basic pool bears half of every cost. */
class RegionRatesTest {
    private static final String REGION = "330100";
    private static final SortedMap<String, SortedMap<String, BigDecimal>> WEIGHTS =
            new TreeMap<>(Map.of(REGION, new TreeMap<>(Map.of("A", new BigDecimal("0.5")))));

    private final Policy policy = ChangedPolicy.of("rate.policy = \"RATE_FIXED\"");
    private final List<CaseSums> delivered = new ArrayList<>();
    private final Map<Integer, SortedMap<String, List<RatePolicy.First>>> published = new TreeMap<>();

    private void deliver(int year, String type, long cases) {
        BigDecimal cost = new BigDecimal("1000.00").multiply(BigDecimal.valueOf(cases));
        delivered.add(
                new CaseSums(REGION, year, type, 3, "A", true, cases, cost, cost.divide(BigDecimal.valueOf(2)), null));
    }

    /** Insurance type, rate, and its basis, of every rate of a run; what it publishes first is kept for the next one. */
    private List<String> run(int year, Stage stage, Map<String, String> budgets) {
        SortedMap<String, BigDecimal> budgetsYuan = new TreeMap<>();
        budgets.forEach((type, yuan) -> budgetsYuan.put(type, new BigDecimal(yuan)));
        SortedMap<String, List<RatePolicy.First>> firsts = published.computeIfAbsent(year, key -> new TreeMap<>());
        Problems problems = new Problems();
        RegionRates.Inputs inputs = new RegionRates.Inputs(
                year,
                stage,
                new TreeMap<>(Map.of(REGION, delivered)),
                WEIGHTS,
                new TreeMap<>(Map.of(REGION, budgetsYuan)),
                new TreeMap<>(Map.of(REGION, new TreeMap<>(firsts))),
                new TreeMap<>());
        RegionRates rates = RegionRates.of(
                        REGION,
                        inputs,
                        CoefficientPolicy.from(policy, new PolicyYear(inputs.basisYear())),
                        RatePolicy.from(policy),
                        Set.of(),
                        problems)
                .orElseThrow();
        assertThat(problems.found()).isEmpty();
        List<String> lines = new ArrayList<>();
        for (Row row : rates.rates()) {
            String type = row.getString(at(Rates.INSURANCE_TYPE));
            String basis = row.getString(at(Rates.RATE_BASIS));
            lines.add(type + " " + row.getDecimal(at(Rates.RATE_YUAN)) + " " + basis);
            if (basis.equals("FIRST")) {
                firsts.computeIfAbsent(type, key -> new ArrayList<>())
                        .add(new RatePolicy.First(
                                row.getDecimal(at(Rates.INPATIENT_BUDGET_YUAN)),
                                row.getDecimal(at(Rates.RATE_YUAN)),
                                row.getDecimal(at(Rates.TOTAL_WEIGHT))));
            }
        }
        return lines;
    }

    private static int at(Field<?> field) {
        return Rates.TABLE.fields().indexOf(field);
    }

    @Test
    void anInsuranceTypeThatComesLaterHasItsFirstFixedRateThenAndKeepsIt() {
        Map<String, String> budgets = Map.of("310", "5000.00", "390", "1000.00");
        deliver(2024, "310", 10);

        // 5000 / 0.5 / (10 x 0.5) = 2000. Nobody is insured by 390 yet: it has no rate, and its budget waits.
        assertThat(run(2025, Stage.INITIAL, budgets)).containsExactly("310 2000.00 FIRST");

        deliver(2025, "310", 8);
        deliver(2025, "390", 4);
        // 310 would have 2500. 1000 / 0.5 / (4 x 0.5) = 1000.
        assertThat(run(2025, Stage.FINAL, budgets)).containsExactly("310 2000.00 KEPT", "390 1000.00 FIRST");

        deliver(2025, "390", 4);
        assertThat(run(2025, Stage.FINAL, budgets)).containsExactly("310 2000.00 KEPT", "390 1000.00 KEPT");

        // A fixed rate is one of a year. 4000 / 0.5 / (8 x 0.5) = 2000 and 2400 / 0.5 / 4 = 1200.
        Map<String, String> next = Map.of("310", "4000.00", "390", "2400.00");
        assertThat(run(2026, Stage.INITIAL, next)).containsExactly("310 2000.00 FIRST", "390 1200.00 FIRST");
        deliver(2026, "390", 1);
        deliver(2026, "391", 1);
        assertThat(run(2026, Stage.FINAL, Map.of("310", "4000.00", "390", "2400.00", "391", "100.00")))
                .containsExactly("390 1200.00 KEPT", "391 400.00 FIRST");
    }

    @Test
    void aRevisedBudgetFormsTheRateOfItsInsuranceTypeAgainAndNoOther() {
        Map<String, String> budgets = Map.of("310", "5000.00", "390", "1000.00");
        deliver(2025, "310", 10);
        deliver(2025, "390", 4);
        assertThat(run(2025, Stage.FINAL, budgets)).containsExactly("310 2000.00 FIRST", "390 1000.00 FIRST");

        deliver(2025, "310", 10);
        assertThat(run(2025, Stage.FINAL, Map.of("310", "5000.00", "390", "1200.00")))
                .containsExactly("310 2000.00 KEPT", "390 1200.00 FIRST");
        assertThat(run(2025, Stage.FINAL, budgets)).containsExactly("310 2000.00 KEPT", "390 1000.00 KEPT");
    }
}
