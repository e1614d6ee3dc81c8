package org.medfund.core.synth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Simulates one block of stays as a pure function of settings and block number.
 *
 * <p>Ordinary stays of a person lie in time slots of their own, so that they neither overlap nor follow each other
 * within two weeks; a scheme bends the first stays of its block after that.
 */
final class BlockSimulator {
    /** Note of the honest examination that a planted one repeats. */
    static final String ANCHOR = "first examination";

    private static final double TAIL_CHANCE = 0.02;
    private static final double TAIL_FACTOR = 4;
    private static final double TAIL_MEAN = 1 + TAIL_CHANCE * (TAIL_FACTOR - 1);
    private static final int STAY_DAYS_MAX = 58;
    private static final int SLOT_GAP_DAYS = 18;
    private static final double[] PERSON_CUMULATIVE = World.cumulative(new double[] {3, 2, 1.5, 1, 1, 0.8, 0.7});
    private static final List<String> HARMLESS_CODES = List.of("E78.500", "K76.000", "M81.900", "K29.500");

    private final World world;
    private final GroupChoice choice = new GroupChoice();
    private final int windowStart;
    private final int windowDays;

    BlockSimulator(SimulationSettings settings) {
        world = new World(settings);
        windowStart = (int) LocalDate.of(settings.firstYear(), 1, 1).toEpochDay();
        windowDays = (int) LocalDate.of(settings.lastYear() + 1, 1, 1).toEpochDay() - windowStart;
    }

    World world() {
        return world;
    }

    List<Group> groups() {
        return choice.all();
    }

    Block simulate(long number) {
        SimulationSettings settings = world.settings();
        Draws draws = new Draws(settings.seed(), 4, number);
        long firstIndex = number * Block.STAYS;
        int count = (int) Math.min(Block.STAYS, settings.discharges() - firstIndex);
        Scheme scheme = count < Block.STAYS ? null : Scheme.of(settings.seed(), number);
        int[] owners = owners(draws, count, scheme);
        List<Insured> persons = new ArrayList<>();
        List<Stay> stays = new ArrayList<>();
        for (int p = 0; p < Block.STAYS; p++) {
            int k = stayCount(owners, p);
            int slotDays = windowDays / Math.max(1, k);
            boolean isNewborn = new Draws(settings.seed(), 5, number, p).chance(0.03)
                    && (scheme == null || scheme.cast.mayBeNewborn(p));
            Insured person = new Insured(world, number * Block.STAYS + p, windowStart, slotDays, isNewborn);
            persons.add(person);
            int slot = 0;
            for (int i = 0; i < count; i++) {
                if (owners[i] == p) {
                    stays.add(ordinaryStay(firstIndex + i, person, slot++, slotDays, slot == k));
                }
            }
        }
        stays.sort(java.util.Comparator.comparingLong(stay -> stay.index));
        List<Sale> sales = List.of();
        if (scheme != null) {
            Plot plot = new Plot(scheme, number, world, choice, draws, persons, stays);
            scheme.plant.into(plot);
            sales = List.copyOf(plot.sales);
        }
        for (Stay stay : stays) {
            charge(stay);
        }
        return new Block(number, persons, stays, sales);
    }

    private static int[] owners(Draws draws, int count, @Nullable Scheme scheme) {
        int[] owners = new int[count];
        for (int i = 0; i < count; i++) {
            int cast = scheme == null ? -1 : scheme.cast.owner(i);
            owners[i] = cast >= 0 ? cast : draws.pick(PERSON_CUMULATIVE) + (scheme == null ? 0 : 1);
        }
        return owners;
    }

    private static int stayCount(int[] owners, int person) {
        int count = 0;
        for (int owner : owners) {
            count += owner == person ? 1 : 0;
        }
        return count;
    }

    private Stay ordinaryStay(long index, Insured person, int slot, int slotDays, boolean isLast) {
        Draws draws = new Draws(world.settings().seed(), 6, index);
        int slotStart = windowStart + slot * slotDays;
        boolean isBirth = person.isNewborn && slot == 0;
        int earliest = isBirth ? person.birthDay : slotStart;
        int room = Math.max(1, slotStart + slotDays - earliest - SLOT_GAP_DAYS);
        int offset = isBirth ? draws.below(Math.min(20, room)) : draws.below(room);
        Group group = choice.draw(draws, person.gender, person.ageOn(earliest + offset), isBirth);
        int days = stayDays(group, draws, Math.max(1, room - 1));
        int admission = isBirth ? earliest + offset : earliest + Math.min(offset, Math.max(0, room - days));
        int place = place(person, draws);
        Stay stay = new Stay(index, person, place, world.drawHospital(draws, place, group.hospitalLevelMin()), group);
        stay.admissionDay = admission;
        stay.dischargeDay = admission + days;
        stay.doctor = draws.below(World.DOCTORS);
        code(stay, draws);
        way(stay, draws);
        if (!stay.isLocal()) {
            file(stay, draws);
        }
        stay.hasIcu = days >= 3 && draws.chance(group.icuProbability());
        stay.isRefunded = draws.chance(0.005);
        if (isLast && !stay.isRefunded && draws.chance(group.deathProbability())) {
            stay.dischargeWay = "5";
            person.deathDay = stay.dischargeDay;
        }
        return stay;
    }

