package org.medfund.jobs.clearing;

import static org.medfund.jobs.clearing.Account.BUDGET_SURPLUS;
import static org.medfund.jobs.clearing.Account.CLEARING_DUE;
import static org.medfund.jobs.clearing.Account.DISEASE_BUDGET;
import static org.medfund.jobs.clearing.Account.FUND_PAID;
import static org.medfund.jobs.clearing.Account.HOSPITAL_ENTITLEMENT;
import static org.medfund.jobs.clearing.Account.POOLED_FUND;
import static org.medfund.jobs.clearing.Account.PREPAYMENT;
import static org.medfund.jobs.clearing.Account.QUALITY_DEPOSIT;
import static org.medfund.jobs.clearing.Account.RESERVE;

/**
 * What a posting records, and the two accounts it moves money between (docs/chart-of-accounts.md). A negative amount is
 * posted as a positive one with the accounts exchanged.
 */
public enum PostingCode {
    BUDGET_APPROVED(DISEASE_BUDGET, POOLED_FUND, "批准按病种付费预算", "Budget approved"),
    RESERVE_APPROVED(RESERVE, POOLED_FUND, "批准调节金", "Reserve approved"),
    CASE_ENTITLEMENT(HOSPITAL_ENTITLEMENT, DISEASE_BUDGET, "病例应付额", "Entitlement of one case"),
    SPECIAL_CASE(HOSPITAL_ENTITLEMENT, DISEASE_BUDGET, "特例单议增付", "Added by special-case review"),
    PRIOR_YEAR_CORRECTION(HOSPITAL_ENTITLEMENT, DISEASE_BUDGET, "上年度更正", "Correction of the year before"),
    ENTITLEMENT_FLOOR(HOSPITAL_ENTITLEMENT, DISEASE_BUDGET, "应付额不低于零", "Entitlement raised to zero"),
    SURPLUS_NOT_RETAINED(DISEASE_BUDGET, HOSPITAL_ENTITLEMENT, "未留用结余", "Surplus the institution may not keep"),
    OVERSPEND_SHARE(HOSPITAL_ENTITLEMENT, RESERVE, "合理超支分担", "Overspend shared by the reserve"),
    ASSESSMENT_CHANGE(HOSPITAL_ENTITLEMENT, DISEASE_BUDGET, "考核系数调整", "Changed by the assessment coefficient"),
    AUDIT_DEDUCTION(DISEASE_BUDGET, HOSPITAL_ENTITLEMENT, "审核扣款", "Deducted by audit"),
    DEPOSIT_HELD(QUALITY_DEPOSIT, HOSPITAL_ENTITLEMENT, "预留质量保证金", "Quality deposit held back"),
    DEPOSIT_RETURNED(HOSPITAL_ENTITLEMENT, QUALITY_DEPOSIT, "返还质量保证金", "Quality deposit returned"),
    DEPOSIT_FORFEITED(DISEASE_BUDGET, QUALITY_DEPOSIT, "扣减质量保证金", "Quality deposit forfeited"),
    MONTHLY_PAID(FUND_PAID, HOSPITAL_ENTITLEMENT, "月度已拨付", "Paid by monthly settlement"),
    INSTANT_PAID(FUND_PAID, HOSPITAL_ENTITLEMENT, "即时结算已拨付", "Paid by instant settlement"),
    CLEARING_RECOVERED(CLEARING_DUE, HOSPITAL_ENTITLEMENT, "扣回上年度清算款", "Kept back for the clearing of the year before"),
    QUARTER_PAID(FUND_PAID, HOSPITAL_ENTITLEMENT, "季度清算拨付", "Paid by quarterly clearing"),
    PREPAYMENT_OFFSET(PREPAYMENT, HOSPITAL_ENTITLEMENT, "冲抵预付金", "Prepayment set off"),
    CLEARING_PAYABLE(CLEARING_DUE, HOSPITAL_ENTITLEMENT, "年度清算应付", "Annual clearing to pay"),
    RESERVE_USED(DISEASE_BUDGET, RESERVE, "动用调节金", "Reserve that covers a budget overrun"),
    BUDGET_OVERRUN(DISEASE_BUDGET, POOLED_FUND, "超预算", "Owed beyond budget and reserve"),
    BUDGET_UNSPENT(BUDGET_SURPLUS, DISEASE_BUDGET, "未用预算转入结余", "Unspent budget moved to surplus"),
    RESERVE_UNUSED(BUDGET_SURPLUS, RESERVE, "未用调节金转入结余", "Unused reserve moved to surplus");

    private final Account debit;
    private final Account credit;
    private final String nameZh;
    private final String nameEn;

    PostingCode(Account debit, Account credit, String nameZh, String nameEn) {
        this.debit = debit;
        this.credit = credit;
        this.nameZh = nameZh;
        this.nameEn = nameEn;
    }

    /** The account a positive amount is debited to. */
    public Account debit() {
        return debit;
    }

    /** The account a positive amount is credited to. */
    public Account credit() {
        return credit;
    }

    public String nameZh() {
        return nameZh;
    }

    public String nameEn() {
        return nameEn;
    }
}
