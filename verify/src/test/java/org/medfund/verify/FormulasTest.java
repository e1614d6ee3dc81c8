package org.medfund.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormulasTest {
    @TempDir
    Path folder;

    private Rules rules(String policy) throws IOException {
        Files.writeString(folder.resolve("policy.json"), ExportedBooks.POLICY.replace("SHARE_TIER_STEP", policy));
        return Rules.read(folder, ExportedBooks.REGION);
    }

    /** In yuan, of a standard of 1,000,000. */
    private static long paid(Rules rules, long book, long deducted) {
        Sharing sharing = Sharing.of(rules, 100_000_000, book * 100, deducted * 100);
        return (sharing.due() + sharing.overspendShare()) / 100;
    }

    @Test
    void theStepRulePaysAsCaseD02() throws IOException {
        Rules step = rules("SHARE_TIER_STEP");

        assertThat(paid(step, 800_000, 0)).isEqualTo(800_000);
        assertThat(paid(step, 850_000, 0)).isEqualTo(1_000_000);
        assertThat(paid(step, 950_000, 0)).isEqualTo(1_000_000);
        assertThat(paid(step, 1_000_000, 0)).isEqualTo(1_000_000);
        assertThat(paid(step, 1_100_000, 0)).isEqualTo(1_060_000);
        assertThat(paid(step, 1_150_000, 0)).isEqualTo(1_090_000);
        assertThat(paid(step, 1_300_000, 0)).isEqualTo(1_090_000);
    }

    @Test
    void theContinuousRulePaysAsCaseD03() throws IOException {
        Rules continuous = rules("SHARE_TIER_CONT");

        assertThat(paid(continuous, 600_000, 0)).isEqualTo(750_000);
        assertThat(paid(continuous, 800_000, 0)).isEqualTo(950_000);
        assertThat(paid(continuous, 850_000, 0)).isEqualTo(1_000_000);
        assertThat(paid(continuous, 1_100_000, 0)).isEqualTo(1_060_000);
    }

    @Test
    void withoutSharingTheStandardIsPaid() throws IOException {
        assertThat(paid(rules("SHARE_NONE"), 600_000, 0)).isEqualTo(1_000_000);
        assertThat(paid(rules("SHARE_NONE"), 1_600_000, 0)).isEqualTo(1_000_000);
    }

    @Test
    void deductionsMoveTheUseOfTheStandardAndArePutBackWhereTheBookAmountIsDue() throws IOException {
        // Used 75 %: 800,000 are due, 750,000 after the deduction is taken off. Used 70 %: due up to the standard.
        assertThat(paid(rules("SHARE_TIER_STEP"), 800_000, 50_000)).isEqualTo(800_000);
        assertThat(paid(rules("SHARE_TIER_STEP"), 1_100_000, 400_000)).isEqualTo(1_000_000);
        assertThat(paid(rules("SHARE_TIER_STEP"), 1_100_000, 50_000)).isEqualTo(1_030_000);
        assertThat(paid(rules("SHARE_TIER_CONT"), 600_000, 50_000)).isEqualTo(750_000);
    }

    @Test
    void aFixedTotalIsSplitByLargestRemainderAsCaseC12() {
        SortedMap<Owner, Long> claims = new TreeMap<>();
        for (String id : new String[] {"H3", "H1", "H2"}) {
            claims.put(new Owner("310", id), 1L);
        }

        assertThat(LargestRemainder.split(100_000_000, claims).values())
                .containsExactly(33_333_334L, 33_333_333L, 33_333_333L);
        claims.put(new Owner("310", "H2"), 2L); // 2 of 4 and 1 of 4 of 7 fen: 3.5, 1.75, 1.75
        assertThat(LargestRemainder.split(7, claims).values()).containsExactly(2L, 3L, 2L);
    }

    @Test
    void theDepositGoesBackByScoreAsCaseD05() throws IOException {
        Rules rules = rules("SHARE_NONE");

        assertThat(Fen.part(49_000_000, rules.depositReturned("85"))).isEqualTo(46_277_778);
        assertThat(Fen.part(49_000_000, rules.depositReturned("90"))).isEqualTo(49_000_000);
        assertThat(Fen.part(90, rules.depositReturned("60.00"))).isEqualTo(60);
        assertThat(Fen.part(90, rules.depositReturned("59.99"))).isZero();
        assertThat(Fen.part(90, rules.depositReturned(""))).isEqualTo(90);
    }

    @Test
    void theAssessmentCoefficientIsThatOfTheHighestStepReached() throws IOException {
        Rules rules = rules("SHARE_NONE");

        assertThat(rules.assessmentCoefficient("79.99")).isEqualByComparingTo(Fraction.of("0.95"));
        assertThat(rules.assessmentCoefficient("80")).isEqualByComparingTo(Fraction.of("1.01"));
        assertThat(rules.assessmentCoefficient("")).isEqualByComparingTo(Fraction.ONE);
    }

    @Test
    void aHalfIsRoundedAwayFromZero() {
        assertThat(Fraction.of("2.5").rounded()).isEqualTo(3);
        assertThat(Fraction.of("-2.5").rounded()).isEqualTo(-3);
        assertThat(Fraction.of("-2.49").rounded()).isEqualTo(-2);
        assertThat(Fraction.of("0.4999").rounded()).isZero();
    }

    @Test
    void cellsInQuotesAndEmptyOnesAreReadAsTheyAreWritten() throws IOException {
        Files.writeString(folder.resolve("t.csv"), "a,b,c\n\"x, \"\"y\"\"\",,\"two\nlines\"\n1,\"\",3\n");
        java.util.List<java.util.List<String>> cells = new java.util.ArrayList<>();

        new Export(folder).each("t", line -> cells.add(line.cells()));

        assertThat(cells)
                .containsExactly(java.util.List.of("x, \"y\"", "", "two\nlines"), java.util.List.of("1", "", "3"));
        Files.writeString(folder.resolve("t.csv"), "a,b\n1\n");
        assertThatThrownBy(() -> new Export(folder).each("t", line -> {})).hasMessageContaining("1 cells");
        assertThatThrownBy(() -> new Export(folder).each("u", line -> {})).hasMessageContaining("u.csv is missing");
    }

    @Test
    void aPeriodIsAMonthAQuarterOrAYear() {
        assertThat(BooksPeriod.of("2025-06").isBefore(BooksPeriod.of("2025Q2"))).isTrue();
        assertThat(BooksPeriod.of("2025-07").isBefore(BooksPeriod.of("2025Q2"))).isFalse();
        assertThat(BooksPeriod.of("2025Q2").isBefore(BooksPeriod.of("2025-07"))).isFalse();
        assertThat(BooksPeriod.of("2025Q4").isBefore(BooksPeriod.of("2025"))).isTrue();
        assertThatThrownBy(() -> BooksPeriod.of("2025-13")).hasMessageContaining("2025-06");
    }
}
