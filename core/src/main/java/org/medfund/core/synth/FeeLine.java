package org.medfund.core.synth;

/**
 * One charge line: {@code quantity * priceFen = amountFen} exactly.
 *
 * @param level 01 class A, 02 class B, 03 own expense
 * @param day epoch day of the service
 * @param exemptReason why a repeated examination was needed; empty for none
 * @param order what the order says beyond the item
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
        String exemptReason,
        Order order) {

    /**
     * Empty, or 0, where it says nothing.
     *
     * @param doctor who ordered; empty for the attending doctor
     * @param dispensingKind kind of the prescription (SPEC A.6)
     */
    record Order(String doctor, String traceCode, int suppliedDays, String dispensingKind) {
        static final Order USUAL = new Order("", "", 0, "");
    }

    /** In scope as far as the class of the item says. */
    static FeeLine of(Item item, long quantity, long priceFen, int day, int minute) {
        long amount = quantity * priceFen;
        String level = item.paymentClass();
        long inScope = level.equals("01") ? amount : level.equals("02") ? amount - amount / 10 : 0;
        return new FeeLine(item, quantity, priceFen, level, inScope, day, minute, false, "", Order.USUAL);
    }

    long amountFen() {
        return quantity * priceFen;
    }

    FeeLine emergency(String reason) {
        return new FeeLine(item, quantity, priceFen, level, inScopeFen, day, minute, true, reason, order);
    }

    /** Charged to the person, as what the fund does not pay must be. */
    FeeLine ownExpense() {
        return new FeeLine(item, quantity, priceFen, "03", 0, day, minute, isEmergency, exemptReason, order);
    }

    FeeLine inScope(long fen) {
        return new FeeLine(item, quantity, priceFen, level, fen, day, minute, isEmergency, exemptReason, order);
    }

    FeeLine orderedBy(String doctor) {
        return ordered(new Order(doctor, order.traceCode, order.suppliedDays, order.dispensingKind));
    }

    FeeLine traced(String code) {
        return ordered(new Order(order.doctor, code, order.suppliedDays, order.dispensingKind));
    }

    FeeLine supplied(int days, String kind) {
        return ordered(new Order(order.doctor, order.traceCode, days, kind));
    }

    private FeeLine ordered(Order changed) {
        return new FeeLine(
                item, quantity, priceFen, level, inScopeFen, day, minute, isEmergency, exemptReason, changed);
    }
}
