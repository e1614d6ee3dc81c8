package org.medfund.jobs.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.medfund.core.table.clearing.ReconciliationResults;
import org.medfund.jobs.reconciliation.DifferenceReason.Facts;
import org.medfund.jobs.reconciliation.DifferenceReason.Place;

/** Settlement S of institution H1, employees, June 2025; the books have 1 000.00 yuan, the basic pool booked 900.00. */
class DifferenceReasonTest {
    private static final Place JUNE = new Place("H1", "310", "2025-06");
    private static final Place MAY = new Place("H1", "310", "2025-05");
    private static final Place OTHER_HOSPITAL = new Place("H2", "310", "2025-06");
    private static final Place RESIDENTS = new Place("H1", "390", "2025-06");

    private static Facts facts(Long agency, Long hospital, Place listed, Place posted, Place paid) {
        return new Facts(
                JUNE,
                agency,
                hospital,
                listed,
                posted,
                paid,
                paid == null ? null : 100_000L,
                paid == null ? null : 90_000L,
                true,
                false);
    }

    private static DifferenceReason reason(Long agency, Long hospital, Place listed, Place posted, Place paid) {
        return DifferenceReason.of(facts(agency, hospital, listed, posted, paid));
    }

    @Test
    void bothHaveTheCaseAndTheAmountsDiffer() {
        assertThat(reason(100_000L, 99_999L, JUNE, null, JUNE)).isEqualTo(DifferenceReason.AMOUNT_DIFFERS);
        // What another month has posted of it does not matter: both have it here.
        assertThat(reason(-10_000L, 5L, JUNE, MAY, MAY)).isEqualTo(DifferenceReason.AMOUNT_DIFFERS);
    }

    @Test
    void whatTheBasicPoolBookedIsToldApart() {
        assertThat(reason(100_000L, 90_000L, JUNE, null, JUNE)).isEqualTo(DifferenceReason.BOOK_AMOUNT);
    }

    @Test
    void oneSideHasNothing() {
        assertThat(reason(100_000L, null, null, null, JUNE)).isEqualTo(DifferenceReason.ONLY_AGENCY);
        // Known, but no case of payment by disease; or paid now and not posted yet.
        assertThat(reason(null, 100_000L, JUNE, null, null)).isEqualTo(DifferenceReason.ONLY_HOSPITAL);
        assertThat(reason(null, 100_000L, JUNE, null, JUNE)).isEqualTo(DifferenceReason.ONLY_HOSPITAL);
    }

    @Test
    void aCaseEntitledToNothingIsInTheBooksWithoutAPosting() {
        Facts nothing = new Facts(JUNE, null, 90_000L, JUNE, null, JUNE, 0L, 90_000L, true, false);

        assertThat(DifferenceReason.of(nothing)).isEqualTo(DifferenceReason.BOOK_AMOUNT);
    }

    @Test
    void theOtherSideHasItInAnotherMonth() {
        assertThat(reason(100_000L, null, MAY, null, JUNE)).isEqualTo(DifferenceReason.OTHER_MONTH);
        assertThat(reason(null, 100_000L, JUNE, MAY, MAY)).isEqualTo(DifferenceReason.OTHER_MONTH);
        assertThat(reason(null, 100_000L, JUNE, null, MAY)).isEqualTo(DifferenceReason.OTHER_MONTH);
        // Discharged in June, arrived late, and so posted with July.
        Facts late = facts(null, 100_000L, JUNE, new Place("H1", "310", "2025-07"), JUNE);
        assertThat(DifferenceReason.of(late)).isEqualTo(DifferenceReason.OTHER_MONTH);
        assertThat(late.elsewhere()).isEqualTo(new Place("H1", "310", "2025-07"));
    }

    @Test
    void theOtherSideHasItElsewhere() {
        assertThat(reason(100_000L, null, OTHER_HOSPITAL, null, JUNE)).isEqualTo(DifferenceReason.OTHER_INSTITUTION);
        assertThat(reason(null, 100_000L, JUNE, null, OTHER_HOSPITAL)).isEqualTo(DifferenceReason.OTHER_INSTITUTION);
        assertThat(reason(null, 100_000L, JUNE, OTHER_HOSPITAL, null)).isEqualTo(DifferenceReason.OTHER_INSTITUTION);
        assertThat(reason(100_000L, null, RESIDENTS, null, JUNE)).isEqualTo(DifferenceReason.OTHER_INSURANCE_TYPE);
        assertThat(reason(null, 100_000L, JUNE, null, RESIDENTS)).isEqualTo(DifferenceReason.OTHER_INSURANCE_TYPE);
    }

    @Test
    void aReversedOrUnknownSettlementComesFirst() {
        assertThat(DifferenceReason.of(new Facts(JUNE, -100_000L, null, MAY, MAY, null, null, null, true, true)))
                .isEqualTo(DifferenceReason.REVERSED);
        assertThat(DifferenceReason.of(new Facts(JUNE, null, 5L, JUNE, null, null, null, null, true, true)))
                .isEqualTo(DifferenceReason.REVERSED);
        assertThat(DifferenceReason.of(new Facts(JUNE, null, 5L, JUNE, null, null, null, null, false, false)))
                .isEqualTo(DifferenceReason.UNKNOWN_SETTLEMENT);
    }

    @Test
    void equalFiguresHaveNoReason() {
        assertThatThrownBy(() -> reason(5L, 5L, JUNE, null, JUNE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theCodeOfAnInstitutionIsThatOfItsTotals() {
        assertThat(DifferenceReason.code(0, 0)).isEqualTo("0");
        assertThat(DifferenceReason.code(2, 1)).isEqualTo("1");
        assertThat(DifferenceReason.code(2, -1)).isEqualTo("2");
        assertThat(DifferenceReason.code(2, 0)).isEqualTo("3");
    }

    @Test
    void theResultsCountEveryReasonInTheirOrder() {
        assertThat(Arrays.stream(DifferenceReason.values()).map(Enum::name))
                .containsExactlyElementsOf(ReconciliationResults.REASONS);
    }
}
