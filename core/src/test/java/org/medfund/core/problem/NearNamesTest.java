package org.medfund.core.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.medfund.core.table.Table;
import org.medfund.core.table.Tables;

class NearNamesTest {
    private static final List<String> TABLES =
            Tables.ALL.stream().map(Table::name).toList();

    @Test
    void theNameWithTheFewestLettersToChangeComesFirst() {
        assertThat(NearNames.of("weights.relative_weight", TABLES)).startsWith("weights.relative_weights");
        assertThat(NearNames.of("payment.rate", TABLES)).startsWith("payment.rates");
    }

    @Test
    void theTableMayBeGivenWithoutWhatStandsBeforeItsDot() {
        assertThat(NearNames.of("statments", TABLES)).startsWith("clearing.statements");
    }

    @Test
    void threeAreNamedAndEquallyNearOnesByName() {
        assertThat(NearNames.of("a", List.of("d", "c", "b", "e"))).containsExactly("b", "c", "d");
    }
}
