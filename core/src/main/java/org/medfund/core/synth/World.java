package org.medfund.core.synth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The simulated places: pooling regions, their hospitals and doctors. A function of the settings, so every partition
 * builds its own.
 */
final class World {

    /** A pooling region with its counties; {@code weight} is its part of the persons. */
    record Place(String code, String name, String provinceCode, String provinceName, double weight) {
        /** Districts and counties, the first is the urban one. */
        List<String> counties() {
            String city = code.substring(0, 4);
            return List.of(city + "02", city + "06", city + "27");
        }

        boolean isSameProvince(Place other) {
            return provinceCode.equals(other.provinceCode);
        }
    }

    /**
     * A hospital.
     *
     * @param levelCode hosp_lv of SPEC A.7
     * @param levelClass 1 to 3
     * @param number within its region, from 0
     * @param weight its part of the stays of its region
     * @param rawEffect cost against the average hospital, not yet normalised
     */
    record Hospital(
            String code,
            String areaCode,
            String levelCode,
            int levelClass,
            int number,
            double weight,
            double rawEffect) {

        /** Doctor {@code number} of this hospital, from 0. */
        String doctor(int doctorNumber) {
            return Codes.padded("D" + code.substring(1), doctorNumber, 2);
        }

        /** Who operates in a stay: hours and surgeons are dealt out, so that hardly one is at two tables at once. */
        String surgeon(long stayIndex) {
            return doctor(FIRST_SURGEON + (int) (stayIndex / OPERATIONS_A_DAY % SURGEONS));
        }
    }

    /** When the suspended doctor of a hospital may order nothing; both days included. */
    record Suspension(Hospital hospital, int fromDay, int toDay) {
        String doctor() {
            return hospital.doctor(DOCTORS);
        }
    }

    /** Doctors who treat; one more per hospital is suspended in some year and treats nobody. */
    static final int DOCTORS = 8;

    /** They operate, and their numbers follow those of the others. */
    static final int FIRST_SURGEON = 10;

    static final int SURGEONS = 90;
    private static final int OPERATIONS_A_DAY = 12;
    private static final int FIRST_OPERATION_MINUTE = 8 * 60;
    private static final int OPERATION_MINUTES = 60;

    /** Units of the drug of which hospitals report their stock that each of them uses in a quarter. */
    static final int STOCK_USED = 60;

    private static final List<Place> PLACES = List.of(
            new Place("330100", "杭州市", "330000", "浙江省", 30),
            new Place("330200", "宁波市", "330000", "浙江省", 20),
            new Place("420100", "武汉市", "420000", "湖北省", 18),
            new Place("420500", "宜昌市", "420000", "湖北省", 9),
            new Place("510100", "成都市", "510000", "四川省", 15),
            new Place("510700", "绵阳市", "510000", "四川省", 8));

    private static final int HOSPITALS_MIN = 6;
    private static final int HOSPITALS_MAX = 60;
    private static final long DISCHARGES_PER_HOSPITAL = 6_000;
    private static final int LEVELS = 3;

    private final SimulationSettings settings;
    private final List<List<Hospital>> hospitals = new ArrayList<>();
    private final double[] placeCumulative;
    /** By place and lowest level: cumulative weights and the mean effect under them. */
    private final double[][][] hospitalCumulative;

    private final double[][] meanEffect;

    World(SimulationSettings settings) {
        this.settings = settings;
        int perPlace = (int) Math.max(
                HOSPITALS_MIN,
                Math.min(HOSPITALS_MAX, settings.discharges() / DISCHARGES_PER_HOSPITAL / PLACES.size()));
        placeCumulative = cumulative(PLACES.stream().mapToDouble(Place::weight).toArray());
        hospitalCumulative = new double[PLACES.size()][LEVELS + 1][];
        meanEffect = new double[PLACES.size()][LEVELS + 1];
        for (int p = 0; p < PLACES.size(); p++) {
            List<Hospital> here = new ArrayList<>();
            for (int h = 0; h < perPlace; h++) {
                here.add(hospital(p, h));
            }
            hospitals.add(List.copyOf(here));
            for (int level = 1; level <= LEVELS; level++) {
                weigh(p, level, here);
            }
        }
    }

