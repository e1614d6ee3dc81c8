package org.medfund.core.synth;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.medfund.core.money.Money;
import org.medfund.core.table.clearing.AdvanceFunds;
import org.medfund.core.table.clearing.AuditDeductions;
import org.medfund.core.table.clearing.Budgets;
import org.medfund.core.table.clearing.FundBalances;
import org.medfund.core.table.clearing.InstantPayments;
import org.medfund.core.table.clearing.MonthlySettlements;
import org.medfund.core.table.clearing.Prepayments;
import org.medfund.core.table.clearing.RegionTransfers;

/** Budgets, balances, and payments that fit what the simulated stays cost. Months are yyyy-MM, money is fen. */
final class MoneyRows {

    /**
     * What is paid for the stays of one hospital, month, and insurance type, refunded ones left out.
     *
     * @param owedFen by all funds and by relatives' accounts
     */
    record Sum(
            String home,
            String treated,
            String hospital,
            String insuranceType,
            String month,
            long basicPoolFen,
            long owedFen) {
        boolean isLocal() {
            return home.equals(treated);
        }

        int year() {
            return Integer.parseInt(month.substring(0, 4));
        }
    }

    private static final BigDecimal DEPOSIT_SHARE = new BigDecimal("0.05");
    private static final int FIRST_UNSETTLED_MONTH = 10;
    private static final long BUDGET_STEP_FEN = 10_000;

    private final List<Sum> sums;
    private final SimulationSettings settings;

    /** @param sums in any order */
    MoneyRows(List<Sum> sums, SimulationSettings settings) {
        this.sums = sums;
        this.settings = settings;
    }

    private Map<List<String>, Long> total(
            java.util.function.Predicate<Sum> wanted, java.util.function.Function<Sum, List<String>> key) {
        return total(wanted, key, Sum::basicPoolFen);
    }

    private Map<List<String>, Long> total(
            java.util.function.Predicate<Sum> wanted,
            java.util.function.Function<Sum, List<String>> key,
            java.util.function.ToLongFunction<Sum> fen) {
        Map<List<String>, Long> totals = new HashMap<>();
        for (Sum sum : sums) {
            if (wanted.test(sum)) {
                totals.merge(key.apply(sum), fen.applyAsLong(sum), Long::sum);
            }
        }
        Map<List<String>, Long> sorted = new TreeMap<>(Comparator.comparing(parts -> String.join("|", parts)));
        sorted.putAll(totals);
        return sorted;
    }

    /** Near the year's local basic-pool payments, a few percent above or below. */
    List<LandingRow> budgets() {
        Map<List<String>, Long> away = total(
                sum -> !sum.isLocal(), sum -> List.of(sum.home(), Integer.toString(sum.year()), sum.insuranceType()));
        List<LandingRow> rows = new ArrayList<>();
        total(Sum::isLocal, sum -> List.of(sum.home(), Integer.toString(sum.year()), sum.insuranceType()))
                .forEach((key, paid) -> {
                    int perMille = new Draws(settings.seed(), 8, rows.size()).between(970, 1050);
                    long inpatient = Math.max(1, paid * perMille / 1000 / BUDGET_STEP_FEN) * BUDGET_STEP_FEN;
                    long outpatient = inpatient / 4;
                    long outOfArea = away.getOrDefault(key, 0L) / BUDGET_STEP_FEN * BUDGET_STEP_FEN;
                    long reserve = inpatient / 20;
                    rows.add(new LandingRow(Budgets.TABLE)
                            .set(Budgets.REGION_CODE, key.get(0))
                            .set(Budgets.YEAR, key.get(1))
                            .set(Budgets.INSURANCE_TYPE, key.get(2))
                            .fen(Budgets.TOTAL_BUDGET_YUAN, inpatient + outpatient + outOfArea + reserve)
                            .fen(Budgets.INPATIENT_BUDGET_YUAN, inpatient)
                            .fen(Budgets.OUTPATIENT_BUDGET_YUAN, outpatient)
                            .fen(Budgets.OUT_OF_AREA_BUDGET_YUAN, outOfArea)
                            .fen(Budgets.RESERVE_YUAN, reserve)
                            .set(Budgets.VERSION, 1)
                            .set(Budgets.APPROVED_DATE, key.get(1) + "-01-10"));
                });
        return rows;
    }

    /** One in forty settled months has a deduction of one percent. */
    private static long deduction(long declared, int number) {
        return number % 40 == 3 ? declared / 100 : 0;
    }

    /** A tenth of every fifth settled month of the last year was paid at once. */
    private static long instant(long declared, int number) {
        return number % 5 == 0 ? declared / 10 : 0;
    }