    private static int stayDays(Group group, Draws draws, int most) {
        double days = group.meanStayDays() * StrictMath.exp(0.3 * draws.normal() - 0.045);
        return (int) Math.max(1, Math.min(Math.min(STAY_DAYS_MAX, most), StrictMath.round(days)));
    }

    private int place(Insured person, Draws draws) {
        if (person.livesAwayPlace >= 0 && draws.chance(0.9)) {
            return person.livesAwayPlace;
        }
        return draws.chance(0.07) ? world.drawOtherPlace(draws, person.place, draws.chance(0.5)) : person.place;
    }

    /** Main diagnosis, procedure, and other diagnoses that make the case fall into its group. */
    static void code(Stay stay, Draws draws) {
        Group group = stay.group;
        stay.mainDiagnosis =
                group.diagnosisCodes().get(draws.below(group.diagnosisCodes().size()));
        stay.procedure = group.procedureCodes().isEmpty()
                ? ""
                : group.procedureCodes().get(draws.below(group.procedureCodes().size()));
        stay.otherDiagnoses.clear();
        if (!group.severityCodes().isEmpty()) {
            stay.otherDiagnoses.add(
                    group.severityCodes().get(draws.below(group.severityCodes().size())));
        }
        String harmless = HARMLESS_CODES.get(draws.below(HARMLESS_CODES.size()));
        if (stay.person.ageOn(stay.admissionDay) >= 18 && draws.chance(0.6) && !harmless.equals(stay.mainDiagnosis)) {
            stay.otherDiagnoses.add(harmless);
        }
    }

    private void way(Stay stay, Draws draws) {
        if (stay.group.family().equals("OB1") || stay.group.family().equals("OR1")) {
            stay.medicalCategory = "52";
        } else if (draws.chance(0.14)) {
            stay.admissionWay = "1";
            stay.medicalCategory = "24";
        }
        double way = draws.uniform();
        stay.dischargeWay = way < 0.93 ? "1" : way < 0.95 ? "2" : way < 0.97 ? "3" : way < 0.99 ? "4" : "9";
        stay.isPlannedReadmission = stay.mainDiagnosis.startsWith("Z51") && draws.chance(0.8);
    }

    /** Honest care away from home is filed, an emergency, or too heavy a case for home. */
    private void file(Stay stay, Draws draws) {
        Insured person = stay.person;
        double kind = draws.uniform();
        if (stay.treatedPlace == person.livesAwayPlace) {
            stay.filing = new Filing(Filing.RESIDENCE, stay, windowStart - 200, -1, false);
        } else if (stay.admissionWay.equals("1")) {
            stay.filing = new Filing(Filing.EMERGENCY, stay, stay.admissionDay, stay.dischargeDay, false);
        } else if (kind < 0.25 && (stay.group.procedureLevel().equals("4") || stay.group.meanCostYuan() > 15_000)) {
            return;
        } else if (kind < 0.8) {
            stay.filing = new Filing(Filing.REFERRAL, stay, stay.admissionDay - 3, stay.admissionDay + 180, false);
            stay.medicalCategory = stay.medicalCategory.equals("21") ? "23" : stay.medicalCategory;
        } else {
            stay.filing = new Filing(Filing.TEMPORARY, stay, stay.admissionDay - 10, stay.admissionDay + 190, false);
        }
    }

    private void charge(Stay stay) {
        Draws draws = new Draws(world.settings().seed(), 7, stay.index);
        Group group = stay.scheme == Scheme.UPCODING ? choice.named(stay.group.family() + "5") : stay.group;
        double effect = world.effect(stay.hospital, stay.treatedPlace, stay.group.hospitalLevelMin());
        double log = group.sigma() * draws.normal() - group.sigma() * group.sigma() / 2;
        stay.isVeryCostly = draws.chance(TAIL_CHANCE);
        double tail = (stay.isVeryCostly ? TAIL_FACTOR : 1) / TAIL_MEAN;
        double factor = stay.isAtMeanCost ? 1 : effect * StrictMath.exp(log) * tail * stay.costFactor;
        stay.totalFen = Math.max(10_000, StrictMath.round(group.meanCostYuan() * 100 * factor));
        stay.lines = Charges.of(stay, draws);
        stay.split = FundSplit.of(stay, draws);
    }
}
