package org.medfund.jobs.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.medfund.core.policy.ChangedPolicy;
import org.medfund.core.policy.Policy;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.Problems;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.core.table.payment.LevelRates;
import org.medfund.core.table.payment.PaymentStandards;
import org.medfund.core.table.payment.Rates;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.payment.RateBasis.CaseSums;
import org.medfund.jobs.payment.RatePolicy.Stage;
import org.medfund.jobs.payment.RegionRates.Pool;

/** Rates of one region over several runs. Group A weighs 0.5; the basic pool bears half of every cost. */
class RegionRatesTest {
    private static final String REGION = "330100";
    private static final SortedMap<String, SortedMap<String, BigDecimal>> WEIGHTS =
            new TreeMap<>(Map.of(REGION, new TreeMap<>(Map.of("A", new BigDecimal("0.5")))));

    private Policy policy = ChangedPolicy.of("rate.policy = \"RATE_FIXED\"");
    private final List<CaseSums> delivered = new ArrayList<>();
    private final Map<Integer, Map<Pool, List<RatePolicy.First>>> published = new TreeMap<>();

    private void deliver(int year, String type, long cases) {
        deliver(year, type, 3, cases, "0.5");
    }

    /** Cases of 1000 yuan each. */
    private void deliver(int year, String type, int level, long cases, String fundRatio) {
        BigDecimal cost = new BigDecimal("1000.00").multiply(BigDecimal.valueOf(cases));
        delivered.add(new CaseSums(
                REGION, year, type, level, "A", true, cases, 0, cost, cost.multiply(new BigDecimal(fundRatio)), null));
    }

    private RegionRates formed(int year, Stage stage, Map<String, String> budgets, Problems problems) {
        SortedMap<String, BigDecimal> budgetsYuan = new TreeMap<>();
        budgets.forEach((type, yuan) -> budgetsYuan.put(type, new BigDecimal(yuan)));
        RegionRates.Inputs inputs = new RegionRates.Inputs(
                year,
                stage,
                new TreeMap<>(Map.of(REGION, delivered)),
                WEIGHTS,
                new TreeMap<>(Map.of(REGION, budgetsYuan)),
                new HashMap<>(published.getOrDefault(year, Map.of())),
                new TreeMap<>());
        return RegionRates.of(
                        REGION,
                        inputs,
                        CoefficientPolicy.from(policy, new PolicyYear(inputs.basisYear())),
                        RatePolicy.from(policy),
                        Set.of(),
                        problems)
                .orElseThrow();
    }

    /** Insurance type, level class, rate, and its basis, of every rate; what is published first is kept for the next run. */
    private List<String> run(int year, Stage stage, Map<String, String> budgets) {
        Problems problems = new Problems();
        RegionRates rates = formed(year, stage, budgets, problems);
        assertThat(problems.found()).isEmpty();
        List<String> lines = new ArrayList<>();
        rates.rates().forEach(row -> lines.add(publish(year, Rates.TABLE, row, null)));
        rates.levelRates()
                .forEach(row -> lines.add(
                        publish(year, LevelRates.TABLE, row, row.getInt(at(LevelRates.TABLE, "level_class")))));
        return lines;
    }

    private String publish(int year, Table table, Row row, @Nullable Integer level) {
        Pool pool = new Pool(REGION, row.getString(at(table, "insurance_type")), level);
        BigDecimal rate = row.getDecimal(at(table, "rate_yuan"));
        String basis = row.getString(at(table, "rate_basis"));
        if (basis.equals("FIRST")) {
            published
                    .computeIfAbsent(year, key -> new HashMap<>())
                    .computeIfAbsent(pool, key -> new ArrayList<>())
                    .add(new RatePolicy.First(
                            row.getDecimal(at(table, "inpatient_budget_yuan")),
                            rate,
                            row.getDecimal(at(table, "total_weight"))));
        }
        return pool.insuranceType() + (level == null ? " " : "/" + level + " ") + rate + " " + basis;
    }

