package org.medfund.jobs.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.medfund.core.money.Money;
import org.medfund.core.problem.Refusal;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.payment.AgeCoefficient.Method;

class AgeCoefficientTest {
    private static final AgeCoefficient NATIONAL =
            AgeCoefficient.from(TestLake.policies().national(PolicyYear.of("2025")));
    private static final BigFraction SUBGROUP = new BigFraction(7, 5);

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1.25",
        "28, 0, 1.25",
        "29, 0, 1.20",
        "364, 0, 1.20",
        "365, 1, 1.15",
        "2556, 6, 1.15",
        "2557, 7, 1.10",
        "6574, 17, 1.10",
        "6575, 18, 1",
        "23741, 64, 1",
        "23742, 65, 1.05",
        "25567, 69, 1.05",
        "25568, 70, 1.10",
        "29219, 79, 1.10",
        "29220, 80, 1.20",
        "40000, 109, 1.20"
    })
    void theTableHasAStepForEveryAge(int days, int years, BigDecimal coefficient) {
        AgeCoefficient table = new AgeCoefficient(Method.AGE_TABLE_TOOL, NATIONAL.steps());

        assertThat(table.of(days, years, SUBGROUP)).isEqualTo(Money.exact(coefficient));
    }

    @Test
    void inTheNationTheSubgroupDecides() {
        assertThat(NATIONAL.of(0, 0, SUBGROUP)).isEqualTo(SUBGROUP);
    }

    @Test
    void stepsBeginAtBirthAndAscend() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        for (String steps : new String[] {
            "[]",
            "[{\"from_days\": 1, \"coef\": \"1\"}]",
            "[{\"from_days\": 0, \"coef\": \"1\"}, {\"from_years\": 7, \"coef\": \"1\"}, {\"from_years\": 1, \"coef\": \"1\"}]"
        }) {
            var list = json.readTree(steps);
            assertThatThrownBy(() -> AgeCoefficient.steps(list))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("age.steps");
        }
    }
}
