package org.medfund.core.synth;

/**
 * One charge line: {@code quantity * priceFen = amountFen} exactly.
 *
 * @param level 01 class A, 02 class B, 03 own expense
 * @param day epoch day of the service
 * @param exemptReason why a repeated examination was needed; empty for none
 */
record FeeLine(
        Item item,
        long quantity,
        long priceFen,
        String level,
        long inScopeFen,
        int day,
        int minute,
        boolean isEmergency,
        String exemptReason) {

    long amountFen() {
        return quantity * priceFen;
    }
}
