package org.medfund.core.money;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The currency of a delivery's amounts, and so of the whole lake: what a column that ends in {@code _yuan} counts. It is
 * a fact of the source, so the mapping file says it; landing files are in {@link #DEFAULT}.
 */
public final class DeliveryCurrency {
    public static final String DEFAULT = "CNY";

    /** The name under which a delivery's run notes it in the ledger. */
    public static final String NOTE = "currency";

    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    /** Whether it is a code of ISO 4217. */
    public static boolean isCode(String text) {
        return CODES.contains(text);
    }

    private DeliveryCurrency() {}
}
