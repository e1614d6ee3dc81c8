package org.medfund.core.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Splits an amount so that the parts add up to it exactly (SPEC D.9, largest remainder). */
public final class Apportionment {

    /**
     * Splits {@code totalYuan} in proportion to {@code shares}, to the fen: every exact part is cut to the fen, and
     * the fen left over go one by one to the largest cut-off parts, ties to the lowest id. The order of the map does
     * not matter.
     *
     * @param totalYuan yuan to the fen, not negative
     * @param shares by id, not negative
     * @return one amount per id, scale 2, in order of id; they sum to {@code totalYuan}. Empty if there are no shares
     *     and nothing to split.
     * @throws IllegalArgumentException if a share or the total is negative, or there is an amount and no positive share
     */
    public static SortedMap<String, BigDecimal> byLargestRemainder(
            BigDecimal totalYuan, Map<String, BigDecimal> shares) {
        long totalFen = Money.fen(totalYuan);
        if (totalFen < 0) {
            throw new IllegalArgumentException("A negative total cannot be split: " + totalYuan);
        }
        SortedMap<String, BigDecimal> byId = new TreeMap<>(shares);
        if (byId.values().stream().anyMatch(share -> share.signum() < 0)) {
            throw new IllegalArgumentException("A share is negative.");
        }
        BigDecimal shareSum = byId.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (shareSum.signum() == 0) {
            if (totalFen != 0) {
                throw new IllegalArgumentException("No share is positive.");
            }
            byId.replaceAll((id, share) -> Money.yuan(0));
            return byId;
        }

        int scale = Math.max(0, shareSum.scale());
        BigInteger denominator = shareSum.setScale(scale).unscaledValue();
        List<Part> parts = new ArrayList<>();
        long cutSum = 0;
        for (var entry : byId.entrySet()) {
            BigInteger numerator = entry.getValue().setScale(scale).unscaledValue();
            BigInteger[] cut = BigInteger.valueOf(totalFen).multiply(numerator).divideAndRemainder(denominator);
            parts.add(new Part(entry.getKey(), cut[0].longValueExact(), cut[1]));
            cutSum += cut[0].longValueExact();
        }

        parts.sort(Comparator.comparing(Part::cutOff).reversed().thenComparing(Part::id));
        long fenLeft = totalFen - cutSum;
        SortedMap<String, BigDecimal> result = new TreeMap<>();
        for (Part part : parts) {
            result.put(part.id(), Money.yuan(part.fen() + (fenLeft > 0 ? 1 : 0)));
            fenLeft--;
        }
        return result;
    }

    private record Part(String id, long fen, BigInteger cutOff) {}

    private Apportionment() {}
}
