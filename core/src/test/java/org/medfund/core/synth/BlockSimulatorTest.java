package org.medfund.core.synth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Plain Java: a few thousand stays without Spark. */
class BlockSimulatorTest {
    private static final SimulationSettings SETTINGS = SimulationSettings.parse("5005", "11", "2023-2025", null);
    private static final BlockSimulator SIMULATOR = new BlockSimulator(SETTINGS);
    private static final List<Block> BLOCKS = LongStream.range(0, Block.count(SETTINGS))
            .mapToObj(SIMULATOR::simulate)
            .toList();

    private static List<Stay> stays() {
        return BLOCKS.stream().flatMap(block -> block.stays().stream()).toList();
    }

    private static List<Stay> planted(Scheme scheme) {
        return stays().stream().filter(stay -> stay.scheme == scheme).toList();
    }

    @Test
    void thereAreExactlyAsManyStaysAsAskedFor() {
        assertEquals(5005, stays().size());
        assertEquals(5005, stays().stream().map(Stay::id).distinct().count());
    }

    @Test
    void chargesAddUpToTheFen() {
        for (Stay stay : stays()) {
            assertEquals(
                    stay.totalFen,
                    stay.lines.stream().mapToLong(FeeLine::amountFen).sum());
            assertTrue(stay.lines.stream().allMatch(line -> line.amountFen() > 0), stay.id());
            assertTrue(
                    stay.lines.stream()
                            .allMatch(line -> line.day() >= stay.admissionDay && line.day() <= stay.dischargeDay),
                    stay.id());
        }
    }

    @Test
    void aStayHasAboutEightLines() {
        double mean =
                stays().stream().mapToInt(stay -> stay.lines.size()).average().orElseThrow();

        assertTrue(mean > 7.7 && mean < 8.3, "mean " + mean);
    }

    @Test
    void onlyPlantedStaysHaveALineTwice() {
        for (Stay stay : stays()) {
            long kinds = stay.lines.stream()
                    .map(line -> List.of(line.item().code(), line.day(), line.quantity(), line.priceFen()))
                    .distinct()
                    .count();
            assertEquals(stay.scheme == Scheme.DUPLICATE_CHARGE ? 2 : 0, stay.lines.size() - kinds, stay.id());
        }
    }

    @Test
    void servicesGoOnAfterTheDeathOfPlantedStays() {
        for (Stay stay : planted(Scheme.SERVICE_AFTER_DEATH)) {
            assertTrue(stay.lines.stream().anyMatch(line -> line.day() > stay.person.deathDay + 1), stay.id());
        }
    }

    @Test
    void onlyPlantedStaysOfThreeDaysAreNearlyAllExamination() {
        for (Stay stay : stays()) {
            long total = stay.lines.stream().mapToLong(FeeLine::amountFen).sum();
            long exams = stay.lines.stream()
                    .filter(line -> List.of("03", "04").contains(line.item().feeClass()))
                    .mapToLong(FeeLine::amountFen)
                    .sum();
            boolean isLowStandard = stay.days() <= 3 && exams >= 0.7 * total;
            assertEquals(stay.scheme == Scheme.LOW_STANDARD_ADMISSION, isLowStandard, stay.id());
        }
    }

    @Test
    void theIdentitiesOfTheSettlementListHold() {
        for (Stay stay : stays()) {
            FundSplit split = stay.split;
            assertEquals(stay.totalFen, split.fullSelf() + split.firstSelf() + split.inScope());
            assertEquals(stay.totalFen, split.fundTotal() + split.personTotal() + split.hospitalPart());
            assertEquals(split.personTotal(), split.account() + split.cash());
            assertTrue(split.mutualAid() <= split.account());
            assertTrue(split.cash() >= 0 && split.basicPool() >= 0 && split.deductible() >= 0, stay.id());
            assertTrue(split.fundTotal() <= split.inScope(), stay.id());
        }
    }

    @Test
    void staysLieInTheYearsAndDoNotOverlapUnlessPlanted() {
        int from = (int) java.time.LocalDate.of(2023, 1, 1).toEpochDay();
        int to = (int) java.time.LocalDate.of(2025, 12, 31).toEpochDay();
        for (Block block : BLOCKS) {
            for (Stay stay : block.stays()) {
                assertTrue(stay.admissionDay >= from && stay.dischargeDay <= to, stay.id());
                for (Stay other : block.stays()) {
                    boolean isPair =
                            stay.scheme == Scheme.OVERLAPPING_STAYS || other.scheme == Scheme.OVERLAPPING_STAYS;
                    if (other != stay && other.person == stay.person && !isPair) {
                        assertTrue(
                                other.admissionDay > stay.dischargeDay || stay.admissionDay > other.dischargeDay,
                                stay.id() + " " + other.id());
                    }
                }
            }
        }
    }

    @Test
    void everySchemeIsPlantedAtItsRate() {
        // 448 blocks are seven whole cycles of 64: seven times as many as the scheme has, and up to as many in the
        // rest.
        for (Scheme scheme : Scheme.values()) {
            Set<Long> blocks = new HashSet<>();
            BLOCKS.stream().filter(block -> tellsOf(block, scheme)).forEach(block -> blocks.add(block.number()));
            assertTrue(
                    blocks.size() >= 7 * scheme.blocksPerCycle && blocks.size() <= 8 * scheme.blocksPerCycle,
                    scheme + " in " + blocks.size() + " blocks");
        }
    }

