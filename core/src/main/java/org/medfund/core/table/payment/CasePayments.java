package org.medfund.core.table.payment;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.pointValue;
import static org.medfund.core.table.Field.rate;
import static org.medfund.core.table.Field.score;
import static org.medfund.core.table.Field.share;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.weight;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** What each case is paid by the pooling region of treatment, and by which path (SPEC B.10, C.8, D.7). */
public final class CasePayments {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of treatment, which pays");
    public static final Field<String> INSURED_REGION_CODE = text(
            "insured_region_code", "Pooling region of insurance; another of the province where the policy says so");
    public static final Field<Integer> YEAR = whole("year", "Year of discharge");
    public static final Field<String> SETTLEMENT_ID = text("settlement_id", "Settlement list number");
    public static final Field<LocalDate> DISCHARGE_DATE =
            date("discharge_date", "Day of discharge: its month settles the case");
    public static final Field<String> INSTITUTION_CODE = text("institution_code", "Designated institution");
    public static final Field<Integer> LEVEL_CLASS = whole("level_class", "Level class of the institution, 0 to 3");
    public static final Field<String> INSURANCE_TYPE = text("insurance_type", "310 employees, 390 residents");
    public static final Field<String> GROUP_CODE =
            text("group_code", "Group; null if ungrouped").orNull();
    public static final Field<String> STANDARD_GROUP_CODE = text(
                    "standard_group_code",
                    "Group whose standard counts: its own, or the surgical group whose effect an advantage disease of"
                            + " traditional medicine equals; null without a standard")
            .orNull();
    public static final Field<BigDecimal> RELATIVE_WEIGHT = weight(
                    "relative_weight", "Relative weight of that group; null without a standard")
            .orNull();
    public static final Field<BigDecimal> ADD_ON_WEIGHT =
            weight("add_on_weight", "Added to the weight for new technology (NT_ADDON); else 0");
    public static final Field<BigDecimal> HOSPITAL_COEFFICIENT =
            weight("hospital_coefficient", "Coefficient of the institution").orNull();
    public static final Field<BigDecimal> RATE_YUAN =
            rate("rate_yuan", "Yuan a unit of weight").orNull();
    public static final Field<BigDecimal> AGE_COEFFICIENT =
            weight("age_coefficient", "Factor on the standard by age (SPEC B.13); 1 where age does not count");
    public static final Field<BigDecimal> SAME_EFFECT_RATIO = share(
                    "same_effect_ratio",
                    "Part of the surgical group's standard that an advantage disease of traditional medicine takes"
                            + " (SPEC B.12); null of any other case")
            .orNull();
    public static final Field<BigDecimal> STANDARD_YUAN = yuan(
                    "standard_yuan", "Payment standard of the case, made of the columns before; null if it has none")
            .orNull();
    public static final Field<BigDecimal> TOTAL_COST_YUAN = yuan("total_cost_yuan", "Whole cost of the stay");
    public static final Field<BigDecimal> NEW_TECHNOLOGY_YUAN =
            yuan("new_technology_yuan", "Of it, for approved new technology (SPEC B.11)");
    public static final Field<BigDecimal> CLASSIFIED_COST_YUAN = yuan(
            "classified_cost_yuan",
            "Cost held against the standard: the whole cost, less new technology where that is paid apart");
    public static final Field<String> PAYMENT_PATH = text(
            "payment_path",
            "By DRG: NORMAL, LOW, HIGH, HIGH_CAPPED, BY_ITEM, UNGROUPED, or NO_WEIGHT. By DIP: NORMAL, DEVIATION_LOW,"
                    + " DEVIATION_HIGH, DEVIATION_EXTREME (for review), DEVIATION_CANDIDATE (may be put forward as a"
                    + " special case), UNGROUPED, or NO_SCORE");
    public static final Field<String> PAYMENT_REASON = text(
                    "payment_reason",
                    "What beside the path decided, parted by commas: NEW_TECHNOLOGY_APART, NEW_TECHNOLOGY_ADD_ON,"
                            + " NEW_TECHNOLOGY_WITHIN, TCM_SAME_EFFECT, AGE, SPECIAL_CASE_PENDING, SPECIAL_CASE_APPROVED; null if nothing did")
            .orNull();
    public static final Field<String> EARLY_END = text(
                    "early_end",
                    "TRANSFER by the day after admission, or DEATH within the first days; marked for review, paid as any"
                            + " other (SPEC B.10); null of other stays")
            .orNull();
    public static final Field<BigDecimal> NEW_TECHNOLOGY_PAYMENT_YUAN =
            yuan("new_technology_payment_yuan", "Paid for new technology outside the standard; part of the payment");
    public static final Field<BigDecimal> PAYMENT_YUAN = yuan("payment_yuan", "Recognised payment of all payers");
    public static final Field<BigDecimal> PERSON_TOTAL_YUAN = yuan("person_total_yuan", "Paid by the person");
    public static final Field<BigDecimal> OTHER_FUNDS_YUAN =
            yuan("other_funds_yuan", "Paid by funds other than the basic pool");
    public static final Field<BigDecimal> BASIC_POOL_YUAN =
            yuan("basic_pool_yuan", "Paid by the basic pool at settlement (book amount)");
    public static final Field<BigDecimal> ENTITLEMENT_YUAN =
            yuan("entitlement_yuan", "What the basic pool owes for the case (SPEC D.4); may be negative");

