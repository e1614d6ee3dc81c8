package org.medfund.core.synth;

import java.util.List;

/** What can only be seen from the stays of several persons: those who come together, and those one surgeon operates on. */
final class CrowdPlants {
    private static final String BACK_PAIN = "IU29";
    private static final String CATARACT = "CB39";
    private static final int RING_BACK_AFTER_DAYS = 90;
    private static final int TEN_O_CLOCK = 10 * 60;
    private static final int SIX_O_CLOCK = 6 * 60;
    private static final int OPERATION_MINUTES = 60;
    private static final int OVERLAP_ALLOWED_MINUTES = 10;

    static void colludingRing(Plot plot) {
        together(plot, 5, RING_BACK_AFTER_DAYS);
    }

    static void groupAdmission(Plot plot) {
        together(plot, plot.stays.size(), 0);
    }

    /** One doctor admits all of them within three days of each other; a ring comes back every {@code roundDays}. */
    private static void together(Plot plot, int persons, int roundDays) {
        Stay lead = plot.first();
        lead.admissionDay = plot.anyDay();
        int start = lead.admissionDay;
        plot.local(lead, BACK_PAIN, 7);
        for (int i = 0; i < plot.stays.size(); i++) {
            Stay stay = plot.stays.get(i);
            stay.person.moveTo(lead.person);
            plot.local(stay, BACK_PAIN, 7 + plot.draws.below(2));
            int days = stay.days();
            stay.admissionDay = start + plot.draws.below(3) + i / persons * roundDays;
            stay.dischargeDay = stay.admissionDay + days;
            stay.hospital = lead.hospital;
            stay.doctor = lead.doctor;
            markOneOfAll(plot, stay, "one doctor, one village, the same persons");
        }
    }

    /** Two patients under one knife; the third operation begins ten minutes before the second ends, which is let pass. */
    static void surgeonTwice(Plot plot) {
        Stay first = plot.first();
        first.admissionDay = plot.anyDay();
        for (Stay stay : plot.stays.subList(0, 3)) {
            operatedLike(plot, stay, 3);
        }
        int common = plot.draws.between(OVERLAP_ALLOWED_MINUTES + 1, OPERATION_MINUTES - 5);
        int second = TEN_O_CLOCK + OPERATION_MINUTES - common;
        first.operation = new Stay.Operation(TEN_O_CLOCK, OPERATION_MINUTES);
        plot.second().operation = new Stay.Operation(second, OPERATION_MINUTES);
        plot.third().operation =
                new Stay.Operation(second + OPERATION_MINUTES - OVERLAP_ALLOWED_MINUTES, OPERATION_MINUTES);
        plot.mark(plot.second(), List.of(first), "one surgeon at two tables for " + common + " minutes");
    }

    /** Ten operations one after the other, of 91 minutes each or more: 910 on one day. */
    static void surgeonDay(Plot plot) {
        plot.first().admissionDay = plot.anyDay();
        int minutes = plot.draws.between(91, 105);
        int begin = SIX_O_CLOCK;
        for (int i = 0; i < plot.stays.size(); i++) {
            Stay stay = plot.stays.get(i);
            operatedLike(plot, stay, i % 2 == 0 ? 2 : 4);
            stay.operation = new Stay.Operation(begin, minutes);
            begin += minutes;
            markOneOfAll(plot, stay, "one surgeon for " + 10 * minutes + " minutes of a day");
        }
    }

    /** In the same hospital on the same day by the same doctor as the first stay; persons of several villages. */
    private static void operatedLike(Plot plot, Stay stay, int days) {
        Stay lead = plot.first();
        stay.person.moveNear(lead.person);
        stay.admissionDay = lead.admissionDay;
        plot.local(stay, CATARACT, days);
        if (stay != lead) {
            stay.hospital = lead.hospital;
            stay.doctor = lead.doctor;
        }
    }

    private static void markOneOfAll(Plot plot, Stay stay, String note) {
        plot.mark(stay, plot.stays.stream().filter(other -> other != stay).toList(), note);
    }

    private CrowdPlants() {}
}
