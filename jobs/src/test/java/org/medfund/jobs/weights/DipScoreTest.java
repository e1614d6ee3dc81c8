package org.medfund.jobs.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class DipScoreTest {
    private static final BigDecimal THOUSAND = new BigDecimal("1000");

    @Test
    void scoresDoNotDependOnTheUnitOfCost() {
        BigFraction mean = new BigFraction(9600);
        BigFraction ofAll = new BigFraction(12000);

        assertThat(DipScore.AVERAGE_COST.score(mean.multiply(100), ofAll.multiply(100), THOUSAND))
                .isEqualTo(DipScore.AVERAGE_COST.score(mean, ofAll, THOUSAND));
    }

    @Test
    void aScoreIsRoundedOnlyWhenItIsPublished() {
        assertThat(DipScore.AVERAGE_COST.score(BigFraction.ONE, new BigFraction(3), THOUSAND))
                .isEqualTo(new BigFraction(1000, 3));
    }

    @Test
    void withoutAMeanToCompareWithThereIsNoScore() {
        assertThatThrownBy(() -> DipScore.STANDARD_QUOTA.score(BigFraction.ONE, BigFraction.ZERO, THOUSAND))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFallByExactlyTheLimitIsAllowed() {
        BigDecimal fifth = new BigDecimal("0.20");

        assertThat(DipScore.dropsTooMuch(THOUSAND, new BigDecimal("800.00"), fifth))
                .isFalse();
        assertThat(DipScore.dropsTooMuch(THOUSAND, new BigDecimal("799.99"), fifth))
                .isTrue();
    }
}
