package org.medfund.jobs.supervision;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a rule found.
 *
 * @param claim the settlement it is raised on
 * @param amountInvolvedYuan the cost of what was flagged, yuan
 * @param fundAtRiskYuan the fund money in it, yuan, at most the claim's fund total
 * @param evidence the records it rests on, at least two
 * @param facts figures derived from the evidence, by name, for the explanation
 */
record Finding(
        Claim claim,
        BigDecimal amountInvolvedYuan,
        BigDecimal fundAtRiskYuan,
        List<EvidenceRecord> evidence,
        Map<String, String> facts) {

    /** The rule and the records it rests on, hashed: the same finding has the same id in every run. */
    String flagId(String ruleId) {
        StringBuilder text = new StringBuilder(ruleId);
        for (EvidenceRecord each : evidence) {
            text.append('\n').append(each.role()).append(' ');
            text.append(each.tableName()).append(' ').append(each.rowKey());
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** What an explanation may name: {@code ROLE.field} of the evidence, the facts, and the two amounts. */
    Map<String, String> words() {
        Map<String, String> words = new TreeMap<>(facts);
        evidence.forEach(each -> each.shown().forEach((field, value) -> words.put(each.role() + "." + field, value)));
        words.put("amount_involved_yuan", amountInvolvedYuan.toPlainString());
        words.put("fund_at_risk_yuan", fundAtRiskYuan.toPlainString());
        return words;
    }
}
