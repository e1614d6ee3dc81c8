package org.medfund.jobs.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What one pass over the bytes of a file tells.
 *
 * @param digest SHA-256
 * @param hasBreakInQuotes a line break inside a quoted cell (RFC 4180 allows it; reading such a file cannot be divided)
 */
record FileScan(long bytes, String digest, boolean hasBreakInQuotes) {
    static FileScan of(Path file) {
        MessageDigest sha256 = sha256();
        long bytes = 0;
        boolean isQuoted = false;
        boolean hasBreakInQuotes = false;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha256.update(buffer, 0, n);
                bytes += n;
                for (int i = 0; i < n; i++) {
                    // A doubled quote inside a quoted cell toggles twice.
                    isQuoted ^= buffer[i] == '"';
                    hasBreakInQuotes |= isQuoted && buffer[i] == '\n';
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
        return new FileScan(bytes, HexFormat.of().formatHex(sha256.digest()), hasBreakInQuotes);
    }

    /** One digest over the names and contents of files. */
    static String digest(Map<String, FileScan> files) {
        MessageDigest sha256 = sha256();
        List<String> names = new ArrayList<>(files.keySet());
        names.sort(null);
        for (String name : names) {
            FileScan scan = java.util.Objects.requireNonNull(files.get(name));
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
