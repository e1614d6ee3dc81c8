package org.medfund.core.synth;

import java.util.ArrayList;
import java.util.List;

/**
 * Charge lines of one stay. They add up to its total to the fen, and every line is quantity times price to the fen. What is
 * charged on top is added to the total.
 */
final class Charges {
    private static final int REPEAT_WINDOW_DAYS = 30;
    /** One inner day in four, or a single one, may pass with the bed alone; bed-hanging (E.12) is two and three in ten. */
    private static final int IDLE_ONE_IN_DAYS = 4;

    private static final int ROUND = 3;
    private static final double OWN_EXPENSE_DRUG_CHANCE = 0.3;

    private final Stay stay;
    private final Draws draws;
    private final List<FeeLine> lines = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private long left;

    /** A line whose amount is a share of what the fixed prices leave. */
    private record Part(Item item, double weight, int quantity, int day) {}

    private Charges(Stay stay, Draws draws) {
        this.stay = stay;
        this.draws = draws;
        this.left = stay.totalFen;
    }

    static List<FeeLine> of(Stay stay, Draws draws) {
        Charges charges = new Charges(stay, draws);
        if (stay.scheme == Scheme.LOW_STANDARD_ADMISSION) {
            charges.checkUpOnly();
        } else {
            charges.ordinary();
        }
        charges.divide();
        charges.lines.addAll(stay.extra);
        stay.totalFen += stay.extra.stream().mapToLong(FeeLine::amountFen).sum();
        return List.copyOf(charges.lines);
    }

    /** Nearly all of the cost is examination and laboratory. */
    private void checkUpOnly() {
        fixed(Item.bed(1), 1, stay.admissionDay, 0.05);
        int lastDay = Math.max(stay.admissionDay, stay.dischargeDay - 1);
        part(Item.LABORATORY, 0.45, 1, stay.admissionDay);
        part(Item.ULTRASOUND, 0.45, 1, stay.admissionDay);
        for (int day = stay.admissionDay + 1; day <= lastDay; day++) {
            part(Item.TREATMENT, 0.10 / (lastDay - stay.admissionDay), 1, day);
        }
    }

    private void ordinary() {
        Group group = stay.group;
        fixed(Item.bed(stay.hospital.levelClass()), stay.days(), stay.admissionDay, 0.25);
        exam(group);
        part(Item.LABORATORY, group.techShare() * 0.6, 1, stay.admissionDay);
        double service = 1 - group.drugShare() - group.consumableShare() - group.techShare();
        if (!stay.procedure.isEmpty()) {
            int day = Math.min(stay.admissionDay + 1, stay.dischargeDay);
            part(Item.SURGERY, service * 0.6, 1, day);
            part(
                    group.consumableShare() > 0.5 ? Item.HIGH_VALUE_CONSUMABLE : Item.CONSUMABLE,
                    group.consumableShare(),
                    1,
                    day);
            service *= 0.4;
        }
        services(group, service);
        if (stay.scheme == Scheme.DUPLICATE_CHARGE) {
            for (int copy = 0; copy < 3; copy++) {
                fixed(Item.NURSING, 1, stay.admissionDay + 1, 1);
            }
        }
        if (draws.chance(OWN_EXPENSE_DRUG_CHANCE)) {
            part(Item.OWN_EXPENSE_DRUG, group.drugShare() * 0.1, 1, stay.dischargeDay);
        }
    }