    private boolean isOfLastYear(List<String> key) {
        return key.get(3).startsWith(Integer.toString(settings.lastYear()));
    }

    private Map<List<String>, Long> declared() {
        return total(
                sum -> sum.isLocal() && sum.basicPoolFen() > 0,
                sum -> List.of(sum.home(), sum.hospital(), sum.insuranceType(), sum.month()));
    }

    /**
     * Declared = local basic-pool payments of the month; five percent of what is left after deduction is held, and what was
     * paid at once is not paid again. The last quarter of the last year is not settled yet.
     */
    List<LandingRow> monthlySettlements() {
        List<LandingRow> rows = new ArrayList<>();
        int[] number = {0};
        int[] numberOfLastYear = {0};
        declared().forEach((key, declared) -> {
            YearMonth next = YearMonth.parse(key.get(3)).plusMonths(1);
            long deduction = deduction(declared, number[0]++);
            long instant = isOfLastYear(key) ? instant(declared, numberOfLastYear[0]++) : 0;
            if (isOfLastYear(key) && YearMonth.parse(key.get(3)).getMonthValue() >= FIRST_UNSETTLED_MONTH) {
                return;
            }
            long deposit =
                    Money.fen(Money.roundToFen(Money.yuan(declared - deduction).multiply(DEPOSIT_SHARE)));
            rows.add(new LandingRow(MonthlySettlements.TABLE)
                    .set(MonthlySettlements.REGION_CODE, key.get(0))
                    .set(MonthlySettlements.INSTITUTION_CODE, key.get(1))
                    .set(MonthlySettlements.INSURANCE_TYPE, key.get(2))
                    .set(MonthlySettlements.SETTLEMENT_MONTH, key.get(3).replace("-", ""))
                    .fen(MonthlySettlements.DECLARED_YUAN, declared)
                    .fen(MonthlySettlements.DEDUCTION_YUAN, deduction)
                    .fen(MonthlySettlements.DEPOSIT_HELD_YUAN, deposit)
                    .fen(MonthlySettlements.PAID_YUAN, declared - deduction - deposit - instant)
                    .set(MonthlySettlements.DECLARE_END_DATE, next.atDay(10).toString())
                    .set(
                            MonthlySettlements.PAID_DATE,
                            next.atDay(16 + rows.size() % 12).toString())
                    .set(MonthlySettlements.RECONCILIATION_CODE, rows.size() % 150 == 9 ? "3" : "0"));
        });
        return rows;
    }

    /** The deductions of {@link #monthlySettlements}, one row each. */
    List<LandingRow> auditDeductions() {
        List<LandingRow> rows = new ArrayList<>();
        int[] number = {0};
        declared().forEach((key, declared) -> {
            long deduction = deduction(declared, number[0]++);
            if (deduction > 0) {
                rows.add(new LandingRow(AuditDeductions.TABLE)
                        .set(AuditDeductions.DEDUCTION_ID, Codes.padded("AD", rows.size() + 1, 8))
                        .set(AuditDeductions.REGION_CODE, key.get(0))
                        .set(AuditDeductions.INSTITUTION_CODE, key.get(1))
                        .set(AuditDeductions.INSURANCE_TYPE, key.get(2))
                        .set(AuditDeductions.SETTLEMENT_MONTH, key.get(3).replace("-", ""))
                        .fen(AuditDeductions.AMOUNT_YUAN, deduction)
                        .set(AuditDeductions.REASON, "OVER_CHARGE"));
            }
        });
        return rows;
    }

    /** A month's mean payment of the year, paid in January. */
    List<LandingRow> prepayments() {
        List<LandingRow> rows = new ArrayList<>();
        total(
                        Sum::isLocal,
                        sum -> List.of(sum.home(), sum.hospital(), sum.insuranceType(), Integer.toString(sum.year())))
                .forEach((key, paid) -> rows.add(new LandingRow(Prepayments.TABLE)
                        .set(Prepayments.PREPAYMENT_ID, Codes.padded("PP", rows.size() + 1, 8))
                        .set(Prepayments.REGION_CODE, key.get(0))
                        .set(Prepayments.INSTITUTION_CODE, key.get(1))
                        .set(Prepayments.INSURANCE_TYPE, key.get(2))
                        .set(Prepayments.YEAR, key.get(3))
                        .fen(Prepayments.AMOUNT_YUAN, paid / 12)
                        .set(Prepayments.PAID_DATE, key.get(3) + "-01-20")
                        .fen(Prepayments.OFFSET_YUAN, 0)));
        return rows;
    }

