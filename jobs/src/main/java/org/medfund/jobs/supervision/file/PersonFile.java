package org.medfund.jobs.supervision.file;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All of one person's claims up to the end of the year looked at.
 *
 * @param insured null if the register does not know the person
 * @param claims in order of admission, then discharge, then id
 * @param visits outpatient visits net of cancelled ones, in order of day
 */
public record PersonFile(String personKey, @Nullable Insured insured, List<ClaimFile> claims, List<Visit> visits) {}
