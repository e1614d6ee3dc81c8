package org.medfund.core.synth;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file of text rows that is being written. */
interface RowFile extends Closeable {
    /** @param cells in the order of the columns; null for a cell that is empty */
    void write(@Nullable String[] cells) throws IOException;
}
