package org.medfund.verify;

/**
 * A figure that was published otherwise than it is derived here.
 *
 * @param key the row: insurance type and institution, posting code, or settlement
 * @param published empty if there is none
 * @param derived empty if there should be none
 */
public record Difference(String table, String key, String column, String published, String derived) {
    @Override
    public String toString() {
        return table + " " + key + " " + column + ": published " + shown(published) + ", derived " + shown(derived);
    }

    private static String shown(String value) {
        return value.isEmpty() ? "nothing" : value;
    }
}
