package org.medfund.jobs.supervision.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.jobs.supervision.rules.OneClaim.line;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.medfund.core.table.reference.ItemExclusions;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.RuleLaw;
import org.medfund.jobs.supervision.Sentences;
import org.medfund.jobs.supervision.TestReferences;

class NonReimbursableTest {
    private static final TestReferences EXCLUSIONS = TestReferences.of(ItemExclusions.TABLE, """
            item_code | reason   | valid_from_date | valid_to_date
            A         | COSMETIC | 2025-01-01      | null
            B         | VIP_WARD | 2025-01-01      | 2025-03-02
            """);
    private static final RuleLaw LAW =
            new RuleLaw(new NonReimbursableCheck(List.of("THIRD_PARTY", "WORK_INJURY", "ABROAD")), EXCLUSIONS);

    private static List<Finding> find(String mark, String... lines) {
        return LAW.find(
                OneClaim.ofPerson("1 | 1990-01-01 | " + mark + " | 21", lines).person());
    }

    @Test
    void excludedItemsAreAtRiskForWhatTheFundPaidOfThem() {
        List<Finding> found = find(
                "null",
                line("1", "A", 1, "1", "500", "500.00"),
                line("2", "A", 2, "1", "500", "500.00", "100.00", "D1 | false"),
                line("3", "B", 2, "1", "50", "50.00"),
                line("4", "OK", 2, "1", "50", "50.00"));

        assertThat(OneClaim.funds(found)).hasToString("{1=400.00, 2=80.00, 3=40.00}");
        assertThat(found).hasSize(2);
        assertThat(found.get(0).amountInvolvedYuan()).isEqualTo("1000.00");
        assertThat(found.get(0).evidence())
                .extracting(each -> each.role() + " " + each.isWitness() + " " + each.rowKey())
                .containsExactly("LINE true S1|1", "LINE false S1|2", "EXCLUSION true A|2025-01-01");
        assertThat(Sentences.english("E.4", found.get(0)))
                .startsWith("The fund does not pay item A (COSMETIC), yet 2 lines from 2025-03-01 on");
    }

    @Test
    void whatWasChargedOutOfScopeReversedOrNoLongerExcludedIsSound() {
        assertThat(find(
                        "null",
                        line("1", "A", 1, "1", "500", "500.00", "0.00", "D1 | false"),
                        line("2", "A", 2, "1", "500", "500.00"),
                        line("3", "A", 2, "-1", "500", "-500.00"),
                        line("4", "B", 3, "1", "50", "50.00")))
                .isEmpty();
    }

    @Test
    void aClaimSomebodyElseIsToPayIsWrongAsAWholeAndItsLinesAreNotFlaggedAgain() {
        List<Finding> found = find("WORK_INJURY", line("1", "A", 1, "1", "500", "500.00"));
        assertThat(found).hasSize(1);
        assertThat(found.get(0).fundOfLineYuan()).isEmpty();
        assertThat(found.get(0).fundAtRiskYuan()).isEqualTo("800.00");
        assertThat(found.get(0).amountInvolvedYuan()).isEqualTo("1500.00");
        assertThat(Sentences.english("E.4", found.get(0))).startsWith("The settlement is marked WORK_INJURY:");
        assertThat(find("OTHER", line("1", "X", 1, "1", "500", "500.00"))).isEmpty();
    }

    @Test
    void aMarkedBillOfWhichTheFundPaidNothingIsSound() {
        assertThat(NonReimbursable.find(
                        new NonReimbursable.Bill("ABROAD", new BigDecimal("100.00"), new BigDecimal("0.00"), List.of()),
                        List.of("ABROAD")))
                .isEmpty();
    }

    @Test
    void theWitnessesAloneCarryTheFlag() {
        int found = 0;
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            String mark = random.nextInt(4) == 0 ? "ABROAD" : "null";
            found += LAW.holds(OneClaim.ofPerson("1 | 1990-01-01 | " + mark + " | 21", OneClaim.generated(random))
                    .person());
        }
        assertThat(found).isGreaterThan(300);
    }
}
