package org.medfund.jobs.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;
import static org.medfund.core.testkit.RowsAssert.assertRows;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Result;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.Diagnoses;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.supervision.RingMembers;
import org.medfund.core.table.supervision.Rings;
import org.medfund.core.testkit.TestLake;

class FindRingsJobTest {
    private final StringBuilder lists = new StringBuilder(
            "settlement_id | refund_flag | original_settlement_id | person_key | institution_code | attending_doctor_code"
                    + " | treated_region_code | admission_date | discharge_date | fund_total_yuan | medical_category\n");
    private final StringBuilder diagnoses =
            new StringBuilder("settlement_id | diagnosis_number | is_main | diagnosis_code\n");
    private int number;

    @TempDir
    Path folder;

    private String stay(String person, String doctor, LocalDate admission) {
        String id = String.format("S%04d", ++number);
        lists.append(String.join(
                        " | ",
                        id,
                        "0",
                        "null",
                        person,
                        "H1",
                        doctor,
                        "330100",
                        admission.toString(),
                        admission.plusDays(6).toString(),
                        "1000.00",
                        "21"))
                .append('\n');
        return id;
    }

    /** Each of these persons once on one of the three days from each of these on. */
    private void together(String persons, int count, String doctor, String... days) {
        for (int i = 1; i <= count; i++) {
            for (String day : days) {
                stay(persons + i, doctor, LocalDate.parse(day).plusDays(i % 3));
            }
        }
    }

    private void plant() {
        together("RING", 5, "D1", "2024-11-10", "2025-02-01");
        together("LASTYEAR", 5, "D1", "2024-03-10", "2024-09-01"); // of the run of that year
        together("FAMILY", 4, "D1", "2024-07-01", "2025-01-07", "2025-06-01");
        together("OUTBREAK", 12, "D1", "2025-04-01");
        for (int i = 1; i <= 12; i++) { // back again, but each on a day of their own
            stay("OUTBREAK" + i, "D1", LocalDate.parse("2024-01-10").plusDays(i * 12L));
        }
        for (int i = 1; i <= 40; i++) {
            stay("OTHER" + i, "D1", LocalDate.parse("2024-01-02").plusDays(i * 17L));
        }
        together("HUB", 190, "D2", "2025-03-01", "2025-09-01");
        for (int i = 1; i <= 6; i++) {
            stay("NODOCTOR" + i, "null", LocalDate.parse("2025-03-01"));
            stay("NODOCTOR" + i, "null", LocalDate.parse("2025-05-01"));
            for (String month : List.of("2025-07-10", "2025-08-10")) {
                diagnoses
                        .append(stay("COURSE" + i, "D1", LocalDate.parse(month)))
                        .append(" | 1 | true | Z51.100\n");
            }
            stay("REFUNDED" + i, "D1", LocalDate.parse("2025-10-01"));
            String refunded = stay("REFUNDED" + i, "D1", LocalDate.parse("2025-11-01"));
            lists.append(String.format(
                    "X%s | 1 | %s | REFUNDED%d | H1 | D1 | 330100 | 2025-11-01 | 2025-11-07 | -1000.00 | 21%n",
                    refunded, refunded, i));
        }
    }

    @Test
    void onlyWhoComesTogetherAgainAndAgainIsARing() {
        plant();
        TestLake lake = new TestLake(folder);
        lake.delivered(
                "one",
                Map.of(
                        SettlementLists.TABLE, rows(SettlementLists.TABLE, lists.toString()),
                        Diagnoses.TABLE, rows(Diagnoses.TABLE, diagnoses.toString()),
                        Areas.TABLE, rows(Areas.TABLE, "area_code | region_code\n330100 | 330100")));

        Result result = lake.run(new FindRingsJob(), "--year", "2025");

        assertThat(result.lines())
                .contains("1 rings of 5 persons; 10000.00 yuan of fund money were paid for their shared stays.");
        assertRows(lake.read(Rings.TABLE), """
                region_code | year | member_count | stay_count | occasion_count | institution_codes | first_admission_date | last_admission_date | together_min | pair_count | draw_count | draws_reaching | comparison_percentile | fund_involved_yuan
                330100      | 2025 |            5 |         10 |              2 | H1                | 2024-11-10           | 2025-02-03          |            2 |         10 |        199 |              0 |                1.0000 |           10000.00
                """);
        // The settlements are parted by bars, so that they are not compared as a text table.
        List<Row> members = lake.read(RingMembers.TABLE)
                .orderBy(RingMembers.PERSON_KEY.col())
                .collectAsList();
        assertThat(members)
                .extracting(RingMembers.PERSON_KEY::in)
                .containsExactly("RING1", "RING2", "RING3", "RING4", "RING5");
        assertThat(members)
                .extracting(RingMembers.SETTLEMENT_IDS::in)
                .containsExactly("S0001|S0002", "S0003|S0004", "S0005|S0006", "S0007|S0008", "S0009|S0010");
        Row ring = lake.read(Rings.TABLE).first();
        assertThat(Rings.EXPLANATION_EN.in(ring))
                .startsWith(
                        "5 persons came to the same doctors within 2 days of each other again and again: 10 pairs of them"
                                + " at least 2 times, in 10 stays on 2 occasions (institutions: 1), admitted from 2024-11-10 to"
                                + " 2025-02-03.");
        assertThat(Rings.EXPLANATION_ZH.in(ring)).contains("10 对人员至少 2 次同期入院");
    }

    @Test
    void partitionsAndOrderDoNotMatter() {
        plant();
        Dataset<Row> stays = rows(SettlementLists.TABLE, lists.toString())
                .where(SettlementLists.ATTENDING_DOCTOR_CODE.col().isNotNull())
                .select(
                        Admissions.MEMBER.as(functions.xxhash64(SettlementLists.PERSON_KEY.col())),
                        Admissions.DOCTOR.as(functions.xxhash64(SettlementLists.ATTENDING_DOCTOR_CODE.col())),
                        Admissions.DAY.as(functions.unix_date(SettlementLists.ADMISSION_DATE.col())));

        assertThat(figures(stays.repartition(1)))
                .isNotEmpty()
                .isEqualTo(figures(stays.orderBy(Admissions.DAY.col().desc()).repartition(7)));
    }

    private static List<Row> figures(Dataset<Row> stays) {
        Dataset<Row> counted = RingFinding.counted(stays);
        Dataset<Row> members = RingFinding.members(counted, StayList.POLICY);
        return RingFinding.surviving(counted, members, StayList.POLICY, 2025)
                .orderBy(RingFinding.COMPONENT.col())
                .collectAsList();
    }
}
