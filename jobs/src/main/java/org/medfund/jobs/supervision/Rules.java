package org.medfund.jobs.supervision;

import java.util.List;

/** The rules that {@code scan-claims} runs, in order of id. */
public final class Rules {
    public static final List<Rule<?>> ALL = List.of(new RepeatExaminationRule(), new SplitAdmissionRule());

    private Rules() {}
}
