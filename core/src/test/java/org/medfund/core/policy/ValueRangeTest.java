package org.medfund.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueRangeTest {

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"[0, 1]\"          | 0                        | true",
                "\"[0, 1]\"          | \"1.00\"                 | true",
                "\"[0, 1]\"          | 1.0001                   | false",
                "\"(0, 1]\"          | 0                        | false",
                "\"[-10, 10)\"       | -10                      | true",
                "\"[-10, 10)\"       | 10                       | false",
                "\"[0, )\"           | 1000000                  | true",
                "\"[0, )\"           | \"many\"                 | false",
                "\"whole [1, 366]\"  | 30                       | true",
                "\"whole [1, 366]\"  | \"30.0\"                 | true",
                "\"whole [1, 366]\"  | 30.5                     | false",
                "\"whole [1, 366]\"  | 0                        | false",
                "\"(0, 366]\"        | {\"A\": 7, \"B\": 366}   | true",
                "\"(0, 366]\"        | {\"A\": 7, \"B\": -1}    | false",
                "\"codes [0-9]{2}\"  | [\"09\", \"10\"]         | true",
                "\"codes [0-9]{2}\"  | [\"09\", 10]             | false",
                "\"codes [0-9]{2}\"  | [\"091\"]                | false",
                "\"codes [0-9]{2}\"  | []                       | true",
                "\"codes [A-Z].*\"   | {\"1\": [\"C61\", \"c\"]}| false",
                "[\"ONE\", \"TWO\"]  | \"TWO\"                  | true",
                "[\"ONE\", \"TWO\"]  | \"THREE\"                | false",
                "\"[0, 1]\"          | null                     | true",
            })
    void aValueIsHeldToWhatIsDeclared(String range, String value, boolean holds) {
        assertThat(ValueRange.of(json(range)).holds(json(value))).isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"0..1\"", "\"[0,1]\"", "\"codes [0-9\"", "\"\"", "5"})
    void whatIsNoRangeIsNotTaken(String range) {
        assertThatIllegalArgumentException().isThrownBy(() -> ValueRange.of(json(range)));
    }

    @Test
    void whatIsWantedIsSaidInWords() {
        assertThat(ValueRange.of(json("\"whole [1, )\"")).wanted()).isEqualTo("a whole number in [1, )");
        assertThat(ValueRange.of(json("[\"ONE\", \"TWO\"]")).wanted()).isEqualTo("one of [ONE, TWO]");
    }
}
