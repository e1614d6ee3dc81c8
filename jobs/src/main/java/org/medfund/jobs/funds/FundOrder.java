package org.medfund.jobs.funds;

import java.util.List;
import org.medfund.jobs.funds.FundTerms.DifferenceBearer;

/**
 * What each payer bears of one case that is paid by a standard and not by its bill (SPEC D.8). Amounts are fen, by the
 * order of {@link Payer}, the institution last.
 */
public final class FundOrder {

    /**
     * What each payer bears. All together it is what the case cost: the institution bears what nobody else does.
     *
     * @param order every payer but the institution, once; it matters to {@link DifferenceBearer#IN_ORDER} alone
     * @param recognisedFen recognised payment of all payers
     * @param basicPoolFen what the basic pool owes for the case
     * @param bookedFen paid at settlement; together the cost of the case
     */
    public static long[] borneFen(
            DifferenceBearer bearer, List<Payer> order, long recognisedFen, long basicPoolFen, long[] bookedFen) {
        long[] borne = bookedFen.clone();
        switch (bearer) {
            case BASIC_POOL -> borne[Payer.BASIC_POOL.place()] = basicPoolFen;
            case IN_ORDER -> {
                long left = Math.max(0, recognisedFen);
                for (Payer payer : order) {
                    long paid = Math.min(bookedFen[payer.place()], left);
                    borne[payer.place()] = paid;
                    left -= paid;
                }
            }
        }
        long cost = 0;
        long borneByPayers = 0;
        for (Payer payer : Payer.values()) {
            cost = Math.addExact(cost, bookedFen[payer.place()]);
            if (payer != Payer.INSTITUTION) {
                borneByPayers = Math.addExact(borneByPayers, borne[payer.place()]);
            }
        }
        borne[Payer.INSTITUTION.place()] = Math.subtractExact(cost, borneByPayers);
        return borne;
    }

    private FundOrder() {}
}
