package org.medfund.jobs.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.medfund.jobs.intake.FundIdentities;

/** Cases of intake (SPEC A.1, D.8). */
final class IntakeCases {
    static Map<String, Object> fundIdentity(AcceptanceCase example) {
        Map<String, Object> broken = new HashMap<>();
        for (JsonNode row : example.input().get("rows")) {
            broken.put(
                    row.get("setl_id").asText(),
                    FundIdentities.broken(field -> AcceptanceCase.decimal(row, field.landingCode())).stream()
                            .map(Enum::name)
                            .toList());
        }
        return Map.of("result", broken);
    }

    private IntakeCases() {}
}
