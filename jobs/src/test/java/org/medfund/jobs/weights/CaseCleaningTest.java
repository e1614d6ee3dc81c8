package org.medfund.jobs.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.medfund.core.problem.Refusal;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.weights.CaseCleaning.Claim;
import org.medfund.jobs.weights.CaseCleaning.Delivery;

/** Every reason of SPEC B.1 that acceptance case B01 does not show, each next to a claim that just stays. */
class CaseCleaningTest {
    private static final CleaningPolicy NATIONAL =
            CleaningPolicy.from(TestLake.policies().national(PolicyYear.of("2025")));
    private static final LocalDate NEW_YEAR = LocalDate.of(2025, 1, 1);

    private static Claim claim(int version, long nights, @Nullable String lineTotal) {
        return new Claim(
                "S1",
                version,
                false,
                null,
                NEW_YEAR,
                NEW_YEAR.plusDays(nights),
                "J18.9",
                true,
                new BigDecimal("1000.00"),
                lineTotal == null ? null : new BigDecimal(lineTotal),
                true);
    }

    private static Optional<RemovalReason> reason(Claim claim) {
        return CaseCleaning.firstReason(claim, Delivery.SETTLED, NATIONAL);
    }

    @Test
    void onlyTheNewestVersionStays() {
        Claim old = claim(1, 5, null);
        Claim current = claim(2, 5, null);
        Delivery both = Delivery.of(List.of(current, old));

        assertThat(CaseCleaning.firstReason(old, both, NATIONAL)).contains(RemovalReason.DUPLICATE);
        assertThat(CaseCleaning.firstReason(current, both, NATIONAL)).isEmpty();
    }

    @Test
    void linesMayDifferByHalfAPercent() {
        assertThat(reason(claim(1, 5, "1005.00"))).isEmpty();
        assertThat(reason(claim(1, 5, "1005.01"))).contains(RemovalReason.AMOUNT_MISMATCH);
        assertThat(reason(claim(1, 5, "994.99"))).contains(RemovalReason.AMOUNT_MISMATCH);
    }

    @Test
    void linesMayAlwaysDifferByAFen() {
        Claim ofFiveYuan = new Claim(
                "S1",
                1,
                false,
                null,
                NEW_YEAR,
                NEW_YEAR,
                "J18.9",
                true,
                new BigDecimal("5.00"),
                new BigDecimal("5.01"),
                true);

        assertThat(reason(ofFiveYuan)).isEmpty();
    }

    @Test
    void aCodeThatIsNotListedIsNoDiagnosis() {
        Claim unlisted =
                new Claim("S1", 1, false, null, NEW_YEAR, NEW_YEAR, "X99.9", false, new BigDecimal("1000"), null, true);

        assertThat(reason(unlisted)).contains(RemovalReason.BAD_DIAG);
    }

    @Test
    void aStayPricedApartIsNotInScope() {
        Claim apart =
                new Claim("S1", 1, false, null, NEW_YEAR, NEW_YEAR, "J18.9", true, new BigDecimal("1000"), null, false);

        assertThat(reason(apart)).contains(RemovalReason.NOT_IN_SCOPE);
    }

    @Test
    void aRegionMayLeaveOutShortStays() {
        // Qingyang 2025: stays of up to 2 days and of 60 and more are outside.
        List<RemovalReason> order = new ArrayList<>(NATIONAL.order());
        order.add(RemovalReason.LOS_LT_MIN);
        CleaningPolicy qingyang = new CleaningPolicy(
                order,
                NATIONAL.costMinYuan(),
                59,
                3,
                NATIONAL.cancelledStayMaxDays(),
                NATIONAL.sameDayStayDays(),
                NATIONAL.lineTolerance());

        assertThat(CaseCleaning.firstReason(claim(1, 2, null), Delivery.SETTLED, qingyang))
                .contains(RemovalReason.LOS_LT_MIN);
        assertThat(CaseCleaning.firstReason(claim(1, 3, null), Delivery.SETTLED, qingyang))
                .isEmpty();
        assertThat(CaseCleaning.firstReason(claim(1, 60, null), Delivery.SETTLED, qingyang))
                .contains(RemovalReason.LOS_GT_MAX);
        assertThat(reason(claim(1, 2, null))).isEmpty();
    }

    @Test
    void anOrderWithAnUnknownReasonIsRefused() {
        assertThatThrownBy(() -> CleaningPolicy.reasons(List.of("TOO_ODD")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("TOO_ODD");
    }
}
