package org.medfund.jobs.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.testkit.TestLake;

/** What holds of every case, on many made-up ones of the schemes in the repository. */
class GroupingAgreementTest {
    private static final Path DEMO = TestLake.repository().resolve("conf/scheme/demo_2025");

    @TempDir
    Path folder;

    @Test
    void casesAreGroupedAsTheTablesRead() {
        assertThat(GroupingAgreement.disagreements(new SmallScheme().writtenTo(folder), 50_000))
                .isEmpty();
        assertThat(GroupingAgreement.disagreements(DEMO, 50_000)).isEmpty();
    }

    @Test
    void anExplanationTellsTheResultAndEndsThere() {
        eachCase(5_000, (grouper, input) -> {
            GroupingResult result = grouper.group(input);
            Explanation explanation = grouper.explain(input);

            assertThat(explanation.result()).isEqualTo(result);
            List<Explanation.Step> path = explanation.path();
            boolean isGrouped = result.status() == GroupingStatus.SUCCESS || result.status() == GroupingStatus.QY;
            assertThat(path.isEmpty() ? null : path.get(path.size() - 1).drg())
                    .isEqualTo(isGrouped ? result.group() : null);
            assertThat(explanation.remedies().isEmpty() || result.status() != GroupingStatus.SUCCESS)
                    .isTrue();
        });
    }

    @Test
    void aTraceGivesTheResultAndNoCodeOfItIsNeedless() {
        eachCase(2_000, (grouper, input) -> {
            GroupingResult result = grouper.group(input);
            Trace trace = grouper.trace(input);
            GroupingCase kept = input.withDiagnoses(trace.diagnoses()).withProcedures(trace.procedures());

            assertThat(trace.result()).isEqualTo(result).isEqualTo(grouper.group(kept));
            for (int i = 0; i < trace.diagnoses().size(); i++) {
                assertThat(grouper.group(kept.withDiagnoses(without(trace.diagnoses(), i))))
                        .isNotEqualTo(result);
            }
            for (int i = 0; i < trace.procedures().size(); i++) {
                assertThat(grouper.group(kept.withProcedures(without(trace.procedures(), i))))
                        .isNotEqualTo(result);
            }
        });
    }

    private interface Check {
        void on(DrgGrouper grouper, GroupingCase input);
    }

    private void eachCase(int cases, Check check) {
        for (Path scheme : List.of(new SmallScheme().writtenTo(folder), DEMO)) {
            DrgGrouper grouper = new DrgGrouper(SchemeFolder.load(scheme, CodeForm.AS_WRITTEN));
            SeededCases seeded = new SeededCases(new ReferenceWalk(scheme), 7);
            for (int i = 0; i < cases; i++) {
                check.on(grouper, seeded.next());
            }
        }
    }

    private static List<String> without(List<String> codes, int at) {
        List<String> fewer = new ArrayList<>(codes);
        fewer.remove(at);
        return fewer;
    }
}
