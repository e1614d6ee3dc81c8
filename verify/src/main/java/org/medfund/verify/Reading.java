package org.medfund.verify;

import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Reads the exported tables of one region into {@link Sources} and the case book, and checks what a single row can show. */
final class Reading {
    private static final String CASE = "CASE_ENTITLEMENT";
    private static final String SPECIAL = "SPECIAL_CASE";
    private static final String PRIOR = "PRIOR_YEAR_CORRECTION";
    private static final String AUDIT = "AUDIT_DEDUCTION";
    /** What is corrected institution by institution stands in the case book under no settlement. */
    private static final String NO_SETTLEMENT = "";

    private final Export export;
    private final String region;
    private final BooksPeriod period;
    private final Sources sources;
    private final Comparison comparison;
    private final Deductions deductions;
    /** By posting code, of those that are posted case by case. */
    private final SortedMap<String, CaseBook> cases =
            new TreeMap<>(Map.of(CASE, new CaseBook(), SPECIAL, new CaseBook(), PRIOR, new CaseBook()));

    /** Whether the run found the year before closed: only then its cases count in this one. */
    private boolean isPriorYearClosed;

    Reading(Export export, String region, Sources sources, Comparison comparison) {
        this.export = export;
        this.region = region;
        this.period = sources.period;
        this.sources = sources;
        this.comparison = comparison;
        this.deductions = new Deductions(export, region);
    }

    /** @return the case books by posting code */
    SortedMap<String, CaseBook> all() {
        export.each("periods", region, line -> {
            BooksPeriod published = BooksPeriod.of(line.text("period"));
            if (published.year() == period.year() && published.kind() == BooksPeriod.Kind.MONTH) {
                sources.monthsHere.add(published.lastMonth());
            }
        });
        landed();
        new Entitlements(export, region, sources, comparison).eachCase((settlement, owed) -> {
            if (owed.isInScope()) {
                book(CASE).owed(settlement, owed.owner(), owed.fen());
            }
        });
        if (period.kind() == BooksPeriod.Kind.YEAR) {
            bookDeductions();
            specialCases();
            priorYear();
        }
        postings();
        book(PRIOR)
                .each(entry -> sources.priorYearCorrections.merge(
                        entry.owner, entry.owed - entry.postedBefore, Math::addExact));
        return cases;
    }

    private CaseBook book(String code) {
        return Objects.requireNonNull(cases.get(code));
    }

    /** SPEC D.4 step 2, book after audit: deductions on cases of the year, and those on no settlement in particular. */
    private void bookDeductions() {
        deductionsByMonth((month, deduction) -> {
            String settlement = deduction.settlement();
            if (settlement.isEmpty() || book(CASE).has(settlement)) {
                sources.bookDeductions.add(deduction.owner(), month, deduction.fen());
            }
        });
    }

    /** SPEC D.5: what accepted cases are granted. */
    private void specialCases() {
        ofYear("clearing.special_case_decisions", period.year(), line -> {
            if (line.text("outcome").equals("ACCEPTED")) {
                long granted = line.fen("increment_yuan");
                book(SPECIAL).owed(line.text("settlement_id"), line.owner(), granted);
                sources.specialCases.merge(line.owner(), granted, Math::addExact);
            }
        });
    }

    /**
     * What cases and audit deductions of the year before have come to, if the run found it closed: its own books are closed
     * then. Marks made since do not matter.
     */
    private void priorYear() {
        String before = Integer.toString(period.year() - 1);
        export.each(
                "closed_years",
                region,
                line -> isPriorYearClosed |= line.text("year").equals(before));
        if (isPriorYearClosed) {
            ofYear(
                    "payment.case_payments",
                    period.year() - 1,
                    line -> book(PRIOR).owed(line.text("settlement_id"), line.owner(), line.fen("entitlement_yuan")));
            deductions.each(
                    period.year() - 1,
                    deduction -> book(PRIOR).owed(NO_SETTLEMENT, deduction.owner(), -deduction.fen()));
        }
    }

