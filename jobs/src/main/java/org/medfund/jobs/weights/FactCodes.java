package org.medfund.jobs.weights;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.table.grouping.CodeKind;
import org.medfund.core.table.grouping.CodeNumbers;

/**
 * What the numbers in case facts stand for.
 *
 * @param codes by kind and number
 */
record FactCodes(Map<CodeKind, Map<Long, String>> codes) {
    private static final List<CodeKind> READ = List.of(CodeKind.REGION, CodeKind.SCHEME, CodeKind.GROUP);

    /** Of {@link CodeNumbers} rows those that {@link #of} reads, each once: persons are many and not among them. */
    static Dataset<Row> chosen(Dataset<Row> dictionary) {
        Object[] kinds = READ.stream().map(Enum::name).toArray();
        return dictionary
                .where(CodeNumbers.CODE_KIND.col().isin(kinds))
                .select(CodeNumbers.CODE_KIND.col(), CodeNumbers.CODE_NUMBER.col(), CodeNumbers.CODE.col())
                .distinct();
    }

    static FactCodes of(List<Row> chosen) {
        Map<CodeKind, Map<Long, String>> codes = new HashMap<>();
        READ.forEach(kind -> codes.put(kind, new TreeMap<>()));
        chosen.forEach(row -> of(codes, CodeKind.valueOf(CodeNumbers.CODE_KIND.in(row)))
                .put(CodeNumbers.CODE_NUMBER.in(row), CodeNumbers.CODE.in(row)));
        return new FactCodes(codes);
    }

    String region(long number) {
        return code(CodeKind.REGION, number);
    }

    String scheme(long number) {
        return code(CodeKind.SCHEME, number);
    }

    /** The group without its scheme. */
    String group(long number) {
        String code = code(CodeKind.GROUP, number);
        return code.substring(code.indexOf(CodeNumbers.SCHEME_BAR) + 1);
    }

    /** The values of a map by region code, by the region's number; of regions without a case none. */
    <V> Map<Long, V> byRegionNumber(Map<String, V> byCode) {
        Map<Long, V> byNumber = new TreeMap<>();
        of(codes, CodeKind.REGION).forEach((number, code) -> {
            V value = byCode.get(code);
            if (value != null) {
                byNumber.put(number, value);
            }
        });
        return byNumber;
    }

    private String code(CodeKind kind, long number) {
        String code = of(codes, kind).get(number);
        if (code == null) {
            throw new IllegalStateException("The dictionary lacks " + kind + " " + number);
        }
        return code;
    }

    private static Map<Long, String> of(Map<CodeKind, Map<Long, String>> codes, CodeKind kind) {
        return codes.getOrDefault(kind, Map.of());
    }
}
