package org.medfund.jobs.supervision.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.jobs.supervision.Dated;
import org.medfund.jobs.supervision.EvidenceRecord;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.FundShare;
import org.medfund.jobs.supervision.References;
import org.medfund.jobs.supervision.References.ItemLimit;
import org.medfund.jobs.supervision.file.ChargeLine;
import org.medfund.jobs.supervision.file.Claim;
import org.medfund.jobs.supervision.file.ClaimFile;
import org.medfund.jobs.supervision.file.Diagnosis;
import org.medfund.jobs.supervision.file.Insured;
import org.medfund.jobs.supervision.rules.LimitedUse.Reason;
import org.medfund.jobs.supervision.rules.LimitedUse.Use;

/**
 * Lines of a settlement that {@link LimitedUse} gives one reason.
 *
 * @param limit null for a reason that needs none
 * @param lines in order of time, at least one
 */
record LimitedLines(Claim claim, Reason reason, Dated.@Nullable Entry<ItemLimit> limit, List<ChargeLine> lines) {

    private record Key(Reason reason, Dated.@Nullable Entry<ItemLimit> limit) {}

    /** By reason and row of the limits, in order of their first line; of lines that are looked at. */
    static List<LimitedLines> of(
            ClaimFile file,
            References references,
            LimitedUse limitedUse,
            Collection<Reason> reasons,
            Predicate<ChargeLine> isLookedAt) {
        Map<Key, List<ChargeLine>> linesOf = new LinkedHashMap<>();
        for (ChargeLine line : file.lines()) {
            Dated.Entry<ItemLimit> limit =
                    references.limits().at(line.itemCode(), line.chargedOn()).orElse(null);
            if (isLookedAt.test(line)) {
                limitedUse
                        .reason(use(file, line, references), limit == null ? null : limit.value())
                        .filter(reasons::contains)
                        .ifPresent(reason -> linesOf.computeIfAbsent(
                                        new Key(reason, reason == Reason.AFTER_DEATH ? null : limit),
                                        none -> new ArrayList<>())
                                .add(line));
            }
        }
        return linesOf.entrySet().stream()
                .map(each -> new LimitedLines(
                        file.claim(), each.getKey().reason(), each.getKey().limit(), List.copyOf(each.getValue())))
                .toList();
    }

    static Use use(ClaimFile file, ChargeLine line, References references) {
        Insured insured = file.insured();
        return new Use(
                line.chargedOn(),
                insured == null ? null : insured.deathDate(),
                file.claim().genderCode(),
                ageYears(file.claim().birthDate(), line.chargedOn()),
                references.levelClass(file.claim().institutionCode()).orElse(null),
                file.diagnoses().stream().map(Diagnosis::code).toList());
    }

    /** Full years; null before birth, which says that one of the dates is wrong. */
    private static @Nullable Integer ageYears(LocalDate birth, LocalDate day) {
        return day.isBefore(birth) ? null : (int) ChronoUnit.YEARS.between(birth, day);
    }

    /** A finding on all the lines: their cost, and what the fund paid of each. */
    Finding finding(List<EvidenceRecord> evidence, Map<String, String> facts) {
        return Finding.onLines(
                claim,
                lines.stream().map(ChargeLine::costYuan).reduce(Money.yuan(0), BigDecimal::add),
                lines.stream()
                        .collect(Collectors.toMap(
                                ChargeLine::lineNumber, line -> FundShare.of(claim, line), BigDecimal::add)),
                evidence,
                facts);
    }
}
