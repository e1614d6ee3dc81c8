package org.medfund.jobs.report.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.jobs.report.simulation.PolicyChange.Effect;
import org.medfund.jobs.report.simulation.PolicyChange.Flow;

/** Two runs of payments, row by row, to the fen. */
class PaymentFlowsTest {

    /** S1 is paid more, S2 turns low, S3 is paid no more, S4 and S5 are new; S6 is ungrouped and stays as it is. */
    @Test
    void casesThatComeOrGoAreVolumeAndTheThreePartsAreTheChange() {
        List<Flow> flows =
                PaymentFlows.flows(PaymentFlows.of(rows(CasePayments.TABLE, """
                region_code | settlement_id | institution_code | level_class | insurance_type | group_code | payment_path | payment_yuan
                330100      | S1            | H1               |           3 | 310            | A          | NORMAL       |      1000.01
                330100      | S2            | H1               |           3 | 310            | A          | NORMAL       |      1000.01
                330100      | S3            | H2               |           2 | 310            | B          | HIGH         |       333.33
                330100      | S6            | H2               |           2 | 390            | null       | UNGROUPED    |        50.50
                """), rows(CasePayments.TABLE, """
                region_code | settlement_id | institution_code | level_class | insurance_type | group_code | payment_path | payment_yuan
                330100      | S1            | H1               |           3 | 310            | A          | NORMAL       |      1100.00
                330100      | S2            | H1               |           3 | 310            | A          | LOW          |       400.02
                330100      | S4            | H1               |           3 | 390            | A          | NORMAL       |       700.07
                330100      | S5            | H2               |           2 | 310            | B          | HIGH         |       200.20
                330100      | S6            | H2               |           2 | 390            | null       | UNGROUPED    |        50.50
                """))
                        .collectAsList());

        // Volume 700.07 + 200.20 - 333.33 = 566.94; mix 400.02 - 1000.01; price 1100.00 - 1000.01.
        assertThat(PolicyChange.total(flows)).isEqualTo(new Effect(6, 238_385, 245_079, 56_694, -59_999, 9_999));
        SortedMap<String, Effect> byHospital =
                PolicyChange.by(flows, (place, cell) -> Optional.of(place.institutionCode()));
        assertThat(byHospital).containsEntry("H1", new Effect(3, 200_002, 220_009, 70_007, -59_999, 9_999));
        assertThat(byHospital).containsEntry("H2", new Effect(3, 38_383, 25_070, -13_313, 0, 0));
    }
}
