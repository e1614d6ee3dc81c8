package org.medfund.jobs.intake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.SettlementLists;

/** The accounting identities of one settlement list, exact to the fen (SPEC A.1, case D11). */
public final class FundIdentities {
    /** In the order they are looked at. */
    public enum Identity {
        /** Whole cost = funds + person + hospital. */
        TOTAL,
        /** Sum of funds = the seven funds. */
        FUND_SUM,
        /** Person = account + cash. */
        PERSON,
        /** Mutual aid lies inside the account payment. */
        MULAID_GT_ACCT;

        /** The amount that does not agree with its parts. */
        Field<BigDecimal> amount() {
            return switch (this) {
                case TOTAL -> SettlementLists.TOTAL_COST_YUAN;
                case FUND_SUM -> SettlementLists.FUND_TOTAL_YUAN;
                case PERSON -> SettlementLists.PERSON_TOTAL_YUAN;
                case MULAID_GT_ACCT -> SettlementLists.MUTUAL_AID_YUAN;
            };
        }

        Reason reason() {
            return Reason.valueOf("IDENTITY_" + name());
        }
    }

    /**
     * The identities that do not hold; none if all do. Amounts of a refund are negative, so mutual aid and account are
     * compared by size.
     *
     * @param amounts in yuan, every money column of {@link SettlementLists} but the memo ones
     */
    public static List<Identity> broken(Function<Field<BigDecimal>, BigDecimal> amounts) {
        List<Identity> broken = new ArrayList<>();
        BigDecimal funds = amounts.apply(SettlementLists.FUND_TOTAL_YUAN);
        BigDecimal person = amounts.apply(SettlementLists.PERSON_TOTAL_YUAN);
        BigDecimal account = amounts.apply(SettlementLists.ACCOUNT_PAY_YUAN);
        BigDecimal parties = funds.add(person).add(amounts.apply(SettlementLists.HOSPITAL_PART_YUAN));
        if (differ(amounts.apply(SettlementLists.TOTAL_COST_YUAN), parties)) {
            broken.add(Identity.TOTAL);
        }
        BigDecimal sevenFunds = List.of(
                        SettlementLists.BASIC_POOL_YUAN,
                        SettlementLists.RESIDENT_MAJOR_ILLNESS_YUAN,
                        SettlementLists.EMPLOYEE_LARGE_AMOUNT_YUAN,
                        SettlementLists.CIVIL_SERVANT_YUAN,
                        SettlementLists.ENTERPRISE_SUPPLEMENT_YUAN,
                        SettlementLists.MEDICAL_AID_YUAN,
                        SettlementLists.OTHER_FUND_YUAN)
                .stream()
                .map(amounts)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (differ(funds, sevenFunds)) {
            broken.add(Identity.FUND_SUM);
        }
        if (differ(person, account.add(amounts.apply(SettlementLists.CASH_PAY_YUAN)))) {
            broken.add(Identity.PERSON);
        }
        if (amounts.apply(SettlementLists.MUTUAL_AID_YUAN).abs().compareTo(account.abs()) > 0) {
            broken.add(Identity.MULAID_GT_ACCT);
        }
        return broken;
    }

    private static boolean differ(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) != 0;
    }

    private FundIdentities() {}
}
