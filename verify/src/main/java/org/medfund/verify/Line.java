package org.medfund.verify;

import java.util.List;
import java.util.Map;

/** One record of an exported table: cells by the name of the column. An empty cell is an empty text. */
record Line(String table, Map<String, Integer> places, List<String> cells) {

    /** @throws IllegalArgumentException if the file has no such column */
    String text(String column) {
        Integer place = places.get(column);
        if (place == null) {
            throw new IllegalArgumentException(table + " has no column " + column + "; export it again");
        }
        return cells.get(place);
    }

    long fen(String column) {
        return Fen.of(text(column));
    }

    Owner owner() {
        return new Owner(text("insurance_type"), text("institution_code"));
    }
}
