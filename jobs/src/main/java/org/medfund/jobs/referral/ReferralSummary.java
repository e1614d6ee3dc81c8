package org.medfund.jobs.referral;

import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.table.referral.Episodes;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.referral.ReferralDecision.ReferralClass;

/** What a run of link-referrals says of itself. */
final class ReferralSummary {

    /**
     * The episodes by decision, the rate, and whatever could not be decided for want of data.
     *
     * @param notGrouped regions without grouped stays of the year
     * @param unknown regions of the run without grouped stays of the year before
     */
    static List<String> lines(Dataset<Row> episodes, List<String> notGrouped, List<String> unknown, PolicyYear year) {
        Map<String, Long> counts = new TreeMap<>();
        long unreasonable = 0;
        long assessed = 0;
        long all = 0;
        BigDecimal atRisk = Money.yuan(0);
        for (Row row : episodes.groupBy(
                        Episodes.DECISION.col(),
                        concat_ws(" ", Episodes.DECISION.col(), Episodes.UNDECIDED_REASON.col()))
                .agg(count(lit(1)), Money.yuan(sum(Money.fen(Episodes.FUND_AT_RISK_YUAN.col()))))
                .collectAsList()) {
            long many = row.getLong(2);
            ReferralClass decision = ReferralClass.valueOf(row.getString(0));
            counts.put(row.getString(1), many);
            all += many;
            assessed += ReferralDecision.ASSESSED.contains(decision) ? many : 0;
            unreasonable += decision == ReferralClass.UNREASONABLE ? many : 0;
            atRisk = atRisk.add(row.getDecimal(3));
        }
        List<String> lines = new ArrayList<>();
        lines.add(all + " episodes away from the city of insurance.");
        counts.forEach((decision, many) -> lines.add(decision + ": " + many));
        String share = ReferralDecision.unreasonableRate(unreasonable, assessed)
                .map(BigDecimal::toPlainString)
                .orElse("none");
        lines.add("Rate of unreasonable referral: " + share + "; fund money at risk " + atRisk.toPlainString()
                + " yuan.");
        if (!unknown.isEmpty()) {
            lines.add("Not decided for want of the year before: group-cases is not published for " + year.minus(1)
                    + " in " + String.join(", ", unknown) + ".");
        }
        if (!notGrouped.isEmpty()) {
            lines.add("Stays there are missing: group-cases is not published for " + year + " in "
                    + String.join(", ", notGrouped) + ".");
        }
        return lines;
    }

    private ReferralSummary() {}
}
