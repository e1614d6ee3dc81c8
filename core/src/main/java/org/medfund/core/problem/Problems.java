package org.medfund.core.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects every problem before anything is refused, so that a person puts all of them right in one go. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    public void add(ProblemCode code, String what, String why, String remedy) {
        found.add(Problem.of(code, what, why, remedy));
    }

    public void add(Problem problem) {
        found.add(problem);
    }

    public void addAll(List<Problem> problems) {
        found.addAll(problems);
    }

    public List<Problem> found() {
        return List.copyOf(found);
    }

    /** @throws Refusal with every problem collected so far, if there is any */
    public void refuseIfAny() {
        if (!found.isEmpty()) {
            throw new Refusal(found);
        }
    }
}
