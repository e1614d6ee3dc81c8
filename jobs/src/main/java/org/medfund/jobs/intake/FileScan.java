package org.medfund.jobs.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.medfund.core.csv.CsvScan;
import org.medfund.core.csv.Utf8Check;
import org.medfund.core.money.Money;
import org.medfund.core.table.claims.SettlementLists;

/**
 * What one pass over the bytes of a file tells.
 *
 * @param digest SHA-256
 * @param records of a CSV file, those below the header
 * @param totalCostYuan of a CSV file, the sum of its column of whole costs; 0 if it has none
 * @param hasBreakInQuotes a line break inside a quoted cell (RFC 4180 allows it; reading such a file cannot be divided)
 * @param notUtf8Line of a CSV file, the first line that is not UTF-8; 0 if there is none
 * @param malformedLines first lines of records with a quote where none may stand; at most a few
 */
record FileScan(
        String digest,
        long records,
        BigDecimal totalCostYuan,
        boolean hasBreakInQuotes,
        long notUtf8Line,
        List<Long> malformedLines) {

    static FileScan of(Path file) {
        MessageDigest sha256 = sha256();
        CsvScan csv = CsvScan.summing(
                Objects.requireNonNull(SettlementLists.TOTAL_COST_YUAN.landingCode()),
                cell -> Cells.read(Money.YUAN, cell) instanceof BigDecimal amount ? amount : BigDecimal.ZERO);
        Utf8Check utf8 = new Utf8Check();
        boolean isCsv = String.valueOf(file.getFileName()).endsWith(".csv");
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha256.update(buffer, 0, n);
                if (isCsv) {
                    csv.take(buffer, n);
                    utf8.take(buffer, 0, n);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
        csv.end();
        utf8.end();
        return new FileScan(
                HexFormat.of().formatHex(sha256.digest()),
                csv.records(),
                csv.sumYuan(),
                csv.hasBreakInQuotes(),
                utf8.wrongLine(),
                csv.malformedLines());
    }

    /** One digest over the names and contents of files. */
    static String digest(Map<String, FileScan> files) {
        MessageDigest sha256 = sha256();
        List<String> names = new ArrayList<>(files.keySet());
        names.sort(null);
        for (String name : names) {
            FileScan scan = Objects.requireNonNull(files.get(name));
            sha256.update((name + "\0" + scan.digest() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
