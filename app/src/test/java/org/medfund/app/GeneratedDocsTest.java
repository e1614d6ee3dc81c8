package org.medfund.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GeneratedDocsTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final String REMEDY = "is stale: run bin/medfund write-docs and commit what it changes";

    @Test
    void theDataDictionaryIsThatOfTheCode() throws IOException {
        assertEquals(
                GeneratedDocs.dataDictionary(),
                Files.readString(DOCS.resolve("data-dictionary.md")),
                "docs/data-dictionary.md " + REMEDY);
    }

    @Test
    void theJobReferenceIsThatOfTheCode() throws IOException {
        assertEquals(GeneratedDocs.jobs(), Files.readString(DOCS.resolve("jobs.md")), "docs/jobs.md " + REMEDY);
    }
}
