package org.medfund.jobs.supervision;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** The rules that {@code scan-claims} runs, in order of their number. */
public final class Rules {
    public static final List<Rule> ALL = ServiceLoader.load(Rule.class, Rules.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparingInt(rule ->
                    Integer.parseInt(rule.card().id().substring(rule.card().id().indexOf('.') + 1))))
            .toList();

    private Rules() {}
}
