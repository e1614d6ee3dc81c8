package org.medfund.jobs.supervision.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Neighbours or colleagues admitted together and kept equally long (团体住院, SPEC E.22). */
public final class GroupAdmission {

    /**
     * A stay at one hospital by one of a village or employer; ids are unique.
     *
     * @param personKey null if it is not known whose: then it counts in no group
     */
    public record Stay(
            String id,
            @Nullable String personKey,
            LocalDate admission,
            LocalDate discharge,
            int stayDays,
            BigDecimal costYuan,
            BigDecimal fundYuan) {}

    /**
     * A group, in order of admission.
     *
     * @param stays all that belong to it
     * @param needed one each of the first persons of it, as many as make a group
     * @param personCount persons of all stays
     */
    public record Group(List<Stay> stays, List<Stay> needed, int personCount) {}

    private static final Comparator<Stay> IN_ORDER =
            Comparator.comparing(Stay::admission).thenComparing(Stay::id);

    /**
     * Groups of persons admitted within the window whose stays differ in length by no more than the spread. A stay is of
     * one group: that of the shortest stays, then of the earliest admission.
     *
     * @param stays of one hospital and one village or employer
     * @param windowDays days from the first admission of a group to its last, at most
     * @param spreadDays of the shortest to the longest stay, at most
     */
    public static List<Group> find(Collection<Stay> stays, int minPersons, int windowDays, int spreadDays) {
        List<Stay> left = new ArrayList<>(stays.stream()
                .filter(stay -> stay.personKey() != null)
                .sorted(IN_ORDER)
                .toList());
        TreeSet<Integer> lengths = new TreeSet<>();
        left.forEach(stay -> lengths.add(stay.stayDays()));
        List<Group> groups = new ArrayList<>();
        for (int shortest : lengths) {
            List<Stay> alike = left.stream()
                    .filter(stay -> stay.stayDays() >= shortest && stay.stayDays() <= shortest + spreadDays)
                    .toList();
            int start = 0;
            while (start < alike.size()) {
                LocalDate last = alike.get(start).admission().plusDays(windowDays);
                int end = start;
                while (end < alike.size() && !alike.get(end).admission().isAfter(last)) {
                    end++;
                }
                List<Stay> together = List.copyOf(alike.subList(start, end));
                List<Stay> first = firstOfEachPerson(together);
                if (first.size() >= minPersons) {
                    groups.add(new Group(together, first.subList(0, minPersons), first.size()));
                    left.removeAll(new HashSet<>(together));
                    start = end;
                } else {
                    start++;
                }
            }
        }
        return List.copyOf(groups);
    }

    private static List<Stay> firstOfEachPerson(List<Stay> inOrder) {
        Set<String> known = new HashSet<>();
        return inOrder.stream()
                .filter(stay -> stay.personKey() != null && known.add(stay.personKey()))
                .toList();
    }

    private GroupAdmission() {}
}
