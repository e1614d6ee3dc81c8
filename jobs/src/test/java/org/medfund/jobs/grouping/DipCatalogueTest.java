package org.medfund.jobs.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.medfund.core.money.CostSpread;
import org.medfund.core.money.CostSum;
import org.medfund.jobs.grouping.DipCataloguePolicy.BelowThreshold;
import org.medfund.jobs.grouping.DipCataloguePolicy.CoreRule;

class DipCatalogueTest {
    private static final List<DipMatch.Step> ORDER = List.of(DipMatch.Step.values());

    private static DipCataloguePolicy policy(CoreRule rule, BelowThreshold below) {
        return new DipCataloguePolicy(
                rule, 3, new BigDecimal("0.60"), new BigDecimal("0.10"), BigDecimal.ONE, below, 4, 3, 0);
    }

    private static DipCombination combination(String diagnosis, String main, String... costs) {
        return new DipCombination(
                diagnosis,
                main,
                main == null ? ProcedureClass.MEDICAL : ProcedureClass.SURGERY,
                List.of(),
                CostSpread.of(List.of(costs).stream().map(BigDecimal::new).toList()));
    }

    @Test
    void aPoolBelowTheThresholdIsKeptOnlyIfTheRegionKeepsIt() {
        List<DipCombination> combinations = List.of(combination("K35.3", "47.0100", "1", "1"));

        DipCatalogue left = DipCatalogue.of(combinations, policy(CoreRule.THRESHOLD, BelowThreshold.UNGROUPED));
        DipCatalogue kept = DipCatalogue.of(combinations, policy(CoreRule.THRESHOLD, BelowThreshold.KEEP));

        assertThat(left.diseases()).isEmpty();
        assertThat(left.belowThreshold().caseCount()).isEqualTo(2);
        assertThat(kept.diseases()).extracting(DipDisease::code).containsExactly("K35|SURGERY");
    }

    @Test
    void aComprehensiveDiseaseWhoseCostsVaryTooMuchIsDropped() {
        // 0, 0, 9: mean 3, deviation root of 18, so the coefficient is 1.41.
        DipCatalogue catalogue = DipCatalogue.of(
                List.of(combination("K35.3", "47.0100", "0", "0"), combination("K35.8", "47.0100", "9")),
                policy(CoreRule.THRESHOLD, BelowThreshold.UNGROUPED));

        assertThat(catalogue.diseases()).isEmpty();
        assertThat(catalogue.tooVaried().caseCount()).isEqualTo(3);
        assertThat(catalogue.all().sumYuan()).isEqualByComparingTo("9");
    }

    @Test
    void underCoverageTheLargestCombinationsThatReachTheShareAreCore() {
        // 5 + 3 + 1 + 1 cases: 5 are half, 8 are enough for 0.60, so diseases need 3 cases.
        DipCatalogue catalogue = DipCatalogue.of(
                List.of(
                        combination("A01.0", null, "1", "1", "1", "1", "1"),
                        combination("B01.0", null, "1", "1", "1"),
                        combination("C01.0", null, "1"),
                        combination("D01.0", null, "1")),
                policy(CoreRule.COVERAGE, BelowThreshold.UNGROUPED));

        assertThat(catalogue.threshold()).isEqualTo(3);
        assertThat(catalogue.diseases()).extracting(DipDisease::code).containsExactly("A01.0", "B01.0");
        assertThat(catalogue.coreShare()).isEqualByComparingTo("0.8");
    }

    @Test
    void anEmptyCatalogueHasNoShares() {
        DipCatalogue catalogue = DipCatalogue.of(List.of(), policy(CoreRule.COVERAGE, BelowThreshold.UNGROUPED));

        assertThat(catalogue.diseases()).isEmpty();
        assertThat(catalogue.groupedShare()).isEqualByComparingTo("0");
    }

    @Test
    void anOperationThatEveryCaseHadIsNotComparedWithAnything() {
        RelatedOperations.Base base = new RelatedOperations.Base("K35.3", "47.0100");
        CostSum all = CostSum.of(2, new BigDecimal("200"));

        assertThat(RelatedOperations.kept(
                        Map.of(base, all),
                        List.of(new RelatedOperations.WithOperation(base, "54.1900", all)),
                        new BigDecimal("0.10")))
                .isEmpty();
    }

    @Test
    void anOperationIsKeptFromTenPercentOn() {
        RelatedOperations.Base base = new RelatedOperations.Base("K35.3", "47.0100");

        // With it 110 and 109.99 against 100 without.
        assertThat(RelatedOperations.kept(
                        Map.of(base, CostSum.of(3, new BigDecimal("319.99"))),
                        List.of(
                                new RelatedOperations.WithOperation(
                                        base, "R1", CostSum.of(1, new BigDecimal("115.22"))),
                                new RelatedOperations.WithOperation(
                                        base, "R2", CostSum.of(1, new BigDecimal("109.99")))),
                        new BigDecimal("0.10")))
                .containsExactly(Map.entry(base, Set.of("R1")));
    }

    @Test
    void ofEquallyGoodDiseasesTheOneNearestInCostWinsThenTheLowerCode() {
        DipDisease cheap = ready("B", "47.0100", "1000");
        DipDisease dear = ready("A", "47.0100", "3000");
        DipDisease alike = ready("C", "47.0100", "3000");
        DipMatcher matcher = new DipMatcher(List.of(cheap, alike, dear), ORDER);

        assertThat(code(matcher, "1900")).isEqualTo("B");
        assertThat(code(matcher, "2100")).isEqualTo("A");
        assertThat(code(matcher, "2000")).isEqualTo("A");
        assertThat(code(matcher, null)).isEqualTo("A");
    }

