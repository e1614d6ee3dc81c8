package org.medfund.jobs.funds;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.payment.CasePayments;

/** The cases that are paid, each once, with what every payer booked at settlement. */
final class CaseBookings {
    /** Array of fen by the order of {@link Payer}. */
    static final String BOOKED = "booked_fen";

    static final Field<Long> RECOGNISED_FEN = Field.count("recognised_fen", "Recognised payment of all payers");
    static final Field<Long> BASIC_POOL_FEN = Field.count("basic_pool_fen", "Owed by the basic pool");
    static final Field<Long> MUTUAL_AID_FEN = Field.count("mutual_aid_fen", "From a relative's account");
    static final Field<Long> TOTAL_FEN = Field.count("total_fen", "Whole cost by the settlement list");
    static final Field<Long> FUND_FEN = Field.count("fund_fen", "Fund total by the settlement list");
    static final Field<Long> PERSON_FEN = Field.count("person_fen", "Person total by the settlement list");
    static final Field<Long> POOL_BOOK_FEN = Field.count("pool_book_fen", "Basic pool by the settlement list");

    /**
     * One row per case payment whose settlement list is there.
     *
     * @param payments {@link CasePayments}
     * @param settlements {@link SettlementLists}; rows that reverse another are left out
     */
    static Dataset<Row> of(Dataset<Row> payments, Dataset<Row> settlements) {
        Dataset<Row> paid = payments.select(
                CasePayments.SETTLEMENT_ID.col(),
                CasePayments.REGION_CODE.col(),
                CasePayments.INSURANCE_TYPE.col(),
                CasePayments.INSTITUTION_CODE.col(),
                RECOGNISED_FEN.as(Money.fen(CasePayments.PAYMENT_YUAN.col())),
                BASIC_POOL_FEN.as(Money.fen(CasePayments.ENTITLEMENT_YUAN.col())));
        Dataset<Row> booked = settlements
                .where(SettlementLists.REFUND_FLAG.col().notEqual("1"))
                .select(
                        SettlementLists.SETTLEMENT_ID.col(),
                        SettlementLists.INSURED_REGION_CODE.col(),
                        array(Arrays.stream(Payer.values())
                                        .map(CaseBookings::bookedFen)
                                        .toArray(Column[]::new))
                                .as(BOOKED),
                        MUTUAL_AID_FEN.as(fen(SettlementLists.MUTUAL_AID_YUAN)),
                        TOTAL_FEN.as(fen(SettlementLists.TOTAL_COST_YUAN)),
                        FUND_FEN.as(fen(SettlementLists.FUND_TOTAL_YUAN)),
                        PERSON_FEN.as(fen(SettlementLists.PERSON_TOTAL_YUAN)),
                        POOL_BOOK_FEN.as(fen(SettlementLists.BASIC_POOL_YUAN)));
        return paid.join(booked, CasePayments.SETTLEMENT_ID.name());
    }

    /** What a payer booked in the row of a case, fen. */
    static Column booked(Payer payer) {
        return col(BOOKED).getItem(payer.place());
    }

    private static Column bookedFen(Payer payer) {
        Column commercial = coalesce(fen(SettlementLists.COMMERCIAL_PAY_YUAN), lit(0L));
        return switch (payer) {
            case BASIC_POOL -> fen(SettlementLists.BASIC_POOL_YUAN);
            case MAJOR_ILLNESS -> fen(SettlementLists.RESIDENT_MAJOR_ILLNESS_YUAN);
            case LARGE_AMOUNT -> fen(SettlementLists.EMPLOYEE_LARGE_AMOUNT_YUAN);
            case ENTERPRISE -> fen(SettlementLists.ENTERPRISE_SUPPLEMENT_YUAN);
            case CIVIL_SERVANT -> fen(SettlementLists.CIVIL_SERVANT_YUAN);
            case MEDICAL_AID -> fen(SettlementLists.MEDICAL_AID_YUAN);
            case OTHER -> fen(SettlementLists.OTHER_FUND_YUAN);
            case PERSONAL_ACCOUNT -> fen(SettlementLists.ACCOUNT_PAY_YUAN);
            case COMMERCIAL -> commercial;
            case CASH -> fen(SettlementLists.CASH_PAY_YUAN).minus(commercial);
            case INSTITUTION -> fen(SettlementLists.HOSPITAL_PART_YUAN);
        };
    }

    private static Column fen(Field<BigDecimal> yuan) {
        return Money.fen(yuan.col());
    }

    private CaseBookings() {}
}
