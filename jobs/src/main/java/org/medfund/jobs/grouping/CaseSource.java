package org.medfund.jobs.grouping;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of cases, read chunk by chunk. */
interface CaseSource extends Closeable {
    /** Names of the columns. */
    List<String> header();

    /** The next records; null at the end. */
    @Nullable
    CaseChunk next() throws IOException;
}
