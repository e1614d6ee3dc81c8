package org.medfund.jobs.report;

import static org.medfund.core.table.weights.RelativeWeights.CASE_COUNT;
import static org.medfund.core.table.weights.RelativeWeights.COST_CV;
import static org.medfund.core.table.weights.RelativeWeights.CREDIBILITY;
import static org.medfund.core.table.weights.RelativeWeights.GROUP_CODE;
import static org.medfund.core.table.weights.RelativeWeights.IS_HELD;
import static org.medfund.core.table.weights.RelativeWeights.MEAN_COST_YUAN;
import static org.medfund.core.table.weights.RelativeWeights.MEASURED_WEIGHT;
import static org.medfund.core.table.weights.RelativeWeights.MEASURED_WEIGHT_HIGH;
import static org.medfund.core.table.weights.RelativeWeights.MEASURED_WEIGHT_LOW;
import static org.medfund.core.table.weights.RelativeWeights.RELATIVE_WEIGHT;
import static org.medfund.core.table.weights.RelativeWeights.SCHEME;
import static org.medfund.core.table.weights.RelativeWeights.STABILITY;
import static org.medfund.core.table.weights.RelativeWeights.TRIMMED_CASE_COUNT;
import static org.medfund.core.table.weights.RelativeWeights.WEIGHT_BASIS;
import static org.medfund.core.table.weights.RelativeWeights.YEAR;
import static org.medfund.core.table.weights.RelativeWeights.YEAR_CASE_COUNT;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.csv.PlainText;
import org.medfund.core.money.Money;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.weights.WeightSensitivities;

/**
 * What the weight book tells of one group: every value as plain text, empty where there is none or where it would tell
 * of fewer than 11 cases, by itself or by subtraction ({@link SmallCells}).
 *
 * @param group scheme and code, parted by a slash
 * @param cases the weight rests on; {@code <11} if they are few, and then only names, stability, and weights are told
 * @param isOfFewThisYear the year, which counts most, has 1 to 10 of the cases: one of them may move the weight
 * @param yearMeanCost of the cases of the year as charged, which those of the hospitals are compared with
 * @param otherHospitals hospitals that are not told
 * @param otherCases cases of these together; empty if not told
 */
