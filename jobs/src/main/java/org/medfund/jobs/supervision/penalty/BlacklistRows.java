package org.medfund.jobs.supervision.penalty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.medfund.core.table.supervision.BlacklistProposals;
import org.medfund.core.time.PolicyYear;

/** {@link BlacklistProposals} of a year: who would be entered by the matters there are. */
final class BlacklistRows {
    private static final String LAW_REF = "REG21; SPEC E.6";

    /**
     * Entries that last into the year. What waits for a decision counts as one more finding on the day the last of its reviews
     * was closed, and asks for no refund yet, so that it can only lead to a proposal.
     *
     * @param asOf the day it is looked at
     */
    static List<Row> of(List<Matter> matters, PolicyYear year, LocalDate asOf, Blacklist.Terms terms) {
        Map<String, Matter> byId = new HashMap<>();
        List<Blacklist.Decision> findings = new ArrayList<>();
        for (Matter matter : matters) {
            byId.put(matter.id(), matter);
            findings.add(finding(matter));
        }
        return Blacklist.entries(findings, asOf, terms).stream()
                .filter(entry -> !entry.to().isBefore(year.firstDay()))
                .map(entry -> row(entry, Objects.requireNonNull(byId.get(entry.decisionId())), year, terms))
                .toList();
    }

    private static Blacklist.Decision finding(Matter matter) {
        Against against = matter.against();
        String entity = against.entityKind() + "/" + against.entityId();
        PenaltyDecision decision = matter.decision();
        if (decision != null) {
            return new Blacklist.Decision(
                    matter.id(), entity, against.nature(), decision.decidedOn(), decision.paidOn());
        }
        LocalDate closedOn = matter.flags().get(matter.flags().size() - 1).closedOn();
        return new Blacklist.Decision(matter.id(), entity, against.nature(), closedOn, closedOn);
    }

    private static Row row(Blacklist.Entry entry, Matter matter, PolicyYear year, Blacklist.Terms terms) {
        PenaltyDecision decision = matter.decision();
        return RowFactory.create(
                matter.id(),
                year.value(),
                matter.against().entityKind(),
                matter.against().entityId(),
                decision == null ? "PROPOSED" : "DECIDED",
                decision == null ? null : decision.id(),
                entry.reason().name(),
                decision == null ? null : entry.from(),
                decision == null ? null : entry.to(),
                terms.termYears(),
                LAW_REF);
    }

    private BlacklistRows() {}
}
