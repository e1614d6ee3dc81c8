package org.medfund.jobs.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;

/** For how many months the pooled balance lasts (可支付月数, SPEC F.3; case F03). */
public final class ReserveMonths {
    private static final int MONTHS_A_YEAR = 12;

    /**
     * A band of months, its lower bound inclusive.
     *
     * @param below the first number of months that is no longer in it; null if it is open
     */
    public record Band(@Nullable BigDecimal below, String name) {}

    /** The bands of {@code reserve.bands}, in the order of the policy: upwards. */
    public static List<Band> bands(Policy policy) {
        List<Band> bands = new ArrayList<>();
        for (JsonNode band : policy.node("reserve.bands")) {
            JsonNode below = band.path("lt");
            bands.add(new Band(
                    below.isNull() ? null : new BigDecimal(below.asText()),
                    band.path("name").asText()));
        }
        return List.copyOf(bands);
    }

    /**
     * Balance over a month's mean expenditure, exact.
     *
     * @param expenditureYuan of twelve months
     * @return none if nothing was spent
     */
    public static Optional<BigFraction> months(BigDecimal balanceYuan, BigDecimal expenditureYuan) {
        return expenditureYuan.signum() == 0
                ? Optional.empty()
                : Optional.of(Money.exact(balanceYuan).multiply(MONTHS_A_YEAR).divide(Money.exact(expenditureYuan)));
    }

    /**
     * The name of the band the unrounded months lie in.
     *
     * @throws IllegalArgumentException if no band is open upwards and the months lie beyond the last
     */
    public static String band(BigFraction months, List<Band> bands) {
        return bands.stream()
                .filter(band -> {
                    BigDecimal below = band.below();
                    return below == null || months.compareTo(Money.exact(below)) < 0;
                })
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The last band of reserve.bands must be open"))
                .name();
    }

    /** RED and YELLOW as the bands say; every other band, an excess too, is no alarm. */
    public static Light light(BigFraction months, List<Band> bands) {
        return switch (band(months, bands)) {
            case "RED" -> Light.RED;
            case "YELLOW" -> Light.YELLOW;
            default -> Light.GREEN;
        };
    }

    /** The first number of months above this band. */
    static Optional<BigDecimal> limit(List<Band> bands, String name) {
        return bands.stream()
                .filter(band -> band.name().equals(name))
                .flatMap(band -> Optional.ofNullable(band.below()).stream())
                .findFirst();
    }

    private ReserveMonths() {}
}
