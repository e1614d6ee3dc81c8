package org.medfund.jobs.supervision.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.jobs.supervision.rules.OneClaim.line;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.medfund.core.table.reference.ItemLimits;
import org.medfund.jobs.supervision.EvidenceRecord;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.RuleLaw;
import org.medfund.jobs.supervision.Sentences;
import org.medfund.jobs.supervision.TestReferences;

class DuplicateChargeTest {
    private static final TestReferences LIMITS = TestReferences.of(ItemLimits.TABLE, """
            item_code | max_per_day_quantity | valid_from_date | valid_to_date
            A         | 1                    | 2025-01-01      | null
            B         | 2                    | 2025-01-01      | 2025-03-02
            C         | null                 | 2025-01-01      | null
            """);

    private static final RuleLaw LAW = new RuleLaw(new DuplicateChargeCheck(BigDecimal.ZERO), LIMITS);

    private static List<Finding> find(String... lines) {
        return LAW.find(OneClaim.of(lines).person());
    }

    @Test
    void unitsAboveTheLimitOfADayAreAtRiskTheLastOnesFirst() {
        List<Finding> found = find(
                line("1", "A", 1, "1", "30", "30.00"),
                line("2", "A", 1, "1", "30", "30.00"),
                line("3", "A", 1, "1", "30", "30.00"),
                line("4", "A", 2, "1", "30", "30.00"));

        // Two units too many at 30 yuan; the fund paid 800 of 1000.
        assertThat(OneClaim.funds(found)).hasToString("{2=24.00, 3=24.00}");
        assertThat(found.get(0).amountInvolvedYuan()).isEqualTo("60.00");
        assertThat(found.get(0).evidence())
                .extracting(each -> each.role() + " " + each.isWitness() + " " + each.rowKey())
                .containsExactly("LINE true S1|1", "LINE true S1|2", "LIMIT true A|2025-01-01", "LINE false S1|3");
        assertThat(Sentences.english("E.7", found.get(0)))
                .startsWith(
                        "Item A was charged 3 times on 2025-03-01, reversals taken off; the limit is 1 a day, so 2");
    }

    @Test
    void aDayAtItsLimitIsSoundAndOneLineMayHoldTooMany() {
        assertThat(find(line("1", "B", 1, "2", "10", "20.00"))).isEmpty();
        assertThat(find(line("1", "B", 1, "3", "10", "30.00"), line("2", "B", 1, "-1", "10", "-10.00")))
                .isEmpty();
        List<Finding> found = find(line("1", "B", 1, "1", "10", "10.00"), line("2", "B", 1, "2.5", "10", "25.00"));
        assertThat(OneClaim.funds(found)).hasToString("{2=12.00}");
        assertThat(found.get(0).evidence())
                .filteredOn(EvidenceRecord::isWitness)
                .extracting(EvidenceRecord::rowKey)
                .containsExactly("S1|2", "B|2025-01-01");
    }

    @Test
    void withoutALimitInForceNothingIsTooMuch() {
        assertThat(find(
                        line("1", "B", 3, "9", "10", "90.00"),
                        line("2", "C", 1, "9", "10", "90.00"),
                        line("3", "null", 1, "9", "10", "90.00").replace("null", ""),
                        line("4", "X", 1, "9", "10", "90.00")))
                .isEmpty();
    }

    @Test
    void whatThePersonPaidIsFlaggedWithoutFundMoney() {
        List<Finding> found = find(line("1", "A", 1, "3", "30", "90.00", "0.00", "D1 | false"));
        assertThat(found).extracting(Finding::fundAtRiskYuan).containsExactly(new BigDecimal("0.00"));
        assertThat(found).extracting(Finding::amountInvolvedYuan).containsExactly(new BigDecimal("60.00"));
    }

    @Test
    void unitsWithinTheToleranceAreLetPass() {
        RuleLaw lenient = new RuleLaw(new DuplicateChargeCheck(new BigDecimal("0.5")), LIMITS);
        assertThat(lenient.find(
                        OneClaim.of(line("1", "A", 1, "1.5", "30", "45.00")).person()))
                .isEmpty();
        assertThat(OneClaim.funds(lenient.find(
                        OneClaim.of(line("1", "A", 1, "2", "30", "60.00")).person())))
                .hasToString("{1=24.00}");
    }

    @Test
    void theWitnessesAloneCarryTheFlag() {
        int found = 0;
        for (int seed = 0; seed < 400; seed++) {
            found += LAW.holds(OneClaim.of(OneClaim.generated(new Random(seed))).person());
        }
        assertThat(found).isGreaterThan(200);
    }
}
