package org.medfund.jobs.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IncidenceTest {

    @Test
    void whoComesWithinTheWindowOfOneDoctorComesTogether() {
        // 1 and 2 within three days twice, 1 and 3 four days apart, 2 and 3 one day apart once.
        assertThat(new StayList()
                        .with(1, 9, 100, 200)
                        .with(2, 9, 103, 202)
                        .with(3, 9, 104, 300)
                        .pairs())
                .containsExactly("1-2 x2", "2-3 x1");
    }

    @Test
    void anotherDoctorIsAnotherPlace() {
        assertThat(new StayList().with(1, 8, 100, 200).with(2, 9, 100, 200).pairs())
                .isEmpty();
    }

    @Test
    void onceWithEitherOfTwoDoctorsIsTwice() {
        assertThat(new StayList()
                        .with(1, 8, 100)
                        .with(1, 9, 200)
                        .with(2, 8, 101)
                        .with(2, 9, 201)
                        .pairs())
                .containsExactly("1-2 x2");
    }

    @Test
    void aStayCountsForOneOccasionOnly() {
        // Both are back within the window: one occasion of two stays each, then the other two stays.
        assertThat(new StayList().with(1, 9, 100, 102).with(2, 9, 101, 103).pairs())
                .containsExactly("1-2 x2");
        assertThat(new StayList().with(1, 9, 100, 200).with(2, 9, 101, 102).pairs())
                .containsExactly("1-2 x1");
    }

    @Test
    void aPersonIsNoPairWithThemselves() {
        assertThat(new StayList().with(1, 9, 100, 101, 102).pairs()).isEmpty();
    }

    @Test
    void whoCameOnceOrTooOftenLinksNobody() {
        StayList stays = new StayList().with(1, 9, 100).with(2, 9, 100, 200);
        for (int day = 0; day <= StayList.POLICY.staysMax(); day++) {
            stays.with(3, 9, 100 + day * 10);
        }

        assertThat(stays.pairs()).isEmpty();
    }

    @Test
    void aWindowWithTooManyStaysLinksNobody() {
        int max = StayList.POLICY.windowStaysMax();
        assertThat(new StayList()
                        .with(1, 9, 100, 200)
                        .with(2, 9, 100, 200)
                        .others(1000, max - 2, 9, 100, 0)
                        .pairs())
                .containsExactly("1-2 x2");
        assertThat(new StayList()
                        .with(1, 9, 100, 200)
                        .with(2, 9, 100, 200)
                        .others(1000, max - 1, 9, 100, 0)
                        .pairs())
                .containsExactly("1-2 x1");
    }

    @Test
    void theOrderOfStaysDoesNotMatter() {
        StayList stays = new StayList()
                .together(1, 7, 9, 100, 190, 280)
                .together(20, 6, 8, 101, 191)
                .others(50, 60, 9, 90, 4);
        var pairs = stays.pairs();

        for (int seed = 0; seed < 20; seed++) {
            assertThat(stays.shuffled(seed).pairs()).isEqualTo(pairs);
        }
    }
}
