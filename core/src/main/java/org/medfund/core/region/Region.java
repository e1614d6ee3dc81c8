package org.medfund.core.region;

/** A pooling region, by its code of 2 to 12 digits (GB/T 2260 in China: 330100). */
public record Region(String code) implements Comparable<Region> {

    /** @throws IllegalArgumentException if the code is not 2 to 12 digits */
    public static Region of(String code) {
        if (!code.matches("\\d{2,12}")) {
            throw new IllegalArgumentException("a region code is 2 to 12 digits, such as 330100");
        }
        return new Region(code);
    }

    @Override
    public int compareTo(Region other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
