package org.medfund.core.synth;

import java.util.List;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.claims.SettlementLists;

/** Landing rows of what clinics and pharmacies settled: a list, its charge line, and the sum of its fee class. */
final class SaleRows {

    static List<LandingRow> settlements(Block block) {
        return block.sales().stream().map(SaleRows::settlement).toList();
    }

    private static LandingRow settlement(Sale sale) {
        Insured person = sale.person();
        FeeLine line = sale.line();
        long personTotal = line.amountFen() - sale.fundFen();
        LandingRow row = new LandingRow(SettlementLists.TABLE)
                .set(SettlementLists.SETTLEMENT_ID, sale.id())
                .set(SettlementLists.VERSION, "1")
                .set(SettlementLists.VISIT_ID, sale.visitId())
                .set(SettlementLists.PERSON_KEY, person.id())
                .set(SettlementLists.INSTITUTION_CODE, sale.institution())
                .set(SettlementLists.GENDER_CODE, person.gender)
                .day(SettlementLists.BIRTH_DATE, person.birthDay)
                .set(SettlementLists.AGE_YEARS, person.ageOn(line.day()))
                .set(SettlementLists.INSURANCE_TYPE, person.insuranceType)
                .set(SettlementLists.INSURED_AREA_CODE, person.area)
                .set(SettlementLists.TREATED_AREA_CODE, sale.area())
                .set(SettlementLists.PERSON_TYPE, person.personType)
                .set(SettlementLists.SPECIAL_PERSON_TYPE, person.specialType)
                .set(SettlementLists.MEDICAL_CATEGORY, sale.category())
                .time(SettlementLists.ADMITTED_AT, line.day(), line.minute())
                .time(SettlementLists.DISCHARGED_AT, line.day(), line.minute())
                .set(SettlementLists.DISCHARGE_WAY, "1")
                .day(SettlementLists.PERIOD_END_DATE, line.day())
                .set(SettlementLists.PAYMENT_PLACE, "2")
                .time(SettlementLists.SETTLED_AT, line.day(), line.minute())
                .set(SettlementLists.REFUND_FLAG, "0");
        for (var amount : List.of(
                SettlementLists.FULL_SELF_PAY_YUAN,
                SettlementLists.OVER_LIMIT_SELF_PAY_YUAN,
                SettlementLists.FIRST_SELF_PAY_YUAN,
                SettlementLists.DEDUCTIBLE_PAID_YUAN,
                SettlementLists.CIVIL_SERVANT_YUAN,
                SettlementLists.ENTERPRISE_SUPPLEMENT_YUAN,
                SettlementLists.RESIDENT_MAJOR_ILLNESS_YUAN,
                SettlementLists.EMPLOYEE_LARGE_AMOUNT_YUAN,
                SettlementLists.MEDICAL_AID_YUAN,
                SettlementLists.OTHER_FUND_YUAN,
                SettlementLists.HOSPITAL_PART_YUAN)) {
            row.fen(amount, 0);
        }
        return row.fen(SettlementLists.TOTAL_COST_YUAN, line.amountFen())
                .fen(SettlementLists.IN_SCOPE_YUAN, line.inScopeFen())
                .fen(SettlementLists.BASIC_POOL_YUAN, sale.fundFen())
                .fen(SettlementLists.FUND_TOTAL_YUAN, sale.fundFen())
                .fen(SettlementLists.PERSON_TOTAL_YUAN, personTotal)
                .fen(SettlementLists.ACCOUNT_PAY_YUAN, sale.accountFen())
                .fen(SettlementLists.MUTUAL_AID_YUAN, sale.mutualAidFen())
                .fen(SettlementLists.CASH_PAY_YUAN, personTotal - sale.accountFen());
    }

    static List<LandingRow> feeLines(Block block) {
        return block.sales().stream()
                .map(sale -> ClaimRows.feeLine(sale.line())
                        .set(FeeLines.FEE_LINE_NUMBER, sale.id() + "-1")
                        .set(FeeLines.VISIT_ID, sale.visitId())
                        .set(FeeLines.SETTLEMENT_ID, sale.id())
                        .set(FeeLines.PERSON_KEY, sale.person().id())
                        .set(FeeLines.INSTITUTION_CODE, sale.institution()))
                .toList();
    }

    static List<LandingRow> feeClasses(Block block) {
        return block.sales().stream()
                .flatMap(sale -> ClaimRows.feeClasses(sale.id(), List.of(sale.line())).stream())
                .toList();
    }

    private SaleRows() {}
}
