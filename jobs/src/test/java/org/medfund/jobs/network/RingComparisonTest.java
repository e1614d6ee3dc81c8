package org.medfund.jobs.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RingComparisonTest {

    private static Set<Long> members(int count) {
        return LongStream.rangeClosed(1, count).boxed().collect(Collectors.toSet());
    }

    /** Five persons, twice: all ten pairs. The doctor's other patients are admitted all through the year. */
    @Test
    void aRingIsMoreThanChanceMakes() {
        var ring = new StayList()
                .together(1, 5, 9, 100, 190)
                .others(50, 60, 9, 20, 5)
                .compared(members(5));

        assertThat(ring).isPresent();
        assertThat(ring.get().pairs()).isEqualTo(10);
        assertThat(ring.get().drawsReaching()).isZero();
        assertThat(ring.get().drawnPairs()).isLessThan(199 * 2);
    }

    /** Where everybody comes every time, no other way to deal is left. */
    @Test
    void patientsOfADoctorWhoAllComeEveryTimeAreNoRing() {
        StayList stays = new StayList();
        for (int person = 1; person <= 12; person++) {
            stays.with(
                    person,
                    9,
                    LongStream.range(0, 10).mapToInt(i -> 100 + (int) i * 4).toArray());
        }

        assertThat(stays.compared(members(12))).isEmpty();
    }

    /** Known limit (docs/rings.md): where nobody else is admitted, every deal brings the same persons together. */
    @Test
    void aRingAloneWithItsDoctorCannotBeToldFromChance() {
        assertThat(new StayList().together(1, 5, 9, 100, 190).compared(members(5)))
                .isEmpty();
    }

    @Test
    void theOrderOfStaysDoesNotMatter() {
        StayList stays = new StayList().together(1, 6, 9, 100, 190, 280).others(50, 40, 9, 20, 7);
        var ring = stays.compared(members(6));

        assertThat(ring).isPresent();
        for (int seed = 0; seed < 5; seed++) {
            assertThat(stays.shuffled(seed).compared(members(6))).isEqualTo(ring);
        }
    }
}
