package org.medfund.jobs.report.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterChangesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "0.4 | \"0.40\" | true",
                "\"0.4\" | \"0.5\" | false",
                "true | \"true\" | true",
                "\"TRIM_NONE\" | \"TRIM_PCT\" | false",
                "[\"1\", 2] | [1.0, \"2\"] | true",
                "[1, 2] | [2, 1] | false",
                "[1] | [1, 1] | false",
                "{\"a\": 1, \"b\": null} | {\"b\": null, \"a\": \"1.0\"} | true",
                "{\"a\": 1} | {\"b\": 1} | false",
                "null | 0 | false",
            })
    void valuesAreTheSameIfTheyDecideTheSame(String one, String other, boolean same) throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();

        assertThat(ParameterChanges.isSame(json.readTree(one), json.readTree(other)))
                .isEqualTo(same);
    }
}
