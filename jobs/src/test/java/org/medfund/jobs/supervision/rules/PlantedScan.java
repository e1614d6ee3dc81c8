package org.medfund.jobs.supervision.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policies;
import org.medfund.core.policy.Policy;
import org.medfund.core.synth.SimulatedRows;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.OutpatientVisits;
import org.medfund.core.table.claims.Persons;
import org.medfund.core.table.claims.Procedures;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.supervision.Inventories;
import org.medfund.core.table.supervision.PeerStatistics;
import org.medfund.core.testkit.Rows;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.core.time.Quarter;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.PeerGroup;
import org.medfund.jobs.supervision.References;
import org.medfund.jobs.supervision.Rule;
import org.medfund.jobs.supervision.Rules;
import org.medfund.jobs.supervision.file.ChargeLine;
import org.medfund.jobs.supervision.file.Claim;
import org.medfund.jobs.supervision.file.ClaimFile;
import org.medfund.jobs.supervision.file.PersonFile;
import org.medfund.jobs.supervision.file.TestFiles;

/**
 * Rules over simulated claims, without a session: what they find against what was planted. Those that read no computed table
 * look at all years, group checks at records as the gathering queries would give them. Those that hold a stay against the
 * cases of the year before look at the last year.
 */
final class PlantedScan {
    private static final Set<String> SUBJECT_TABLES =
            Set.of(SettlementLists.TABLE.name(), Procedures.TABLE.name(), Inventories.TABLE.name());

    /**
     * A flag and a violation belong together if they share a record.
     *
     * @param missed violations without a flag
     * @param wrong flags on nothing that was planted for the rule
     * @param clean settlements of which nothing was planted
     */
    record Score(int planted, List<Set<String>> missed, int flags, List<Set<String>> wrong, long clean) {}

    private static final int LAST_YEAR = 2025;
    private static final Set<String> BY_PEERS = Set.of("E.2", "E.13", "E.23");
    private static final int PEERS_MIN = 30; // e23.case_count_min

    private final Map<String, Check> checks = new TreeMap<>();
    private References references;
    private final SimulatedRows simulated;
    private final Map<String, List<Set<String>>> flags = new TreeMap<>();
    private final List<SimulatedRows.Planted> planted = new ArrayList<>();

    private final Map<String, List<SurgeonDay.Procedure>> ofSurgeon = new TreeMap<>();
    private final Map<String, List<SubstitutionCheck.Traced>> ofTrace = new TreeMap<>();
    private final Map<String, BigDecimal> billed = new TreeMap<>();
    private final Map<List<String>, List<GroupAdmission.Stay>> ofNeighbours = new HashMap<>();

    private final Map<String, Integer> yearOf = new HashMap<>();

    private PlantedScan(String scale, String seed, Predicate<Rule> isLookedAt) {
        simulated = new SimulatedRows(scale, seed);
        Policy policy =
                Policies.load(TestLake.repository().resolve("conf/policy")).national(PolicyYear.of("2025"));
        for (Rule rule : Rules.ALL) {
            if (isLookedAt.test(rule)) {
                checks.put(rule.card().id(), rule.bind(policy));
            }
        }
        references = References.of(simulated.reference());
    }

    /** By rule that reads no computed table. */
    static Map<String, Score> of(String scale, String seed) {
        PlantedScan scan = new PlantedScan(scale, seed, rule -> rule.reads().isEmpty());
        for (long block = 0; block < scan.simulated.blocks(); block++) {
            scan.add(scan.simulated.block(block));
        }
        scan.groups();
        return scan.scores(record -> true);
    }

    /** By rule that holds a stay against the cases of its group and level of the year before; groups as they truly are. */
    static Map<String, Score> byPeers(String scale, String seed) {
        PlantedScan scan = new PlantedScan(
                scale, seed, rule -> BY_PEERS.contains(rule.card().id()));
        Map<List<String>, List<long[]>> cases = new TreeMap<>(Comparator.comparing(List::toString));
        for (long block = 0; block < scan.simulated.blocks(); block++) {
            scan.cases(scan.simulated.block(block), cases);
        }
        Map<Table, List<Row>> known = scan.simulated.reference();
        known.put(PeerStatistics.TABLE, peers(cases));
        scan.references = References.of(known);
        for (long block = 0; block < scan.simulated.blocks(); block++) {
            scan.addGrouped(scan.simulated.block(block));
        }
        return scan.scores(record -> scan.yearOf.getOrDefault(record, 0) == LAST_YEAR);
    }

