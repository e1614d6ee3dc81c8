package org.medfund.verify;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The audit deductions that institutions bear in the books of their region (SPEC D.7; XP22 arts 43, 54). What follows care of
 * somebody insured elsewhere lessens the debt of the region of insurance instead, unless the care is an in-province stay
 * that the region itself treated and pays.
 */
final class Deductions {
    private static final String TABLE = "clearing.audit_deductions";

    /** A settlement, no refund. */
    private record Care(String insured, String treated, String category, String discharged) {}

    private final Export export;
    private final String region;
    private final Divisions divisions;
    private final Map<String, Care> care = new HashMap<>();

    Deductions(Export export, String region) {
        this.export = export;
        this.region = region;
        this.divisions = new Divisions(export);
        export.each("claims.settlement_lists", line -> {
            if (line.text("refund_flag").equals("0")) {
                care.put(
                        line.text("settlement_id"),
                        new Care(
                                line.text("insured_region_code"),
                                line.text("treated_region_code"),
                                line.text("medical_category"),
                                line.text("discharge_date")));
            }
        });
    }

    /** Those whose settlement month lies in the year, judged by its policies; delivered, then confirmed by review. */
    void each(int year, Consumer<Deduction> taker) {
        Consumer<Deduction> judge = deduction -> {
            if (deduction.month().startsWith(Integer.toString(year)) && isBorneHere(deduction, year)) {
                taker.accept(deduction);
            }
        };
        export.each(
                TABLE,
                region,
                line -> judge.accept(new Deduction(
                        line.text("deduction_id"),
                        line.owner(),
                        line.text("settlement_month"),
                        line.text("settlement_id"),
                        line.text("reason"),
                        line.fen("amount_yuan"))));
        ConfirmedAmounts.each(export, region, judge);
    }

    private boolean isBorneHere(Deduction deduction, int year) {
        Care of = care.get(deduction.settlement());
        if (of == null) {
            return true;
        }
        String month = deduction.month();
        String monthBegins = month.substring(0, 4) + "-" + month.substring(4) + "-01";
        String day = of.discharged().compareTo(monthBegins) > 0 ? of.discharged() : monthBegins;
        String insured = divisions.regionOn(of.insured(), day);
        String treated = divisions.regionOn(of.treated(), day);
        return insured.equals(treated)
                || isBreachOfContract(deduction, year)
                || (treated.equals(divisions.regionOn(region, day)) && isPaidHere(of, insured, treated, year));
    }

    /** That money stays with the place of treatment. */
    private boolean isBreachOfContract(Deduction deduction, int year) {
        return national(year).texts("xprov.breach_reasons").contains(deduction.reason());
    }

    /** An in-province stay, where the nation has the place of treatment pay it; a run that did not ask paid its own alone. */
    private boolean isPaidHere(Care of, String insured, String treated, int year) {
        Rules national = national(year);
        return national.has("xprov.in_province")
                && national.text("xprov.in_province").equals("TREATING_PLACE")
                && isStay(of, year)
                && divisions.areOfOneProvince(insured, treated, year + "-12-31");
    }

    /** By the first two characters of the medical category; for a run that did not ask every settlement was a stay. */
    private boolean isStay(Care of, int year) {
        Rules own = Rules.read(export.folder(), region + "/" + year);
        String category = of.category().substring(0, Math.min(2, of.category().length()));
        return !own.has("scope.med_types") || own.texts("scope.med_types").contains(category);
    }

    private Rules national(int year) {
        return Rules.read(export.folder(), "national/" + year);
    }
}
