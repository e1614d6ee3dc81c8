package org.medfund.core.synth;

import java.time.LocalDate;
import java.util.List;

/** Bends the first stays of a block into a scheme, so that the rule it is named for is met. */
final class Plant {
    private static final String PNEUMONIA = "ES35";
    private static final String COLD = "DT19";
    private static final int ROOM_DAYS = 120;

    private final World world;
    private final GroupChoice choice;
    private final Draws draws;

    Plant(World world, GroupChoice choice, Draws draws) {
        this.world = world;
        this.choice = choice;
        this.draws = draws;
    }

    void into(Scheme scheme, List<Stay> stays) {
        Stay first = stays.get(0);
        Stay second = stays.get(1);
        if (scheme.isPair() || scheme.isWholeBlock()) {
            // The stays of one person lie in order in the window; a scheme may begin on any day of it.
            first.admissionDay = anyDay();
        }
        switch (scheme) {
            case REPEAT_EXAM -> {
                local(first, PNEUMONIA, 5);
                local(second, PNEUMONIA, 5);
                first.note = BlockSimulator.ANCHOR;
                follow(second, first, draws.between(16, 22));
                second.hospital = otherHospital(first);
                mark(scheme, second, List.of(first), "same examination again within 30 days");
            }
            case SPLIT_ADMISSION -> {
                local(first, PNEUMONIA, 6);
                local(second, PNEUMONIA, 6);
                follow(second, first, draws.between(1, 10));
                second.hospital = first.hospital;
                second.mainDiagnosis = first.mainDiagnosis;
                mark(scheme, second, List.of(first), "same illness, same hospital, within 15 days");
            }
            case UPCODING -> {
                local(first, "ES31", 4);
                mark(scheme, first, List.of(), "supported group ES35");
            }
            case LOW_STANDARD_ADMISSION -> {
                local(first, COLD, draws.between(2, 3));
                mark(scheme, first, List.of(), "a check-up billed as a stay");
            }
            case BED_HANGING -> {
                local(first, "IU29", draws.between(9, 12));
                mark(scheme, first, List.of(), "half of the days without service");
            }
            case OVERLAPPING_STAYS -> {
                local(first, PNEUMONIA, 8);
                local(second, "IU29", 8);
                second.admissionDay = first.admissionDay + draws.between(2, 5);
                second.dischargeDay = second.admissionDay + 8;
                second.hospital = otherHospital(first);
                mark(scheme, second, List.of(first), "in two hospitals at once");
            }
            case SERVICE_AFTER_DEATH -> {
                local(first, "FR25", 9);
                first.person.deathDay = first.admissionDay + 3;
                mark(scheme, first, List.of(), "services after the registered death");
            }
            case DUPLICATE_CHARGE -> {
                local(first, "KS15", 8);
                mark(scheme, first, List.of(), "nursing charged three times a day");
            }
            case UNREASONABLE_REFERRAL -> {
                local(first, PNEUMONIA, 6);
                first.treatedPlace = world.drawOtherPlace(draws, first.person.place, draws.chance(0.3));
                first.hospital = world.hospitals(first.treatedPlace).get(0);
                mark(scheme, first, List.of(), "a light case far from home without a filing");
            }
            case COLLUDING_RING -> together(scheme, stays, 90);
            case GROUP_ADMISSION -> together(scheme, stays, 0);
        }
    }

    /** A day of the window that leaves room for the whole scheme. */
    private int anyDay() {
        int start = (int) LocalDate.of(world.settings().firstYear(), 1, 1).toEpochDay();
        int end = (int) LocalDate.of(world.settings().lastYear() + 1, 1, 1).toEpochDay();
        return draws.between(start, end - ROOM_DAYS);
    }

    /** An unremarkable stay at home in this group. */
    private void local(Stay stay, String group, int days) {
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

    private static void follow(Stay later, Stay earlier, int gapDays) {
        int days = later.days();
        later.admissionDay = earlier.dischargeDay + gapDays;
        later.dischargeDay = later.admissionDay + days;
    }

    private World.Hospital otherHospital(Stay stay) {
        List<World.Hospital> here = world.hospitals(stay.treatedPlace);
        return here.get((stay.hospital.number() + 1) % here.size());
    }

    /** One doctor admits all of them within three days of each other; a ring comes back every {@code roundDays}. */
    private void together(Scheme scheme, List<Stay> stays, int roundDays) {
        Stay lead = stays.get(0);
        int start = lead.admissionDay;
        int persons = roundDays == 0 ? stays.size() : stays.size() / 2;
        local(lead, "IU29", 7);
        for (int i = 0; i < stays.size(); i++) {
            Stay stay = stays.get(i);
            stay.person.moveTo(lead.person);
            local(stay, "IU29", 7 + draws.below(2));
            int days = stay.days();
            stay.admissionDay = start + draws.below(3) + i / persons * roundDays;
            stay.dischargeDay = stay.admissionDay + days;
            stay.hospital = lead.hospital;
            stay.doctor = lead.doctor;
            List<Stay> others = stays.stream().filter(other -> other != stay).toList();
            mark(scheme, stay, others, "one doctor, one village, the same persons");
        }
    }

    private static void mark(Scheme scheme, Stay stay, List<Stay> related, String note) {
        stay.scheme = scheme;
        stay.related = related;
        stay.note = note;
    }
}
