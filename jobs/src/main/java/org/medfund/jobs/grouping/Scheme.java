package org.medfund.jobs.grouping;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A grouping scheme, checked and compiled for grouping. Unchangeable, so that threads share it, and a broadcast sends it
 * once to each executor; loaded by {@link SchemeFolder}.
 *
 * <p>Codes have become numbers, and every list of codes that a category, rule, or DRG asks for a fact: the codes of a
 * case are looked up once, each shows a few facts, and all tests are then bits.
 *
 * @param name the folder's name, such as demo_2025
 * @param digest SHA-256 of its files
 * @param factCount facts are numbered from 0 to one less
 * @param diagnosisFacts the facts each diagnosis shows
 * @param procedureFacts the facts each procedure shows
 * @param mdcs in the order they are tried
 * @param groups every group a case can get, by code
 */
public record Scheme(
        String name,
        String digest,
        CodeDictionary diagnosisCodes,
        CodeDictionary procedureCodes,
        int factCount,
        CodeFacts diagnosisFacts,
        CodeFacts procedureFacts,
        List<Mdc> mdcs,
        Complications complications,
        List<Group> groups)
        implements Serializable {

    /**
     * A group of the catalogue.
     *
     * @param name Chinese
     * @param nameEn English; null if the scheme has none
     */
    public record Group(String code, String name, @Nullable String nameEn, String adrg, String mdc)
            implements Serializable {}

    /** Whether a diagnosis code stands in some table of the scheme, as it is written there. */
    public boolean knowsDiagnosis(String code) {
        return diagnosisCodes.numberOf(code) != CodeDictionary.UNKNOWN;
    }

    /** Whether a procedure code stands in some table of the scheme, as it is written there. */
    public boolean knowsProcedure(String code) {
        return procedureCodes.numberOf(code) != CodeDictionary.UNKNOWN;
    }
}
