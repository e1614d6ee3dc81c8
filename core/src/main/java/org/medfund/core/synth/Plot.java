package org.medfund.core.synth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a plant works with: the stays of its block, the persons among whom they fall, and the places they lie in. */
final class Plot {
    private static final int ROOM_DAYS = 120;
    private static final int SALES_MAX = 1_000;

    final Scheme scheme;
    final World world;
    final Draws draws;
    final List<Insured> persons;
    final List<Stay> stays;
    final List<Sale> sales = new ArrayList<>();
    private final GroupChoice choice;
    private final long block;

    Plot(
            Scheme scheme,
            long block,
            World world,
            GroupChoice choice,
            Draws draws,
            List<Insured> persons,
            List<Stay> stays) {
        this.scheme = scheme;
        this.block = block;
        this.world = world;
        this.choice = choice;
        this.draws = draws;
        this.persons = persons;
        this.stays = stays;
    }

    Stay first() {
        return stays.get(0);
    }

    Stay second() {
        return stays.get(1);
    }

    Stay third() {
        return stays.get(2);
    }

    /**
     * A stay that the scheme leaves alone, for a near miss: what is charged on it is lawful, if only just.
     *
     * @param suits what must be true of it
     */
    Optional<Stay> bystander(Predicate<Stay> suits) {
        return stays.stream()
                .skip(3)
                .filter(stay -> !stay.isRefunded && suits.test(stay))
                .findFirst();
    }

    /** A day of the window that leaves room for the whole scheme. */
    int anyDay() {
        int start = (int) LocalDate.of(world.settings().firstYear(), 1, 1).toEpochDay();
        int end = (int) LocalDate.of(world.settings().lastYear() + 1, 1, 1).toEpochDay();
        return draws.between(start, end - ROOM_DAYS);
    }

    int anyYear() {
        return draws.between(world.settings().firstYear(), world.settings().lastYear());
    }

    /** An unremarkable stay at home in this group. */
    void local(Stay stay, String group, int days) {
        stay.group = choice.named(group);
        stay.treatedPlace = stay.person.place;
        stay.hospital = world.drawHospital(draws, stay.treatedPlace, stay.group.hospitalLevelMin());
        stay.dischargeDay = stay.admissionDay + days;
        stay.admissionWay = "2";
        stay.medicalCategory = "21";
        stay.dischargeWay = "1";
        stay.isPlannedReadmission = false;
        stay.hasIcu = false;
        stay.isRefunded = false;
        stay.filing = null;
        stay.person.deathDay = -1;
        BlockSimulator.code(stay, draws);
    }

    static void follow(Stay later, Stay earlier, int gapDays) {
        int days = later.days();
        later.admissionDay = earlier.dischargeDay + gapDays;
        later.dischargeDay = later.admissionDay + days;
    }

    World.Hospital otherHospital(Stay stay) {
        List<World.Hospital> here = world.hospitals(stay.treatedPlace);
        return here.get((stay.hospital.number() + 1) % here.size());
    }

    /** Charged on top of what the stay costs. */
    static void charge(Stay stay, FeeLine line) {
        stay.extra.add(line);
    }

    /** Half past nine on a day after admission, and seven minutes later for each line that is there already. */
    static FeeLine line(Stay stay, Item item, long quantity, long priceFen, int dayOfStay) {
        int minute = 9 * 60 + 30 + 7 * stay.extra.size();
        return FeeLine.of(item, quantity, priceFen, Math.min(stay.admissionDay + dayOfStay, stay.dischargeDay), minute);
    }

    long saleNumber() {
        return block * SALES_MAX + sales.size();
    }

    void mark(Stay stay, List<Stay> related, String note) {
        stay.scheme = scheme;
        stay.related = related.stream().map(Stay::id).toList();
        stay.note = note;
        related.forEach(other -> other.isInvolved = true);
    }
}
