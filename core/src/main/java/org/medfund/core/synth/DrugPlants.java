package org.medfund.core.synth;

import java.time.LocalDate;
import java.util.List;

/** Drugs that were not there, were sold before, or are more than the prescription allows. */
final class DrugPlants {
    private static final String DIABETES = "KS15";
    private static final int DAYS = 8;
    private static final long ALBUMIN_FEN = 1_800;
    private static final long TABLET_FEN = 120;
    private static final int OVER_LIMIT = 10;
    private static final String ORDINARY = "ORDINARY";
    private static final String CHRONIC = "CHRONIC";
    /** Days in hand that are just let pass: 28 and a quarter of it. */
    private static final int CHRONIC_DAYS_MOST = 35;

    private static final int CHRONIC_DAYS = 28;

    /** Either more of a drug billed than the hospital can have had, or one package sold to two persons. */
    static void substitution(Plot plot) {
        if (plot.draws.chance(0.5)) {
            moreThanTheStock(plot);
        } else {
            soldAgain(plot);
        }
        plot.bystander(other -> other.days() > 1).ifPresent(other -> {
            // One package in two lines of one bill, and a drug of which there is enough.
            Plot.charge(other, Plot.line(other, Item.WESTERN_DRUG, 1, 900, 1).traced("T" + other.id()));
            Plot.charge(other, Plot.line(other, Item.WESTERN_DRUG, 1, 900, 2).traced("T" + other.id()));
            Plot.charge(other, Plot.line(other, Item.ALBUMIN, 1, ALBUMIN_FEN, 1));
        });
    }

    private static void moreThanTheStock(Plot plot) {
        Stay stay = plot.first();
        stay.admissionDay = plot.anyDay();
        if (yearOf(stay.admissionDay) < yearOf(stay.admissionDay + DAYS)) {
            stay.admissionDay -= DAYS; // a stock is counted by the year, and so is a stay
        }
        plot.local(stay, DIABETES, DAYS);
        int quantity = World.STOCK_USED + plot.draws.between(OVER_LIMIT + 1, 80);
        FeeLine line = Plot.line(stay, Item.ALBUMIN, quantity, ALBUMIN_FEN, 1);
        Plot.charge(stay, line);
        plot.mark(stay, List.of(), "billed above the stock of the quarter");
        stay.related = List.of(World.stockKey(stay.hospital, Item.ALBUMIN, line.day()));
    }

    private static int yearOf(int day) {
        return LocalDate.ofEpochDay(day).getYear();
    }

    private static void soldAgain(Plot plot) {
        Stay first = plot.first();
        Stay later = plot.second();
        first.admissionDay = plot.anyDay();
        later.admissionDay = first.admissionDay + plot.draws.between(1, 60);
        later.person.moveNear(first.person);
        for (Stay stay : List.of(first, later)) {
            plot.local(stay, DIABETES, DAYS);
            Plot.charge(stay, Plot.line(stay, Item.WESTERN_DRUG, 1, 2_600, 1).traced("T" + first.id()));
        }
        later.hospital = first.hospital;
        plot.mark(later, List.of(first), "one package sold twice");
    }

    /** Too many days at once, or a second supply while most of the first is left; the near miss is 35 days in hand. */
    static void overprescribing(Plot plot) {
        Stay first = plot.first();
        Stay second = plot.second();
        first.admissionDay = plot.anyDay();
        plot.local(first, DIABETES, DAYS);
        plot.local(second, DIABETES, DAYS);
        second.hospital = plot.otherHospital(first);
        if (plot.draws.chance(0.5)) {
            Plot.follow(second, first, plot.draws.between(20, 60));
            taken(second, plot.draws.between(9, 30), ORDINARY);
            plot.mark(second, List.of(), "more days than an ordinary prescription allows");
        } else {
            Plot.follow(second, first, plot.draws.between(2, 12));
            taken(first, CHRONIC_DAYS, CHRONIC);
            taken(second, CHRONIC_DAYS, CHRONIC);
            plot.mark(second, List.of(first), "a second supply while most of the first is left");
        }
        plot.bystander(any -> true).ifPresent(other -> taken(other, CHRONIC_DAYS_MOST, CHRONIC));
    }

    /** A drug to take home, a tablet a day. */
    private static void taken(Stay stay, int days, String kind) {
        Plot.charge(
                stay,
                Plot.line(stay, Item.CHRONIC_DRUG, days, TABLET_FEN, stay.days())
                        .supplied(days, kind));
    }

    private DrugPlants() {}
}
