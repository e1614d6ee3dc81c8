package org.medfund.core.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvScanTest {
    private static CsvScan scan(String text) {
        CsvScan scan = CsvScan.summing(
                "amount", cell -> cell.matches("-?\\d+(\\.\\d+)?") ? new BigDecimal(cell) : BigDecimal.ZERO);
        // Byte by byte: where a buffer ends makes no difference.
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            scan.take(new byte[] {b}, 1);
        }
        scan.end();
        return scan;
    }

    @Test
    void recordsAreCountedWhateverEndsTheirLine() {
        assertThat(scan("a,b\n1,2\n3,4\n").records()).isEqualTo(2);
        assertThat(scan("a,b\r\n1,2\r\n\r\n3,4").records()).isEqualTo(2);
        assertThat(scan("\n \t\na,b\n\n").records()).isZero();
        assertThat(scan("").records()).isZero();
    }

    @Test
    void aQuotedCellMayHoldCommasQuotesAndBreaks() {
        CsvScan scan = scan("a,b\n1,\"x, \"\"y\"\"\nz\"\n2,5\" pipe\n3,\"\"\n");
        assertThat(scan.records()).isEqualTo(3);
        assertThat(scan.hasBreakInQuotes()).isTrue();
        assertThat(scan.malformedLines()).isEmpty();
        assertThat(scan("a\n\"1\"\n").hasBreakInQuotes()).isFalse();
    }

    @Test
    void plainAmountsOfWholeRecordsAreAddedUp() {
        // Stripped as on loading; not a number, too many cells, and too few count as rows but not as money.
        CsvScan scan = scan("\uFEFFamount,b\n 1.50\t,x\n\"2\",x\n1e3,x\n4,x,x\n5\n,x\n-0.25,x\n");
        assertThat(scan.records()).isEqualTo(7);
        assertThat(scan.sumYuan()).isEqualByComparingTo("3.25");
        assertThat(scan("b\n7\n").sumYuan()).isEqualByComparingTo("0");
    }

    @Test
    void aStrayQuoteIsToldByTheLineItStandsOn() {
        assertThat(scan("a,b\n1,\"x\" y\n").malformedLines()).containsExactly(2L);
        assertThat(scan("a,b\n1,\"x\n2,y\n3,z\n").malformedLines())
                .as("never closed")
                .containsExactly(2L);
        assertThat(scan("a,b\n1,2\n3,\"x\n4,y\n5,\"z\n").malformedLines())
                .as("closed by the next stray one")
                .containsExactly(3L);
        assertThat(scan("a,b\n" + "1,\"x\"y\n".repeat(9)).malformedLines()).isEqualTo(List.of(2L, 3L, 4L, 5L, 6L));
    }
}
