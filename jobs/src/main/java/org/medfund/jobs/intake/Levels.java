package org.medfund.jobs.intake;

/** Classes of the national level codes of institutions. */
final class Levels {
    /** 3 of {1,2,3,4,12}, 2 of {5,6,7,13}, 1 of {8,9,10,14}, 0 of {11} (SPEC A.7). */
    static int classOf(String levelCode) {
        return switch (levelCode) {
            case "1", "2", "3", "4", "12" -> 3;
            case "5", "6", "7", "13" -> 2;
            case "8", "9", "10", "14" -> 1;
            case "11" -> 0;
            default -> throw new IllegalArgumentException("No level code: " + levelCode);
        };
    }

    private Levels() {}
}