    private Hospital hospital(int place, int number) {
        Place where = PLACES.get(place);
        Draws draws = new Draws(settings.seed(), 1, place, number);
        // One leading hospital, one more of level 3, then two of level 2 and two of level 1 over and over.
        String level = number == 0
                ? "2"
                : number == 1 ? "3" : List.of("5", "6", "8", "9").get((number - 2) % 4);
        int levelClass = number < 2 ? 3 : (number - 2) % 4 < 2 ? 2 : 1;
        String area = where.counties().get(number < 2 ? 0 : number % 3);
        double weight = (levelClass == 3 ? 4 : levelClass == 2 ? 2 : 1) * (0.8 + 0.4 * draws.uniform());
        double levelEffect = levelClass == 3 ? 1.10 : levelClass == 2 ? 0.95 : 0.82;
        double effect = levelEffect * StrictMath.exp(0.08 * draws.normal());
        return new Hospital(Codes.padded("H" + area, number + 1, 5), area, level, levelClass, number, weight, effect);
    }

    private void weigh(int place, int level, List<Hospital> here) {
        double[] weights = here.stream()
                .mapToDouble(hospital -> hospital.levelClass() >= level ? hospital.weight() : 0)
                .toArray();
        double effects = 0;
        double total = 0;
        for (int h = 0; h < weights.length; h++) {
            effects += weights[h] * here.get(h).rawEffect();
            total += weights[h];
        }
        hospitalCumulative[place][level] = cumulative(weights);
        meanEffect[place][level] = effects / total;
    }

    static double[] cumulative(double[] weights) {
        double[] sums = new double[weights.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            sums[i] = sum;
        }
        return sums;
    }

    /** Each year one doctor of the region is suspended from 10 March to 9 June, of one hospital after the other. */
    Suspension suspension(int place, int year) {
        List<Hospital> here = hospitals.get(place);
        Hospital hospital = here.get(1 + (year - settings.firstYear()) % (here.size() - 1));
        return new Suspension(hospital, (int) LocalDate.of(year, 3, 10).toEpochDay(), (int)
                LocalDate.of(year, 6, 9).toEpochDay());
    }

    /** When a stay's operation is due: one of the hours from eight to eight. */
    static Stay.Operation operation(long stayIndex) {
        int hour = (int) (stayIndex % OPERATIONS_A_DAY);
        return new Stay.Operation(FIRST_OPERATION_MINUTE + hour * OPERATION_MINUTES, OPERATION_MINUTES);
    }

    /** The retail pharmacy of a county. */
    static String pharmacy(String area) {
        return Codes.padded("P" + area, 1, 5);
    }

    /** Institution, item, and quarter of a stock. */
    static String stockKey(Hospital hospital, Item item, int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return hospital.code() + "/" + item.code() + "/" + date.getYear() + "Q" + (date.getMonthValue() + 2) / 3;
    }

    SimulationSettings settings() {
        return settings;
    }

    List<Place> places() {
        return PLACES;
    }

    Place place(int number) {
        return PLACES.get(number);
    }

    List<Hospital> hospitals(int place) {
        return hospitals.get(place);
    }

    int drawPlace(Draws draws) {
        return draws.pick(placeCumulative);
    }

    /** A place other than {@code home}; within the province if asked. */
    int drawOtherPlace(Draws draws, int home, boolean isInProvince) {
        List<Integer> choices = new ArrayList<>();
        for (int p = 0; p < PLACES.size(); p++) {
            if (p != home && PLACES.get(p).isSameProvince(PLACES.get(home)) == isInProvince) {
                choices.add(p);
            }
        }
        return choices.get(draws.below(choices.size()));
    }

    Hospital drawHospital(Draws draws, int place, int levelMin) {
        return hospitals.get(place).get(draws.pick(hospitalCumulative[place][levelMin]));
    }

    /** Cost of this hospital against its region, so that the stay-weighted mean over the region is exactly 1. */
    double effect(Hospital hospital, int place, int levelMin) {
        return hospital.rawEffect() / meanEffect[place][levelMin];
    }
}
