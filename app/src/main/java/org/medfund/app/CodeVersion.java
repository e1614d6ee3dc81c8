package org.medfund.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Names the code that runs: the version and the commit it was built from; {@code dirty} if files had changed since. */
final class CodeVersion {
    static String current() {
        Properties properties = new Properties();
        try (InputStream in = CodeVersion.class.getResourceAsStream("/medfund-build.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the build's own properties", e);
        }
        return properties.getProperty("git.build.version", "unknown") + " "
                + properties.getProperty("git.commit.id.describe", "unversioned");
    }

    private CodeVersion() {}
}
