package org.medfund.jobs.supervision.rules;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.time.ChinaTime;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.EvidenceRecord;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.FundShare;
import org.medfund.jobs.supervision.References;
import org.medfund.jobs.supervision.References.Institution;
import org.medfund.jobs.supervision.file.ChargeLine;
import org.medfund.jobs.supervision.file.Claim;
import org.medfund.jobs.supervision.file.PersonFile;
import org.medfund.jobs.supervision.rules.ImpossibleTravel.Jump;
import org.medfund.jobs.supervision.rules.ImpossibleTravel.Presence;

/**
 * {@link ImpossibleTravel} over the charge lines of a person; one finding per two settlements, on the lines of the later one.
 *
 * @param minGap from which on both charges can be true
 * @param isMidnightUnknown a line charged at 00:00:00 says the day only and is not compared
 */
record ImpossibleTravelCheck(Duration minGap, boolean isMidnightUnknown) implements Check.OfPerson {

    private record Charged(Claim claim, ChargeLine line) {}

    static ImpossibleTravelCheck from(Policy policy) {
        return new ImpossibleTravelCheck(
                Duration.ofMinutes(policy.whole("e18.min_gap_minutes")), policy.flag("e18.midnight_is_unknown"));
    }

    @Override
    public List<Finding> find(PersonFile file, References references) {
        Map<String, Charged> charged = new HashMap<>();
        List<Presence> presences = new ArrayList<>();
        file.claims().stream()
                .filter(each -> isInPerson(each.claim(), references))
                .forEach(each -> each.lines().stream()
                        .filter(line -> hasTime(line))
                        .forEach(line -> {
                            charged.put(line.rowKey(), new Charged(each.claim(), line));
                            presences.add(new Presence(
                                    line.rowKey(),
                                    line.settlementId(),
                                    each.claim().personKey(),
                                    each.claim().institutionCode(),
                                    line.chargedAt()));
                        }));
        return ImpossibleTravel.find(presences, minGap).stream()
                .map(jump -> finding(jump, charged, references))
                .toList();
    }

    /** A relative's account is used without the person, and so is a hospital on the internet. */
    private static boolean isInPerson(Claim claim, References references) {
        Institution institution = references.institutions().get(claim.institutionCode());
        return claim.mutualAidYuan().signum() == 0 && (institution == null || !institution.isOnline());
    }

    private boolean hasTime(ChargeLine line) {
        return !isMidnightUnknown
                || !LocalTime.MIDNIGHT.equals(
                        line.chargedAt().atZone(ChinaTime.ZONE).toLocalTime());
    }

    private Finding finding(Jump jump, Map<String, Charged> charged, References references) {
        Charged first = Objects.requireNonNull(charged.get(jump.first().id()));
        Charged second = Objects.requireNonNull(charged.get(jump.second().id()));
        List<EvidenceRecord> evidence = new ArrayList<>(List.of(
                line(EvidenceRecord.witness("FIRST", FeeLines.TABLE, key(first)), first),
                line(EvidenceRecord.witness("SECOND", FeeLines.TABLE, key(second)), second)));
        Map<String, BigDecimal> fundOfLine = new TreeMap<>();
        BigDecimal cost = Money.yuan(0);
        for (Presence each : jump.laterCharges()) {
            Charged later = Objects.requireNonNull(charged.get(each.id()));
            if (!each.equals(jump.second())) {
                evidence.add(line(EvidenceRecord.counted("SAME_VISIT", FeeLines.TABLE, key(later)), later));
            }
            fundOfLine.put(
                    later.line().lineNumber(),
                    FundShare.ofLine(
                            later.line().inScopeYuan(),
                            later.claim().inScopeYuan(),
                            later.claim().fundTotalYuan()));
            cost = cost.add(later.line().costYuan());
        }
        Map<String, String> facts = new TreeMap<>(Map.of(
                "gap_minutes",
                Long.toString(jump.gap().toMinutes()),
                "min_gap_minutes",
                Long.toString(minGap.toMinutes()),
                Finding.GROUND,
                "PLACES"));
        Distance.kilometres(
                        references.institutions().get(first.claim().institutionCode()),
                        references.institutions().get(second.claim().institutionCode()))
                .ifPresent(kilometres -> {
                    facts.put("distance_km", kilometres.toPlainString());
                    facts.put(Finding.GROUND, "DISTANCE");
                });
        return Finding.onLines(second.claim(), cost, fundOfLine, evidence, facts)
                .seenWith(first.claim());
    }

    private static String[] key(Charged charged) {
        return new String[] {charged.line().settlementId(), charged.line().lineNumber()};
    }

    private static EvidenceRecord line(EvidenceRecord record, Charged charged) {
        ChargeLine line = charged.line();
        return record.show(FeeLines.PERSON_KEY, charged.claim().personKey())
                .show(FeeLines.INSTITUTION_CODE, charged.claim().institutionCode())
                .show(
                        FeeLines.CHARGED_AT,
                        line.chargedAt().atZone(ChinaTime.ZONE).toLocalDateTime())
                .show(FeeLines.ITEM_CODE, line.itemCode())
                .show(FeeLines.LINE_COST_YUAN, line.costYuan().toPlainString())
                .show(FeeLines.IN_SCOPE_YUAN, line.inScopeYuan().toPlainString());
    }
}
