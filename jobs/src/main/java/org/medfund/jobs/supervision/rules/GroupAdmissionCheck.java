package org.medfund.jobs.supervision.rules;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.InpatientStays;
import org.medfund.core.table.claims.Persons;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.EvidenceRecord;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.References;
import org.medfund.jobs.supervision.Subject;
import org.medfund.jobs.supervision.file.ClaimTables;
import org.medfund.jobs.supervision.rules.GroupAdmission.Group;
import org.medfund.jobs.supervision.rules.GroupAdmission.Stay;

/**
 * {@link GroupAdmission} over the inpatient stays of an institution and a village or employer of the register; one finding
 * on the institution for each group, in the year in which the last of it was discharged.
 *
 * @param medicalCategories of inpatient stays, as in {@link InpatientStays}
 */
record GroupAdmissionCheck(int minPersons, int windowDays, int spreadDays, List<String> medicalCategories)
        implements Check.OfGroup {
    private static final String KIND = "kind";
    private static final String CODE = "code";
    private static final String STAYS = "stays";
    private static final String PERSON_COUNT = "person_count";

    /** What the persons of a group have in common. */
    enum Kind {
        VILLAGE,
        EMPLOYER;

        private Field<String> field() {
            return this == VILLAGE ? Persons.VILLAGE_CODE : Persons.EMPLOYER_CODE;
        }
    }

    static GroupAdmissionCheck from(Policy policy) {
        return new GroupAdmissionCheck(
                policy.whole("e22.min_persons"),
                policy.whole("e22.window_days"),
                policy.whole("e22.los_spread_days"),
                InpatientStays.categories(policy));
    }

    @Override
    public Dataset<Row> groups(ClaimTables tables) {
        Dataset<Row> stays = tables.settlements()
                .where(InpatientStays.hold(medicalCategories)
                        .and(SettlementLists.DISCHARGE_DATE
                                .col()
                                .geq(lit(tables.year().minus(1).firstDay()))));
        return groups(stays, tables, Kind.VILLAGE).union(groups(stays, tables, Kind.EMPLOYER));
    }

    private Dataset<Row> groups(Dataset<Row> stays, ClaimTables tables, Kind kind) {
        Column stay = struct(
                SettlementLists.SETTLEMENT_ID.col(),
                SettlementLists.PERSON_KEY.col(),
                SettlementLists.ADMISSION_DATE.col(),
                SettlementLists.DISCHARGE_DATE.col(),
                SettlementLists.STAY_DAYS.col(),
                SettlementLists.TOTAL_COST_YUAN.col(),
                SettlementLists.FUND_TOTAL_YUAN.col());
        Dataset<Row> known = tables.rows(Persons.TABLE)
                .where(kind.field().col().isNotNull())
                .select(Persons.PERSON_KEY.col(), kind.field().col().as(CODE));
        return stays.join(known, new String[] {SettlementLists.PERSON_KEY.name()})
                .groupBy(SettlementLists.INSTITUTION_CODE.col(), col(CODE))
                .agg(
                        min(SettlementLists.TREATED_REGION_CODE.col()).as(SettlementLists.TREATED_REGION_CODE.name()),
                        countDistinct(SettlementLists.PERSON_KEY.col()).as(PERSON_COUNT),
                        collect_list(stay).as(STAYS))
                .where(col(PERSON_COUNT).geq(minPersons))
                .drop(PERSON_COUNT)
                .withColumn(KIND, lit(kind.name()));
    }

    @Override
    public List<Finding> find(Row group, References references) {
        List<Stay> stays = new ArrayList<>();
        for (Row row : group.<Row>getList(group.fieldIndex(STAYS))) {
            stays.add(new Stay(
                    SettlementLists.SETTLEMENT_ID.in(row),
                    SettlementLists.PERSON_KEY.inOrNull(row),
                    SettlementLists.ADMISSION_DATE.in(row),
                    SettlementLists.DISCHARGE_DATE.in(row),
                    SettlementLists.STAY_DAYS.in(row),
                    SettlementLists.TOTAL_COST_YUAN.in(row),
                    SettlementLists.FUND_TOTAL_YUAN.in(row)));
        }
        return find(
                SettlementLists.INSTITUTION_CODE.in(group),
                SettlementLists.TREATED_REGION_CODE.in(group),
                Kind.valueOf(group.getString(group.fieldIndex(KIND))),
                group.getString(group.fieldIndex(CODE)),
                stays);
    }

    /** The findings in the stays at one institution by those of one village or employer. */
    List<Finding> find(String institution, String region, Kind kind, String code, List<Stay> stays) {
        return GroupAdmission.find(stays, minPersons, windowDays, spreadDays).stream()
                .map(found -> finding(institution, region, kind, code, found))
                .toList();
    }

    private Finding finding(String institution, String region, Kind kind, String code, Group found) {
        Set<Stay> needed = new HashSet<>(found.needed());
        List<EvidenceRecord> evidence = new ArrayList<>();
        found.needed().forEach(stay -> {
            evidence.add(stay(true, institution, stay));
            evidence.add(person(kind, code, stay));
        });
        found.stays().stream()
                .filter(stay -> !needed.contains(stay))
                .forEach(stay -> evidence.add(stay(false, institution, stay)));
        BigDecimal cost = found.stays().stream().map(Stay::costYuan).reduce(Money.yuan(0), BigDecimal::add);
        BigDecimal fund = found.stays().stream().map(Stay::fundYuan).reduce(Money.yuan(0), BigDecimal::add);
        int year = found.stays().stream()
                .mapToInt(stay -> stay.discharge().getYear())
                .max()
                .orElseThrow();
        return new Finding(
                new Subject(Subject.Kind.INSTITUTION, institution, region, year, null, institution, null),
                cost,
                fund,
                new TreeMap<>(),
                evidence,
                Map.of(
                        Finding.GROUND,
                        kind.name(),
                        "code",
                        code,
                        "institution_code",
                        institution,
                        "person_count",
                        Integer.toString(found.personCount()),
                        "first_admission",
                        first(found).toString(),
                        "last_admission",
                        last(found).toString(),
                        "shortest_days",
                        Integer.toString(days(found, false)),
                        "longest_days",
                        Integer.toString(days(found, true)),
                        "min_persons",
                        Integer.toString(minPersons)));
    }

    private static LocalDate first(Group group) {
        return group.stays().get(0).admission();
    }

    private static LocalDate last(Group group) {
        return group.stays().get(group.stays().size() - 1).admission();
    }

    private static int days(Group group, boolean isLongest) {
        var days = group.stays().stream().mapToInt(Stay::stayDays);
        return (isLongest ? days.max() : days.min()).orElseThrow();
    }

    private static EvidenceRecord stay(boolean isWitness, String institution, Stay stay) {
        EvidenceRecord record = EvidenceRecord.of("STAY", isWitness, SettlementLists.TABLE, stay.id(), "0");
        return record.show(SettlementLists.PERSON_KEY, stay.personKey())
                .show(SettlementLists.INSTITUTION_CODE, institution)
                .show(SettlementLists.ADMISSION_DATE, stay.admission())
                .show(SettlementLists.DISCHARGE_DATE, stay.discharge())
                .show(SettlementLists.STAY_DAYS, stay.stayDays())
                .show(SettlementLists.FUND_TOTAL_YUAN, stay.fundYuan().toPlainString());
    }

    private static EvidenceRecord person(Kind kind, String code, Stay stay) {
        String personKey = Objects.requireNonNull(stay.personKey());
        return EvidenceRecord.witness("MEMBER", Persons.TABLE, personKey)
                .show(Persons.PERSON_KEY, personKey)
                .show(kind.field(), code);
    }
}
