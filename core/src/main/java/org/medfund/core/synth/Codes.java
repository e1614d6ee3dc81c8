package org.medfund.core.synth;

/** Codes that end in a number with leading zeros. A row has several, so they are put together without a formatter. */
final class Codes {
    private static final String ZEROS = "0".repeat(20);

    /** {@code prefix} and {@code number}, the latter with zeros before it up to {@code digits}. */
    static String padded(String prefix, long number, int digits) {
        String text = Long.toString(number);
        return text.length() >= digits
                ? prefix + text
                : prefix.concat(ZEROS.substring(text.length(), digits)).concat(text);
    }

    private Codes() {}
}
