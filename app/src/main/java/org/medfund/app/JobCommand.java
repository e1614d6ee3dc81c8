package org.medfund.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.Option;

/** A job as a command: its own options and those of the workplace. */
record JobCommand(Job job) implements Command {

    @Override
    public String name() {
        return job.name();
    }

    @Override
    public String doc() {
        return job.doc();
    }

    @Override
    public List<Option<?>> allOptions() {
        List<Option<?>> options = new ArrayList<>(job.options());
        options.addAll(Workplace.OPTIONS);
        return options;
    }

    @Override
    public int call(Map<String, String> given, Console console) {
        Map<String, String> ofJob = new LinkedHashMap<>(given);
        Map<String, String> common = new LinkedHashMap<>(given);
        ofJob.keySet().retainAll(job.options().stream().map(Option::name).toList());
        common.keySet().retainAll(Workplace.OPTIONS.stream().map(Option::name).toList());
        Arguments.of(job.options(), ofJob); // refuses before a session is opened
        return Workplace.open(Arguments.of(Workplace.OPTIONS, common), console)
                .run(job, ofJob)
                .exit()
                .code();
    }
}
