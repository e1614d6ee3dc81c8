package org.medfund.jobs.outofarea;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.SettlementLists;

/** The funds of a settlement and their codes (SPEC A.11, fund_pay_type). Mutual aid is account money and no part of the fund total. */
@SuppressWarnings("ImmutableEnumChecker") // a Field is a record of values
enum Fund {
    BASIC_POOL("310100", SettlementLists.BASIC_POOL_YUAN),
    CIVIL_SERVANT("320100", SettlementLists.CIVIL_SERVANT_YUAN),
    LARGE_AMOUNT("330100", SettlementLists.EMPLOYEE_LARGE_AMOUNT_YUAN),
    ENTERPRISE("370100", SettlementLists.ENTERPRISE_SUPPLEMENT_YUAN),
    MAJOR_ILLNESS("390200", SettlementLists.RESIDENT_MAJOR_ILLNESS_YUAN),
    MEDICAL_AID("610100", SettlementLists.MEDICAL_AID_YUAN),
    OTHER("OTHER", SettlementLists.OTHER_FUND_YUAN),
    MUTUAL_AID("310200", SettlementLists.MUTUAL_AID_YUAN);

    private static final String RESIDENTS = "39.*";
    private static final String RETIRED_CADRES = "340";
    private static final String DISABLED_SOLDIERS = "350";

    final String code;
    final Field<BigDecimal> source;
    /** What the settlements of a pair come to, fen. */
    final Field<Long> fen;

    Fund(String code, Field<BigDecimal> source) {
        this.code = code;
        this.source = source;
        this.fen = Field.count(name().toLowerCase(Locale.ROOT) + "_fen", "Fen");
    }

    /** The fund code; of the basic pool it follows from the insurance type, 310100 if that is none of its own. */
    Column codeOf(Column insuranceType) {
        return this == BASIC_POOL
                ? when(insuranceType.rlike(RESIDENTS), lit("390100"))
                        .when(insuranceType.equalTo(RETIRED_CADRES), lit("340100"))
                        .when(insuranceType.equalTo(DISABLED_SOLDIERS), lit("350100"))
                        .otherwise(lit(code))
                : lit(code);
    }
}
