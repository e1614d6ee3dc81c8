package org.medfund.jobs.supervision.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.reference.ItemLimits;
import org.medfund.jobs.supervision.Dated;
import org.medfund.jobs.supervision.EvidenceRecord;
import org.medfund.jobs.supervision.References.ItemLimit;
import org.medfund.jobs.supervision.file.ChargeLine;
import org.medfund.jobs.supervision.file.Claim;

/** The records that rules about charge lines show. */
final class LineEvidence {
    static final String LINE = "LINE";

    /** Lines of which any one breaks the rule: the first is the witness, the others count in the amounts. */
    static List<EvidenceRecord> firstOf(List<ChargeLine> lines) {
        List<EvidenceRecord> records = new ArrayList<>();
        lines.forEach(line -> records.add(records.isEmpty() ? witness(LINE, line) : counted(LINE, line)));
        return records;
    }

    static EvidenceRecord witness(String role, ChargeLine line) {
        return shown(EvidenceRecord.witness(role, FeeLines.TABLE, line.settlementId(), line.lineNumber()), line);
    }

    static EvidenceRecord counted(String role, ChargeLine line) {
        return shown(EvidenceRecord.counted(role, FeeLines.TABLE, line.settlementId(), line.lineNumber()), line);
    }

    private static EvidenceRecord shown(EvidenceRecord record, ChargeLine line) {
        return record.show(FeeLines.ITEM_CODE, line.itemCode())
                .show(FeeLines.CHARGED_AT, line.chargedOn())
                .show(FeeLines.ITEM_QUANTITY, plain(line.quantity()))
                .show(FeeLines.UNIT_PRICE_YUAN, plain(line.unitPriceYuan()))
                .show(FeeLines.LINE_COST_YUAN, line.costYuan().toPlainString())
                .show(FeeLines.IN_SCOPE_YUAN, line.inScopeYuan().toPlainString());
    }

    /** A row of a reference table. */
    static EvidenceRecord row(String role, Table table, Dated.Entry<?> entry) {
        return EvidenceRecord.witness(role, table, entry.rowKey());
    }

    /** What an item is paid for. */
    static EvidenceRecord limit(Dated.Entry<ItemLimit> entry) {
        ItemLimit limit = entry.value();
        return row("LIMIT", ItemLimits.TABLE, entry)
                .show(ItemLimits.GENDER_CODE, limit.genderCode())
                .show(ItemLimits.MIN_AGE_YEARS, limit.minAgeYears())
                .show(ItemLimits.MAX_AGE_YEARS, limit.maxAgeYears())
                .show(ItemLimits.MIN_LEVEL_CLASS, limit.minLevelClass())
                .show(ItemLimits.DIAGNOSIS_PREFIXES, String.join("|", limit.diagnosisPrefixes()))
                .show(ItemLimits.VALID_FROM_DATE, entry.from())
                .show(ItemLimits.VALID_TO_DATE, entry.to());
    }

    /** The settlement's row, to which fields are added. */
    static EvidenceRecord settlement(Claim claim) {
        return EvidenceRecord.witness("SETTLEMENT", SettlementLists.TABLE, claim.settlementId(), "0")
                .show(SettlementLists.INSTITUTION_CODE, claim.institutionCode())
                .show(SettlementLists.ADMISSION_DATE, claim.admissionDate())
                .show(SettlementLists.DISCHARGE_DATE, claim.dischargeDate());
    }

    /** A quantity or price as people write it. */
    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private LineEvidence() {}
}
