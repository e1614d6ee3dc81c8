package org.medfund.jobs.supervision.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.medfund.core.money.Money;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.supervision.StaffStatuses;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.Dated;
import org.medfund.jobs.supervision.EvidenceRecord;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.FundShare;
import org.medfund.jobs.supervision.References;
import org.medfund.jobs.supervision.file.ChargeLine;
import org.medfund.jobs.supervision.file.Claim;
import org.medfund.jobs.supervision.file.ClaimFile;
import org.medfund.jobs.supervision.rules.UnqualifiedStaff.Denied;
import org.medfund.jobs.supervision.rules.UnqualifiedStaff.Service;

/**
 * {@link UnqualifiedStaff} over the lines the fund paid; one finding per settlement and state of a doctor.
 *
 * @param emergencyExemptStates states in which emergency care is paid all the same
 * @param emergencyCategories medical categories, first two characters, of which every service is emergency care
 */
record UnqualifiedStaffCheck(List<String> emergencyExemptStates, List<String> emergencyCategories)
        implements Check.OfClaim {

    @Override
    public List<Finding> find(ClaimFile file, References references) {
        Claim claim = file.claim();
        Map<String, ChargeLine> lineOf = file.lines().stream()
                .collect(Collectors.toMap(
                        ChargeLine::lineNumber, Function.identity(), (one, other) -> one, LinkedHashMap::new));
        List<Service> services = lineOf.values().stream()
                .map(line -> service(claim, line))
                .filter(service -> service.fundYuan().signum() > 0) // what the person pays alone is no matter
                .toList();
        Map<Dated.Entry<String>, List<Denied>> ofState = new TreeMap<>(Comparator.comparing(Dated.Entry::rowKey));
        UnqualifiedStaff.find(services, references.staffStates(), emergencyExemptStates)
                .forEach(denied -> ofState.computeIfAbsent(denied.state(), none -> new ArrayList<>())
                        .add(denied));
        List<Finding> findings = new ArrayList<>();
        ofState.forEach((state, denied) -> findings.add(finding(claim, state, denied, lineOf)));
        return findings;
    }

    private Service service(Claim claim, ChargeLine line) {
        return new Service(
                line.lineNumber(),
                line.doctorCode(),
                line.chargedOn(),
                line.isEmergency() || claim.isOfCategory(emergencyCategories),
                FundShare.of(claim, line));
    }

    private static Finding finding(
            Claim claim, Dated.Entry<String> state, List<Denied> denied, Map<String, ChargeLine> lineOf) {
        List<ChargeLine> lines = denied.stream()
                .map(each -> Objects.requireNonNull(lineOf.get(each.service().id())))
                .toList();
        List<EvidenceRecord> evidence = new ArrayList<>();
        for (ChargeLine line : lines) {
            EvidenceRecord record = evidence.isEmpty()
                    ? LineEvidence.witness(LineEvidence.LINE, line)
                    : LineEvidence.counted(LineEvidence.LINE, line);
            evidence.add(record.show(FeeLines.ORDERING_DOCTOR_CODE, line.doctorCode())
                    .show(FeeLines.IS_EMERGENCY, line.isEmergency()));
        }
        evidence.add(LineEvidence.row("STAFF_STATE", StaffStatuses.TABLE, state)
                .show(StaffStatuses.STATE, state.value())
                .show(StaffStatuses.FROM_DATE, state.from())
                .show(StaffStatuses.TO_DATE, state.to()));
        return Finding.onLines(
                claim,
                lines.stream().map(ChargeLine::costYuan).reduce(Money.yuan(0), BigDecimal::add),
                denied.stream()
                        .collect(Collectors.toMap(
                                each -> each.service().id(),
                                each -> each.service().fundYuan(),
                                BigDecimal::add)),
                evidence,
                Map.of("line_count", Integer.toString(lines.size())));
    }
}
