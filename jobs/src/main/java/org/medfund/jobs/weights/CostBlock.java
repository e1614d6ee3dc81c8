package org.medfund.jobs.weights;

import java.util.List;

/** What a cost is made of, as far as an adjustment of structure tells it apart (SPEC B.5, A.5). */
public enum CostBlock {
    DRUG,
    CONSUMABLE,
    SERVICE,
    TECH;

    private static final List<String> OWN_BLOCKS = List.of("03", "04", "08", "09", "10", "11");

    /** The block of a fee class, such as 09 for Western drugs; whatever has no block of its own is service. */
    public static CostBlock of(String feeClass) {
        return switch (feeClass) {
            case "09", "10", "11" -> DRUG;
            case "08" -> CONSUMABLE;
            case "03", "04" -> TECH;
            default -> SERVICE;
        };
    }

    /** Fee classes that have a block of their own, as {@link #of} tells them apart; none of service. */
    static List<String> feeClasses(CostBlock block) {
        return OWN_BLOCKS.stream().filter(feeClass -> of(feeClass) == block).toList();
    }
}
