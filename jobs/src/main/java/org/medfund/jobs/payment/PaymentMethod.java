package org.medfund.jobs.payment;

import org.medfund.core.policy.Policy;

/** What a region pays its cases by, {@code payment.method}; a region pays one way. */
public enum PaymentMethod {
    /** Groups and weights (SPEC B). */
    DRG,
    /** Diseases and points (SPEC C). */
    DIP;

    public static PaymentMethod of(Policy policy) {
        return policy.choice("payment.method", PaymentMethod.class);
    }
}
