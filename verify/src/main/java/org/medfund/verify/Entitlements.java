package org.medfund.verify;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** What is owed for each case: SPEC D.4 step 1, case D15. By points the sum of a pool is held to its fund (SPEC C.7). */
final class Entitlements {
    private static final String TABLE = "payment.case_payments";

    private final Export export;
    private final String region;
    private final Sources sources;
    private final Comparison comparison;
    private final Map<String, Fraction> fundRatios = new HashMap<>();
    private final SortedMap<String, Long> byPoints = new TreeMap<>();

    /** @param isInScope whether the period settles it */
    record Owed(Owner owner, boolean isInScope, long fen) {}

    Entitlements(Export export, String region, Sources sources, Comparison comparison) {
        this.export = export;
        this.region = region;
        this.sources = sources;
        this.comparison = comparison;
    }

    /** Adds every case of the year to the sums, and hands it over by its settlement. */
    void eachCase(BiConsumer<String, Owed> taker) {
        String year = Integer.toString(sources.period.year());
        export.each(TABLE, region, line -> {
            if (!line.text("year").equals(year)) {
                return;
            }
            Owner owner = line.owner();
            long owed = line.fen("entitlement_yuan");
            int month = Integer.parseInt(line.text("discharge_date").substring(5, 7));
            if (line.text("payment_method").equals("DIP")) {
                byPoints.merge(owner.insuranceType(), owed, Math::addExact);
            } else {
                String key = owner + "/" + line.text("settlement_id");
                comparison.money(TABLE, key, "entitlement_yuan", owed, byFundBase(line, year));
            }
            sources.caseCounts.add(owner, month, 1);
            sources.entitlements.add(owner, month, owed);
            sources.books.add(owner, month, line.fen("basic_pool_yuan"));
            taker.accept(line.text("settlement_id"), new Owed(owner, sources.isInScope(month), owed));
        });
        if (!byPoints.isEmpty()) {
            export.each("payment.point_values", region, line -> {
                if (line.text("year").equals(year)) {
                    String type = line.text("insurance_type");
                    comparison.money(
                            TABLE,
                            type,
                            "sum of entitlement_yuan",
                            byPoints.getOrDefault(type, 0L),
                            line.fen("fund_yuan"));
                }
            });
        }
    }

    private long byFundBase(Line line, String year) {
        if (!sources.rules.text("fund_base").equals("FUND_RATIO")) {
            return line.fen("payment_yuan") - line.fen("person_total_yuan") - line.fen("other_funds_yuan");
        }
        if (fundRatios.isEmpty()) {
            export.each("payment.rates", region, rate -> {
                if (rate.text("year").equals(year)) {
                    fundRatios.put(rate.text("insurance_type"), Fraction.of(rate.text("fund_ratio")));
                }
            });
        }
        Fraction ratio = fundRatios.get(line.text("insurance_type"));
        if (ratio == null) {
            throw new IllegalArgumentException("payment.rates has no fund ratio for " + line.text("insurance_type"));
        }
        return Fen.part(line.fen("payment_yuan"), ratio);
    }
}
