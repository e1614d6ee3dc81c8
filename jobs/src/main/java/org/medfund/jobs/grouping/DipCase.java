package org.medfund.jobs.grouping;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What matching a case with a DIP catalogue looks at. Codes are in upper case, with their dot.
 *
 * @param diagnosis main diagnosis, in full
 * @param mainProcedure null if nothing was done
 * @param related the other procedures
 * @param costYuan parts diseases that match equally well; null if it is not known
 */
public record DipCase(
        String diagnosis,
        @Nullable String mainProcedure,
        Set<String> related,
        ProcedureClass procedureClass,
        @Nullable BigDecimal costYuan) {}
