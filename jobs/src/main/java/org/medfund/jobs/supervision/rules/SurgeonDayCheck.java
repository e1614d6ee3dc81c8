package org.medfund.jobs.supervision.rules;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;
import org.medfund.core.table.claims.FeeClasses;
import org.medfund.core.table.claims.Procedures;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.time.ChinaTime;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.EvidenceRecord;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.FundShare;
import org.medfund.jobs.supervision.References;
import org.medfund.jobs.supervision.Subject;
import org.medfund.jobs.supervision.file.ClaimTables;
import org.medfund.jobs.supervision.rules.SurgeonDay.LongDay;
import org.medfund.jobs.supervision.rules.SurgeonDay.Overlap;
import org.medfund.jobs.supervision.rules.SurgeonDay.Procedure;

/**
 * {@link SurgeonDay} over the procedures of a surgeon at all institutions, findings on the surgeon. The money is the fee for
 * surgery of the settlements, of which the funds paid what they paid of the settlement as a whole.
 *
 * @param maxPerDay time a day up to which nothing is said
 * @param maxOverlap time two operations may overlap
 * @param surgeryClass fee class of surgery (SPEC A.5)
 */
record SurgeonDayCheck(Duration maxPerDay, Duration maxOverlap, String surgeryClass) implements Check.OfGroup {
    private static final String PROCEDURES = "procedures";

    static SurgeonDayCheck from(Policy policy) {
        return new SurgeonDayCheck(
                Duration.ofMinutes(policy.whole("e21.minutes_per_day")),
                Duration.ofMinutes(policy.whole("e21.overlap_minutes")),
                policy.text("e21.surgery_fee_class"));
    }

    @Override
    public Dataset<Row> groups(ClaimTables tables) {
        Dataset<Row> fees = tables.rows(FeeClasses.TABLE)
                .where(FeeClasses.FEE_CLASS.col().equalTo(surgeryClass))
                .groupBy(FeeClasses.SETTLEMENT_ID.col())
                .agg(Money.yuan(sum(Money.fen(FeeClasses.AMOUNT_YUAN.col()))).as(FeeClasses.AMOUNT_YUAN.name()));
        String[] settlement = {SettlementLists.SETTLEMENT_ID.name()};
        Dataset<Row> stays = tables.settlements()
                .select(
                        SettlementLists.SETTLEMENT_ID.col(),
                        SettlementLists.INSTITUTION_CODE.col(),
                        SettlementLists.TREATED_REGION_CODE.col(),
                        SettlementLists.TOTAL_COST_YUAN.col(),
                        SettlementLists.FUND_TOTAL_YUAN.col())
                .join(fees, settlement, "left")
                .withColumn(
                        FeeClasses.AMOUNT_YUAN.name(),
                        coalesce(
                                FeeClasses.AMOUNT_YUAN.col(), lit(Money.yuan(0)).cast(Money.YUAN)));
        return tables.rows(Procedures.TABLE)
                .where(Procedures.SURGEON_CODE
                        .col()
                        .isNotNull()
                        .and(Procedures.BEGAN_AT.col().isNotNull())
                        .and(Procedures.ENDED_AT.col().gt(Procedures.BEGAN_AT.col())))
                .join(stays, settlement)
                .groupBy(Procedures.SURGEON_CODE.col())
                .agg(collect_list(struct(
                                Procedures.SETTLEMENT_ID.col(),
                                Procedures.PROCEDURE_NUMBER.col(),
                                Procedures.PROCEDURE_CODE.col(),
                                Procedures.BEGAN_AT.col(),
                                Procedures.ENDED_AT.col(),
                                SettlementLists.INSTITUTION_CODE.col(),
                                SettlementLists.TREATED_REGION_CODE.col(),
                                SettlementLists.TOTAL_COST_YUAN.col(),
                                SettlementLists.FUND_TOTAL_YUAN.col(),
                                FeeClasses.AMOUNT_YUAN.col()))
                        .as(PROCEDURES));
    }

    @Override
    public List<Finding> find(Row group, References references) {
        List<Procedure> procedures = new ArrayList<>();
        for (Row row : group.<Row>getList(group.fieldIndex(PROCEDURES))) {
            BigDecimal fee = FeeClasses.AMOUNT_YUAN.in(row);
            procedures.add(new Procedure(
                    Procedures.SETTLEMENT_ID.in(row),
                    Procedures.PROCEDURE_NUMBER.in(row),
                    Procedures.PROCEDURE_CODE.in(row),
                    SettlementLists.INSTITUTION_CODE.in(row),
                    SettlementLists.TREATED_REGION_CODE.in(row),
                    Procedures.BEGAN_AT.in(row),
                    Procedures.ENDED_AT.in(row),
                    fee,
                    FundShare.ofLine(
                            fee, SettlementLists.TOTAL_COST_YUAN.in(row), SettlementLists.FUND_TOTAL_YUAN.in(row))));
        }
        return find(Procedures.SURGEON_CODE.in(group), procedures);
    }

