package org.medfund.jobs;

import static org.medfund.core.testkit.Rows.rows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Job;
import org.medfund.core.job.Result;
import org.medfund.core.job.Scope;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.clearing.Budgets;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.grouping.FactsOfCases;
import org.medfund.jobs.payment.PayCasesJob;
import org.medfund.jobs.payment.SetRatesJob;
import org.medfund.jobs.weights.CalibrateWeightsJob;

/** A lake with weights, rates, and payments of one region and year, for tests of what looks back at them. */
final class PublishedYear {
    static final List<Job> STAGES = List.of(new CalibrateWeightsJob(), new SetRatesJob(), new PayCasesJob());

    private static final Region HANGZHOU = Region.of("330100");
    private static final PolicyYear YEAR = PolicyYear.of("2025");

    static TestLake in(Path folder) {
        TestLake lake = new TestLake(folder)
                .delivered("first", Map.of(Areas.TABLE, rows(Areas.TABLE, """
                    area_code | area_level | region_code
                    330100    | C          | 330100
                    """), Budgets.TABLE, budget("150000.00", 1)))
                .with(Scope.of(List.of(HANGZHOU), YEAR), FactsOfCases.with(cases()));
        for (Job stage : STAGES) {
            Result result = lake.run(stage, "--year", "2025");
            if (result.exit() != Exit.DONE) {
                throw new IllegalStateException(String.join("\n", result.lines()));
            }
        }
        return lake;
    }

    static Dataset<Row> budget(String yuan, int version) {
        return rows(
                Budgets.TABLE,
                "region_code | year | insurance_type | inpatient_budget_yuan | version\n" + "330100 | 2025 | 310 | "
                        + yuan + " | " + version + "\n");
    }

    /** Two hospitals, two groups that are trimmed, cheap and dear cases, some without a group. */
    private static Dataset<Row> cases() {
        StringBuilder block = new StringBuilder("region_code | settlement_id | scheme | year | status | adrg_code"
                + " | group_code | insured_region_code | insurance_type | institution_code | level_class"
                + " | main_diagnosis_code | stay_days | total_cost_yuan | basic_pool_yuan | other_funds_yuan"
                + " | person_total_yuan\n");
        for (int i = 0; i < 40; i++) {
            block.append(line("A" + i, "A", i % 4 == 0 ? 2 : 3, i == 39 ? 9_000 : i < 6 ? 460 : 900 + 10 * i));
            block.append(line("B" + i, "B", i % 3 == 0 ? 2 : 3, i == 0 ? 14_000 : 2_700 + 17 * i));
        }
        for (int i = 0; i < 12; i++) {
            block.append(line("U" + i, "null", 3, 333 + i));
        }
        return rows(GroupedCases.TABLE, block.toString());
    }

    private static String line(String id, String group, int level, int cost) {
        boolean isGrouped = !group.equals("null");
        return String.join(
                        " | ",
                        List.of(
                                "330100",
                                id,
                                "demo",
                                "2025",
                                isGrouped ? "SUCCESS" : "UNGROUPED",
                                isGrouped ? group + "1" : "null",
                                group,
                                "330100",
                                "310",
                                "H" + level,
                                Integer.toString(level),
                                "J18.9",
                                "5",
                                cost + ".00",
                                cost * 7 / 10 + ".00",
                                "0",
                                cost - cost * 7 / 10 + ".00"))
                + "\n";
    }

    private PublishedYear() {}
}
