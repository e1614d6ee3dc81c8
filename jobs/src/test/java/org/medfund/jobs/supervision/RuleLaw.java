package org.medfund.jobs.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.claims.Diagnoses;
import org.medfund.core.table.claims.FeeClasses;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.claims.OutpatientVisits;
import org.medfund.core.table.claims.Persons;
import org.medfund.core.table.claims.Procedures;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.jobs.supervision.file.ClaimFile;
import org.medfund.jobs.supervision.file.Insured;
import org.medfund.jobs.supervision.file.PersonFile;

/**
 * What every rule owes: of the witnesses of a flag alone the same flag is found again, so that no other record matters; and
 * without any one of them nothing is found.
 */
public final class RuleLaw {
    private final Check check;
    private final TestReferences references;

    public RuleLaw(Check check, TestReferences references) {
        this.check = check;
        this.references = references;
    }

    /** All findings in the file, by a check of claims or persons. */
    public List<Finding> find(PersonFile file) {
        return find(file, references);
    }

    private List<Finding> find(PersonFile file, TestReferences known) {
        if (check instanceof Check.OfPerson ofPerson) {
            return ofPerson.find(file, known.references());
        }
        Check.OfClaim ofClaim = (Check.OfClaim) check;
        return file.claims().stream()
                .flatMap(claim -> ofClaim.find(claim, known.references()).stream())
                .toList();
    }

    /**
     * Holds the law for every finding in the file.
     *
     * @return how many there were: a generator that never breaks the rule proves nothing
     */
    public int holds(PersonFile file) {
        return holds(file, (finding, left) -> true);
    }

    /**
     * As {@link #holds}, for a rule whose witnesses may break it among themselves too: without any one of them the same
     * lines, or the same subject, are not found on the same ground.
     */
    public int holdsOfEach(PersonFile file) {
        return holds(file, RuleLaw::isOfTheSame);
    }

    static boolean isOfTheSame(Finding one, Finding other) {
        return one.subject().kind() == other.subject().kind()
                && one.subject().id().equals(other.subject().id())
                && one.fundOfLineYuan().keySet().equals(other.fundOfLineYuan().keySet())
                && Objects.equals(one.facts().get(Finding.GROUND), other.facts().get(Finding.GROUND));
    }

    private int holds(PersonFile file, BiPredicate<Finding, Finding> isTheSame) {
        List<Finding> found = find(file);
        for (Finding finding : found) {
            Set<String> witnesses = finding.evidence().stream()
                    .filter(EvidenceRecord::isWitness)
                    .map(RuleLaw::name)
                    .collect(Collectors.toSet());
            PersonFile alone = only(file, witnesses::contains);
            assertThat(find(alone).stream().map(RuleLaw::identity))
                    .as("found among its witnesses alone: " + witnesses)
                    .contains(identity(finding));
            for (EvidenceRecord witness : finding.evidence()) {
                if (witness.isWitness()) {
                    PersonFile less = without(alone, witness);
                    assertThat(find(less, references.without(witness.tableName(), witness.rowKey())).stream()
                                    .filter(left -> isTheSame.test(finding, left)))
                            .as("found without " + name(witness))
                            .isEmpty();
                }
            }
        }
        return found.size();
    }

    /** The id of the flag that a finding becomes. */
    public static String flagId(Finding finding) {
        return finding.flagId("E.0");
    }

    /** Whom it is raised on, and every witness. */
    private static String identity(Finding finding) {
        return flagId(finding)
                + finding.evidence().stream()
                        .filter(EvidenceRecord::isWitness)
                        .map(record -> record.role() + " " + name(record))
                        .toList();
    }

    static String name(EvidenceRecord record) {
        return record.tableName() + " " + record.rowKey();
    }

    /** What is a witness; a claim also if one of its parts is. Its group and what it was paid stay with it. */
    private static PersonFile only(PersonFile file, Predicate<String> isWitness) {
        return new PersonFile(
                file.personKey(),
                file.insured(),
                file.claims().stream()
                        .map(claim -> parts(claim, isWitness, claim.insured()))
                        .filter(claim -> !claim.lines().isEmpty()
                                || !claim.diagnoses().isEmpty()
                                || !claim.operations().isEmpty()
                                || isWitness.test(SettlementLists.TABLE.name() + " " + claim.rowKey()))
                        .toList(),
                file.visits().stream()
                        .filter(visit -> isWitness.test(OutpatientVisits.TABLE.name() + " " + visit.visitId()))
                        .toList());
    }

    /** The claim with those of its lines, diagnoses, procedures, and fee classes that are left. */
    private static ClaimFile parts(ClaimFile claim, Predicate<String> isLeft, @Nullable Insured insured) {
        Map<String, BigDecimal> feeClasses = new TreeMap<>(claim.feeClassYuan());
        feeClasses
                .keySet()
                .removeIf(feeClass -> !isLeft.test(
                        FeeClasses.TABLE.name() + " " + claim.claim().settlementId() + "|" + feeClass));
        return new ClaimFile(
                claim.claim(),
                claim.lines().stream()
                        .filter(line -> isLeft.test(FeeLines.TABLE.name() + " " + line.rowKey()))
                        .toList(),
                claim.diagnoses().stream()
                        .filter(each -> isLeft.test(Diagnoses.TABLE.name() + " " + each.rowKey()))
                        .toList(),
                claim.operations().stream()
                        .filter(each -> isLeft.test(Procedures.TABLE.name() + " " + each.rowKey()))
                        .toList(),
                feeClasses,
                claim.hadIntensiveCare(),
                insured,
                claim.grouping(),
                claim.chargedDays());
    }

    private static PersonFile without(PersonFile file, EvidenceRecord record) {
        Predicate<String> isLeft = name -> !name.equals(name(record));
        boolean isKnown = file.insured() == null || isLeft.test(Persons.TABLE.name() + " " + file.personKey());
        return new PersonFile(
                file.personKey(),
                isKnown ? file.insured() : null,
                file.claims().stream()
                        .filter(claim -> isLeft.test(SettlementLists.TABLE.name() + " " + claim.rowKey()))
                        .map(claim -> parts(claim, isLeft, isKnown ? claim.insured() : null))
                        .toList(),
                file.visits().stream()
                        .filter(visit -> isLeft.test(OutpatientVisits.TABLE.name() + " " + visit.visitId()))
                        .toList());
    }
}
