package org.medfund.app;

import java.util.List;
import java.util.stream.Stream;
import org.medfund.core.derivation.Derivation;
import org.medfund.jobs.clearing.ClearingDerivations;
import org.medfund.jobs.payment.PaymentDerivations;
import org.medfund.jobs.payment.RateDerivations;
import org.medfund.jobs.weights.WeightDerivations;

/** Every column whose figures are explained by their formula; each domain has its own beside the formulas. */
final class Derivations {
    static final List<Derivation> ALL = Stream.of(
                    WeightDerivations.ALL, RateDerivations.ALL, PaymentDerivations.ALL, ClearingDerivations.ALL)
            .flatMap(List::stream)
            .toList();

    private Derivations() {}
}
