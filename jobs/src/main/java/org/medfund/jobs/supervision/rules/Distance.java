package org.medfund.jobs.supervision.rules;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.jobs.supervision.References.Institution;

/** How far two institutions are apart. */
final class Distance {
    private static final double EARTH_RADIUS_KM = 6371.0088; // IUGG mean radius

    /** As the crow flies, to 0.1 km; empty if the coordinates of one are not known. */
    static Optional<BigDecimal> kilometres(@Nullable Institution one, @Nullable Institution other) {
        if (one == null || other == null) {
            return Optional.empty();
        }
        BigDecimal fromLatitude = one.latitudeDeg();
        BigDecimal fromLongitude = one.longitudeDeg();
        BigDecimal toLatitude = other.latitudeDeg();
        BigDecimal toLongitude = other.longitudeDeg();
        if (fromLatitude == null || fromLongitude == null || toLatitude == null || toLongitude == null) {
            return Optional.empty();
        }
        double from = StrictMath.toRadians(fromLatitude.doubleValue());
        double to = StrictMath.toRadians(toLatitude.doubleValue());
        double north = StrictMath.sin((to - from) / 2);
        double east = StrictMath.sin(
                StrictMath.toRadians(toLongitude.subtract(fromLongitude).doubleValue()) / 2);
        double square = north * north + StrictMath.cos(from) * StrictMath.cos(to) * east * east;
        double kilometres = 2 * EARTH_RADIUS_KM * StrictMath.asin(StrictMath.sqrt(Math.min(1, square)));
        return Optional.of(Money.round(BigDecimal.valueOf(kilometres), 1));
    }

    private Distance() {}
}
