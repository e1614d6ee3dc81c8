package org.medfund.jobs.funds;

/** Who bears a part of what a stay costs (SPEC A.1, D.8). */
public enum Payer {
    /** Of employees or residents, by insurance type. */
    BASIC_POOL(0),
    /** Residents' major illness insurance. */
    MAJOR_ILLNESS(1),
    /** Employees' large-amount fund. */
    LARGE_AMOUNT(2),
    ENTERPRISE(3),
    CIVIL_SERVANT(4),
    MEDICAL_AID(5),
    OTHER(6),
    /** With what comes from a relative's account. */
    PERSONAL_ACCOUNT(7),
    /** What settlement lists count as cash, too. */
    COMMERCIAL(8),
    /** Without what commercial insurance pays. */
    CASH(9),
    /** What nobody else bears; negative if the institution keeps a surplus. It stands in no order of benefits. */
    INSTITUTION(10);

    private final int place;

    Payer(int place) {
        this.place = place;
    }

    /** Where its amount stands among those of all payers. */
    int place() {
        return place;
    }

    /** One of the funds that settlement lists sum to the fund total. */
    boolean isFund() {
        return place <= OTHER.place;
    }

    /** One of those that settlement lists sum to what the person pays. */
    boolean isOfPerson() {
        return this == PERSONAL_ACCOUNT || this == COMMERCIAL || this == CASH;
    }
}
