package org.medfund.jobs.grouping;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Counts codes that a scheme does not know, and says which of them only seem to be unknown. */
final class CodeHints {
    private final CodeDictionary known;
    private final Set<String> knownInUpperCase = new HashSet<>();

    CodeHints(CodeDictionary known) {
        this.known = known;
        for (int i = 0; i < known.size(); i++) {
            knownInUpperCase.add(known.code(i).toUpperCase(Locale.ROOT));
        }
    }

    void count(List<String> codes, CaseCounts.Codes counts) {
        counts.given += codes.size();
        for (int i = 0; i < codes.size(); i++) {
            String code = codes.get(i);
            if (known.numberOf(code) == CodeDictionary.UNKNOWN) {
                counts.unknown++;
                String bare = code.strip();
                boolean isKnownInUpperCase = knownInUpperCase.contains(bare.toUpperCase(Locale.ROOT));
                counts.knownWithoutBlanks += isKnownInUpperCase && !bare.equals(code) ? 1 : 0;
                counts.knownInAnotherLetterCase +=
                        isKnownInUpperCase && known.numberOf(bare) == CodeDictionary.UNKNOWN ? 1 : 0;
            }
        }
    }
}
