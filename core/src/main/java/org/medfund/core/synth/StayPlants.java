package org.medfund.core.synth;

import java.util.List;

/** Stays that should not have been, or not so long, so dear, or so near to another of the person. */
final class StayPlants {
    private static final String PNEUMONIA = "ES35";
    private static final String BACK_PAIN = "IU29";

    static void repeatExam(Plot plot) {
        Stay first = plot.first();
        Stay second = plot.second();
        first.admissionDay = plot.anyDay();
        plot.local(first, PNEUMONIA, 5);
        plot.local(second, PNEUMONIA, 5);
        first.note = BlockSimulator.ANCHOR;
        Plot.follow(second, first, plot.draws.between(16, 22));
        second.hospital = plot.otherHospital(first);
        plot.mark(second, List.of(first), "same examination again within 30 days");
    }

    static void splitAdmission(Plot plot) {
        Stay first = plot.first();
        Stay second = plot.second();
        first.admissionDay = plot.anyDay();
        plot.local(first, PNEUMONIA, 6);
        plot.local(second, PNEUMONIA, 6);
        Plot.follow(second, first, plot.draws.between(1, 10));
        second.hospital = first.hospital;
        second.mainDiagnosis = first.mainDiagnosis;
        plot.mark(second, List.of(first), "same illness, same hospital, within 15 days");
    }

    static void upcoding(Plot plot) {
        plot.local(plot.first(), "ES31", 4);
        plot.mark(plot.first(), List.of(), "supported group ES35");
    }

    static void lowStandardAdmission(Plot plot) {
        plot.local(plot.first(), "DT19", plot.draws.between(2, 3));
        plot.mark(plot.first(), List.of(), "a check-up billed as a stay");
    }

    static void bedHanging(Plot plot) {
        plot.local(plot.first(), BACK_PAIN, plot.draws.between(9, 12));
        plot.mark(plot.first(), List.of(), "half of the days without service");
    }

    static void overlappingStays(Plot plot) {
        Stay first = plot.first();
        Stay second = plot.second();
        first.admissionDay = plot.anyDay();
        plot.local(first, PNEUMONIA, 8);
        plot.local(second, BACK_PAIN, 8);
        second.admissionDay = first.admissionDay + plot.draws.between(2, 5);
        second.dischargeDay = second.admissionDay + 8;
        second.hospital = plot.otherHospital(first);
        plot.mark(second, List.of(first), "in two hospitals at once");
    }

    static void serviceAfterDeath(Plot plot) {
        Stay stay = plot.first();
        plot.local(stay, "FR25", 9);
        stay.person.deathDay = stay.admissionDay + 3;
        plot.mark(stay, List.of(), "services after the registered death");
    }

    static void duplicateCharge(Plot plot) {
        plot.local(plot.first(), "KS15", 8);
        plot.mark(plot.first(), List.of(), "nursing charged three times a day");
    }

    static void unreasonableReferral(Plot plot) {
        Stay stay = plot.first();
        plot.local(stay, PNEUMONIA, 6);
        stay.treatedPlace = plot.world.drawOtherPlace(plot.draws, stay.person.place, plot.draws.chance(0.3));
        stay.hospital = plot.world.hospitals(stay.treatedPlace).get(0);
        plot.mark(stay, List.of(), "a light case far from home without a filing");
    }

    /** Nine in ten of the group go home within about 11 days. */
    static void overStay(Plot plot) {
        Stay stay = plot.first();
        stay.admissionDay = plot.anyDay();
        plot.local(stay, BACK_PAIN, plot.draws.between(13, 34));
        plot.mark(stay, List.of(), "longer than nine of ten of the group");
    }

    /** Three standard deviations of log cost, heavy tail and hospitals included, are a factor of about 3.7. */
    static void costOutlier(Plot plot) {
        Stay stay = plot.first();
        plot.local(stay, "GW19", 5);
        stay.costFactor = 4 + 5 * plot.draws.uniform();
        plot.mark(stay, List.of(), "many times the cost of the group");
    }

    /** What the standard of the case comes to is settled later; the group's mean cost is what it is made from. */
    static void transferRefusal(Plot plot) {
        Stay first = plot.first();
        Stay second = plot.second();
        first.admissionDay = plot.anyDay();
        plot.local(first, PNEUMONIA, 7);
        plot.local(second, PNEUMONIA, 7);
        first.dischargeWay = "4";
        first.isAtMeanCost = true;
        Plot.follow(second, first, plot.draws.between(1, 2));
        second.hospital = plot.otherHospital(first);
        second.mainDiagnosis = first.mainDiagnosis;
        plot.mark(first, List.of(second), "sent away when the payment was used up");
    }

    private StayPlants() {}
}
