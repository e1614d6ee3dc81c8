package org.medfund.jobs.acceptance;

import java.util.LinkedHashMap;
import java.util.Map;

/** The adapter of every function that is built. */
public final class Adapters {
    public static final Map<String, Adapter> BY_FUNCTION = all();

    private static Map<String, Adapter> all() {
        Map<String, Adapter> adapters = new LinkedHashMap<>();
        adapters.put("largest_remainder", MoneyCases::largestRemainder);
        adapters.put("fund_identity", IntakeCases::fundIdentity);
        adapters.put("drg_clean", WeightCases::clean);
        adapters.put("trim", TrimCases::trim);
        adapters.put("drg_weight", WeightCases::weight);
        adapters.put("year_weight", WeightCases::yearWeight);
        adapters.put("stability", WeightCases::stability);
        adapters.put("riv", WeightCases::reductionInVariance);
        adapters.put("small_group", WeightCases::smallGroup);
        adapters.put("structure_adjust", WeightCases::structure);
        adapters.put("renormalise", WeightCases::neutrality);
        adapters.put("dip_score", WeightCases::dipScore);
        adapters.put("dip_catalogue", DipCases::catalogue);
        adapters.put("related_op", DipCases::relatedOperation);
        adapters.put("dip_match", DipCases::match);
        adapters.put("aux_subtype", DipCases::subtype);
        adapters.put("cci", DipCases::charlson);
        adapters.put("payment_standard", PaymentCases::standard);
        adapters.put("hospital_coef", PaymentCases::coefficient);
        adapters.put("drg_case_pay", PaymentCases::casePayment);
        adapters.put("newtech", PaymentCases::newTechnology);
        adapters.put("dip_deviation", PointCases::deviation);
        adapters.put("point_value", PointCases::openingValue);
        adapters.put("settle_point_value", PointCases::settlementValue);
        adapters.put("optimal_interval", PointCases::interval);
        adapters.put("elastic_point", PointCases::elasticValue);
        adapters.put("dip_hospital_pay", PointCases::hospitalPayment);
        adapters.put("ungrouped", PaymentCases::ungrouped);
        adapters.put("fund_base", PaymentCases::fundBase);
        adapters.put("share_tier", ClearingCases::shareTier);
        adapters.put("share_pool", ClearingCases::sharePool);
        adapters.put("annual_clear", ClearingCases::annualClearing);
        adapters.put("monthly_prepay", ClearingCases::monthlyPrepay);
        adapters.put("instant_settlement", ClearingCases::instantSettlement);
        adapters.put("quarterly_clear", ClearingCases::quarterlyClearing);
        adapters.put("special_case_cap", SpecialCaseCases::cap);
        adapters.put("prepayment", PrepaymentCases::prepayment);
        adapters.put("netting", OutOfAreaCases::netting);
        adapters.put("advance_fund", OutOfAreaCases::advanceFund);
        adapters.put("acct_mulaid_clear", OutOfAreaCases::mutualAid);
        adapters.put("xprov_calendar", OutOfAreaCases::calendar);
        adapters.put("verify_queue", OutOfAreaCases::verificationQueue);
        adapters.put("cross_year_split", OutOfAreaCases::crossYear);
        adapters.put("clear_deadline", ClearingKpiCases::deadline);
        adapters.put("working_days", ClearingKpiCases::workingDays);
        adapters.put("reserve_months", MonitoringCases::reserveMonths);
        adapters.put("repeat_exam", SupervisionCases::repeatExamination);
        adapters.put("split_admission", SupervisionCases::splitAdmission);
        adapters.put("overprescribing", EnforcementCases::overprescribing);
        adapters.put("risk_cap", EnforcementCases::riskCap);
        adapters.put("penalty", EnforcementCases::penalty);
        adapters.put("staff_points", EnforcementCases::staffPoints);
        adapters.put("filing_valid", ReferralCases::filingValidity);
        adapters.put("referral", ReferralCases::referral);
        adapters.put("overstay", StayRuleCases::overStay);
        adapters.put("upcoding_loss", StayRuleCases::upcodingLoss);
        adapters.put("low_standard_admission", StayRuleCases::lowStandardAdmission);
        adapters.put("bed_hanging", StayRuleCases::bedHanging);
        adapters.put("cost_shifting", StayRuleCases::costShifting);
        adapters.put("overlap_stay", StayRuleCases::overlappingStays);
        adapters.put("duplicate_charge", ItemRuleCases::duplicateCharge);
        adapters.put("over_price", ItemRuleCases::overPrice);
        adapters.put("non_reimbursable", ItemRuleCases::nonReimbursable);
        adapters.put("consumable", ItemRuleCases::consumable);
        adapters.put("limited_use", ItemRuleCases::limitedUse);
        adapters.put("suspended_staff", ItemRuleCases::suspendedStaff);
        return adapters;
    }

    private Adapters() {}
}