    private static int at(Table table, String column) {
        return table.fields().stream().map(Field::name).toList().indexOf(column);
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

    /**
     * The basic pool bears 3200 of 4000 yuan at level 2 and 2400 of 6000 at level 3: 0.56. Of 2800 yuan level 2 has 700 and
     * level 3 2100: 700 / 0.56 / (4 x 0.5) = 625 and 2100 / 0.56 / (6 x 0.5) = 1250; together 2800 / 0.56 / 5 = 1000.
     */
    @Test
    void aPartedBudgetIsSpentAtARateOfEachLevel() {
        policy = ChangedPolicy.of(
                "rate.policy = \"RATE_FIXED\"; rate.level_shares = {\"310\": {\"2\": \"0.25\", \"3\": \"0.75\"}}");
        deliver(2025, "310", 2, 4, "0.8");
        deliver(2025, "310", 3, 6, "0.4");
        deliver(2025, "390", 1, 1, "0.5");
        Map<String, String> budgets = Map.of("310", "2800.00", "390", "100.00");

        Problems problems = new Problems();
        List<String> standards = new ArrayList<>();
        for (Row row : formed(2025, Stage.FINAL, budgets, problems).standards()) {
            standards.add(row.getString(at(PaymentStandards.TABLE, "insurance_type")) + "/"
                    + row.getInt(at(PaymentStandards.TABLE, "level_class")) + " "
                    + row.getDecimal(at(PaymentStandards.TABLE, "rate_yuan")) + " "
                    + row.getDecimal(at(PaymentStandards.TABLE, "standard_yuan")));
        }
        // Of 310 nobody was treated at level 1 yet: a case that comes is paid at the rate of all levels.
        assertThat(standards)
                .containsExactly(
                        "310/1 1000.00 500.00",
                        "310/2 625.00 312.50",
                        "310/3 1250.00 625.00",
                        "390/1 400.00 200.00",
                        "390/2 400.00 200.00",
                        "390/3 400.00 200.00");

        assertThat(run(2025, Stage.FINAL, budgets))
                .containsExactly("310 1000.00 FIRST", "390 400.00 FIRST", "310/2 625.00 FIRST", "310/3 1250.00 FIRST");
        deliver(2025, "310", 3, 6, "0.4");
        assertThat(run(2025, Stage.FINAL, budgets))
                .containsExactly("310 1000.00 KEPT", "390 400.00 KEPT", "310/2 625.00 KEPT", "310/3 1250.00 KEPT");
    }

    @Test
    void levelsSpendTheBudgetToTheRoundingOfTheirRates() {
        assertThat(LevelRate.budgetsYuan(
                        new BigDecimal("100.01"), Map.of(1, new BigDecimal("0.5"), 3, new BigDecimal("0.5"))))
                .isEqualTo(Map.of(1, new BigDecimal("50.01"), 3, new BigDecimal("50.00")));
        policy = ChangedPolicy.of(
                "rate.level_shares = {\"310\": {\"1\": \"0.1111\", \"2\": \"0.2222\", \"3\": \"0.6667\"}}");
        deliver(2025, "310", 1, 7, "0.9");
        deliver(2025, "310", 2, 11, "0.7");
        deliver(2025, "310", 3, 13, "0.6");

        RegionRates rates = formed(2025, Stage.FINAL, Map.of("310", "9999.99"), new Problems());

        // 7 x 0.9 + 11 x 0.7 + 13 x 0.6 of 31 = 21.8 / 31; half a fen of 15.5 units of weight, and no more, goes
        // astray.
        BigDecimal spent = BigDecimal.ZERO;
        for (Row row : rates.levelRates()) {
            spent = spent.add(row.getDecimal(at(LevelRates.TABLE, "total_weight"))
                    .multiply(row.getDecimal(at(LevelRates.TABLE, "rate_yuan"))));
        }
        BigDecimal fund = spent.multiply(new BigDecimal("21.8")).divide(new BigDecimal("31"), 6, RoundingMode.HALF_UP);
        assertThat(fund).isCloseTo(new BigDecimal("9999.99"), Offset.offset(new BigDecimal("0.06")));
    }

    @Test
    void everyLevelWithCasesHasAPartAndEveryPartHasCases() {
        policy = ChangedPolicy.of("rate.level_shares = {\"310\": {\"1\": \"0.4\", \"3\": \"0.6\"}}");
        deliver(2025, "310", 2, 4, "0.5");
        deliver(2025, "310", 3, 4, "0.5");
        Problems problems = new Problems();

        formed(2025, Stage.FINAL, Map.of("310", "2800.00"), problems);

        assertThat(problems.found())
                .extracting(Problem::what)
                .containsExactly(
                        "Region 330100, insurance type 310, level class 2, 2025: policy rate.level_shares has no part for it.",
                        "Region 330100, insurance type 310, level class 1, 2025: policy rate.level_shares gives it 0.4 of"
                                + " the budget.");
    }
}
