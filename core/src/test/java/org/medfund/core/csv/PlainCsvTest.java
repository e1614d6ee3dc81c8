package org.medfund.core.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainCsvTest {
    private static PlainCsv read(String text) {
        return PlainCsv.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aRecordIsALineWithItsNumber() {
        assertThat(read("\uFEFF\"a\",b\r\n\r\n1,\"x, \"\"y\"\"\"\r\n 2 ,").lines())
                .containsExactly(
                        new PlainCsv.Line(1, List.of("a", "b")),
                        new PlainCsv.Line(3, List.of("1", "x, \"y\"")),
                        new PlainCsv.Line(4, List.of(" 2 ", "")));
        assertThat(read("").lines()).isEmpty();
    }

    @Test
    void aQuoteThatSwallowsLinesIsToldByTheLineItStandsOn() {
        assertThat(read("a,b\n1,x\n2,\"y\n3,z\n").malformedLines())
                .as("open in the last column, where the cells still count right")
                .containsExactly(3L);
        assertThat(read("a,b\n1,\"x\n2,\"\n").malformedLines())
                .as("closed by another stray one: as wide as the header")
                .containsExactly(2L);
        assertThat(read("a,b\n1,5\" pipe\n").malformedLines())
                .as("in the middle of a cell")
                .containsExactly(2L);
        assertThat(read("a,b\n1,5\" pipe\n").lines()).isEmpty();
    }

    @Test
    void aHeaderIsReadWithItsQuotes() {
        assertThat(CsvLine.cells("a,\"b,c\", \"d\"\"e\" ,")).containsExactly("a", "b,c", " d\"e ", "");
    }

    @Test
    void aFileInAnotherEncodingIsToldByItsFirstLine() {
        String text = "code,name\n1,plain\n2,第一医院 🏥\n";
        assertThat(read(text).notUtf8Line()).isZero();
        assertThat(notUtf8Line(text.getBytes(Charset.forName("GB18030")))).isEqualTo(3);
        byte[] cut = "a\n第".getBytes(StandardCharsets.UTF_8);
        assertThat(notUtf8Line(Arrays.copyOf(cut, cut.length - 1))).isEqualTo(2);
        assertThat(notUtf8Line(new byte[] {(byte) 0xC0, (byte) 0xAF}))
                .as("longer than needed")
                .isEqualTo(1);
        assertThat(notUtf8Line(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}))
                .as("a surrogate")
                .isEqualTo(1);
    }

    /** Byte by byte and in one go: where a buffer ends makes no difference. */
    private static long notUtf8Line(byte[] bytes) {
        Utf8Check check = new Utf8Check();
        for (int i = 0; i < bytes.length; i++) {
            check.take(bytes, i, i + 1);
        }
        check.end();
        assertThat(PlainCsv.of(bytes).notUtf8Line()).isEqualTo(check.wrongLine());
        return check.wrongLine();
    }
}
