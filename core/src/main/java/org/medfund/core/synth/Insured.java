package org.medfund.core.synth;

import java.util.HashMap;
import java.util.Map;

/** An insured person of the simulation. Days are epoch days. */
final class Insured {
    static final String EMPLOYEES = "310";
    static final String RESIDENTS = "390";
    /** Persons live in villages or neighbourhoods of about this many. */
    private static final int VILLAGE_SIZE = 300;

    private static final int YEAR_DAYS = 365;

    final long number;
    private final String id;
    final String gender;
    final int birthDay;
    int place;
    String area;
    final String insuranceType;
    final String personType;
    final String specialType;
    final boolean isCivilServant;
    /** The place this person lives in away from home, filed as such; -1 for most. */
    int livesAwayPlace;

    final boolean isNewborn;
    String village;
    int deathDay = -1;
    final Map<String, Integer> lastExamDay = new HashMap<>();

    /**
     * @param windowStart first day of the simulated years
     * @param slotDays days until the next stay may begin
     * @param isNewborn born inside the simulated years, shortly before the first stay
     */
    Insured(World world, long number, int windowStart, int slotDays, boolean isNewborn) {
        Draws draws = new Draws(world.settings().seed(), 2, number);
        this.number = number;
        this.id = Codes.padded("P", number, 10);
        this.isNewborn = isNewborn;
        gender = draws.chance(0.49) ? "1" : "2";
        int age = isNewborn ? 0 : drawAge(draws);
        birthDay = isNewborn
                ? windowStart + draws.below(Math.max(1, slotDays / 3))
                : windowStart - age * YEAR_DAYS - age / 4 - draws.below(YEAR_DAYS);
        place = world.drawPlace(draws);
        area = world.place(place).counties().get(draws.below(3));
        boolean isEmployee = age >= 20 && draws.chance(0.45);
        insuranceType = isEmployee ? EMPLOYEES : RESIDENTS;
        personType = isEmployee ? (age >= 60 ? "21" : "11") : age >= 60 ? "60" : age >= 18 ? "50" : "41";
        specialType = !isEmployee && draws.chance(0.06) ? draws.chance(0.3) ? "1" : "2" : "";
        isCivilServant = isEmployee && draws.chance(0.08);
        livesAwayPlace = !isNewborn && draws.chance(0.06) ? world.drawOtherPlace(draws, place, draws.chance(0.4)) : -1;
        long villages = Math.max(
                20,
                world.settings().discharges() / VILLAGE_SIZE / world.places().size());
        village = Codes.padded(area, Math.floorMod(draws.next(), villages), 6);
    }

    private static int drawAge(Draws draws) {
        double band = draws.uniform();
        return band < 0.10
                ? draws.between(1, 17)
                : band < 0.38 ? draws.between(18, 49) : band < 0.66 ? draws.between(50, 64) : draws.between(65, 84);
    }

    /** Makes this person a neighbour of another. */
    void moveTo(Insured neighbour) {
        moveNear(neighbour);
        village = neighbour.village;
    }

    /** Into the county of another, in a village of its own. */
    void moveNear(Insured other) {
        village = other.area + village.substring(area.length());
        place = other.place;
        area = other.area;
        livesAwayPlace = -1;
    }

    String id() {
        return id;
    }

    int ageOn(int day) {
        return java.time.Period.between(java.time.LocalDate.ofEpochDay(birthDay), java.time.LocalDate.ofEpochDay(day))
                .getYears();
    }

    boolean isEmployee() {
        return insuranceType.equals(EMPLOYEES);
    }
}