    /**
     * One service on each busy day inside the stay: ultrasound, then drug, treatment, and consumable or nursing in turn.
     * Every stay has the first three, if need be on one day.
     */
    private void services(Group group, double serviceShare) {
        List<Integer> days = busyDays();
        int count = Math.max(days.size(), ROUND);
        int drugs = (count + 1) / ROUND;
        int treatments = count / ROUND;
        for (int i = 0; i < count; i++) {
            int day = days.isEmpty() ? stay.admissionDay : days.get(i % days.size());
            if (i == 0) {
                part(Item.ULTRASOUND, group.techShare() * 0.4, 1, day);
            } else if (i % ROUND == 1) {
                Item drug = i > 1 && draws.chance(0.25) ? Item.PATENT_DRUG : Item.WESTERN_DRUG;
                part(drug, group.drugShare() * 0.9 / drugs, 1 + draws.below(6), day);
            } else if (i % ROUND == 2) {
                part(Item.TREATMENT, serviceShare / treatments, 1 + draws.below(3), day);
            } else if (i == ROUND && stay.procedure.isEmpty()) {
                part(Item.CONSUMABLE, group.consumableShare(), 1 + draws.below(4), day);
            } else if (!fixed(Item.NURSING, 1, day, 0.05)) {
                part(Item.TREATMENT, 0.01, 1, day);
            }
        }
    }

    /** The days strictly inside the stay on which something is done; the idle ones lie evenly among them. */
    private List<Integer> busyDays() {
        int inner = Math.max(0, stay.days() - 1);
        int idle = stay.scheme == Scheme.BED_HANGING ? inner - inner / 2 : Math.max(1, inner / IDLE_ONE_IN_DAYS);
        List<Integer> days = new ArrayList<>();
        for (int night = 1; night <= inner; night++) {
            boolean isIdle = night * idle / inner > (night - 1) * idle / inner;
            if (!isIdle) {
                days.add(stay.admissionDay + night);
            }
        }
        return days;
    }

    /** A large-equipment examination, unless the same one was made lately and nothing excuses a repeat. */
    private void exam(Group group) {
        boolean isForced = stay.scheme == Scheme.REPEAT_EXAM || stay.note.equals(BlockSimulator.ANCHOR);
        if (group.examClass().isEmpty() || !(draws.chance(group.examProbability()) || isForced)) {
            return;
        }
        Item item = Item.exam(group);
        Integer last = stay.person.lastExamDay.get(item.code());
        boolean isRepeat = last != null && stay.admissionDay - last <= REPEAT_WINDOW_DAYS;
        boolean isExcused = isRepeat && !isForced && draws.chance(0.3);
        if (item.priceFen() > (isForced ? left * 3 / 4 : left / 2) || (isRepeat && !isForced && !isExcused)) {
            return;
        }
        stay.person.lastExamDay.put(item.code(), stay.admissionDay);
        boolean isEmergency = stay.admissionWay.equals("1") && !isForced;
        add(
                item,
                1,
                item.priceFen(),
                stay.admissionDay,
                isEmergency || isExcused,
                isExcused ? "CONDITION_CHANGED" : "");
    }

    private boolean fixed(Item item, int quantity, int day, double shareMax) {
        long amount = item.priceFen() * quantity;
        if (amount > stay.totalFen * shareMax || amount > left / 2) {
            return false;
        }
        add(item, quantity, item.priceFen(), day, false, "");
        return true;
    }

    private void part(Item item, double weight, int quantity, int day) {
        parts.add(new Part(item, weight * (0.7 + 0.6 * draws.uniform()), quantity, day));
    }

    /** Shares out what is left; the first part takes what rounding leaves over. */
    private void divide() {
        double weights = parts.stream().mapToDouble(Part::weight).sum();
        long pool = left;
        for (Part part : parts.subList(1, parts.size())) {
            long price = (long) StrictMath.floor(pool * (part.weight() / weights) / part.quantity());
            if (price > 0) {
                add(part.item(), part.quantity(), price, part.day(), false, "");
            }
        }
        add(parts.get(0).item(), 1, left, parts.get(0).day(), false, "");
    }

    private void add(Item item, long quantity, long price, int day, boolean isEmergency, String exemptReason) {
        long amount = quantity * price;
        left -= amount;
        int minute = 8 * 60 + lines.size() * 7 % 540;
        FeeLine line = FeeLine.of(item, quantity, price, day, minute);
        lines.add(isEmergency ? line.emergency(exemptReason) : line);
    }
}
