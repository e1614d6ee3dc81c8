package org.medfund.jobs.supervision.file;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is left of the charge lines of one settlement once reversals are taken off. */
public final class NetLines {

    /**
     * Each reversal takes its quantity off the latest lines of its item that were charged no later. Of a line cut in part,
     * amounts are left in proportion, rounded to the fen. What a reversal finds no line for is dropped, and so is a line
     * without quantity.
     *
     * @param lines of one settlement
     * @return in order of time
     */
    public static List<ChargeLine> of(Collection<ChargeLine> lines) {
        Map<String, Deque<ChargeLine>> leftOfItem = new HashMap<>();
        for (ChargeLine line : lines.stream().sorted(ChargeLine.IN_ORDER).toList()) {
            Deque<ChargeLine> left = leftOfItem.computeIfAbsent(line.itemCode(), item -> new ArrayDeque<>());
            if (line.quantity().signum() > 0) {
                left.addLast(line);
            } else {
                takeOff(left, line.quantity().negate());
            }
        }
        List<ChargeLine> left = new ArrayList<>();
        leftOfItem.values().forEach(left::addAll);
        left.sort(ChargeLine.IN_ORDER);
        return List.copyOf(left);
    }

    /**
     * The days on which something was charged, by fee class. A reversal of the same day undoes the charge; one of a later day,
     * such as of drugs that were returned, does not undo that there was one.
     *
     * @param lines of one settlement
     */
    public static Map<String, Set<LocalDate>> daysByFeeClass(Collection<ChargeLine> lines) {
        Map<String, Set<LocalDate>> days = new TreeMap<>();
        lines.stream()
                .collect(Collectors.groupingBy(ChargeLine::chargedOn))
                .forEach((day, ofDay) -> of(ofDay)
                        .forEach(line -> days.computeIfAbsent(line.feeClass(), none -> new TreeSet<>())
                                .add(day)));
        return days;
    }

    private static void takeOff(Deque<ChargeLine> left, BigDecimal quantity) {
        BigDecimal open = quantity;
        while (open.signum() > 0 && !left.isEmpty()) {
            ChargeLine last = left.removeLast();
            if (open.compareTo(last.quantity()) < 0) {
                left.addLast(last.cutTo(last.quantity().subtract(open)));
                return;
            }
            open = open.subtract(last.quantity());
        }
    }

    private NetLines() {}
}