    /** Cost, days, and own-pay share of the stays of the year before the last. */
    private void cases(SimulatedRows.Simulated block, Map<List<String>, List<long[]>> cases) {
        block.rows().get(SettlementLists.TABLE).stream().map(Claim::in).forEach(claim -> {
            String group = block.groupOfStay().get(claim.settlementId());
            if (group != null && claim.dischargeDate().getYear() == LAST_YEAR - 1) {
                long cost = Money.fen(claim.totalCostYuan());
                long ownPay = Money.fen(claim.fullSelfPayYuan().add(claim.overLimitSelfPayYuan()));
                cases.computeIfAbsent(List.of(claim.regionCode(), group, level(claim)), none -> new ArrayList<>())
                        .add(new long[] {cost, claim.stayDays(), PeerGroup.ownPayMillionths(ownPay, cost)});
            }
        });
    }

    private String level(Claim claim) {
        return Integer.toString(references.levelClass(claim.institutionCode()).orElseThrow());
    }

    private static List<Row> peers(Map<List<String>, List<long[]>> cases) {
        List<Row> rows = new ArrayList<>();
        cases.forEach((of, all) -> {
            if (all.size() >= PEERS_MIN) {
                References.Peers peers = PeerGroup.of(sorted(all, 0), sorted(all, 1), sorted(all, 2));
                Object[] values = {
                    of.get(0),
                    LAST_YEAR,
                    of.get(1),
                    Integer.valueOf(of.get(2)),
                    peers.caseCount(),
                    peers.meanLnCost(),
                    peers.sdLnCost(),
                    peers.stayDaysP50(),
                    peers.stayDaysP90(),
                    peers.ownPayShareP95()
                };
                rows.add(new GenericRowWithSchema(values, PeerStatistics.TABLE.contentSchema()));
            }
        });
        return rows;
    }

    private static long[] sorted(List<long[]> cases, int value) {
        return cases.stream().mapToLong(each -> each[value]).sorted().toArray();
    }

    private void addGrouped(SimulatedRows.Simulated block) {
        StringBuilder groups = new StringBuilder("settlement_id | scheme | group_code | level_class\n");
        block.rows().get(SettlementLists.TABLE).stream().map(Claim::in).forEach(claim -> {
            String group = block.groupOfStay().get(claim.settlementId());
            if (group != null) {
                groups.append(String.join(" | ", claim.settlementId(), "CHS", group, level(claim)))
                        .append('\n');
            }
        });
        block.rows().put(GroupedCases.TABLE, Rows.list(GroupedCases.TABLE, groups.toString()));
        add(block);
    }

    private void add(SimulatedRows.Simulated block) {
        planted.addAll(block.planted());
        block.rows()
                .get(SettlementLists.TABLE)
                .forEach(row -> yearOf.put(
                        SettlementLists.SETTLEMENT_ID.in(row),
                        SettlementLists.DISCHARGE_DATE.in(row).getYear()));
        Map<String, List<Row>> ofPerson = block.rows().get(SettlementLists.TABLE).stream()
                .collect(Collectors.groupingBy(SettlementLists.PERSON_KEY::in));
        ofPerson.forEach((person, settlements) -> {
            Map<Table, List<Row>> rows = new HashMap<>(block.rows());
            rows.put(SettlementLists.TABLE, settlements);
            rows.computeIfPresent(Persons.TABLE, (table, all) -> ofKey(all, Persons.PERSON_KEY::in, person));
            rows.computeIfPresent(
                    OutpatientVisits.TABLE, (table, all) -> ofKey(all, OutpatientVisits.PERSON_KEY::in, person));
            PersonFile file = TestFiles.of(rows).person();
            checks.forEach((rule, check) -> find(check, file).forEach(finding -> flag(rule, finding)));
            if (checks.containsKey("E.21")) {
                gather(file, rows.get(Persons.TABLE).get(0), block.rows().get(Procedures.TABLE));
            }
        });
    }

    private static List<Row> ofKey(List<Row> rows, Function<Row, String> key, String person) {
        return rows.stream().filter(row -> key.apply(row).equals(person)).toList();
    }

    private List<Finding> find(Check check, PersonFile file) {
        if (check instanceof Check.OfPerson ofPerson) {
            return ofPerson.find(file, references);
        }
        return check instanceof Check.OfClaim ofClaim
                ? file.claims().stream()
                        .flatMap(claim -> ofClaim.find(claim, references).stream())
                        .toList()
                : List.of();
    }

