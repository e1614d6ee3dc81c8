package org.medfund.core.table.supervision;

import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Clues found by rules, each with evidence. A flag is not a verdict (SPEC E). */
public final class Flags {
    public static final Field<String> FLAG_ID =
            text("flag_id", "Rule, subject, and the records or the ground it rests on, hashed");
    public static final Field<String> RULE_ID = text("rule_id", "Such as E.1");
    public static final Field<String> RULE_VERSION = text("rule_version", "Version of the rule");
    public static final Field<String> LIBRARY_CLASS =
            text("library_class", "POLICY, MANAGEMENT, or MEDICAL: part of the rule library (SPEC E.y)");
    public static final Field<String> NATURE = text("nature", "BEHAVIOUR or ITEM: what is suspected");
    public static final Field<String> MODE = text("mode", "SIMULATE, REVIEW, or ENFORCE");
    public static final Field<Integer> SEVERITY =
            whole("severity", "1 clear violation, 2 highly suspicious, 3 slightly suspicious");
    public static final Field<String> REGION_CODE =
            text("region_code", "Pooling region of treatment or, without a settlement, of the institution");
    public static final Field<Integer> YEAR =
            whole("year", "Year of the flagged record or, of two seen together, of the later one");
    public static final Field<String> ENTITY_KIND =
            text("entity_kind", "CLAIM, PERSON, DOCTOR, or INSTITUTION: what the flag is raised on");
    public static final Field<String> ENTITY_ID = text("entity_id", "Settlement, person (keyed pseudonym), or code");
    public static final Field<String> SETTLEMENT_ID = text(
                    "settlement_id", "Settlement the flag is raised on; null if it is none")
            .orNull();
    public static final Field<String> INSTITUTION_CODE =
            text("institution_code", "Institution; null if of none").orNull();
    public static final Field<String> PERSON_KEY = text(
                    "person_key", "Insured person, keyed pseudonym; null if of nobody")
            .orNull();
    public static final Field<BigDecimal> AMOUNT_INVOLVED_YUAN =
            yuan("amount_involved_yuan", "Cost of what was flagged");
    public static final Field<BigDecimal> FUND_AT_RISK_YUAN =
            yuan("fund_at_risk_yuan", "Fund money in it, before the cap over rules");
    public static final Field<BigDecimal> COUNTED_FUND_YUAN = yuan(
            "counted_fund_yuan",
            "Of it, what counts once the flags of a settlement are held together: each yuan once, at most what the funds"
                    + " paid (SPEC E.0); 0.00 of a SIMULATE flag. Not what an ENFORCE flag deducts: that is its fund_at_risk_yuan");
    public static final Field<String> LAW_REF = text("law_ref", "Law or rule it is read from");
    public static final Field<String> EXPLANATION_ZH =
            text("explanation_zh", "Chinese explanation built from the evidence");
    public static final Field<String> EXPLANATION_EN =
            text("explanation_en", "English explanation built from the evidence");
    public static final Field<String> STATUS = text(
            "status",
            "NEW, as every flag is found. Where its review stands is in supervision.reviews: HOSPITAL_REPLY, CONFIRMED,"
                    + " REJECTED, APPEALED, or CLOSED, or NEW without a row there");

    public static final Table TABLE = Table.named("supervision.flags")
            .doc("Clues found by rules, each with evidence. A flag is not a verdict (SPEC E).")
            .grain(FLAG_ID)
            .fields(
                    FLAG_ID,
                    RULE_ID,
                    RULE_VERSION,
                    LIBRARY_CLASS,
                    NATURE,
                    MODE,
                    SEVERITY,
                    REGION_CODE,
                    YEAR,
                    ENTITY_KIND,
                    ENTITY_ID,
                    SETTLEMENT_ID,
                    INSTITUTION_CODE,
                    PERSON_KEY,
                    AMOUNT_INVOLVED_YUAN,
                    FUND_AT_RISK_YUAN,
                    COUNTED_FUND_YUAN,
                    LAW_REF,
                    EXPLANATION_ZH,
                    EXPLANATION_EN,
                    STATUS)
            .region(REGION_CODE)
            .writtenBy("scan-claims")
            .build();

    /** A simulated flag only shows what a rule would find; it is followed by nothing and counts for nothing. */
    public static Column mayBeFollowedUp() {
        return MODE.col().notEqual("SIMULATE");
    }

    private Flags() {}
}
