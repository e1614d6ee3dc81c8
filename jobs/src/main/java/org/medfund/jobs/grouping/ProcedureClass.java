package org.medfund.jobs.grouping;

import java.util.Optional;

/** What kind of treatment a stay had, by its main procedure (SPEC C.1); an intervention counts as surgery. */
public enum ProcedureClass {
    /** No procedure: conservative treatment. */
    MEDICAL,
    DIAGNOSTIC,
    THERAPEUTIC,
    SURGERY;

    /** Of a class as landed or listed, in English or Chinese; empty if it is none of them. */
    static Optional<ProcedureClass> named(String text) {
        return switch (text) {
            case "MEDICAL" -> Optional.of(MEDICAL);
            case "DIAGNOSTIC", "诊断性操作" -> Optional.of(DIAGNOSTIC);
            case "THERAPEUTIC", "治疗性操作" -> Optional.of(THERAPEUTIC);
            case "SURGERY", "INTERVENTION", "手术", "介入治疗" -> Optional.of(SURGERY);
            default -> Optional.empty();
        };
    }
}
