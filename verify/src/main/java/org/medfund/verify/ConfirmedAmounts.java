package org.medfund.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The deductions that reviews of flags bring beside the delivered ones (docs/policy-readings/clearing.md, "Confirmed
 * amounts"), from the transitions themselves.
 */
final class ConfirmedAmounts {
    /** A deduction on a settlement, of a settlement month such as 202503. Fen. */
    record Deduction(Owner owner, String month, String settlement, long fen) {}

    /** The state after the last transition of a flag, and what its last decision gave it; 0 if that rejects. */
    private static final class Review {
        int last;
        String state = "";
        String day = "";
        int lastDecision;
        long confirmed;
    }

    private record Confirmed(String flag, String settlement, String institution, String day, long fen) {}

    private final Map<String, Review> reviews = new HashMap<>();
    private final Set<String> deliveredFlags = new HashSet<>();
    private final Map<String, Long> left = new HashMap<>();
    private final Map<String, String> insuranceTypes = new HashMap<>();
    private final Set<String> borneHere = new HashSet<>();

    private ConfirmedAmounts() {}

    /** Every deduction of the region that its institutions bear, of any month; those of 0 left out. */
    static void each(Export export, String region, Consumer<Deduction> taker) {
        ConfirmedAmounts amounts = new ConfirmedAmounts();
        export.each("supervision.reviews", region, amounts::review);
        export.each("claims.settlement_lists", amounts::settlement);
        export.each("delivered_deductions", amounts::delivered);
        export.each(
                "borne_settlements",
                line -> amounts.borneHere.add(line.text("settlement_id") + "/" + line.text("year")));
        List<Confirmed> confirmed = new ArrayList<>();
        export.each("supervision.flags", region, line -> {
            Confirmed flag = amounts.confirmed(line);
            if (flag != null) {
                confirmed.add(flag);
            }
        });
        confirmed.sort(Comparator.comparing(Confirmed::day).thenComparing(Confirmed::flag));
        confirmed.forEach(flag -> amounts.deduct(flag, taker));
    }

    private void review(Line line) {
        Review review = reviews.computeIfAbsent(line.text("flag_id"), none -> new Review());
        int number = Integer.parseInt(line.text("transition_number"));
        String state = line.text("to_state");
        if (number > review.last) {
            review.last = number;
            review.state = state;
            review.day = line.text("decided_date");
        }
        boolean isDecision = state.equals("CONFIRMED") || state.equals("REJECTED");
        if (isDecision && number > review.lastDecision) {
            review.lastDecision = number;
            String amount = line.text("confirmed_yuan");
            review.confirmed = state.equals("REJECTED") || amount.isEmpty() ? 0 : Fen.of(amount);
        }
    }

    /** A refund takes back from the settlement it names, or whose number it bears. */
    private void settlement(Line line) {
        boolean isRefund = line.text("refund_flag").equals("1");
        String original = line.text("original_settlement_id");
        String settlement = isRefund && !original.isEmpty() ? original : line.text("settlement_id");
        left.merge(settlement, line.fen("fund_total_yuan"), Math::addExact);
        if (!isRefund) {
            insuranceTypes.put(settlement, line.text("insurance_type"));
        }
    }

    private void delivered(Line line) {
        if (!line.text("flag_id").isEmpty()) {
            deliveredFlags.add(line.text("flag_id"));
        }
        if (!line.text("settlement_id").isEmpty()) {
            left.merge(line.text("settlement_id"), -line.fen("amount_yuan"), Math::addExact);
        }
    }

    private @Nullable Confirmed confirmed(Line line) {
        String flag = line.text("flag_id");
        String settlement = line.text("settlement_id");
        String institution = line.text("institution_code");
        Review review = reviews.get(flag);
        boolean counts = review != null
                && review.state.equals("CLOSED")
                && review.confirmed > 0
                && !line.text("mode").equals("SIMULATE")
                && !deliveredFlags.contains(flag)
                && !institution.isEmpty()
                && insuranceTypes.containsKey(settlement);
        return counts && review != null
                ? new Confirmed(flag, settlement, institution, review.day, review.confirmed)
                : null;
    }

    /** What is left of the settlement limits the amount, wherever it is borne. */
    private void deduct(Confirmed flag, Consumer<Deduction> taker) {
        long rest = left.getOrDefault(flag.settlement(), 0L);
        long fen = Math.max(0, Math.min(flag.fen(), rest));
        left.put(flag.settlement(), rest - fen);
        String year = flag.day().substring(0, 4);
        if (fen > 0 && borneHere.contains(flag.settlement() + "/" + year)) {
            String type = insuranceTypes.getOrDefault(flag.settlement(), "");
            taker.accept(new Deduction(
                    new Owner(type, flag.institution()), year + flag.day().substring(5, 7), flag.settlement(), fen));
        }
    }
}