    private void gather(PersonFile file, Row register, List<Row> procedures) {
        for (ClaimFile each : file.claims()) {
            Claim claim = each.claim();
            procedures.stream()
                    .filter(row -> Procedures.SETTLEMENT_ID.in(row).equals(claim.settlementId()))
                    .forEach(row -> ofSurgeon
                            .computeIfAbsent(Procedures.SURGEON_CODE.in(row), none -> new ArrayList<>())
                            .add(new SurgeonDay.Procedure(
                                    claim.settlementId(),
                                    Procedures.PROCEDURE_NUMBER.in(row),
                                    Procedures.PROCEDURE_CODE.in(row),
                                    claim.institutionCode(),
                                    claim.regionCode(),
                                    Procedures.BEGAN_AT.in(row),
                                    Procedures.ENDED_AT.in(row),
                                    Money.yuan(0),
                                    Money.yuan(0))));
            for (ChargeLine line : each.lines()) {
                LocalDate day = line.chargedOn();
                String quarter = day.getYear() + "Q" + (day.getMonthValue() + 2) / 3;
                billed.merge(
                        String.join("|", claim.institutionCode(), line.itemCode(), quarter),
                        line.quantity(),
                        BigDecimal::add);
                if (line.traceCode() != null) {
                    ofTrace.computeIfAbsent(line.traceCode(), none -> new ArrayList<>())
                            .add(new SubstitutionCheck.Traced(claim, line));
                }
            }
            GroupAdmissionCheck groups = (GroupAdmissionCheck) checks.get("E.22");
            if (claim.isOfCategory(groups.medicalCategories())) {
                ofNeighbours
                        .computeIfAbsent(
                                List.of(claim.institutionCode(), claim.regionCode(), Persons.VILLAGE_CODE.in(register)),
                                none -> new ArrayList<>())
                        .add(new GroupAdmission.Stay(
                                claim.settlementId(),
                                claim.personKey(),
                                claim.admissionDate(),
                                claim.dischargeDate(),
                                claim.stayDays(),
                                claim.totalCostYuan(),
                                claim.fundTotalYuan()));
            }
        }
    }

    private void groups() {
        SurgeonDayCheck surgeons = (SurgeonDayCheck) checks.get("E.21");
        ofSurgeon.forEach((surgeon, all) -> surgeons.find(surgeon, all).forEach(each -> flag("E.21", each)));
        SubstitutionCheck substitution = (SubstitutionCheck) checks.get("E.19");
        ofTrace.values().forEach(sales -> substitution.ofSales(sales).forEach(each -> flag("E.19", each)));
        for (Row row : simulated.reference().get(Inventories.TABLE)) {
            String institution = Inventories.INSTITUTION_CODE.in(row);
            String item = Inventories.ITEM_CODE.in(row);
            String quarter = Inventories.QUARTER.in(row);
            BigDecimal quantity = billed.getOrDefault(String.join("|", institution, item, quarter), BigDecimal.ZERO);
            substitution
                    .ofStock(
                            new SubstitutionCheck.Billed(
                                    institution, "", item, Quarter.of(quarter), quantity, Money.yuan(0), Money.yuan(0)),
                            new Substitution.Stock(
                                    Inventories.OPENING_QUANTITY.in(row),
                                    Inventories.PURCHASED_QUANTITY.in(row),
                                    Inventories.CLOSING_QUANTITY.in(row)))
                    .forEach(each -> flag("E.19", each));
        }
        GroupAdmissionCheck admissions = (GroupAdmissionCheck) checks.get("E.22");
        ofNeighbours.forEach((of, stays) -> admissions
                .find(of.get(0), of.get(1), GroupAdmissionCheck.Kind.VILLAGE, of.get(2), stays)
                .forEach(each -> flag("E.22", each)));
    }

    private void flag(String rule, Finding finding) {
        Claim claim = finding.subject().claim();
        flags.computeIfAbsent(rule, none -> new ArrayList<>())
                .add(
                        claim != null
                                ? Set.of(claim.settlementId())
                                : finding.evidence().stream()
                                        .filter(record -> SUBJECT_TABLES.contains(record.tableName()))
                                        .map(record -> record.tableName().equals(Inventories.TABLE.name())
                                                ? record.rowKey().replace('|', '/')
                                                : record.rowKey().split("\\|")[0])
                                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private Map<String, Score> scores(Predicate<String> isLookedAt) {
        Set<String> told = new HashSet<>();
        planted.forEach(each -> told.addAll(each.records()));
        long clean = yearOf.keySet().stream()
                .filter(record -> isLookedAt.test(record) && !told.contains(record))
                .count();
        Map<String, Score> scores = new TreeMap<>();
        checks.keySet().forEach(rule -> {
            List<Set<String>> ofRule = planted.stream()
                    .filter(each -> each.ruleIds().contains(rule))
                    .map(SimulatedRows.Planted::records)
                    .filter(records -> records.stream().anyMatch(isLookedAt))
                    .toList();
            List<Set<String>> found = flags.getOrDefault(rule, List.of()).stream()
                    .filter(records -> records.stream().anyMatch(isLookedAt))
                    .toList();
            scores.put(
                    rule,
                    new Score(ofRule.size(), without(ofRule, found), found.size(), without(found, ofRule), clean));
        });
        return scores;
    }

    private static List<Set<String>> without(Collection<Set<String>> each, Collection<Set<String>> others) {
        Set<String> records = new HashSet<>();
        others.forEach(records::addAll);
        return each.stream()
                .filter(own -> own.stream().noneMatch(records::contains))
                .toList();
    }
}
