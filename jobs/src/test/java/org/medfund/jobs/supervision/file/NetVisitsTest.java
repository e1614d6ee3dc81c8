package org.medfund.jobs.supervision.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.medfund.core.table.claims.OutpatientVisits;

class NetVisitsTest {

    private static List<String> left(String rows) {
        return NetVisits.of(TestFiles.of(OutpatientVisits.TABLE, """
                        visit_id | institution_code | visit_date | medical_category | total_cost_yuan
                        """ + rows)
                        .person()
                        .visits())
                .stream()
                .map(Visit::visitId)
                .toList();
    }

    @Test
    void aNegativeRowTakesOffTheLatestEqualVisitBeforeIt() {
        assertThat(left("""
                        a        | H1               | 2025-03-01 | 11               | 80.00
                        b        | H1               | 2025-03-02 | 11               | 80.00
                        c        | H1               | 2025-03-05 | 11               | -80.00
                        d        | H1               | 2025-03-06 | 11               | 80.00
                        """)).containsExactly("a", "d");
    }

    @Test
    void onTheSameDayWhicheverNumberComesFirst() {
        assertThat(left("""
                        a        | H1               | 2025-03-01 | 11               | -80.00
                        b        | H1               | 2025-03-01 | 11               | 80.00
                        """)).isEmpty();
    }

    @Test
    void anotherInstitutionCategoryOrAmountOrALaterVisitIsNotTakenOff() {
        assertThat(left("""
                        a        | H1               | 2025-03-01 | 11               | 80.00
                        b        | H2               | 2025-03-05 | 11               | -80.00
                        c        | H1               | 2025-03-05 | 14               | -80.00
                        d        | H1               | 2025-03-05 | 11               | -30.00
                        e        | H1               | 2025-03-06 | 12               | -80.00
                        f        | H1               | 2025-03-07 | 12               | 80.00
                        """)).containsExactly("a", "b", "c", "d", "e", "f");
    }
}
