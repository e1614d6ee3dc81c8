package org.medfund.jobs.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;
import static org.medfund.core.testkit.RowsAssert.assertRows;
import static org.medfund.jobs.intake.LandingKit.settlement;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Job;
import org.medfund.core.job.Result;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.Budgets;
import org.medfund.core.table.clearing.RegionFlows;
import org.medfund.core.table.clearing.RegionTransfersDue;
import org.medfund.core.table.clearing.Statements;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.clearing.ClearYearJob;
import org.medfund.jobs.outofarea.NetRegionsJob;

/** A province whose cities share its pool (SPEC A.11, pooling area of level P), beside a city of another province. */
class ProvincePoolTest {
    private static final Region PROVINCE = Region.of("330000");
    private static final PolicyYear YEAR = PolicyYear.of("2025");

    @TempDir
    Path folder;

    private Result done(TestLake lake, Job job, String... argv) {
        Result result = lake.run(job, argv);
        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);
        return result;
    }

    /**
     * S1 stayed in his own city, S2 went from the one city to the other, S3 came from the other province. What is deducted of
     * S2 is of home care, and the institution's.
     */
    @Test
    void theCitiesOfAProvincePoolAreOneRegionInIntakeBooksAndNetting() {
        TestLake lake = new TestLake(folder.resolve("lake"));
        LandingKit kit = LandingKit.valid(folder.resolve("landing"))
                .file("region.csv", """
                        admdvs,name,parent,level,pooling_area,valid_from
                        330000,Province,,P,330000,2000-01-01
                        330100,City,330000,C,330000,2000-01-01
                        330102,District,330100,D,330000,2000-01-01
                        330200,Other city,330000,C,330000,2000-01-01
                        330203,Its district,330200,D,330000,2000-01-01
                        340000,Neighbour,,P,340100,2000-01-01
                        340100,Its city,340000,C,340100,2000-01-01
                        """)
                .file("hospital.csv", """
                        fixmedins_code,fixmedins_name,admdvs,hosp_lv,agreement_begin
                        H1,In the city,330102,5,2020-01-01
                        H2,In the other,330203,5,2020-01-01
                        """)
                .file("budget.csv", """
                        pooling_area,year,insutype,total_budget,inpatient_budget,reserve,version,approved_at
                        330000,2025,310,1000000.00,800000,1000.5,1,2025-01-10
                        330100,2025,310,9000.00,9000,0,1,2025-01-10
                        """)
                .file("audit_deduction.csv", """
                        deduction_id,pooling_area,fixmedins_code,insutype,setlym,setl_id,amount,reason
                        D1,330000,H2,310,202503,S2,40.00,OVER_CHARGE
                        D2,330200,H2,310,202503,S2,50.00,OVER_CHARGE
                        """)
                .settlements(
                        "setl_list.csv",
                        settlement("S1"),
                        settlement("S2", "fixmedins_code", "H2", "mdtrtarea_admvs", "330203"),
                        settlement("S3", "insu_admdvs", "340100"));
        Result ingested = done(
                lake,
                new IngestJob(),
                "--landing",
                kit.folder().toString(),
                "--key-file",
                folder.resolve("pseudonym.key").toString());
        // A city has no pool of its own: what is delivered under its code is not loaded, and said.
        assertThat(String.join("\n", ingested.lines()))
                .contains("budget: 2 rows in, 1 loaded, 1 quarantined (UNKNOWN_REGION 1)")
                .contains("audit_deduction: 2 rows in, 1 loaded, 1 quarantined (UNKNOWN_REGION 1)");
        assertRows(lake.read(SettlementLists.TABLE), """
                settlement_id | insured_region_code | treated_region_code
                S1            | 330000              | 330000
                S2            | 330000              | 330000
                S3            | 340100              | 330000
                """);
        assertRows(lake.read(Budgets.TABLE), """
                region_code | inpatient_budget_yuan
                330000      | 800000.00
                """);

        done(lake, new NetRegionsJob(), "--month", "2025-03");
        assertRows(lake.read(RegionFlows.TABLE), """
                insured_region_code | treated_region_code | claim_count
                330000              | 330000              | 2
                340100              | 330000              | 1
                """);
        assertRows(lake.read(RegionTransfersDue.TABLE), """
                from_region_code | to_region_code | amount_yuan
                340100           | 330000         | 700.00
                """);

        lake.with(PROVINCE, YEAR, CasePayments.TABLE, rows(CasePayments.TABLE, """
                region_code | year | settlement_id | discharge_date | institution_code | insurance_type | basic_pool_yuan | entitlement_yuan
                330000      | 2025 | S1            | 2025-03-05     | H1               | 310            |          700.00 |           720.00
                330000      | 2025 | S2            | 2025-03-05     | H2               | 310            |          700.00 |           750.00
                """));
        Result cleared = done(lake, new ClearYearJob(), "--year", "2025", "--region", "330000");
        assertThat(cleared.lines())
                .singleElement()
                .asString()
                .startsWith("330000 310: 2 institutions are owed 1430.00 yuan of a budget of 800000.00;");
        assertRows(lake.read(Statements.TABLE), """
                region_code | institution_code | audit_deduction_yuan | clearing_payable_yuan
                330000      | H1               | 0.00                 | 720.00
                330000      | H2               | 40.00                | 710.00
                """);
    }
}
