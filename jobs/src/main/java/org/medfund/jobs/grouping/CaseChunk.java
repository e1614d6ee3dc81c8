package org.medfund.jobs.grouping;

/**
 * Some whole records of a file of cases, as CSV.
 *
 * @param bytes of which the first {@code length} count
 * @param firstLine line of the file the chunk begins with
 */
@SuppressWarnings("ArrayRecordComponent") // handed from thread to thread, never compared
record CaseChunk(byte[] bytes, int length, long firstLine) {}
