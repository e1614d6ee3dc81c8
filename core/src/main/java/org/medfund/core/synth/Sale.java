package org.medfund.core.synth;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a clinic or a pharmacy settles by a list of its own. Sales come on top of the discharges of the scale and are neither
 * stays nor visits. Money is fen.
 *
 * @param number unique over all sales
 * @param institution hospital or pharmacy
 * @param category 11 clinic, 41 pharmacy
 * @param fundFen of the basic pool
 * @param accountFen of a personal account, the relative's part included
 * @param scheme null for one that is lawful, or that is told of by another
 * @param related the other sales of the scheme
 */
record Sale(
        long number,
        Insured person,
        String institution,
        String area,
        String category,
        FeeLine line,
        long fundFen,
        long accountFen,
        long mutualAidFen,
        @Nullable Scheme scheme,
        List<Sale> related,
        String note) {
    static final String CLINIC = "11";
    static final String PHARMACY = "41";

    /** Half of it paid by the pool. */
    static Sale inClinic(long number, Insured person, World.Hospital hospital, FeeLine line) {
        long fund = line.inScopeFen() / 2;
        return new Sale(
                number, person, hospital.code(), hospital.areaCode(), CLINIC, line, fund, 0, 0, null, List.of(), "");
    }

    /** All of it paid by the personal account. */
    static Sale inPharmacy(long number, Insured person, int day, int minute, long fen) {
        FeeLine line = FeeLine.of(Item.OVER_THE_COUNTER, 1, fen, day, minute);
        String pharmacy = World.pharmacy(person.area);
        return new Sale(number, person, pharmacy, person.area, PHARMACY, line, 0, fen, 0, null, List.of(), "");
    }

    /** What is left to the person paid from a relative's account. */
    Sale byRelative() {
        long rest = line.amountFen() - fundFen;
        return new Sale(number, person, institution, area, category, line, fundFen, rest, rest, scheme, related, note);
    }

    Sale planted(Scheme planted, List<Sale> others, String said) {
        return new Sale(
                number,
                person,
                institution,
                area,
                category,
                line,
                fundFen,
                accountFen,
                mutualAidFen,
                planted,
                others,
                said);
    }

    String id() {
        return Codes.padded("K", number, 12);
    }

    String visitId() {
        return "V" + id();
    }
}
