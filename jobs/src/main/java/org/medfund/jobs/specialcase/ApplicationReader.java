package org.medfund.jobs.specialcase;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.SpecialCaseDecisions;
import org.medfund.core.table.clearing.SpecialCases;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.jobs.specialcase.Application.PaidCase;
import org.medfund.jobs.specialcase.Application.Review;
import org.medfund.jobs.specialcase.Application.Stay;
import org.medfund.jobs.specialcase.SpecialCaseTerms.Method;
import org.medfund.jobs.specialcase.SpecialCaseTerms.Mode;
import org.medfund.jobs.specialcase.SpecialCaseTerms.Reason;

/** Applications out of the rows of {@link ApplicationRows#of}; what cannot be read is collected, not guessed. */
final class ApplicationReader {
    private static final int NAMED_MAX = 5;

    /** A region, insurance type, and method whose fund ratio is published with its rate or point value. */
    record Pool(String regionCode, String insuranceType, Method method) {}

    private final Map<Pool, BigDecimal> fundRatios;
    private final Problems problems;
    private final SortedMap<String, List<String>> unreadable = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> withoutRatio = new TreeMap<>();

    ApplicationReader(Map<Pool, BigDecimal> fundRatios, Problems problems) {
        this.fundRatios = fundRatios;
        this.problems = problems;
    }

    /** Those that can be read; the others are among the problems. */
    List<Application> read(List<Row> rows) {
        List<Application> applications = new ArrayList<>();
        for (Row row : rows) {
            Application application = read(row);
            if (application != null) {
                applications.add(application);
            }
        }
        tellProblems();
        return applications;
    }

    private @Nullable Application read(Row row) {
        String id = SpecialCases.APPLICATION_ID.in(row);
        String result = SpecialCases.RESULT.inOrNull(row);
        Reason reason = constant(Reason.class, SpecialCases.REASON.in(row), "reason", id);
        Review review = result == null ? Review.PENDING : decided(result, id);
        String modeText = SpecialCases.PAYMENT_MODE.inOrNull(row);
        boolean namesMode = modeText != null && review == Review.APPROVED;
        Mode mode = modeText != null && namesMode ? constant(Mode.class, modeText, "payment mode", id) : null;
        LocalDate applied = SpecialCases.APPLIED_DATE.in(row);
        LocalDate reviewed = SpecialCases.REVIEWED_DATE.inOrNull(row);
        if (reviewed != null && reviewed.isBefore(applied)) {
            unreadable
                    .computeIfAbsent("reviewed before the day of application", key -> new ArrayList<>())
                    .add(id);
        }
        if (reason == null || review == null || (namesMode && mode == null)) {
            return null;
        }
        Stay stay = new Stay(
                SpecialCaseDecisions.REGION_CODE.in(row),
                SettlementLists.INSURANCE_TYPE.in(row),
                SettlementLists.INSTITUTION_CODE.in(row),
                SettlementLists.DISCHARGE_DATE.in(row));
        return new Application(
                id, SpecialCases.SETTLEMENT_ID.in(row), stay, reason, applied, reviewed, review, mode, paid(row, stay));
    }

    private @Nullable PaidCase paid(Row row, Stay stay) {
        String method = CasePayments.PAYMENT_METHOD.inOrNull(row);
        if (method == null) {
            return null;
        }
        Pool pool = new Pool(stay.regionCode(), stay.insuranceType(), Method.valueOf(method));
        BigDecimal fundRatio = fundRatios.get(pool);
        if (fundRatio == null) {
            withoutRatio
                    .computeIfAbsent(stay.regionCode(), region -> new TreeSet<>())
                    .add(stay.insuranceType());
            fundRatio = BigDecimal.ZERO; // never published: the problem refuses the run
        }
        return new PaidCase(
                pool.method(),
                CasePayments.TOTAL_COST_YUAN.in(row),
                CasePayments.STANDARD_YUAN.inOrNull(row),
                CasePayments.PAYMENT_YUAN.in(row),
                CasePayments.ENTITLEMENT_YUAN.in(row),
                fundRatio);
    }

    private @Nullable Review decided(String result, String applicationId) {
        Review review = constant(Review.class, result, "result", applicationId);
        if (review == Review.PENDING) { // landed as no result
            unreadable
                    .computeIfAbsent("result " + result, key -> new ArrayList<>())
                    .add(applicationId);
            return null;
        }
        return review;
    }

    private <E extends Enum<E>> @Nullable E constant(Class<E> type, String text, String what, String applicationId) {
        for (E each : type.getEnumConstants()) {
            if (each.name().equals(text)) {
                return each;
            }
        }
        unreadable.computeIfAbsent(what + " " + text, key -> new ArrayList<>()).add(applicationId);
        return null;
    }

    private void tellProblems() {
        unreadable.forEach((what, ids) -> problems.add(
                ProblemCode.INPUT_UNUSABLE,
                named(ids) + " cannot be read: " + what + ".",
                "Reasons are " + Arrays.toString(Reason.values()) + "; a result is APPROVED, REFUSED, or empty; a mode"
                        + " is " + Arrays.toString(Mode.values()) + " or empty; no review comes before its"
                        + " application.",
                "Correct the special_case file and deliver it again."));
        withoutRatio.forEach((region, types) -> problems.add(
                ProblemCode.INPUT_MISSING,
                "Region " + region + " has no fund ratio for insurance types " + types + ".",
                "It is published with the rate or the point value that its cases are paid by.",
                "Run set-rates for the year, then pay-cases, then this command again."));
    }

    /** How many there are, and the first of them by number. */
    static String named(List<String> applicationIds) {
        String first = applicationIds.stream().sorted().limit(NAMED_MAX).collect(Collectors.joining(", "));
        return applicationIds.size() + " special-case applications (" + first
                + (applicationIds.size() > NAMED_MAX ? ", and more)" : ")");
    }
}
