package org.medfund.jobs.supervision.penalty;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.core.table.supervision.PenaltyFlags;
import org.medfund.core.table.supervision.PenaltyWorksheets;
import org.medfund.core.time.PolicyYear;

/** The worksheet of a year as rows: what waits for a decision, and what was decided in the year. */
final class WorksheetRows {
    private static final String REFUSED = "REFUSED";

    private final PolicyYear year;
    private final PenaltyLaw law;

    WorksheetRows(PolicyYear year, PenaltyLaw law) {
        this.year = year;
        this.law = law;
    }

    private boolean isOfYear(Matter matter) {
        PenaltyDecision decision = matter.decision();
        return decision == null || decision.decidedOn().getYear() == year.value();
    }

    /**
     * Rows of {@link PenaltyWorksheets}.
     *
     * @param refused decisions that cannot stand, and why
     */
    List<Row> worksheets(List<Matter> matters, SortedMap<String, PenaltyLaw.Fault> refused, List<PenaltyDecision> all) {
        List<Row> rows = new ArrayList<>();
        matters.stream().filter(this::isOfYear).forEach(matter -> {
            PenaltyDecision decision = matter.decision();
            rows.add(decision == null ? proposed(matter) : decided(matter, decision));
        });
        all.stream()
                .filter(decision -> decision.decidedOn().getYear() == year.value())
                .forEach(decision -> {
                    PenaltyLaw.Fault fault = refused.get(decision.id());
                    if (fault != null) {
                        rows.add(refused(decision, fault));
                    }
                });
        return rows;
    }

    /** Rows of {@link PenaltyFlags}, of the same matters. */
    List<Row> flags(List<Matter> matters) {
        List<Row> rows = new ArrayList<>();
        matters.stream()
                .filter(this::isOfYear)
                .forEach(matter -> matter.flags()
                        .forEach(flag -> rows.add(RowFactory.create(
                                matter.id(),
                                year.value(),
                                flag.flagId(),
                                flag.ruleId(),
                                flag.closedOn(),
                                flag.confirmedYuan(),
                                flag.lawRef()))));
        return rows;
    }

    /** The law's range of what was confirmed; nobody has chosen within it. */
    private Row proposed(Matter matter) {
        BigDecimal loss = matter.sum(ConfirmedFlag::confirmedYuan);
        Penalty.Multiples multiples = law.multiples(matter.against());
        return row(
                matter,
                "PROPOSED",
                loss,
                Money.roundToFen(loss.multiply(multiples.least())),
                Money.roundToFen(loss.multiply(multiples.greatest())),
                null);
    }

    private Row decided(Matter matter, PenaltyDecision decision) {
        Penalty.Assessment assessed = law.assess(decision);
        return row(
                matter,
                "DECIDED",
                decision.lossYuan(),
                assessed.leastFineYuan(),
                assessed.greatestFineYuan(),
                assessed.recoverYuan());
    }

    private Row row(
            Matter matter,
            String status,
            BigDecimal refund,
            BigDecimal leastFine,
            BigDecimal greatestFine,
            @Nullable BigDecimal recover) {
        PenaltyDecision decision = matter.decision();
        Against against = matter.against();
        boolean isPerson = against.entityKind().equals(Against.PERSON);
        return RowFactory.create(
                matter.id(),
                year.value(),
                against.entityKind(),
                against.entityId(),
                against.nature().name(),
                status,
                decision == null ? null : decision.id(),
                decision == null ? null : decision.decidedOn(),
                (long) matter.flags().size(),
                matter.sum(ConfirmedFlag::confirmedYuan),
                matter.sum(ConfirmedFlag::deductedYuan),
                refund,
                leastFine,
                greatestFine,
                decision == null ? null : decision.multiple(),
                recover,
                isPerson ? law.suspensionMonths().least() : null,
                isPerson ? law.suspensionMonths().greatest() : null,
                against.lawRef(),
                null);
    }

    /** Shown with the range it misses where the law has one; its flags wait for a decision that stands. */
    private Row refused(PenaltyDecision decision, PenaltyLaw.Fault fault) {
        boolean hasRange = fault == PenaltyLaw.Fault.MULTIPLE_OUT_OF_RANGE;
        Penalty.@Nullable Assessment assessed = hasRange ? law.assess(decision) : null;
        return RowFactory.create(
                decision.id(),
                year.value(),
                decision.entityKind(),
                decision.entityId(),
                decision.kind(),
                REFUSED,
                decision.id(),
                decision.decidedOn(),
                0L,
                Money.yuan(0),
                Money.yuan(0),
                decision.lossYuan(),
                assessed == null ? null : assessed.leastFineYuan(),
                assessed == null ? null : assessed.greatestFineYuan(),
                decision.multiple(),
                null,
                null,
                null,
                hasRange ? decision.against().lawRef() : "REG21",
                fault.name());
    }
}