    /** A tenth of what was declared, by claim, for every fifth hospital month of the last year. */
    List<LandingRow> instantPayments() {
        List<LandingRow> rows = new ArrayList<>();
        int[] number = {0};
        declared().forEach((key, declared) -> {
            long instant = isOfLastYear(key) ? instant(declared, number[0]++) : 0;
            if (instant > 0) {
                rows.add(new LandingRow(InstantPayments.TABLE)
                        .set(InstantPayments.INSTITUTION_CODE, key.get(1))
                        .set(InstantPayments.INSURANCE_TYPE, key.get(2))
                        .set(InstantPayments.SETTLEMENT_MONTH, key.get(3).replace("-", ""))
                        .set(InstantPayments.ROUTE, "PER_CLAIM")
                        .fen(InstantPayments.AMOUNT_YUAN, instant)
                        .set(InstantPayments.PAID_DATE, key.get(3) + "-28"));
            }
        });
        return rows;
    }

    /** Income a little above expenditure, eight months of it in hand at the start. */
    List<LandingRow> fundBalances() {
        List<LandingRow> rows = new ArrayList<>();
        Map<String, Long> balances = new TreeMap<>();
        total(sum -> true, sum -> List.of(sum.home(), sum.insuranceType(), sum.month()))
                .forEach((key, paid) -> {
                    long expenditure = paid + paid * 35 / 100;
                    long income = expenditure + expenditure * (rows.size() % 9) / 100;
                    String pool = key.get(0) + key.get(1);
                    long balance = balances.getOrDefault(pool, expenditure * 8) + income - expenditure;
                    balances.put(pool, balance);
                    LandingRow row = new LandingRow(FundBalances.TABLE)
                            .set(FundBalances.REGION_CODE, key.get(0))
                            .set(FundBalances.INSURANCE_TYPE, key.get(1))
                            .set(FundBalances.MONTH, key.get(2))
                            .fen(FundBalances.INCOME_YUAN, income)
                            .fen(FundBalances.EXPENDITURE_YUAN, expenditure)
                            .fen(FundBalances.BALANCE_YUAN, balance);
                    if (key.get(1).equals(Insured.EMPLOYEES)) {
                        row.fen(FundBalances.ACCOUNT_BALANCE_YUAN, balance / 3);
                    }
                    rows.add(row);
                });
        return rows;
    }

    /** One month in twelve a fifth is missing, and one in fifty the whole payment. */
    private static long transferred(long owed, int number) {
        return number % 50 == 17 ? 0 : number % 12 == 5 ? owed * 4 / 5 : owed;
    }

    /** What is owed for out-of-area care of each month, moved two months later; now and then too little. */
    List<LandingRow> regionTransfers() {
        List<LandingRow> rows = new ArrayList<>();
        int[] number = {0};
        total(
                        sum -> !sum.isLocal(),
                        sum -> List.of(sum.home(), sum.treated(), sum.insuranceType(), sum.month()),
                        Sum::owedFen)
                .forEach((key, owed) -> {
                    long moved = transferred(owed, number[0]++);
                    if (moved > 0) {
                        rows.add(new LandingRow(RegionTransfers.TABLE)
                                .set(RegionTransfers.FROM_REGION_CODE, key.get(0))
                                .set(RegionTransfers.TO_REGION_CODE, key.get(1))
                                .set(RegionTransfers.INSURANCE_TYPE, key.get(2))
                                .set(RegionTransfers.MONTH, key.get(3))
                                .fen(RegionTransfers.AMOUNT_YUAN, moved)
                                .set(
                                        RegionTransfers.PAID_DATE,
                                        YearMonth.parse(key.get(3))
                                                .plusMonths(2)
                                                .atDay(8)
                                                .toString()));
                    }
                });
        return rows;
    }

    /** A sixth of what is owed for out-of-area care of the year, paid in February. */
    List<LandingRow> advanceFunds() {
        List<LandingRow> rows = new ArrayList<>();
        total(
                        sum -> !sum.isLocal(),
                        sum -> List.of(sum.home(), sum.treated(), sum.insuranceType(), Integer.toString(sum.year())),
                        Sum::owedFen)
                .forEach((key, amount) -> rows.add(new LandingRow(AdvanceFunds.TABLE)
                        .set(AdvanceFunds.FROM_REGION_CODE, key.get(0))
                        .set(AdvanceFunds.TO_REGION_CODE, key.get(1))
                        .set(AdvanceFunds.INSURANCE_TYPE, key.get(2))
                        .set(AdvanceFunds.YEAR, key.get(3))
                        .fen(AdvanceFunds.AMOUNT_YUAN, amount / 6)
                        .set(AdvanceFunds.PAID_DATE, key.get(3) + "-02-20")));
        return rows;
    }
}
