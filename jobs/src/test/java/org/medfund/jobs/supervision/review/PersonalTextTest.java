package org.medfund.jobs.supervision.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "身份证330102199001011234",
                "33010219900101123X",
                "330102 19900101 123x",
                "330102-1990-01-01-1234",
                "330102900101123",
                "13812345678",
                "138 1234 5678",
                "138-1234-5678",
                "１３８１２３４５６７８",
                "card 6222021234567890123"
            })
    void aNumberOfAPersonIsSeen(String text) {
        assertThat(PersonalText.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CT 于 2025-06-01 和 2025-06-03 重复",
                "2 × 860.00 yuan, order 1234567890",
                "E.1 of S000017 at H33010001",
                "",
                "12 345 678 901"
            })
    void otherNumbersAreNot(String text) {
        assertThat(PersonalText.isIn(text)).isFalse();
    }
}
