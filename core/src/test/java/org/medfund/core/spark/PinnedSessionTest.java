package org.medfund.core.spark;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.medfund.core.problem.Refusal;
import org.medfund.core.testkit.LocalSpark;

class PinnedSessionTest {
    @Test
    void aSessionThatWouldGiveOtherFiguresIsRefusedNamingEverySetting() {
        SparkSession other = LocalSpark.get().newSession();
        other.conf().set("spark.sql.ansi.enabled", "false");
        other.conf().set("spark.sql.session.timeZone", "UTC");

        assertThatThrownBy(() -> PinnedSession.refuseOverrides(other))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("spark.sql.ansi.enabled is false")
                .hasMessageContaining("spark.sql.session.timeZone is UTC");
    }

    @Test
    void theSessionOfTheTestsIsThatOfProduction() {
        assertThatCode(() -> PinnedSession.refuseOverrides(LocalSpark.get())).doesNotThrowAnyException();
    }
}