record GroupPage(
        String group,
        String cases,
        String yearCases,
        String trimmedCases,
        String meanCost,
        String costCv,
        String stability,
        String basis,
        String measured,
        String low,
        String high,
        String credibility,
        boolean isHeld,
        boolean isOfFewThisYear,
        String weight,
        List<Trim> trims,
        List<Year> years,
        String yearMeanCost,
        List<Hospital> hospitals,
        int otherHospitals,
        String otherCases) {
    /** Years of cases a weight rests on at most, for counts that could be found from those of other years. */
    private static final int WINDOW_YEARS = 3;

    /** @param change per cent over the weight in force */
    record Trim(String policy, boolean isInForce, String cases, String measured, String change) {}

    /** @param change per cent over the published year before, under the same scheme */
    record Year(
            String year,
            String scheme,
            String cases,
            String yearCases,
            String meanCost,
            String basis,
            String measured,
            String low,
            String high,
            String weight,
            String change) {}

    /** @param ratio mean cost over that of the group at all hospitals, both of the year and as charged */
    record Hospital(String institution, String cases, String meanCost, String ratio) {}

    /**
     * @param row of weights.relative_weights
     * @param history rows of it, of this and earlier years, in order
     * @param trims rows of weights.sensitivities
     * @param hospitals institution code, {@link WeightBook#CASES}, and {@link WeightBook#COST_FEN} each
     */
    static GroupPage of(Row row, List<Row> history, List<Row> trims, List<Row> hospitals) {
        boolean isTold = !SmallCells.isSmall(CASE_COUNT.in(row));
        Set<Integer> yearsNotTold = yearsNotTold(history);
        boolean isYearTold = isTold && !yearsNotTold.contains(YEAR.in(row));
        List<Hospital> hospitalsTold = isYearTold ? hospitals(hospitals) : List.of();
        long casesNotTold = hospitals.stream().mapToLong(GroupPage::cases).sum()
                - hospitalsTold.stream()
                        .mapToLong(hospital -> Long.parseLong(hospital.cases()))
                        .sum();
        return new GroupPage(
                SCHEME.in(row) + "/" + GROUP_CODE.in(row),
                SmallCells.shown(CASE_COUNT.in(row)),
                isYearTold ? PlainText.of(YEAR_CASE_COUNT.in(row)) : "",
                isTold ? SmallCells.shown(TRIMMED_CASE_COUNT.in(row)) : "",
                told(isTold, MEAN_COST_YUAN.in(row)),
                told(isTold, COST_CV.in(row)),
                STABILITY.in(row),
                WEIGHT_BASIS.in(row),
                told(isTold, MEASURED_WEIGHT.in(row)),
                told(isTold, MEASURED_WEIGHT_LOW.inOrNull(row)),
                told(isTold, MEASURED_WEIGHT_HIGH.inOrNull(row)),
                told(isTold, CREDIBILITY.inOrNull(row)),
                IS_HELD.in(row),
                isTold && SmallCells.isSmall(YEAR_CASE_COUNT.in(row)),
                PlainText.of(RELATIVE_WEIGHT.in(row)),
                isTold ? trims(row, trims) : List.of(),
                years(history, yearsNotTold),
                hospitalsTold.isEmpty() ? "" : PlainText.of(Money.roundToFen(mean(hospitals))),
                hospitalsTold,
                hospitals.size() - hospitalsTold.size(),
                isYearTold && casesNotTold > 0 ? Long.toString(casesNotTold) : "");
    }

    private static String told(boolean isTold, @Nullable Object value) {
        return isTold ? PlainText.of(value) : "";
    }

    private static List<Trim> trims(Row row, List<Row> trims) {
        List<Row> sorted = trims.stream()
                .sorted(Comparator.comparing((Row trim) -> !WeightSensitivities.IS_IN_FORCE.in(trim))
                        .thenComparing(WeightSensitivities.TRIM_POLICY::in))
                .toList();
        // The cases of the group itself and those trimmed from it are told already.
        List<Boolean> isTold = SmallCells.toldSideBySide(
                Stream.concat(Stream.of(CASE_COUNT.in(row)), sorted.stream().map(WeightSensitivities.CASE_COUNT::in))
                        .toList());
        List<Trim> told = new ArrayList<>();
        for (int at = 0; at < sorted.size(); at++) {
            Row trim = sorted.get(at);
            BigDecimal weight = WeightSensitivities.MEASURED_WEIGHT.in(trim);
            told.add(new Trim(
                    WeightSensitivities.TRIM_POLICY.in(trim),
                    WeightSensitivities.IS_IN_FORCE.in(trim),
                    isTold.get(at + 1) ? PlainText.of(WeightSensitivities.CASE_COUNT.in(trim)) : "",
                    PlainText.of(weight),
                    change(weight, MEASURED_WEIGHT.in(row))));
        }
        return told;
    }

    /** Years whose own cases are few, or could be found to be from the cases of a window and those of its other years. */
    private static Set<Integer> yearsNotTold(List<Row> history) {
        Set<Integer> notTold = new HashSet<>();
        for (Row row : history) {
            List<Row> window = history.stream()
                    .filter(other -> SCHEME.in(other).equals(SCHEME.in(row))
                            && YEAR.in(other) <= YEAR.in(row)
                            && YEAR.in(other) > YEAR.in(row) - WINDOW_YEARS)
                    .toList();
            List<Boolean> isTold = SmallCells.toldParts(
                    CASE_COUNT.in(row), window.stream().map(YEAR_CASE_COUNT::in).toList());
            for (int at = 0; at < window.size(); at++) {
                if (!isTold.get(at)) {
                    notTold.add(YEAR.in(window.get(at)));
                }
            }
        }
        return notTold;
    }

    private static List<Year> years(List<Row> history, Set<Integer> yearsNotTold) {
        Set<Integer> windowsTold = ToldWindows.of(history, yearsNotTold, WINDOW_YEARS);
        List<Year> years = new ArrayList<>();
        Map<String, BigDecimal> lastWeight = new HashMap<>();
        for (Row row : history) {
            boolean isSmall = SmallCells.isSmall(CASE_COUNT.in(row));
            boolean isTold = windowsTold.contains(YEAR.in(row));
            BigDecimal last = lastWeight.put(SCHEME.in(row), RELATIVE_WEIGHT.in(row));
            years.add(new Year(
                    PlainText.of(YEAR.in(row)),
                    SCHEME.in(row),
                    isSmall || isTold ? SmallCells.shown(CASE_COUNT.in(row)) : "",
                    !isSmall && !yearsNotTold.contains(YEAR.in(row)) ? PlainText.of(YEAR_CASE_COUNT.in(row)) : "",
                    told(isTold, MEAN_COST_YUAN.in(row)),
                    WEIGHT_BASIS.in(row),
                    told(isTold, MEASURED_WEIGHT.in(row)),
                    told(isTold, MEASURED_WEIGHT_LOW.inOrNull(row)),
                    told(isTold, MEASURED_WEIGHT_HIGH.inOrNull(row)),
                    PlainText.of(RELATIVE_WEIGHT.in(row)),
                    last == null ? "" : change(RELATIVE_WEIGHT.in(row), last)));
        }
        return years;
    }

    /** Those that can be told, the one with the most cases first. */
    private static List<Hospital> hospitals(List<Row> hospitals) {
        List<Long> cases = hospitals.stream().map(GroupPage::cases).toList();
        List<Boolean> isTold =
                SmallCells.toldParts(cases.stream().mapToLong(each -> each).sum(), cases);
        BigFraction ofGroup = mean(hospitals);
        List<Hospital> told = new ArrayList<>();
        for (int at = 0; at < hospitals.size(); at++) {
            if (isTold.get(at)) {
                BigFraction mean = mean(List.of(hospitals.get(at)));
                told.add(new Hospital(
                        GroupedCases.INSTITUTION_CODE.in(hospitals.get(at)),
                        Long.toString(cases.get(at)),
                        PlainText.of(Money.roundToFen(mean)),
                        ofGroup.compareTo(BigFraction.ZERO) == 0
                                ? ""
                                : PlainText.of(Money.round(mean.divide(ofGroup), Money.SHARE.scale()))));
            }
        }
        return told.stream()
                .sorted(Comparator.comparingLong((Hospital hospital) -> -Long.parseLong(hospital.cases()))
                        .thenComparing(Hospital::institution))
                .toList();
    }

    /** Mean cost of the cases of all these, yuan; 0 if there are none. */
    private static BigFraction mean(List<Row> hospitals) {
        long cases = hospitals.stream().mapToLong(GroupPage::cases).sum();
        long fen = hospitals.stream()
                .mapToLong(hospital -> hospital.<Long>getAs(WeightBook.COST_FEN))
                .sum();
        return cases == 0 ? BigFraction.ZERO : new BigFraction(fen, 100L).divide(new BigFraction(cases, 1L));
    }

    private static long cases(Row hospital) {
        return hospital.<Long>getAs(WeightBook.CASES);
    }

    /** Per cent, two places; empty over nothing. */
    private static String change(BigDecimal value, BigDecimal base) {
        return base.signum() == 0
                ? ""
                : Money.round(
                                Money.exact(value)
                                        .divide(Money.exact(base))
                                        .subtract(1)
                                        .multiply(100),
                                2)
                        .toPlainString();
    }
}
