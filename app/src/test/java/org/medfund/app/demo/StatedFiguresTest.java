package org.medfund.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.medfund.app.demo.StatedFigures.Case;
import org.medfund.core.csv.Csv;
import org.medfund.core.time.Month;

class StatedFiguresTest {
    private static final Month JUNE = new Month(YearMonth.of(2025, 6));

    /** Eight institutions of one case each; the last one has four more. */
    private static final StatedFigures STATED = StatedFigures.of(
            JUNE,
            Stream.concat(
                            IntStream.rangeClosed(1, 8).mapToObj(at -> "H" + at + " S" + at),
                            IntStream.rangeClosed(1, 4).mapToObj(at -> "H8 T" + at))
                    .map(text -> text.split(" "))
                    .map(parts -> new Case(parts[0], "310", parts[1], 900_00, 800_00, false))
                    .toList());

    private static List<String> lines(List<? extends List<?>> rows) {
        return rows.stream().map(Csv::line).toList();
    }

    @Test
    void mostFiguresAreTheAgencysAndAFewDiffer() {
        assertThat(lines(STATED.statements()))
                .containsExactly(
                        "H1,310,202506,S1,900.00",
                        "H2,310,202506,S2,1000.00",
                        "H3,310,202506,S3,900.00",
                        "H4,310,202506,S4,900.00",
                        "H5,310,202506,S5,800.00",
                        "H6,310,202506,S6,900.00",
                        "H7,310,202506,S7,900.00",
                        "H8,310,202506,S8,900.00",
                        "H8,310,202506,T1,900.00",
                        "H8,310,202506,T3,900.00",
                        "H8,310,202507,T4,900.00",
                        "H1,310,202506,UNKNOWN202506,100.00");
        assertThat(STATED.planted())
                .isEqualTo(Map.of(
                        "AMOUNT_DIFFERS",
                        1,
                        "BOOK_AMOUNT",
                        1,
                        "ONLY_AGENCY",
                        1,
                        "OTHER_MONTH",
                        1,
                        "UNKNOWN_SETTLEMENT",
                        1));
    }

    /** A figure that is delivered already stands until another comes. */
    @Test
    void aCaseThatIsStatedAlreadyIsNotLeftOut() {
        List<Case> cases = Stream.of("S1", "T1", "T2 stated", "T3")
                .map(text -> text.split(" "))
                .map(parts -> new Case("H1", "310", parts[0], 900_00, 800_00, parts.length > 1))
                .toList();

        StatedFigures figures = StatedFigures.of(JUNE, cases);

        assertThat(figures.planted()).doesNotContainKey("ONLY_AGENCY");
        assertThat(lines(figures.statements())).contains("H1,310,202506,T2,900.00");
    }

    @Test
    void whatIsOverstatedIsObjectedToAndOneObjectionIsLate() {
        assertThat(lines(STATED.objections()))
                .containsExactly(
                        "OBJ202506-1,H2,2025-06,S2,100.00,本例应付额与我院核算相差 100.00 元,2025-07-15,经复核，维持原核算结果,2025-07-20",
                        "OBJ202506-2,H1,2025-06,,,对本月保证金预留比例有异议,2025-08-29,,");
    }

    @Test
    void aCaseBookedAtItsEntitlementIsNoDifference() {
        List<Case> cases = IntStream.rangeClosed(1, 5)
                .mapToObj(at -> new Case("H" + at, "310", "S" + at, 900_00, 900_00, false))
                .toList();

        assertThat(StatedFigures.of(JUNE, cases).planted())
                .isEqualTo(Map.of("AMOUNT_DIFFERS", 1, "UNKNOWN_SETTLEMENT", 1));
    }

    @Test
    void nothingIsStatedForAMonthWithoutCases() {
        assertThat(StatedFigures.of(JUNE, List.of())).isEqualTo(new StatedFigures(List.of(), List.of(), Map.of()));
    }
}
