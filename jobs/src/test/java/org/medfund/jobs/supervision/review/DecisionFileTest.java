package org.medfund.jobs.supervision.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.Refusal;
import org.medfund.jobs.supervision.penalty.ViolationNature;

class DecisionFileTest {
    private static final String HEADER =
            "flag_id,to_state,decided_at,reviewer,second_reviewer,confirmed_amt,finding,reason\n";
    private static final String GOOD = "F1,CONFIRMED,2025-06-10,r1,R2,800.5,VIOLATION,\"CT twice, no order\"\n";

    private static DecisionFile read(String text) {
        return DecisionFile.of("reviews.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> whats(String rows) {
        return read(HEADER + rows).problems().stream().map(Problem::what).toList();
    }

    @Test
    void aRowIsADecision() {
        assertThat(read(HEADER + GOOD).decisions())
                .containsExactly(new DecisionFile.Numbered(
                        2,
                        new Decision(
                                "F1",
                                FlagState.CONFIRMED,
                                LocalDate.of(2025, 6, 10),
                                "R1",
                                "R2",
                                new BigDecimal("800.50"),
                                ViolationNature.VIOLATION,
                                "CT twice, no order")));
    }

    @Test
    void columnsStandInAnyOrderBesideOthersAndBelowHeadings() {
        DecisionFile file = read("""
                疑点编号,状态,,,,,,,
                "Flag, hashed",Status,,,,,,,
                reason,status,flag_id,decided_at,to_state,reviewer,second_reviewer,confirmed_amt,finding
                已反馈,NEW,F1,2025/6/1,HOSPITAL_REPLY,R1,,,
                """);

        assertThat(file.problems()).isEmpty();
        assertThat(file.decisions())
                .extracting(each -> each.line() + " " + each.decision().decidedOn())
                .containsExactly("4 2025-06-01");
    }

    @Test
    void aRowWithoutADecisionIsLeftAsideAndCounted() {
        DecisionFile file = read("\uFEFF" + HEADER + "F2,,,,,,,\n,,,,,,,\n" + GOOD);

        assertThat(file.undecidedCount()).isEqualTo(1);
        assertThat(file.decisions()).hasSize(1);
        assertThat(file.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "F1,CONFIRM,2025-06-10,R1,R2,8,VIOLATION,x       | to_state cannot be used",
                "F1,NEW,2025-06-10,R1,,,,x                       | to_state cannot be used",
                "F1,,2025-06-10,R1,,,,x                          | it has no to_state",
                ",CLOSED,2025-06-10,R1,,,,x                      | it has no flag_id",
                "F1,CLOSED,2025-02-29,R1,,,,x                    | decided_at is no day",
                "F1,CLOSED,10.06.2025,R1,,,,x                    | decided_at is no day",
                "F1,CLOSED,2025-06/10,R1,,,,x                    | decided_at is no day",
                "F1,CLOSED,,R1,,,,x                              | it has no decided_at",
                "F1,CLOSED,2025-06-10,,,,,x                      | it has no reviewer",
                "F1,CLOSED,2025-06-10,王芳,,,,x                  | reviewer is no staff code",
                "F1,CLOSED,2025-06-10,33010219900101123X,,,,x    | reviewer is no staff code",
                "F1,REJECTED,2025-06-10,R1,R 2,,,x               | second_reviewer is no staff code",
                "F1,CONFIRMED,2025-06-10,R1,R2,8.005,VIOLATION,x | confirmed_amt has parts of a fen",
                "F1,CONFIRMED,2025-06-10,R1,R2,-8,VIOLATION,x    | confirmed_amt is no amount",
                "F1,CONFIRMED,2025-06-10,R1,R2,1e3,VIOLATION,x   | confirmed_amt is no amount",
                "F1,CONFIRMED,2025-06-10,R1,R2,8,MISTAKE,x       | finding cannot be used",
                "F1,CLOSED,2025-06-10,R1,,,,                     | it has no reason",
                "F1,CLOSED,2025-06-10,R1,,,,id 330102199001011234| reason holds what looks like the number of a person",
                "F1,CLOSED,2025-06-10,R1,,,,请电 13812345678     | reason holds what looks like the number of a person",
                "F1,CLOSED,2025-06-10,R1,,,,a, b                 | it has 9 cells under 8 columns"
            })
    void aRowThatCannotBeReadSaysWhyAndIsNoDecision(String row, String what) {
        DecisionFile file = read(HEADER + row + "\n");

        assertThat(file.problems()).extracting(Problem::what).containsExactly("Line 2: " + what + ".");
        assertThat(file.decisions()).isEmpty();
        assertThat(file.problems().toString()).doesNotContain("3301021990", "13812345678", "王芳");
    }

    @Test
    void everythingWrongWithARowIsToldAtOnce() {
        assertThat(whats("F1,X,1 June,R1,,1.005,,\n"))
                .containsExactly(
                        "Line 2: to_state cannot be used.",
                        "Line 2: decided_at is no day.",
                        "Line 2: confirmed_amt has parts of a fen.",
                        "Line 2: it has no reason.");
    }

    @Test
    void theSameDecisionTwiceIsRefusedHoweverItIsWritten() {
        assertThat(whats(GOOD + GOOD.replace("r1", "R1").replace("800.5", "800.50")))
                .containsExactly("Line 3: it is the same decision as on line 2.");
    }

    @Test
    void aFileThatIsNoneIsRefusedAsAWhole() {
        assertThatThrownBy(() -> read("")).isInstanceOf(Refusal.class).hasMessageContaining("lacks the column flag_id");
        assertThatThrownBy(() -> read("flag_id,to_state\nF1,CLOSED\n"))
                .hasMessageContaining(
                        "lacks the column decided_at, reviewer, second_reviewer, confirmed_amt, finding,");
        assertThatThrownBy(() -> read(HEADER.replace("\n", ",reason\n")))
                .hasMessageContaining("the column reason twice");
        assertThatThrownBy(() -> read(HEADER)).hasMessageContaining("has no decision");
        assertThatThrownBy(() -> read(HEADER + "F2,,,,,,,\n")).hasMessageContaining("has no decision");
        assertThatThrownBy(() -> read(HEADER + "F1,CLOSED,2025-06-10,R1,,,,\"open\n"))
                .hasMessageContaining("quotes that are open");
        assertThatThrownBy(() -> DecisionFile.of(
                        "reviews.csv", (HEADER + "F1,CLOSED,2025-06-10,R1,,,,已结\n").getBytes(Charset.forName("GBK"))))
                .hasMessageContaining("is not UTF-8");
    }
}
