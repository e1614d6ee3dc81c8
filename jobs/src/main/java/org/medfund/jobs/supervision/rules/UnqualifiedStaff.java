package org.medfund.jobs.supervision.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.jobs.supervision.Dated;

/** Services ordered by staff whose payment qualification was suspended or ended (SPEC E.26, case E20). */
public final class UnqualifiedStaff {

    /**
     * One service.
     *
     * @param id unique among the services looked at
     * @param doctorCode who ordered it; null if it does not say
     * @param fundYuan what the fund paid for it
     */
    public record Service(
            String id, @Nullable String doctorCode, LocalDate day, boolean isEmergency, BigDecimal fundYuan) {}

    /** A service, and the state its doctor was in. */
    public record Denied(Service service, Dated.Entry<String> state) {}

    private static final String TERMINATED = "TERMINATED";

    /**
     * Services on a day on which the doctor was in a state that bars payment, in the order given. A termination goes before
     * a suspension within it; of several alike the one that began last counts.
     *
     * @param states SUSPENDED or TERMINATED by doctor, first and last day included
     * @param emergencyExemptStates states in which emergency care is paid all the same
     */
    public static List<Denied> find(
            Collection<Service> services, Dated<String> states, Collection<String> emergencyExemptStates) {
        return services.stream()
                .flatMap(service -> states.allAt(service.doctorCode(), service.day()).stream()
                        .filter(state -> !(service.isEmergency() && emergencyExemptStates.contains(state.value())))
                        .min(Comparator.comparing(state -> !state.value().equals(TERMINATED)))
                        .map(state -> new Denied(service, state))
                        .stream())
                .toList();
    }

    /** What the fund paid for them, yuan. */
    public static BigDecimal fundYuan(Collection<Denied> denied) {
        return denied.stream().map(each -> each.service().fundYuan()).reduce(Money.yuan(0), BigDecimal::add);
    }

    private UnqualifiedStaff() {}
}
