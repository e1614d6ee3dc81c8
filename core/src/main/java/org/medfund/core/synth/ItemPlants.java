package org.medfund.core.synth;

import java.util.List;

/**
 * Lines that the fund should not pay, or not at that price, each with a near miss on a stay beside it: the same item, lawfully
 * charged.
 */
final class ItemPlants {
    private static final String DIABETES = "KS15";
    private static final int DAYS = 8;
    private static final long BASE_PRICE_FEN = 120_000;
    private static final List<String> MARKS = List.of("THIRD_PARTY", "WORK_INJURY", "ABROAD");
    private static final String MALE = "1";
    private static final int ADULT_AGE = 18;
    private static final int CHILD_AGE_MAX = 14;

    /** Beauty at the fund's expense, from a few yuan to thousands, or a claim that somebody else is to pay. */
    static void notReimbursable(Plot plot) {
        Stay stay = plot.first();
        plot.local(stay, DIABETES, DAYS);
        if (plot.draws.chance(0.4)) {
            stay.claimMark = MARKS.get(plot.draws.below(MARKS.size()));
            plot.mark(stay, List.of(), "to be paid by somebody else: " + stay.claimMark);
        } else {
            long price = plot.draws.between(2_000, 300_000);
            Plot.charge(stay, Plot.line(stay, Item.COSMETIC_TREATMENT, 1, price, 1));
            plot.mark(stay, List.of(), "cosmetic treatment charged in scope");
        }
        plot.bystander(any -> true)
                .ifPresent(other -> Plot.charge(
                        other,
                        Plot.line(other, Item.COSMETIC_TREATMENT, 1, 50_000, 1).ownExpense()));
    }

    /** All of the price in scope, though the fund pays as for the base model; the near miss is in scope at the base price. */
    static void implantAboveBase(Plot plot) {
        Stay stay = plot.first();
        plot.local(stay, "IF35", DAYS);
        long price = plot.draws.between(230_000, 900_000);
        Plot.charge(stay, Plot.line(stay, Item.BASE_PRICED_IMPLANT, 1, price, 1));
        plot.mark(stay, List.of(), "paid above the base model of 1200.00 yuan");
        plot.bystander(any -> true)
                .ifPresent(other -> Plot.charge(
                        other,
                        Plot.line(other, Item.BASE_PRICED_IMPLANT, 1, 150_000, 1)
                                .inScope(BASE_PRICE_FEN)));
    }

    /** Dearer than the limit, a part beside its package, or all parts instead of it; the near miss has two of three parts. */
    static void overPrice(Plot plot) {
        Stay stay = plot.first();
        plot.local(stay, DIABETES, DAYS);
        int way = plot.draws.below(3);
        if (way == 0) {
            long price = Item.BLOOD_COUNT.priceFen() + plot.draws.between(50, 2_500);
            Plot.charge(stay, Plot.line(stay, Item.BLOOD_COUNT, plot.draws.between(1, 4), price, 1));
            plot.mark(stay, List.of(), "above the price limit");
        } else if (way == 1) {
            priced(stay, Item.BIOCHEMISTRY);
            priced(stay, Item.BIOCHEMISTRY_PARTS.get(plot.draws.below(3)));
            plot.mark(stay, List.of(), "a part billed beside its package");
        } else {
            Item.BIOCHEMISTRY_PARTS.forEach(part -> priced(stay, part));
            plot.mark(stay, List.of(), "all parts billed instead of the package");
        }
        plot.bystander(any -> true).ifPresent(other -> {
            priced(other, Item.BLOOD_COUNT);
            Item.BIOCHEMISTRY_PARTS.subList(0, 2).forEach(part -> priced(other, part));
        });
    }

    private static void priced(Stay stay, Item item) {
        Plot.charge(stay, Plot.line(stay, item, 1, item.priceFen(), 1));
    }