    private void landed() {
        export.each("claims.institutions", region, line -> {
            sources.institutions.add(line.text("institution_code"));
            sources.agreementEnds.put(line.text("institution_code"), line.text("agreement_end_date"));
        });
        deductionsByMonth((month, deduction) -> sources.deductions.add(deduction.owner(), month, deduction.fen()));
        byMonth("clearing.monthly_settlements", (month, line) -> {
            if (!sources.monthsHere.contains(month)) {
                sources.deliveredPaid.add(line.owner(), month, line.fen("paid_yuan"));
                sources.deliveredDeposits.add(line.owner(), month, line.fen("deposit_held_yuan"));
            }
        });
        export.each("clearing.instant_payments", line -> {
            int month = period.monthOf(line.text("settlement_month"));
            if (month > 0 && sources.institutions.contains(line.text("institution_code"))) {
                sources.instantPayments.add(line.owner(), month, line.fen("amount_yuan"));
            }
        });
        ofYear(
                "clearing.assessments",
                period.year(),
                line -> sources.scores.put(line.text("institution_code"), line.text("assessment_score")));
        ofYear(
                "clearing.prepayments",
                period.year(),
                line -> sources.prepayments.merge(
                        line.owner(), line.fen("amount_yuan") - line.fen("offset_yuan"), Math::addExact));
        ofYear("clearing.budgets", period.year(), line -> {
            Sources.Budget budget = new Sources.Budget(
                    line.fen("inpatient_budget_yuan"),
                    line.fen("reserve_yuan"),
                    Integer.parseInt(line.text("version")));
            sources.budgets.merge(
                    line.text("insurance_type"), budget, (one, other) -> one.version() > other.version() ? one : other);
        });
        ofYear("clearing.statements", period.year() - 1, line -> {
            long payable = line.fen("clearing_payable_yuan");
            if (payable < 0) {
                sources.toRecover.put(line.owner(), -payable);
            }
        });
    }

    private void deductionsByMonth(BiConsumer<Integer, Deduction> taker) {
        deductions.each(period.year(), deduction -> taker.accept(period.monthOf(deduction.month()), deduction));
    }

    /** Records of the region whose settlement month lies in the year. */
    private void byMonth(String table, BiConsumer<Integer, Line> taker) {
        export.each(table, region, line -> {
            int month = period.monthOf(line.text("settlement_month"));
            if (month > 0) {
                taker.accept(month, line);
            }
        });
    }

    private void ofYear(String table, int year, Consumer<Line> taker) {
        export.each(table, region, line -> {
            if (line.text("year").equals(Integer.toString(year))) {
                taker.accept(line);
            }
        });
    }

    private void postings() {
        String[] previous = {""};
        export.each(Verifier.POSTINGS, region, line -> {
            BooksPeriod booked = BooksPeriod.of(line.text("period"));
            if (booked.year() != period.year()) {
                if (isPriorYearClosed && booked.year() == period.year() - 1) {
                    postedInPriorYear(line);
                }
                return;
            }
            boolean isNow = booked.equals(period);
            if (!isNow && !booked.isBefore(period)) {
                return;
            }
            String id = line.text("posting_id");
            if (isNow && id.compareTo(previous[0]) <= 0) {
                comparison.differs(new Difference(
                        Verifier.POSTINGS, id, "posting_id", "after " + previous[0], "each once, in order"));
            }
            previous[0] = isNow ? id : previous[0];
            posting(line, id, isNow);
        });
    }

    private void postedInPriorYear(Line line) {
        String code = line.text("posting_code");
        String id = line.text("posting_id");
        if (code.equals(CASE)) {
            book(PRIOR).postedBefore(line.text("settlement_id"), line.owner(), id, signed(line, id, CASE));
        } else if (code.equals(AUDIT)) {
            book(PRIOR).postedBefore(NO_SETTLEMENT, line.owner(), id, -signed(line, id, AUDIT));
        }
    }

    private void posting(Line line, String id, boolean isNow) {
        String code = line.text("posting_code");
        Owner owner = line.owner();
        long amount = signed(line, id, code);
        String settlement = line.text("settlement_id");
        if (cases.containsKey(code)) {
            if (isNow) {
                book(code).postedNow(settlement, owner, line.text("corrects_posting_id"), amount);
            } else {
                book(code).postedBefore(settlement, owner, id, amount);
            }
        }
        (isNow ? sources.now : sources.before).add(owner, code, amount);
    }

    /** The amount, negative if the accounts are exchanged. */
    private long signed(Line line, String id, String code) {
        Chart.Sides sides = Chart.sides(code).orElse(null);
        String accounts = line.text("debit_account") + " from " + line.text("credit_account");
        long amount = line.fen("amount_yuan");
        if (amount <= 0) {
            comparison.differs(new Difference(
                    Verifier.POSTINGS, id, "amount_yuan", line.text("amount_yuan"), "a positive amount"));
        }
        if (sides == null) {
            comparison.differs(new Difference(Verifier.POSTINGS, id, "posting_code", code, ""));
            return amount;
        }
        if (accounts.equals(sides.debit() + " from " + sides.credit())) {
            return amount;
        }
        if (!accounts.equals(sides.credit() + " from " + sides.debit())) {
            comparison.differs(new Difference(
                    Verifier.POSTINGS,
                    id,
                    "debit_account",
                    accounts,
                    Objects.requireNonNull(sides.debit()) + " from " + sides.credit()));
        }
        return -amount;
    }
}
