package org.medfund.core.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionTest {
    @ParameterizedTest
    @ValueSource(strings = {"33", "330100", "330100000000"})
    void twoToTwelveDigitsNameARegion(String code) {
        assertThat(Region.of(code)).hasToString(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "3301000000001", "33010A", " 330100", "-330100", "330100\n"})
    void anythingElseIsRefusedWithAnExample(String code) {
        assertThatThrownBy(() -> Region.of(code))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("330100");
    }

    @Test
    void regionsSortByCode() {
        assertThat(Stream.of("510100", "330200", "330100")
                        .map(Region::of)
                        .sorted()
                        .map(Region::code))
                .containsExactly("330100", "330200", "510100");
    }
}
