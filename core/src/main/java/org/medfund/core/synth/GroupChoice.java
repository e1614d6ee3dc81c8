package org.medfund.core.synth;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Draws the group of a stay by its share among the groups that suit the patient. */
final class GroupChoice {
    private final List<Group> groups = Group.load();
    private final Map<Integer, double[]> cumulativeByPatient = new HashMap<>();

    Group draw(Draws draws, String gender, int ageYears, boolean isNewbornStay) {
        int key = (ageYears * 10 + gender.charAt(0) - '0') * 2 + (isNewbornStay ? 1 : 0);
        double[] cumulative = cumulativeByPatient.computeIfAbsent(
                key,
                unused -> World.cumulative(groups.stream()
                        .mapToDouble(group -> group.suits(gender, ageYears, isNewbornStay) ? group.share() : 0)
                        .toArray()));
        return groups.get(draws.pick(cumulative));
    }

    Group named(String code) {
        return groups.stream()
                .filter(group -> group.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No group " + code));
    }

    List<Group> all() {
        return groups;
    }
}