    /** A drug for other diseases, or for a higher level; the near miss has the disease or the level. */
    static void limitedUse(Plot plot) {
        Stay stay = plot.first();
        plot.local(stay, DIABETES, DAYS);
        boolean isChild = stay.person.ageOn(stay.admissionDay) < ADULT_AGE;
        if (isChild || plot.draws.chance(0.5)) {
            List<World.Hospital> lower = plot.world.hospitals(stay.treatedPlace).stream()
                    .filter(hospital -> hospital.levelClass() < 3)
                    .toList();
            stay.hospital = lower.get(plot.draws.below(lower.size()));
            drug(plot, stay, Item.RESERVED_ANTIBIOTIC);
            plot.mark(stay, List.of(), "a drug for hospitals of level 3");
        } else {
            drug(plot, stay, Item.TUMOUR_DRUG);
            plot.mark(stay, List.of(), "a drug for tumours the person does not have");
        }
        plot.bystander(other -> other.hospital.levelClass() == 3)
                .ifPresent(other -> drug(plot, other, Item.RESERVED_ANTIBIOTIC));
        plot.bystander(other -> other.mainDiagnosis.startsWith("C34") || other.mainDiagnosis.startsWith("C18"))
                .ifPresent(other -> drug(plot, other, Item.TUMOUR_DRUG));
    }

    private static void drug(Plot plot, Stay stay, Item item) {
        int quantity = plot.draws.between(1, 6);
        Plot.charge(stay, Plot.line(stay, item, quantity, plot.draws.between(1_500, 20_000), 1));
    }

    /** An examination of the other sex, a diagnosis of it, or a drug for children; the near miss is of the right sex. */
    static void genderOrAge(Plot plot) {
        Stay stay = plot.first();
        plot.local(stay, DIABETES, DAYS);
        boolean isMan = stay.person.gender.equals(MALE);
        boolean isChild = stay.person.ageOn(stay.admissionDay) <= CHILD_AGE_MAX;
        int way = plot.draws.below(isChild ? 2 : 3);
        if (way == 0) {
            drug(plot, stay, isMan ? Item.OBSTETRIC_ULTRASOUND : Item.PROSTATE_MASSAGE);
            plot.mark(stay, List.of(), "an item of the other sex");
        } else if (way == 1) {
            stay.otherDiagnoses.add(isMan ? "D25.900" : "N40.x00");
            plot.mark(stay, List.of(), "a diagnosis of the other sex");
        } else {
            drug(plot, stay, Item.CHILDREN_DRUG);
            plot.mark(stay, List.of(), "a drug for children of at most 14 years");
        }
        plot.bystander(other -> other.person.gender.equals(MALE))
                .ifPresent(other -> drug(plot, other, Item.PROSTATE_MASSAGE));
    }

    /** Ordered by the suspended doctor of the year; the near miss is an emergency, or of a day the doctor may work. */
    static void unqualifiedStaff(Plot plot) {
        Stay stay = plot.first();
        World.Suspension suspension = plot.world.suspension(stay.person.place, plot.anyYear());
        stay.admissionDay = plot.draws.between(suspension.fromDay() - 1, suspension.toDay() - 1);
        plot.local(stay, DIABETES, DAYS);
        stay.hospital = suspension.hospital();
        for (int lines = plot.draws.between(1, 3); lines > 0; lines--) {
            long price = plot.draws.between(1_000, 30_000);
            Plot.charge(stay, Plot.line(stay, Item.TREATMENT, 1, price, 1).orderedBy(suspension.doctor()));
        }
        plot.mark(stay, List.of(), "ordered by a suspended doctor");
        plot.bystander(other -> true).ifPresent(other -> {
            World.Suspension there = plot.world.suspension(other.treatedPlace, plot.anyYear());
            FeeLine line = Plot.line(other, Item.TREATMENT, 1, 5_000, 1).orderedBy(there.doctor());
            boolean isSuspended = line.day() >= there.fromDay() && line.day() <= there.toDay();
            Plot.charge(other, isSuspended ? line.emergency("") : line);
        });
    }

    private ItemPlants() {}
}