    public static final Field<String> PAYMENT_METHOD = text("payment_method", "DRG or DIP, as the region pays");
    public static final Field<BigDecimal> DISEASE_SCORE = score(
                    "disease_score", "DIP: score of the disease; null by DRG, and without a score")
            .orNull();
    public static final Field<BigDecimal> AUXILIARY_COEFFICIENT = weight(
                    "auxiliary_coefficient", "DIP: coefficient of the auxiliary subtype; 1 without one")
            .orNull();
    public static final Field<BigDecimal> REFERENCE_YUAN = yuan(
                    "reference_yuan", "DIP: what the cost is held against (SPEC C.6)")
            .orNull();
    public static final Field<BigDecimal> SCORE = score(
                    "score", "DIP: points of the case, coefficients and deviation included")
            .orNull();
    public static final Field<String> SCORE_KIND = text(
                    "score_kind",
                    "DIP: CORE, COMPREHENSIVE, SUBTYPE, BASIC, or UNGROUPED: the part of the year score (SPEC C.8)")
            .orNull();
    public static final Field<BigDecimal> POINT_VALUE_YUAN =
            pointValue("point_value_yuan", "DIP: yuan a point").orNull();

    public static final Table TABLE = Table.named("payment.case_payments")
            .doc("What the region of treatment pays for each case it pays, and by which path (SPEC B.10, C.8, D.7).")
            .grain(SETTLEMENT_ID)
            .fields(
                    REGION_CODE,
                    INSURED_REGION_CODE,
                    YEAR,
                    SETTLEMENT_ID,
                    DISCHARGE_DATE,
                    INSTITUTION_CODE,
                    LEVEL_CLASS,
                    INSURANCE_TYPE,
                    GROUP_CODE,
                    STANDARD_GROUP_CODE,
                    RELATIVE_WEIGHT,
                    ADD_ON_WEIGHT,
                    HOSPITAL_COEFFICIENT,
                    RATE_YUAN,
                    AGE_COEFFICIENT,
                    SAME_EFFECT_RATIO,
                    STANDARD_YUAN,
                    TOTAL_COST_YUAN,
                    NEW_TECHNOLOGY_YUAN,
                    CLASSIFIED_COST_YUAN,
                    PAYMENT_PATH,
                    PAYMENT_REASON,
                    EARLY_END,
                    NEW_TECHNOLOGY_PAYMENT_YUAN,
                    PAYMENT_YUAN,
                    PERSON_TOTAL_YUAN,
                    OTHER_FUNDS_YUAN,
                    BASIC_POOL_YUAN,
                    ENTITLEMENT_YUAN,
                    PAYMENT_METHOD,
                    DISEASE_SCORE,
                    AUXILIARY_COEFFICIENT,
                    REFERENCE_YUAN,
                    SCORE,
                    SCORE_KIND,
                    POINT_VALUE_YUAN)
            .region(REGION_CODE)
            .check("payment_is_not_negative", "payment_yuan >= 0")
            .large()
            .writtenBy("pay-cases")
            .build();

    private CasePayments() {}
}
