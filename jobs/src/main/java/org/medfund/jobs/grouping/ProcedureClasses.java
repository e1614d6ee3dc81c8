package org.medfund.jobs.grouping;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.medfund.core.policy.Policy;

/**
 * The class of a procedure: as the claim says; or else as the loaded code list says; or else by the chapter of
 * ICD-9-CM-3 it stands in (policy {@code dip.procedure_classes}).
 *
 * @param listed class by code, from a loaded code list
 * @param chapters codes by class
 */
record ProcedureClasses(Map<String, ProcedureClass> listed, Map<ProcedureClass, CodeRanges> chapters)
        implements Serializable {

    static ProcedureClasses from(Policy policy, Map<String, ProcedureClass> listed) {
        Map<ProcedureClass, CodeRanges> chapters = new EnumMap<>(ProcedureClass.class);
        JsonNode node = policy.node("dip.procedure_classes");
        for (ProcedureClass each : ProcedureClass.values()) {
            List<String> codes = new ArrayList<>();
            node.path(each.name()).forEach(code -> codes.add(code.asText()));
            chapters.put(each, CodeRanges.of(codes));
        }
        return new ProcedureClasses(listed, chapters);
    }

    /** Without a procedure {@code MEDICAL}; a procedure nothing classes counts as surgery. */
    ProcedureClass of(@Nullable String procedure, @Nullable String claimed) {
        if (procedure == null) {
            return ProcedureClass.MEDICAL;
        }
        if (claimed != null && ProcedureClass.named(claimed).isPresent()) {
            return ProcedureClass.named(claimed).get();
        }
        ProcedureClass fromList = listed.get(procedure);
        if (fromList != null) {
            return fromList;
        }
        return chapters.entrySet().stream()
                .filter(chapter -> chapter.getValue().contains(procedure))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(ProcedureClass.SURGERY);
    }
}
