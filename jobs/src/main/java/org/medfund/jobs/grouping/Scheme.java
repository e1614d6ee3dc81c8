package org.medfund.jobs.grouping;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A grouping scheme, checked and compiled for grouping. Unchangeable; loaded by {@link SchemeFolder}.
 *
 * @param name the folder's name, such as demo_2025
 * @param digest SHA-256 of its files
 * @param mdcs in the order they are tried
 * @param validProcedures what counts as a procedure
 * @param groups every group a case can get, by code
 */
public record Scheme(
        String name,
        String digest,
        CodeDictionary diagnosisCodes,
        CodeDictionary procedureCodes,
        List<Mdc> mdcs,
        CodeSet validProcedures,
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

    CodedCase coded(GroupingCase input) {
        int[] diagnoses = diagnosisCodes.numbersOf(input.diagnoses());
        return new CodedCase(
                input,
                diagnoses.length == 0 ? new int[] {CodeDictionary.UNKNOWN} : diagnoses,
                procedureCodes.numbersOf(input.procedures()),
                validProcedures);
    }
}