    private static boolean tellsOf(Block block, Scheme scheme) {
        return block.stays().stream().anyMatch(stay -> stay.scheme == scheme)
                || block.sales().stream().anyMatch(sale -> sale.scheme() == scheme);
    }

    @Test
    void equalBlocksAreSimulatedEqually() {
        for (long block = 0; block < 128; block++) {
            assertEquals(answerKey(SIMULATOR.simulate(block)), answerKey(BLOCKS.get((int) block)));
        }
    }

    private static List<String> answerKey(Block block) {
        List<String> rows = new ArrayList<>();
        AnswerKey.planted(block, SIMULATOR.world()).forEach(row -> rows.add(Arrays.toString(row)));
        block.stays().forEach(stay -> rows.add(stay.id() + stay.lines));
        block.sales().forEach(sale -> rows.add(sale.id() + sale.line()));
        return rows;
    }

    /** The rules themselves are held against the plants where the lines are at hand: what a near miss may not do. */
    @Test
    void nearMissesAreLawful() {
        int nearMisses = 0;
        for (Stay stay : stays()) {
            if (stay.scheme != null) {
                continue;
            }
            for (FeeLine line : stay.extra) {
                nearMisses++;
                Item item = line.item();
                assertTrue(!item.equals(Item.COSMETIC_TREATMENT) || line.inScopeFen() == 0, stay.id());
                assertTrue(!item.equals(Item.BASE_PRICED_IMPLANT) || line.inScopeFen() <= 120_000, stay.id());
                assertTrue(item.priceFen() == 0 || line.priceFen() <= item.priceFen(), stay.id());
                assertTrue(!item.equals(Item.RESERVED_ANTIBIOTIC) || stay.hospital.levelClass() == 3, stay.id());
                assertTrue(!item.equals(Item.PROSTATE_MASSAGE) || stay.person.gender.equals("1"), stay.id());
                assertTrue(line.order().suppliedDays() <= 35, stay.id());
            }
            long shifted = stay.visits.stream()
                    .filter(visit -> visit.day() < stay.dischargeDay)
                    .mapToLong(Stay.Visit::fen)
                    .sum();
            assertTrue(shifted < 10_000, stay.id());
        }
        assertTrue(nearMisses > 50, nearMisses + " near misses");
    }

    /** A sale is of nobody who is in hospital that minute, so that it is a violation of its own scheme only. */
    @Test
    void salesAreFarFromTheStaysOfTheirPerson() {
        for (Block block : BLOCKS) {
            for (Sale sale : block.sales()) {
                for (Stay stay : block.stays()) {
                    assertTrue(
                            stay.person != sale.person()
                                    || stay.lines.stream()
                                            .noneMatch(line ->
                                                    line.day() == sale.line().day()
                                                            && Math.abs(line.minute()
                                                                            - sale.line()
                                                                                    .minute())
                                                                    < 30),
                            sale.id());
                }
            }
        }
    }

    @Test
    void onlyPlantedStaysRepeatAnExaminationWithinThirtyDays() {
        List<String> repeats = new ArrayList<>();
        for (Block block : BLOCKS) {
            for (Stay earlier : block.stays()) {
                for (Stay later : block.stays()) {
                    if (later.person == earlier.person
                            && later.admissionDay > earlier.admissionDay
                            && repeats(earlier, later)) {
                        repeats.add(later.id());
                    }
                }
            }
        }
        assertEquals(planted(Scheme.REPEAT_EXAM).stream().map(Stay::id).toList(), repeats);
    }

    private static boolean repeats(Stay earlier, Stay later) {
        return later.lines.stream()
                .filter(line -> !line.item().examClass().isEmpty() && !line.isEmergency())
                .anyMatch(line -> earlier.lines.stream()
                        .anyMatch(before -> before.item().equals(line.item())
                                && !before.isEmergency()
                                && line.day() - before.day() <= 30));
    }

    @Test
    void onlyPlantedStaysFollowTheSameIllnessInTheSameHospitalWithinFifteenDays() {
        List<String> splits = new ArrayList<>();
        for (Block block : BLOCKS) {
            for (Stay earlier : block.stays()) {
                for (Stay later : block.stays()) {
                    int gap = later.admissionDay - earlier.dischargeDay;
                    boolean isSame = later.person == earlier.person
                            && later.hospital.code().equals(earlier.hospital.code())
                            && later.mainDiagnosis.substring(0, 3).equals(earlier.mainDiagnosis.substring(0, 3));
                    if (later != earlier && isSame && gap >= 0 && gap <= 15) {
                        splits.add(later.id());
                    }
                }
            }
        }

        List<String> planted =
                planted(Scheme.SPLIT_ADMISSION).stream().map(Stay::id).toList();
        assertEquals(planted, splits);
    }

    @Test
    void honestStaysAreNotIdleAndHangingOnesAre() {
        for (Stay stay : stays()) {
            int inner = stay.days() - 1;
            long busy = stay.lines.stream()
                    .filter(line -> !line.item().feeClass().equals("01"))
                    .mapToInt(FeeLine::day)
                    .filter(day -> day > stay.admissionDay && day < stay.dischargeDay)
                    .distinct()
                    .count();
            long idle = Math.max(0, inner - busy);
            boolean isHanging = idle >= 2 && idle >= 0.3 * inner;
            if (stay.scheme == Scheme.BED_HANGING) {
                assertTrue(isHanging, stay.id());
            } else {
                assertTrue(!isHanging, stay.id() + " idle " + idle + " of " + inner);
            }
        }
    }
}
