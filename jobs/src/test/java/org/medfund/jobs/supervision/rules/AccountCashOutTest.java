package org.medfund.jobs.supervision.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.medfund.core.money.Money;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.supervision.EvidenceRecord;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.RuleLaw;
import org.medfund.jobs.supervision.Sentences;
import org.medfund.jobs.supervision.Subject;
import org.medfund.jobs.supervision.TestReferences;
import org.medfund.jobs.supervision.file.PersonFile;
import org.medfund.jobs.supervision.file.TestFiles;

class AccountCashOutTest {
    private static final AccountCashOut.Terms NATIONAL =
            AccountCashOut.Terms.from(TestLake.policies().national(PolicyYear.of("2025")));
    private static final RuleLaw LAW = new RuleLaw(new AccountCashOutCheck(NATIONAL), TestReferences.NONE);
    private static final String COLUMNS =
            "settlement_id | person_key | institution_code | treated_region_code | discharge_date | medical_category"
                    + " | account_pay_yuan | mutual_aid_yuan\n";

    private static String charge(String id, String day, String category, String account, String relative) {
        return String.join(" | ", id, "P1", "Y1", "330100", day, category, account, relative) + "\n";
    }

    private static PersonFile file(String rows) {
        return TestFiles.of(SettlementLists.TABLE, COLUMNS + rows).person();
    }

    private static List<String> tests(String rows) {
        return LAW.find(file(rows)).stream()
                .map(found -> found.subject().year() + " " + found.facts().get(Finding.GROUND))
                .toList();
    }

    private static String charges(int count, String yuan) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < count; i++) {
            rows.append(charge("S" + i, "2025-03-01", "4101", yuan, "0.00"));
        }
        return rows.toString();
    }

    @Test
    void moreThanFiftyChargesAYear() {
        assertThat(tests(charges(50, "60.00"))).isEmpty();
        assertThat(tests(charges(51, "60.00"))).containsExactly("2025 COUNT");
        assertThat(tests(charges(50, "60.00") + charge("X", "2024-12-31", "41", "60.00", "0.00")))
                .isEmpty();
    }

    @Test
    void aMeanAboveFiveHundred() {
        assertThat(tests(charges(3, "500.00"))).isEmpty();
        assertThat(tests(charges(3, "500.00") + charge("X", "2025-01-01", "41", "500.01", "0.00")))
                .containsExactly("2025 MEAN");
    }

    @Test
    void oneChargeAboveTwoThousand() {
        String small = charges(5, "10.00");
        assertThat(tests(small + charge("X", "2025-01-01", "41", "2000.00", "0.00")))
                .isEmpty();
        assertThat(tests(small + charge("X", "2025-01-01", "41", "2000.01", "0.00")))
                .containsExactly("2025 SINGLE");
    }

    @Test
    void aRelativesAccountAndOtherPlacesDoNotCount() {
        assertThat(tests(charge("X", "2025-01-01", "41", "2500.00", "2500.00"))).isEmpty();
        assertThat(tests(charge("X", "2025-01-01", "41", "2500.00", "500.00"))).containsExactly("2025 MEAN");
        assertThat(tests(charge("X", "2025-01-01", "21", "2500.00", "0.00"))).isEmpty();
    }

    @Test
    void oneFlagOnThePersonWithAllThatWasCharged() {
        Finding found = LAW.find(file(charges(2, "10.00")
                        + charge("X", "2025-01-01", "41", "2000.01", "0.00")
                        + charge("Z", "2025-01-01", "41", "5.00", "5.00")))
                .get(0);
        assertThat(found.subject().kind()).isEqualTo(Subject.Kind.PERSON);
        assertThat(found.subject().claim()).isNull();
        assertThat(found.amountInvolvedYuan()).isEqualTo("2020.01");
        assertThat(found.fundAtRiskYuan()).isEqualTo("2020.01");
        assertThat(found.facts()).containsEntry("charge_count", "3").containsEntry("mean_yuan", "673.34");
        assertThat(found.evidence()).filteredOn(EvidenceRecord::isWitness).hasSize(1);
        assertThat(found.evidence()).hasSize(3);
    }

    @Test
    void eachTestHasASentenceThatNamesNobody() {
        for (String rows : List.of(
                charges(51, "60.00"), charges(3, "500.01"), charge("X", "2025-01-01", "41", "2000.01", "0.00"))) {
            assertThat(Sentences.english("E.25", LAW.find(file(rows)).get(0)))
                    .contains("In 2025 the personal account paid")
                    .doesNotContain("P1");
        }
    }

    @Test
    void theFlagGoesToTheRegionWhereMostWasCharged() {
        String rows = charge("A", "2025-01-01", "41", "2100.00", "0.00")
                + charge("B", "2025-01-01", "41", "1500.00", "0.00").replace("330100", "330200")
                + charge("C", "2025-01-01", "41", "1500.00", "0.00").replace("330100", "330200");
        assertThat(LAW.find(file(rows)))
                .extracting(each -> each.subject().regionCode())
                .containsExactly("330200");
    }

    @Test
    void theWitnessesAlonePassTheTestAndNoFewer() {
        int found = 0;
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            int most = random.nextInt(4) == 0 ? 200_100 : 60_000 + random.nextInt(60_000);
            StringBuilder rows = new StringBuilder();
            int count = random.nextInt(110);
            for (int i = 0; i < count; i++) {
                BigDecimal yuan = Money.yuan(random.nextInt(most));
                rows.append(charge(
                        "S" + i, "202" + (4 + random.nextInt(2)) + "-03-01", "41", yuan.toPlainString(), "0.00"));
            }
            if (count > 0) {
                found += LAW.holdsOfEach(file(rows.toString()));
            }
        }
        assertThat(found).isGreaterThan(250);
    }
}
