package org.medfund.jobs.supervision;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.GateResult;
import org.medfund.core.quality.GateResult.Verdict;
import org.medfund.core.table.supervision.ClaimRisks;
import org.medfund.core.table.supervision.Evidence;
import org.medfund.core.table.supervision.Flags;

/** What every flag must show before anybody sees it. */
final class FlagGates {
    static final String NOTHING_FOUND = "no rule found anything in these regions and this year";

    static final Gate AMOUNTS_ARE_NOT_NEGATIVE = Gate.everyRow(
            "flag-amounts-are-not-negative",
            Flags.TABLE,
            Flags.AMOUNT_INVOLVED_YUAN
                    .col()
                    .geq(0)
                    .and(Flags.FUND_AT_RISK_YUAN.col().geq(0)),
            NOTHING_FOUND);

    /** A flag rests on at least one witness, and every piece of evidence belongs to a flag. */
    static final Gate EVERY_FLAG_HAS_EVIDENCE = new Gate("every-flag-has-evidence", stored -> {
        String count = "record_count";
        Dataset<Row> records = stored.rows(Evidence.TABLE)
                .where(Evidence.IS_WITNESS.col())
                .groupBy(Evidence.FLAG_ID.col())
                .agg(countDistinct(Evidence.EVIDENCE_NUMBER.col()).as(count));
        Dataset<Row> flags = stored.rows(Flags.TABLE).select(Flags.FLAG_ID.col(), Flags.RULE_ID.col());
        Dataset<Row> joined = flags.join(records, new String[] {Flags.FLAG_ID.name()}, "full");
        Column isSound = Flags.RULE_ID
                .col()
                .isNotNull()
                .and(coalesce(joined.col(count), lit(0L)).geq(1));
        long failing = joined.where(isSound.equalTo(false)).count();
        return new GateResult(
                "every-flag-has-evidence",
                failing == 0 ? Verdict.PASSED : Verdict.FAILED,
                failing + " flags lack a witness or are missing from " + Flags.TABLE.name() + ".");
    });

    /** The flags of a settlement together put at risk what its funds paid, or less. */
    static final Gate RISK_IS_WITHIN_WHAT_THE_FUND_PAID = Gate.everyRow(
            "fund-at-risk-is-within-what-the-fund-paid",
            ClaimRisks.TABLE,
            ClaimRisks.FUND_AT_RISK_YUAN
                    .col()
                    .leq(ClaimRisks.FUND_PAID_YUAN.col())
                    .and(ClaimRisks.FUND_AT_RISK_YUAN.col().leq(ClaimRisks.FLAGGED_FUND_YUAN.col())),
            NOTHING_FOUND);

    private FlagGates() {}
}
