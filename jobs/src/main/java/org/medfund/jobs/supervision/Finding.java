package org.medfund.jobs.supervision;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.medfund.core.money.Money;
import org.medfund.jobs.supervision.file.Claim;

/**
 * What a rule found.
 *
 * @param subject whom or what it is raised on
 * @param amountInvolvedYuan the cost of what was flagged, yuan
 * @param fundAtRiskYuan the fund money in it, yuan; of a settlement at most its fund total
 * @param fundOfLineYuan of it, by charge line number; empty if the settlement as a whole is flagged
 * @param evidence the records it rests on, at least one witness
 * @param facts figures derived from the evidence, by name, for the explanation
 * @param isOnlyOfItsGround the rule has no other finding of this ground on the subject
 */
public record Finding(
        Subject subject,
        BigDecimal amountInvolvedYuan,
        BigDecimal fundAtRiskYuan,
        SortedMap<String, BigDecimal> fundOfLineYuan,
        List<EvidenceRecord> evidence,
        Map<String, String> facts,
        boolean isOnlyOfItsGround) {
    /** The fact that says which of several grounds of a rule a finding rests on: each has a sentence of its own. */
    public static final String GROUND = "ground";

    private static final int ID_BYTES = 16;

    /** A finding of which there may be others on the subject; its witnesses tell them apart. */
    public Finding(
            Subject subject,
            BigDecimal amountInvolvedYuan,
            BigDecimal fundAtRiskYuan,
            SortedMap<String, BigDecimal> fundOfLineYuan,
            List<EvidenceRecord> evidence,
            Map<String, String> facts) {
        this(subject, amountInvolvedYuan, fundAtRiskYuan, fundOfLineYuan, evidence, facts, false);
    }

    /** A finding on a settlement as a whole. */
    public static Finding onClaim(
            Claim claim,
            BigDecimal amountInvolvedYuan,
            BigDecimal fundAtRiskYuan,
            List<EvidenceRecord> evidence,
            Map<String, String> facts) {
        return new Finding(
                Subject.of(claim),
                amountInvolvedYuan,
                fundAtRiskYuan.min(claim.fundTotalYuan()).max(Money.yuan(0)),
                new TreeMap<>(),
                evidence,
                facts);
    }

    /**
     * A finding on charge lines of a settlement. The fund money at risk is their sum, at most the settlement's fund total.
     *
     * @param fundOfLineYuan by charge line number, at least one
     */
    public static Finding onLines(
            Claim claim,
            BigDecimal amountInvolvedYuan,
            Map<String, BigDecimal> fundOfLineYuan,
            List<EvidenceRecord> evidence,
            Map<String, String> facts) {
        BigDecimal sum = fundOfLineYuan.values().stream().reduce(Money.yuan(0), BigDecimal::add);
        return new Finding(
                Subject.of(claim),
                amountInvolvedYuan,
                sum.min(claim.fundTotalYuan()),
                new TreeMap<>(fundOfLineYuan),
                evidence,
                facts);
    }

    /** The same finding where there is no other of its ground on the subject: which witnesses it has does not tell it apart. */
    public Finding onlyOfItsGround() {
        return new Finding(subject, amountInvolvedYuan, fundAtRiskYuan, fundOfLineYuan, evidence, facts, true);
    }

    /**
     * The same finding on a settlement that is seen together with another, or with several: of the year of the last discharge, whose run is the
     * first to see all of them.
     */
    public Finding seenWith(Claim other) {
        Claim claim = Objects.requireNonNull(subject.claim());
        int year = Math.max(subject.year(), other.dischargeDate().getYear());
        return new Finding(
                Subject.of(claim, year),
                amountInvolvedYuan,
                fundAtRiskYuan,
                fundOfLineYuan,
                evidence,
                facts,
                isOnlyOfItsGround);
    }

    /**
     * The rule, the subject, and the witnesses, hashed: the same finding has the same id in every run. Of the only finding of
     * its ground the ground is hashed instead: a record that is delivered later may be another witness of the same finding.
     */
    String flagId(String ruleId) {
        StringBuilder text = new StringBuilder(ruleId);
        text.append('\n').append(subject.kind()).append(' ').append(subject.id());
        if (isOnlyOfItsGround) {
            text.append('\n').append(facts.getOrDefault(GROUND, ""));
        }
        for (EvidenceRecord each : evidence) {
            if (each.isWitness() && !isOnlyOfItsGround) {
                text.append('\n').append(each.role()).append(' ');
                text.append(each.tableName()).append(' ').append(each.rowKey());
            }
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /**
     * What an explanation may name: {@code ROLE.field} of the evidence (of several records of one role, the first), the
     * facts, and the two amounts.
     */
    Map<String, String> words() {
        Map<String, String> words = new TreeMap<>(facts);
        evidence.forEach(each ->
                each.shown().forEach((field, value) -> words.putIfAbsent(each.role() + "." + field, value)));
        words.put("amount_involved_yuan", amountInvolvedYuan.toPlainString());
        words.put("fund_at_risk_yuan", fundAtRiskYuan.toPlainString());
        return words;
    }
}
