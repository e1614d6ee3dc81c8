package org.medfund.core.synth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What clinics and pharmacies settle beside the stays: the card of another, the account as a purse, the bill for a stay. */
final class CounterPlants {
    private static final long SMALL_FEN = 4_500;
    private static final long SHIFTED_LEAST_FEN = 10_000;
    private static final int MIN_GAP_MINUTES = 30;
    private static final long MEAN_MAX_FEN = 50_000;
    private static final long SINGLE_MAX_FEN = 200_000;
    private static final int COUNT_MAX = 50;
    private static final int YEAR_DAYS = 365;

    /** Part of the stay paid by the person in the clinic of the same hospital, from just 100 yuan; the near miss is a cent less. */
    static void costShifting(Plot plot) {
        Stay stay = plot.first();
        plot.local(stay, "IU29", 8);
        int visits = plot.draws.between(1, 3);
        long sum = plot.draws.chance(0.2) ? SHIFTED_LEAST_FEN : plot.draws.between(12_000, 250_000);
        for (int i = 0; i < visits; i++) {
            long part = i == 0 ? sum - sum / 4 * (visits - 1) : sum / 4;
            stay.visits.add(new Stay.Visit(stay.admissionDay + plot.draws.below(8), part));
        }
        plot.mark(stay, List.of(), "part of the stay paid in the clinic of the hospital");
        plot.bystander(other -> other.dischargeDay > other.admissionDay).ifPresent(other -> {
            other.visits.add(new Stay.Visit(other.admissionDay, SHIFTED_LEAST_FEN - 1));
            other.visits.add(new Stay.Visit(other.dischargeDay, 90_000));
        });
    }

    /** One card at two hospitals within half an hour; the near misses are just half an hour, and a relative's account. */
    static void impersonation(Plot plot) {
        Stay stay = plot.first();
        stay.admissionDay = plot.anyDay();
        plot.local(stay, "IU29", 8);
        int day = stay.dischargeDay + plot.draws.between(20, 60);
        List<Sale> pair = twoClinics(plot, stay.person, day, plot.draws.between(1, MIN_GAP_MINUTES - 1));
        plot.sales.add(pair.get(0));
        plot.sales.add(pair.get(1).planted(plot.scheme, List.of(pair.get(0)), "one card at two hospitals at once"));
        plot.bystander(other -> other.person.deathDay < 0).ifPresent(other -> {
            plot.sales.addAll(twoClinics(plot, other.person, other.dischargeDay + 5, MIN_GAP_MINUTES));
            twoClinics(plot, other.person, other.dischargeDay + 8, 10)
                    .forEach(sale -> plot.sales.add(sale.byRelative()));
        });
    }

    private static List<Sale> twoClinics(Plot plot, Insured person, int day, int gapMinutes) {
        List<World.Hospital> here = plot.world.hospitals(person.place);
        int from = plot.draws.below(here.size());
        int minute = plot.draws.between(9 * 60, 15 * 60);
        List<Sale> sales = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            FeeLine line = FeeLine.of(Item.WESTERN_DRUG, 1, SMALL_FEN, day, minute + i * gapMinutes);
            World.Hospital hospital = here.get((from + i) % here.size());
            sales.add(Sale.inClinic(plot.saleNumber() + i, person, hospital, line));
        }
        return sales;
    }

    /** One large purchase, dear ones on average, or very many; the near misses are just at the mean and at the single limit. */
    static void accountCashOut(Plot plot) {
        int year = plot.anyYear();
        List<Insured> employees = plot.persons.stream()
                .filter(person -> person.isEmployee() && person.deathDay < 0)
                .toList();
        if (employees.isEmpty()) {
            return; // one block in hundreds: nobody here has an account
        }
        List<Long> amounts = new ArrayList<>();
        int way = plot.draws.below(3);
        int count = way == 0 ? 1 : way == 1 ? plot.draws.between(3, 8) : COUNT_MAX + plot.draws.between(1, 20);
        for (int i = 0; i < count; i++) {
            amounts.add(
                    way == 0
                            ? SINGLE_MAX_FEN + plot.draws.between(1, 400_000)
                            : way == 1
                                    ? MEAN_MAX_FEN + plot.draws.between(100, 90_000)
                                    : plot.draws.between(1_500, 8_000));
        }
        List<Sale> sales = purchases(plot, employees.get(0), year, amounts);
        plot.sales.add(sales.get(0)
                .planted(plot.scheme, sales.subList(1, sales.size()), "an account turned into cash at pharmacies"));
        plot.sales.addAll(sales.subList(1, sales.size()));
        if (employees.size() > 1) {
            List<Long> atTheLimits = List.of(SINGLE_MAX_FEN, 20_000L, 20_000L, 20_000L, 20_000L, 20_000L);
            plot.sales.addAll(purchases(plot, employees.get(1), year, atTheLimits));
        }
    }

    /** Spread over the year. */
    private static List<Sale> purchases(Plot plot, Insured person, int year, List<Long> amounts) {
        int newYear = (int) LocalDate.of(year, 1, 1).toEpochDay();
        List<Sale> sales = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            int day = newYear + i * YEAR_DAYS / amounts.size();
            sales.add(Sale.inPharmacy(plot.saleNumber() + i, person, day, 18 * 60 + i, amounts.get(i)));
        }
        return sales;
    }

    private CounterPlants() {}
}
