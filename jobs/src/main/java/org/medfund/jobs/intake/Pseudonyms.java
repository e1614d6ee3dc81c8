package org.medfund.jobs.intake;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Replaces personal ids: without the key nobody can go back, nor find out by trying every id. */
final class Pseudonyms implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LENGTH = 32;

    private final byte[] key;

    Pseudonyms(byte[] key) {
        this.key = key.clone();
    }

    /** A function of one thread: an id to the first 32 hexadecimal digits of its HMAC-SHA256 under the key. */
    UnaryOperator<String> replacer() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return id -> HexFormat.of()
                    .formatHex(mac.doFinal(id.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    /** Names the key without telling it: another key gives another name. */
    String keyName() {
        return replacer().apply("medfund key name");
    }

    @Override
    public String toString() {
        return "Pseudonyms";
    }
}