    /** The findings in the procedures of one surgeon. */
    List<Finding> find(String surgeon, List<Procedure> procedures) {
        List<Finding> found = new ArrayList<>();
        SurgeonDay.longDays(procedures, maxPerDay).forEach(day -> found.add(finding(surgeon, day)));
        SurgeonDay.overlaps(procedures, maxOverlap).forEach(overlap -> found.add(finding(surgeon, overlap)));
        return List.copyOf(found);
    }

    /** Of the day's surgery as much is at risk as the time above the limit is of the whole. */
    private Finding finding(String surgeon, LongDay day) {
        Set<Procedure> needed = new HashSet<>(day.needed());
        List<EvidenceRecord> evidence = new ArrayList<>();
        day.needed().forEach(each -> evidence.add(evidence("OPERATION", true, surgeon, each)));
        day.procedures().stream()
                .filter(each -> !needed.contains(each))
                .forEach(each -> evidence.add(evidence("OPERATION", false, surgeon, each)));
        Map<String, Procedure> ofSettlement = day.procedures().stream()
                .collect(Collectors.toMap(Procedure::settlementId, each -> each, (one, other) -> one, TreeMap::new));
        BigDecimal cost =
                ofSettlement.values().stream().map(Procedure::surgeryCostYuan).reduce(Money.yuan(0), BigDecimal::add);
        BigDecimal fund =
                ofSettlement.values().stream().map(Procedure::surgeryFundYuan).reduce(Money.yuan(0), BigDecimal::add);
        BigFraction tooLong = new BigFraction(day.operated().minus(maxPerDay).toSeconds())
                .divide(day.operated().toSeconds());
        return new Finding(
                subject(surgeon, day.procedures(), day.day().getYear()),
                cost,
                Money.roundToFen(tooLong.multiply(Money.exact(fund))),
                new TreeMap<>(),
                evidence,
                Map.of(
                        Finding.GROUND,
                        "MINUTES",
                        "surgeon_code",
                        surgeon,
                        "day",
                        day.day().toString(),
                        "minutes",
                        Long.toString(day.operated().toMinutes()),
                        "procedure_count",
                        Integer.toString(day.procedures().size()),
                        "minutes_max",
                        Long.toString(maxPerDay.toMinutes())));
    }

    private Finding finding(String surgeon, Overlap overlap) {
        Procedure second = overlap.second();
        return new Finding(
                subject(surgeon, List.of(overlap.first(), second), second.day().getYear()),
                second.surgeryCostYuan(),
                second.surgeryFundYuan(),
                new TreeMap<>(),
                List.of(evidence("FIRST", true, surgeon, overlap.first()), evidence("SECOND", true, surgeon, second)),
                Map.of(
                        Finding.GROUND,
                        "OVERLAP",
                        "surgeon_code",
                        surgeon,
                        "minutes",
                        Long.toString(overlap.common().toMinutes()),
                        "minutes_max",
                        Long.toString(maxOverlap.toMinutes())));
    }

    /** Of the region of the last procedure, and of its institution if all are of one. */
    private static Subject subject(String surgeon, List<Procedure> procedures, int year) {
        Procedure last = procedures.get(procedures.size() - 1);
        boolean isOfOne =
                procedures.stream().allMatch(each -> each.institutionCode().equals(last.institutionCode()));
        @Nullable String institution = isOfOne ? last.institutionCode() : null;
        return new Subject(Subject.Kind.DOCTOR, surgeon, last.regionCode(), year, null, institution, null);
    }

    private static EvidenceRecord evidence(String role, boolean isWitness, String surgeon, Procedure each) {
        String number = Integer.toString(each.number());
        EvidenceRecord record = EvidenceRecord.of(role, isWitness, Procedures.TABLE, each.settlementId(), number);
        return record.show(Procedures.SURGEON_CODE, surgeon)
                .show(SettlementLists.INSTITUTION_CODE, each.institutionCode())
                .show(Procedures.PROCEDURE_CODE, each.code())
                .show(Procedures.BEGAN_AT, each.beganAt().atZone(ChinaTime.ZONE).toLocalDateTime())
                .show(Procedures.ENDED_AT, each.endedAt().atZone(ChinaTime.ZONE).toLocalDateTime())
                .show(FeeClasses.AMOUNT_YUAN, each.surgeryCostYuan().toPlainString());
    }
}
