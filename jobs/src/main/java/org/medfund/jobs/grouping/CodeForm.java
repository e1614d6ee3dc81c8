package org.medfund.jobs.grouping;

import java.util.Locale;

/** How diagnosis and procedure codes of a scheme are written, so that they compare with those of the cases. */
public enum CodeForm {
    /** As in the scheme's files: for cases that are compared exactly. */
    AS_WRITTEN,
    /** In upper case: for claims in the lake, whose codes are put in upper case at intake. */
    UPPER_CASE;

    String of(String code) {
        return this == UPPER_CASE ? code.toUpperCase(Locale.ROOT) : code;
    }
}