    @Test
    void aReadyMadeDiseaseNamesAlternativesAndTheLongerDiagnosisWins() {
        DipDisease wide = new DipDisease(
                "wide",
                DipDisease.Kind.CORE,
                "P07.1",
                null,
                Set.of("96.7101", "96.7201"),
                List.of(),
                CostSpread.NONE,
                null);
        DipDisease narrow = new DipDisease(
                "narrow", DipDisease.Kind.CORE, "P07.102", null, Set.of("96.7201"), List.of(), CostSpread.NONE, null);
        DipDisease both = new DipDisease(
                "both",
                DipDisease.Kind.CORE,
                "P07.1",
                null,
                Set.of("96.7101"),
                List.of(Set.of("X", "Y"), Set.of("Z")),
                CostSpread.NONE,
                null);
        DipMatcher matcher = new DipMatcher(List.of(wide, narrow, both), ORDER);

        assertThat(match(matcher, "P07.102", "96.7201").disease()).isEqualTo(narrow);
        assertThat(match(matcher, "P07.101", "96.7201").disease()).isEqualTo(wide);
        assertThat(match(matcher, "P07.101", "96.7101", "Y", "Z"))
                .isEqualTo(new DipMatch(DipMatch.Step.EXACT_ALL_RELATED, both));
        assertThat(match(matcher, "P07.101", "96.7101", "Y", "Z", "W"))
                .isEqualTo(new DipMatch(DipMatch.Step.MAX_RELATED_MATCH, both));
        assertThat(match(matcher, "P07.101", "96.7101", "X", "Y"))
                .isEqualTo(new DipMatch(DipMatch.Step.DX_MAIN_ONLY, wide));
    }

    /** Whatever the cases and their order: the catalogue is the same, and every case is counted once. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void countsAddUpAndTheOrderDoesNotMatter(long seed) {
        Random random = new Random(seed);
        List<DipCase> cases = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            boolean isOperated = random.nextInt(3) > 0;
            Set<String> related = new TreeSet<>();
            for (int r = random.nextInt(3); isOperated && r > 0; r--) {
                related.add("R" + random.nextInt(3));
            }
            cases.add(new DipCase(
                    "K3" + random.nextInt(3) + "." + random.nextInt(4) + "00",
                    isOperated ? "47.0" + random.nextInt(3) : null,
                    related,
                    isOperated ? ProcedureClass.values()[1 + random.nextInt(3)] : ProcedureClass.MEDICAL,
                    BigDecimal.valueOf(1 + random.nextInt(1_000_000), 2)));
        }
        DipCataloguePolicy policy = policy(
                seed % 2 == 0 ? CoreRule.COVERAGE : CoreRule.THRESHOLD,
                seed % 3 == 0 ? BelowThreshold.KEEP : BelowThreshold.UNGROUPED);

        DipCatalogue catalogue = DipCatalogue.of(combinations(cases), policy);
        List<DipCase> shuffled = new ArrayList<>(cases);
        Collections.shuffle(shuffled, random);

        assertThat(DipCatalogue.of(combinations(shuffled), policy)).isEqualTo(catalogue);
        assertThat(catalogue.all())
                .isEqualTo(CostSpread.of(cases.stream().map(DipCase::costYuan).toList()));

        List<DipDisease> diseases = new ArrayList<>(catalogue.diseases());
        DipMatcher matcher = new DipMatcher(diseases, ORDER);
        Collections.shuffle(diseases, random);
        DipMatcher other = new DipMatcher(diseases, ORDER);
        assertThat(cases).allSatisfy(each -> assertThat(other.match(each)).isEqualTo(matcher.match(each)));
        // A case whose combination is a core disease is matched with it.
        Set<String> core = new TreeSet<>();
        catalogue.diseases().stream()
                .filter(disease -> disease.kind() == DipDisease.Kind.CORE)
                .forEach(disease -> core.add(disease.code()));
        assertThat(cases)
                .filteredOn(
                        each -> core.contains(DipDisease.core(combination(each)).code()))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(matcher.match(each).disease())
                        .extracting(DipDisease::code)
                        .isEqualTo(DipDisease.core(combination(each)).code()));
    }

    private static List<DipCombination> combinations(List<DipCase> cases) {
        Map<String, DipCombination> merged = new TreeMap<>();
        for (DipCase each : cases) {
            merged.merge(
                    each.procedureClass() + DipDisease.core(combination(each)).code(),
                    combination(each),
                    (a, b) -> new DipCombination(
                            a.diagnosis(),
                            a.mainProcedure(),
                            a.procedureClass(),
                            a.related(),
                            a.costs().plus(b.costs())));
        }
        return List.copyOf(merged.values());
    }

    private static DipCombination combination(DipCase each) {
        return new DipCombination(
                CodeRanges.cut(each.diagnosis(), 4),
                each.mainProcedure(),
                each.procedureClass(),
                List.copyOf(new TreeSet<>(each.related())),
                CostSpread.of(List.of(each.costYuan())));
    }

    private static DipDisease ready(String code, String main, String mean) {
        return new DipDisease(
                code,
                DipDisease.Kind.CORE,
                "K35.3",
                null,
                Set.of(main),
                List.of(),
                CostSpread.of(List.of(new BigDecimal(mean))),
                null);
    }

    private static String code(DipMatcher matcher, String cost) {
        return matcher.match(new DipCase(
                        "K35.300",
                        "47.0100",
                        Set.of(),
                        ProcedureClass.SURGERY,
                        cost == null ? null : new BigDecimal(cost)))
                .disease()
                .code();
    }

    private static DipMatch match(DipMatcher matcher, String diagnosis, String main, String... related) {
        return matcher.match(new DipCase(diagnosis, main, Set.of(related), ProcedureClass.THERAPEUTIC, null));
    }
}
