package org.medfund.jobs.grouping;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.medfund.jobs.grouping.SchemeFolder.File;

/**
 * Cases of a scheme's own codes, the same for the same seed: half of them aim at a rule, so that every kind of test is
 * met; the others mix codes, unknown and repeated ones among them. Ages and weights lie at the edges.
 */
final class SeededCases {
    private static final int[] AGES_DAYS = {0, 1, 7, 27, 28, 29, 30, 200, 364};
    private static final int[] WEIGHTS_G = {0, 0, 0, 1, 1499, 1500, 1999, 2000, 2499, 2500, 3200};
    private static final String[] DISCHARGE_WAYS = {"1", "2", "3", "4", "5", "9", ""};

    private final Random random;
    private final ReferenceWalk walk;
    private final List<String> categoryDiagnoses;
    private final List<String> complications;
    private final List<String> excludingDiagnoses;
    private final List<String> validProcedures;
    private final List<String> listedDiagnoses = new ArrayList<>();
    private final List<String> listedProcedures = new ArrayList<>();
    private final List<String> drgProcedures;
    private final Map<String, List<String>> diagnosesOfMdc;

    SeededCases(ReferenceWalk walk, long seed) {
        this.random = new Random(seed);
        this.walk = walk;
        this.categoryDiagnoses = column(File.MDC_DIAGNOSIS, "diag_code");
        this.complications = column(File.COMPLICATION, "diag_code");
        this.excludingDiagnoses = column(File.EXCLUSION, "principal_diag_code");
        this.validProcedures = column(File.VALID_PROCEDURE, "proc_code");
        for (FileLine row : walk.rows(File.ADRG_CONDITION)) {
            (row.optional("list").endsWith("PROC") ? listedProcedures : listedDiagnoses).add(row.optional("code"));
        }
        this.drgProcedures = walk.rows(File.DRG).stream()
                .flatMap(row -> Stream.of((row.optional("any_proc") + "|" + row.optional("later_proc")).split("[|&]")))
                .filter(code -> !code.isEmpty())
                .toList();
        this.diagnosesOfMdc = walk.rows(File.MDC_DIAGNOSIS).stream()
                .collect(groupingBy(row -> row.optional("mdc"), mapping(row -> row.optional("diag_code"), toList())));
    }

    private List<String> column(File file, String column) {
        return walk.rows(file).stream().map(row -> row.optional(column)).toList();
    }

    GroupingCase next() {
        List<String> diagnoses = new ArrayList<>();
        List<String> procedures = new ArrayList<>();
        if (random.nextBoolean()) {
            aimed(diagnoses, procedures);
        }
        int more = random.nextInt(50) == 0 ? 60 : random.nextInt(6);
        for (int i = 0; i < more; i++) {
            diagnoses.add(diagnosis(diagnoses));
        }
        int moreProcedures = random.nextInt(3) == 0 ? random.nextInt(5) : 0;
        for (int i = 0; i < moreProcedures; i++) {
            procedures.add(random.nextInt(8) == 0 ? 0 : procedures.size(), procedure(procedures));
        }
        boolean isInfant = random.nextInt(4) == 0;
        int years = isInfant ? 0 : new int[] {1, 17, 18, 50, 59, 60, 92}[random.nextInt(7)];
        int days = isInfant ? AGES_DAYS[random.nextInt(AGES_DAYS.length)] : random.nextBoolean() ? 0 : years * 365;
        return new GroupingCase(
                random.nextInt(40) == 0 ? random.nextBoolean() ? "" : "9" : random.nextBoolean() ? "1" : "2",
                years,
                days,
                isInfant ? WEIGHTS_G[random.nextInt(WEIGHTS_G.length)] : 0,
                random.nextInt(70),
                DISCHARGE_WAYS[random.nextInt(DISCHARGE_WAYS.length)],
                diagnoses,
                procedures);
    }

    /** Codes of the lists of some rule, each in the place that the rule asks for, or sometimes not. */
    private void aimed(List<String> diagnoses, List<String> procedures) {
        FileLine rule = any(walk.rows(File.ADRG_RULE));
        add(diagnoses, walk.codes(rule, "MAIN_DIAG", ""));
        if (diagnoses.isEmpty()) {
            add(diagnoses, diagnosesOfMdc.getOrDefault(rule.optional("mdc"), List.of()));
        }
        add(diagnoses, walk.codes(rule, "ANY_DIAG", ""));
        add(diagnoses, walk.codes(rule, "OTHER_DIAG", ""));
        add(procedures, walk.codes(rule, "FIRST_PROC", "1"));
        for (int group = 1; group <= 6; group++) {
            if (random.nextInt(4) > 0) {
                add(procedures, walk.codes(rule, "ANY_PROC", Integer.toString(group)));
            }
        }
    }

    private void add(List<String> codes, Collection<String> from) {
        if (!from.isEmpty()) {
            codes.add(
                    from.stream().skip(random.nextInt(from.size())).findFirst().orElseThrow());
        }
    }

    private String diagnosis(List<String> before) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> orUnknown(complications);
            case 2, 3 -> orUnknown(categoryDiagnoses);
            case 4 -> orUnknown(listedDiagnoses);
            case 5 -> orUnknown(excludingDiagnoses);
            case 6 -> orUnknown(before);
            default -> random.nextBoolean() ? "Z37.000" : "X99.99" + random.nextInt(9);
        };
    }

    private String procedure(List<String> before) {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> orUnknown(listedProcedures);
            case 3, 4 -> orUnknown(validProcedures);
            case 5 -> orUnknown(drgProcedures);
            case 6 -> orUnknown(before);
            default -> "99.99x" + random.nextInt(9);
        };
    }

    private String orUnknown(List<String> codes) {
        return codes.isEmpty() ? "unknown" : any(codes);
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
