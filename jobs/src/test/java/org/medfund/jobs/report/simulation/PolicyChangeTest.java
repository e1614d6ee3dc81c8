package org.medfund.jobs.report.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.medfund.jobs.report.simulation.PolicyChange.Cell;
import org.medfund.jobs.report.simulation.PolicyChange.Effect;
import org.medfund.jobs.report.simulation.PolicyChange.Flow;
import org.medfund.jobs.report.simulation.PolicyChange.Place;

class PolicyChangeTest {
    private static final Place H1 = new Place("330100", "310", 3, "H1");
    private static final Place H2 = new Place("330100", "310", 2, "H2");
    private static final Cell NORMAL = new Cell("A", "NORMAL");
    private static final Cell LOW = new Cell("A", "LOW");
    private static final Cell OTHER = new Cell("B", "NORMAL");

    @Test
    void casesThatStayAreAPriceThoseThatMoveAMixThoseThatComeOrGoAVolume() {
        // Ten stay and get 1.00 more each; two fall from 10.00 to 4.50; one is paid no more; three are new at 2.00.
        List<Flow> flows = List.of(
                new Flow(H1, NORMAL, NORMAL, 10, 10_000, 11_000),
                new Flow(H1, NORMAL, LOW, 2, 2_000, 900),
                new Flow(H1, LOW, null, 1, 300, 0),
                new Flow(H1, null, LOW, 3, 0, 600));

        assertThat(PolicyChange.total(flows)).isEqualTo(new Effect(16, 12_300, 12_500, 300, -1_100, 1_000));

        SortedMap<String, Effect> byPath = PolicyChange.by(flows, (place, cell) -> Optional.of(cell.path()));
        assertThat(byPath).containsEntry("NORMAL", new Effect(12, 12_000, 11_000, 0, -2_000, 1_000));
        assertThat(byPath).containsEntry("LOW", new Effect(6, 300, 1_500, 300, 900, 0));
    }

    @Test
    void aMoveBetweenGroupsIsMixInBothAndCancelsInTheirSum() {
        List<Flow> flows = List.of(new Flow(H1, NORMAL, OTHER, 1, 1_000, 3_000));

        SortedMap<String, Effect> byGroup = PolicyChange.by(flows, (place, cell) -> Optional.of(cell.groupCode()));

        assertThat(byGroup).containsEntry("A", new Effect(1, 1_000, 0, 0, -1_000, 0));
        assertThat(byGroup).containsEntry("B", new Effect(1, 0, 3_000, 0, 3_000, 0));
        assertThat(PolicyChange.total(flows)).isEqualTo(new Effect(1, 1_000, 3_000, 0, 2_000, 0));
    }

    @Test
    void nothingChangesWithoutFlows() {
        assertThat(PolicyChange.total(List.of())).isEqualTo(Effect.NONE);
        SortedMap<String, Effect> rows = PolicyChange.by(List.of(), (place, cell) -> Optional.of(cell.path()));
        assertThat(rows).isEmpty();
    }

    @Test
    void partsThatAreNotTheWholeAreRefused() {
        assertThatThrownBy(() -> new Effect(1, 100, 200, 0, 0, 99)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Flow(H1, null, NORMAL, 1, 5, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Flow(H1, null, null, 1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Whatever happens to the cases of a world, every row and every sum of rows is its parts, to the fen. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void inEveryWorldTheChangeIsVolumeAndMixAndPriceInEveryRowAndEverySum(long seed) {
        Random random = new Random(seed);
        List<Flow> flows = new ArrayList<>();
        long before = 0;
        long after = 0;
        long entered = 0;
        long stayed = 0;
        for (int at = 0; at < 500; at++) {
            Cell from = cell(random);
            Cell to = from == null || random.nextInt(3) > 0 ? cell(random) : from;
            if (from == null && to == null) {
                continue;
            }
            long paid = from == null ? 0 : random.nextInt(1_000_000);
            long wouldBePaid = to == null ? 0 : random.nextInt(1_000_000);
            flows.add(new Flow(random.nextBoolean() ? H1 : H2, from, to, 1, paid, wouldBePaid));
            before += paid;
            after += wouldBePaid;
            entered += from == null || to == null ? wouldBePaid - paid : 0;
            stayed += from != null && from.equals(to) ? wouldBePaid - paid : 0;
        }

        Effect total = PolicyChange.total(flows);
        assertThat(total)
                .isEqualTo(new Effect(flows.size(), before, after, entered, after - before - entered - stayed, stayed));
        for (SortedMap<String, Effect> rows : List.of(
                PolicyChange.by(flows, (place, cell) -> Optional.of(place.institutionCode())),
                PolicyChange.by(flows, (place, cell) -> Optional.of(cell.groupCode())),
                PolicyChange.by(flows, (place, cell) -> Optional.of(place + " " + cell)))) {
            long volume = rows.values().stream().mapToLong(Effect::volumeFen).sum();
            long mix = rows.values().stream().mapToLong(Effect::mixFen).sum();
            long price = rows.values().stream().mapToLong(Effect::priceFen).sum();
            assertThat(List.of(volume, mix, price))
                    .isEqualTo(List.of(total.volumeFen(), total.mixFen(), total.priceFen()));
            assertThat(rows.values())
                    .allMatch(row -> row.changeFen() == row.volumeFen() + row.mixFen() + row.priceFen());
        }
    }

    private static @org.jspecify.annotations.Nullable Cell cell(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> null;
            case 1 -> LOW;
            case 2 -> OTHER;
            case 3 -> new Cell("", "UNGROUPED");
            default -> NORMAL;
        };
    }
}
