package org.medfund.notebooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A copy of a policy folder in which parameters are changed, to simulate what another policy would have paid. */
public final class PolicyCopy {
    private final Path folder;

    private PolicyCopy(Path folder) {
        this.folder = folder;
    }

    /** Copies a policy folder, such as conf/policy, into a new folder of its own. */
    public static PolicyCopy of(Path policy) {
        try {
            Path copy = Files.createTempDirectory("medfund-policy");
            try (Stream<Path> files = Files.walk(policy)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path to = copy.resolve(policy.relativize(file).toString());
                    Files.createDirectories(java.util.Objects.requireNonNull(to.getParent()));
                    Files.copy(file, to);
                }
            }
            return new PolicyCopy(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path folder() {
        return folder;
    }

    /**
     * Changes a national parameter that is a single number or word.
     *
     * @param parameter such as drg.low_factor
     * @param value as it stands in the file, without quotes
     * @throws IllegalArgumentException if no national file has the parameter with such a value, or several have
     */
    public PolicyCopy with(String parameter, String value) {
        Pattern entry = Pattern.compile(
                "(?m)^(  " + Pattern.quote(parameter) + ":\\R(?:    .*\\R)*?    value: )(\"?)[^\"\\[{\\n]*(\"?)$");
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("national"))) {
            for (Path file : files.sorted().toList()) {
                String text = Files.readString(file);
                Matcher matcher = entry.matcher(text);
                if (matcher.find()) {
                    found.add(file);
                    Files.writeString(
                            file,
                            text.substring(0, matcher.start())
                                    + matcher.group(1)
                                    + matcher.group(2)
                                    + value
                                    + matcher.group(3)
                                    + text.substring(matcher.end()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    parameter + " has a single value in " + found.size() + " files of " + folder + ", not in one");
        }
        return this;
    }
}
