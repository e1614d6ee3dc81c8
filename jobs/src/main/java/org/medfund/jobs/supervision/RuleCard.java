package org.medfund.jobs.supervision;

import java.io.Serializable;

/**
 * What a rule is, for people who have to defend it (SPEC E.0, E.y).
 *
 * @param id such as E.1
 * @param version counted up whenever the same records would give other flags or other words
 * @param knowledgeRef where the medical or administrative knowledge stands
 * @param lawRef the law a confirmed finding falls under
 * @param severity 1 clear violation, 2 highly suspicious, 3 slightly suspicious
 * @param nature what is suspected
 */
public record RuleCard(
        String id,
        String version,
        LibraryClass libraryClass,
        String knowledgeRef,
        String lawRef,
        int severity,
        Nature nature)
        implements Serializable {

    /** What is suspected (SPEC E). */
    public enum Nature {
        BEHAVIOUR,
        ITEM
    }
}
