package org.medfund.jobs.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.medfund.jobs.referral.FilingValidity.Filing;
import org.medfund.jobs.referral.FilingValidity.Until;

class FilingValidityTest {
    private static final LocalDate ADMITTED = LocalDate.parse("2025-07-01");
    private static final LocalDate SETTLED = LocalDate.parse("2025-07-10");

    private static FilingValidity of(String created, String from, String to, Until until) {
        Filing filing = new Filing(
                LocalDate.parse(created), LocalDate.parse(from), to == null ? null : LocalDate.parse(to), false);
        return FilingValidity.of(false, ADMITTED, SETTLED, filing, until);
    }

    @Test
    void theAdmissionMustLieInItsDaysBothEndsIncluded() {
        assertThat(of("2025-06-01", "2025-07-01", "2025-07-01", Until.SETTLEMENT))
                .isEqualTo(FilingValidity.VALID);
        assertThat(of("2025-06-01", "2025-07-02", null, Until.SETTLEMENT)).isEqualTo(FilingValidity.INVALID);
        assertThat(of("2025-06-01", "2025-06-01", "2025-06-30", Until.SETTLEMENT))
                .isEqualTo(FilingValidity.INVALID);
        assertThat(of("2025-06-01", "2025-06-01", null, Until.SETTLEMENT)).isEqualTo(FilingValidity.VALID);
    }

    @Test
    void aFilingDuringTheStayCountsByTheDayOfSettlement() {
        assertThat(of("2025-07-10", "2025-07-10", null, Until.SETTLEMENT)).isEqualTo(FilingValidity.VALID);
        assertThat(of("2025-07-10", "2025-07-11", null, Until.SETTLEMENT)).isEqualTo(FilingValidity.INVALID);
        assertThat(of("2025-07-11", "2025-07-01", null, Until.SETTLEMENT)).isEqualTo(FilingValidity.LATE);
        assertThat(of("2025-07-11", "2025-06-01", "2025-06-30", Until.SETTLEMENT))
                .isEqualTo(FilingValidity.INVALID);
    }

    @Test
    void whereItMustBeMadeByTheAdmissionALaterOneIsLate() {
        assertThat(of("2025-07-01", "2025-07-01", null, Until.ADMISSION)).isEqualTo(FilingValidity.VALID);
        assertThat(of("2025-07-02", "2025-07-01", null, Until.ADMISSION)).isEqualTo(FilingValidity.LATE);
    }

    @Test
    void anEmergencyCountsAsFiledWhateverIsFiled() {
        Filing cancelled = new Filing(ADMITTED, ADMITTED, null, true);
        assertThat(FilingValidity.of(true, ADMITTED, SETTLED, cancelled, Until.SETTLEMENT))
                .isEqualTo(FilingValidity.DEEMED);
        assertThat(FilingValidity.of(false, ADMITTED, SETTLED, cancelled, Until.SETTLEMENT))
                .isEqualTo(FilingValidity.INVALID);
        assertThat(FilingValidity.of(false, ADMITTED, SETTLED, null, Until.SETTLEMENT))
                .isEqualTo(FilingValidity.NONE);
    }
}
