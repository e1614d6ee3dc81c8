package org.medfund.verify;

import java.math.BigDecimal;

/** Money as whole fen. */
final class Fen {
    /** From yuan such as 12.30; an empty cell is 0. */
    static long of(String yuan) {
        return yuan.isEmpty() ? 0 : new BigDecimal(yuan).movePointRight(2).longValueExact();
    }

    /** As yuan with two decimals. */
    static String text(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    /** Half up to the fen. */
    static long part(long fen, Fraction ratio) {
        return Fraction.of(fen).times(ratio).rounded();
    }

    private Fen() {}
}
