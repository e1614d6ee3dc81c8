package org.medfund.jobs.intake;

import static org.medfund.core.problem.ProblemCode.CONFIGURATION;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import org.medfund.core.problem.Problems;

/** The file with the key of the pseudonyms. It lies outside the lake, and only its owner may read it. */
final class KeyFile {
    private static final int MIN_BYTES = 32;
    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    /** Adds what is wrong with a key file; one that is not there yet is fine, {@link #open} makes it. */
    static void check(Path file, Path landing, String lakeRoot, Problems problems) {
        Path path = file.toAbsolutePath().normalize();
        String lake = lakeRoot.replaceFirst("^file:/*", "/");
        boolean isInLake = !lake.contains("://")
                && path.startsWith(Path.of(lake).toAbsolutePath().normalize());
        if (isInLake || path.startsWith(landing.toAbsolutePath().normalize())) {
            problems.add(
                    CONFIGURATION,
                    "The key file " + file + " lies inside the " + (isInLake ? "lake." : "landing folder."),
                    "Whoever may read the rows must not be able to undo the pseudonyms.",
                    "Pass --key-file with a path elsewhere.");
        }
        if (!Files.exists(path)) {
            return;
        }
        try {
            if (!Files.isRegularFile(path)) {
                problems.add(CONFIGURATION, "The key file " + file + " is not a file.", "", "Pass another --key-file.");
                return;
            }
            Set<PosixFilePermission> open = EnumSet.copyOf(OF_OTHERS);
            open.retainAll(Files.getPosixFilePermissions(path));
            if (!open.isEmpty()) {
                problems.add(
                        CONFIGURATION,
                        "The key file " + file + " is open to others than its owner.",
                        "Its rights are " + PosixFilePermissions.toString(Files.getPosixFilePermissions(path)) + ".",
                        "Run chmod 600 on it, and consider a new key.");
            }
            if (key(path).length < MIN_BYTES) {
                problems.add(
                        CONFIGURATION,
                        "The key in " + file + " is too short.",
                        "It needs at least " + MIN_BYTES + " bytes.",
                        "Put a longer one in, or name a file that does not exist and let it be made.");
            }
        } catch (IOException e) {
            problems.add(
                    CONFIGURATION,
                    "The key file " + file + " cannot be read.",
                    "The system says " + e.getClass().getSimpleName() + ".",
                    "Correct its rights, or pass another --key-file.");
        }
    }

    /**
     * Adds a problem unless the key is the one of every published delivery: under another one, or a new one, each
     * person would become two.
     *
     * @param published names of the keys of published deliveries
     */
    static void checkSame(Path file, Set<String> published, Problems problems) {
        Path path = file.toAbsolutePath();
        try {
            if (!published.isEmpty()
                    && (!Files.isRegularFile(path) || !published.equals(Set.of(new Pseudonyms(key(path)).keyName())))) {
                problems.add(
                        CONFIGURATION,
                        "The key in " + file + " is not that of the deliveries in the lake.",
                        "Under another key every person gets another pseudonym, and no longer meets their own records"
                                + (Files.exists(path) ? "." : "; the file does not exist."),
                        "Pass the --key-file that the first delivery was ingested with.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the key file " + file, e);
        }
    }

    /** The pseudonyms under the key in this file, which is made with a random key if it is not there. */
    static Pseudonyms open(Path file) {
        Path path = file.toAbsolutePath();
        try {
            if (!Files.exists(path)) {
                create(path);
            }
            return new Pseudonyms(key(path));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use the key file " + file, e);
        }
    }

    /** Complete or not at all, and of two that make it at once the first one's key stays. */
    private static void create(Path path) throws IOException {
        Path folder = Objects.requireNonNull(path.getParent());
        Files.createDirectories(folder);
        byte[] key = new byte[MIN_BYTES];
        new SecureRandom().nextBytes(key);
        Path draft = Files.createTempFile(
                folder,
                "key",
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(draft, HexFormat.of().formatHex(key) + "\n");
            Files.createLink(path, draft);
        } catch (FileAlreadyExistsException made) {
            return;
        } finally {
            Files.delete(draft);
        }
    }

    private static byte[] key(Path path) throws IOException {
        return new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1)
                .strip()
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private KeyFile() {}
}
