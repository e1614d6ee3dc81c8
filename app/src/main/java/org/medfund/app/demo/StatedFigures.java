package org.medfund.app.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.core.time.Month;

/**
 * What simulated institutions state for a settled month, and what they object to: the agency's own figures with a few
 * differences planted. Rows are in the columns of their landing files.
 *
 * @param planted how many differences of each reason a reconciliation is to find
 */
record StatedFigures(
        List<List<@Nullable Object>> statements,
        List<List<@Nullable Object>> objections,
        Map<String, Integer> planted) {
    private static final long OVERSTATED_FEN = 100_00;
    private static final int DAYS_TO_OBJECT = 15;
    private static final int DAYS_TO_ANSWER = 20;
    private static final int DAYS_TOO_LATE = 60;

    /**
     * What the books of the month have for a case.
     *
     * @param bookedFen what the basic pool booked at settlement
     * @param isStated whether a figure of it for the month is delivered already
     */
    record Case(
            String institution,
            String insuranceType,
            String settlementId,
            long entitlementFen,
            long bookedFen,
            boolean isStated) {}

    /**
     * Of every institution the first case is always stated for the month, so that each takes part: one in eight overstated
     * by 100 yuan, one in eight at what was booked. Of the other cases one in six is left out, and one in six stated for the
     * month after. One settlement nobody knows comes on top. Institutions object to what they overstate, of which every
     * other one is answered, and one of them to the month as a whole, too late.
     *
     * @param cases sorted by institution and settlement; none gives nothing
     */
    static StatedFigures of(Month month, List<Case> cases) {
        List<List<@Nullable Object>> statements = new ArrayList<>();
        List<List<@Nullable Object>> objections = new ArrayList<>();
        Map<String, Integer> planted = new TreeMap<>();
        Set<String> institutions = new HashSet<>();
        LocalDate settled = month.lastDay();
        int others = 0;
        for (Case each : cases) {
            Month stated = month;
            long fen = each.entitlementFen();
            if (institutions.add(each.institution())) {
                int turn = institutions.size() % 8;
                fen = turn == 2 ? fen + OVERSTATED_FEN : turn == 5 ? each.bookedFen() : fen;
            } else {
                int turn = others++ % 6;
                if (turn == 1 && !each.isStated()) { // leaving it out would let the delivered figure stand
                    planted.merge("ONLY_AGENCY", 1, Integer::sum);
                    continue;
                }
                if (turn == 3) {
                    planted.merge("OTHER_MONTH", 1, Integer::sum);
                    stated = new Month(month.value().plusMonths(1));
                }
            }
            if (fen != each.entitlementFen()) {
                planted.merge(fen == each.bookedFen() ? "BOOK_AMOUNT" : "AMOUNT_DIFFERS", 1, Integer::sum);
            }
            if (fen == each.entitlementFen() + OVERSTATED_FEN) {
                boolean isAnswered = objections.size() % 2 == 0;
                objections.add(objection(
                        month,
                        objections.size(),
                        each.institution(),
                        each.settlementId(),
                        Money.yuan(OVERSTATED_FEN),
                        "本例应付额与我院核算相差 100.00 元",
                        settled.plusDays(DAYS_TO_OBJECT),
                        isAnswered ? "经复核，维持原核算结果" : null,
                        isAnswered ? settled.plusDays(DAYS_TO_ANSWER) : null));
            }
            statements.add(statement(each.institution(), each.insuranceType(), stated, each.settlementId(), fen));
        }
        if (!cases.isEmpty()) {
            Case first = cases.get(0);
            planted.merge("UNKNOWN_SETTLEMENT", 1, Integer::sum);
            statements.add(statement(
                    first.institution(), first.insuranceType(), month, "UNKNOWN" + label(month), OVERSTATED_FEN));
            objections.add(objection(
                    month,
                    objections.size(),
                    first.institution(),
                    null,
                    null,
                    "对本月保证金预留比例有异议",
                    settled.plusDays(DAYS_TOO_LATE),
                    null,
                    null));
        }
        return new StatedFigures(statements, objections, planted);
    }

    private static List<@Nullable Object> statement(
            String institution, String insuranceType, Month month, String settlementId, long fen) {
        return Arrays.asList(institution, insuranceType, label(month), settlementId, Money.yuan(fen));
    }

    private static List<@Nullable Object> objection(
            Month month,
            int number,
            String institution,
            @Nullable String settlementId,
            @Nullable BigDecimal yuan,
            String text,
            LocalDate filed,
            @Nullable String answer,
            @Nullable LocalDate answered) {
        return Arrays.asList(
                "OBJ" + label(month) + "-" + (number + 1),
                institution,
                month.toString(),
                settlementId,
                yuan,
                text,
                filed,
                answer,
                answered);
    }

    /** Such as 202506. */
    private static String label(Month month) {
        return month.toString().replace("-", "");
    }
}
