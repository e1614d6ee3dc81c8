package org.medfund.jobs.clearing;

/**
 * The chart of accounts of the clearing books (docs/chart-of-accounts.md). A posting moves money from the credited to the
 * debited account, so an account's balance is what was debited less what was credited.
 */
public enum Account {
    POOLED_FUND("统筹基金", "Pooled fund", Closing.OPEN),
    DISEASE_BUDGET("按病种付费预算", "Budget of payment by disease", Closing.BY_POOL),
    RESERVE("调节金", "Adjustment reserve", Closing.BY_POOL),
    HOSPITAL_ENTITLEMENT("定点医疗机构应得额", "Entitlement of institutions", Closing.BY_INSTITUTION),
    QUALITY_DEPOSIT("质量保证金", "Quality deposit", Closing.BY_INSTITUTION),
    FUND_PAID("已拨付基金", "Fund money paid out", Closing.OPEN),
    PREPAYMENT("预付金", "Prepayments made", Closing.OPEN),
    CLEARING_DUE("清算待拨付款", "Clearing to be paid or recovered", Closing.OPEN),
    BUDGET_SURPLUS("预算及调节金结余", "Surplus of budget and reserve", Closing.OPEN);

    /** What an account must come to when a year has been cleared. */
    enum Closing {
        /** Keeps its balance. */
        OPEN,
        /** Zero for every region and insurance type. */
        BY_POOL,
        /** Zero for every institution of a region and insurance type. */
        BY_INSTITUTION
    }

    private final String nameZh;
    private final String nameEn;
    private final Closing closing;

    Account(String nameZh, String nameEn, Closing closing) {
        this.nameZh = nameZh;
        this.nameEn = nameEn;
        this.closing = closing;
    }

    public String nameZh() {
        return nameZh;
    }

    public String nameEn() {
        return nameEn;
    }

    Closing closing() {
        return closing;
    }
}
