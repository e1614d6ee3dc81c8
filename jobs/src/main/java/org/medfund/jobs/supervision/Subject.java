package org.medfund.jobs.supervision;

import org.jspecify.annotations.Nullable;
import org.medfund.jobs.supervision.file.Claim;

/**
 * Whom or what a finding is raised on.
 *
 * @param id settlement, pseudonym of the person, doctor, or institution
 * @param regionCode pooling region whose regulator looks at it
 * @param year of discharge or, without a settlement and of records that are seen together later, of what was found
 * @param claim the settlement, if there is one
 * @param institutionCode null if it is of none
 * @param personKey null if it is of nobody insured
 */
public record Subject(
        Kind kind,
        String id,
        String regionCode,
        int year,
        @Nullable Claim claim,
        @Nullable String institutionCode,
        @Nullable String personKey) {

    /** SPEC E: entity of a flag. */
    public enum Kind {
        CLAIM,
        PERSON,
        DOCTOR,
        INSTITUTION
    }

    public static Subject of(Claim claim) {
        return of(claim, claim.dischargeDate().getYear());
    }

    /** A settlement of which something is found in another year than that of its discharge. */
    public static Subject of(Claim claim, int year) {
        return new Subject(
                Kind.CLAIM,
                claim.settlementId(),
                claim.regionCode(),
                year,
                claim,
                claim.institutionCode(),
                claim.personKey());
    }
}
