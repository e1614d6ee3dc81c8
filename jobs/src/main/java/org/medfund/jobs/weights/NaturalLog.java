package org.medfund.jobs.weights;

/**
 * The natural logarithm, to the bit that of {@link StrictMath#log}, which leaves the virtual machine for every call: over
 * millions of costs that is most of the time of a spread.
 *
 * <p>After e_log.c of fdlibm 5.3. Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunSoft, a
 * Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this software is freely granted, provided
 * that this notice is preserved.
 */
final class NaturalLog {
    private static final double LN2_HIGH = 0.6931471803691238;
    private static final double LN2_LOW = 1.9082149292705877e-10;
    private static final double C1 = 0.6666666666666735;
    private static final double C2 = 0.3999999999940942;
    private static final double C3 = 0.2857142874366239;
    private static final double C4 = 0.22222198432149784;
    private static final double C5 = 0.1818357216161805;
    private static final double C6 = 0.15313837699209373;
    private static final double C7 = 0.14798198605116586;

    /** @param amount above 0 */
    static double of(long amount) {
        long bits = Double.doubleToRawLongBits((double) amount);
        int high = (int) (bits >>> 32);
        int exponent = (high >> 20) - 1023;
        high &= 0x000fffff;
        int half = (high + 0x95f64) & 0x100000;
        // The amount over a power of two, between root(1/2) and root(2).
        double f = Double.longBitsToDouble(((long) (high | (half ^ 0x3ff00000)) << 32) | (bits & 0xffffffffL)) - 1.0;
        double k = exponent + (half >> 20);
        if ((0x000fffff & (2 + high)) < 3) {
            return nearPowerOfTwo(f, k);
        }
        double s = f / (2.0 + f);
        double z = s * s;
        double w = z * z;
        double r = z * (C1 + w * (C3 + w * (C5 + w * C7))) + w * (C2 + w * (C4 + w * C6));
        if (((high - 0x6147a) | (0x6b851 - high)) > 0) {
            double square = 0.5 * f * f;
            return k == 0
                    ? f - (square - s * (square + r))
                    : k * LN2_HIGH - ((square - (s * (square + r) + k * LN2_LOW)) - f);
        }
        return k == 0 ? f - s * (f - r) : k * LN2_HIGH - ((s * (f - r) - k * LN2_LOW) - f);
    }

    private static double nearPowerOfTwo(double f, double k) {
        if (f == 0) {
            return k == 0 ? 0 : k * LN2_HIGH + k * LN2_LOW;
        }
        double r = f * f * (0.5 - 0.3333333333333333 * f);
        return k == 0 ? f - r : k * LN2_HIGH - ((r - k * LN2_LOW) - f);
    }

    private NaturalLog() {}
}
