package org.medfund.jobs.grouping;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.math3.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.CostSpread;

/**
 * One disease of a DIP catalogue (SPEC C.1).
 *
 * @param diagnosis first characters of the main diagnosis, such as K35.3 of a core and K35 of a comprehensive disease
 * @param procedureClass null for a core disease of a catalogue that does not say
 * @param mainProcedures one of them is the main procedure of a core disease; none for conservative treatment
 * @param related of each set at least one was done as well; none for a disease of the main procedure alone
 * @param costs of the cases it was made from; none if it comes ready-made
 * @param score points of a ready-made catalogue; null if it was made from cases
 */
public record DipDisease(
        String code,
        Kind kind,
        String diagnosis,
        @Nullable ProcedureClass procedureClass,
        Set<String> mainProcedures,
        List<Set<String>> related,
        CostSpread costs,
        @Nullable BigDecimal score)
        implements Serializable {

    public enum Kind {
        CORE,
        COMPREHENSIVE
    }

    /** Its code is diagnosis, main procedure, and related operations, parted by plus signs. */
    static DipDisease core(DipCombination combination) {
        StringBuilder code = new StringBuilder(combination.diagnosis());
        if (combination.mainProcedure() != null) {
            code.append('+').append(combination.mainProcedure());
        }
        combination.related().forEach(operation -> code.append('+').append(operation));
        return new DipDisease(
                code.toString(),
                Kind.CORE,
                combination.diagnosis(),
                combination.procedureClass(),
                combination.mainProcedure() == null ? Set.of() : Set.of(combination.mainProcedure()),
                combination.related().stream().map(Set::of).collect(Collectors.toList()),
                combination.costs(),
                null);
    }

    /** Its code is diagnosis and class, parted by a bar. */
    static DipDisease comprehensive(String diagnosis, ProcedureClass procedureClass, CostSpread costs) {
        return new DipDisease(
                diagnosis + "|" + procedureClass,
                Kind.COMPREHENSIVE,
                diagnosis,
                procedureClass,
                Set.of(),
                List.of(),
                costs,
                null);
    }

    /** Mean cost in yuan; null if it was not made from cases. */
    @Nullable
    BigFraction meanYuan() {
        return costs.caseCount() == 0 ? null : costs.total().meanYuan();
    }
}
