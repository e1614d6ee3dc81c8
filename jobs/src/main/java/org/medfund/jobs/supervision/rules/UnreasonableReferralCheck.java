package org.medfund.jobs.supervision.rules;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.ReferralFilings;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.referral.Episodes;
import org.medfund.core.table.referral.LocalCapability;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.EvidenceRecord;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.References;
import org.medfund.jobs.supervision.file.Claim;
import org.medfund.jobs.supervision.file.ClaimTables;
import org.medfund.jobs.supervision.file.PersonFiles;

/**
 * Episodes that {@code link-referrals} found unreasonable, each with its deciding stay and what the home city treated the year
 * before. At risk is what the episode says, at most the fund total of that stay.
 *
 * @param localCasesMin cases of the group in the year before, from which a city can treat it
 */
record UnreasonableReferralCheck(int localCasesMin) implements Check.OfGroup {
    private static final String UNREASONABLE = "UNREASONABLE";
    private static final String VALID = "VALID";
    private static final String NO_FILING = "NO_FILING";
    private static final String CLAIM = "claim";
    private static final String EPISODE = "episode";
    private static final String CAPABILITY = "capability";

    /** One row per unreasonable episode of the year whose settlement counts. */
    @Override
    public Dataset<Row> groups(ClaimTables tables) {
        Dataset<Row> episodes = tables.rows(Episodes.TABLE)
                .where(Episodes.DECISION.col().equalTo(UNREASONABLE))
                .select(
                        Episodes.SETTLEMENT_ID.col(),
                        Episodes.REGION_CODE.col(),
                        Episodes.YEAR.col(),
                        Episodes.HOME_CITY_CODE.col().as(LocalCapability.CITY_CODE.name()),
                        Episodes.GROUP_CODE.col(),
                        Episodes.LEVEL_CLASS.col(),
                        whole(Episodes.TABLE.fields()).as(EPISODE));
        Dataset<Row> capability = tables.rows(LocalCapability.TABLE)
                .select(
                        LocalCapability.REGION_CODE.col(),
                        LocalCapability.YEAR.col(),
                        LocalCapability.CITY_CODE.col(),
                        LocalCapability.GROUP_CODE.col(),
                        LocalCapability.LEVEL_CLASS.col(),
                        whole(LocalCapability.TABLE.fields()).as(CAPABILITY));
        String[] key = LocalCapability.TABLE.grain().stream().map(Field::name).toArray(String[]::new);
        return episodes.join(capability, key)
                .join(
                        tables.settlements()
                                .select(
                                        SettlementLists.SETTLEMENT_ID.col(),
                                        whole(PersonFiles.CLAIM_FIELDS).as(CLAIM)),
                        SettlementLists.SETTLEMENT_ID.name())
                .select(col(CLAIM), col(EPISODE), col(CAPABILITY));
    }

    private static Column whole(List<Field<?>> fields) {
        return struct(fields.stream().map(Field::col).toArray(Column[]::new));
    }

    @Override
    public List<Finding> find(Row group, References references) {
        return find(Claim.in(group.getAs(CLAIM)), group.getAs(EPISODE), group.getAs(CAPABILITY));
    }

    /**
     * The finding in one episode.
     *
     * @param episode row of {@link Episodes}; null if there is none
     * @param capability row of {@link LocalCapability}; null if the city treated none
     */
    List<Finding> find(Claim claim, @Nullable Row episode, @Nullable Row capability) {
        if (episode == null
                || capability == null
                || !Episodes.DECISION.in(episode).equals(UNREASONABLE)
                || Episodes.FILING_VALIDITY.in(episode).equals(VALID)
                || LocalCapability.CASE_COUNT.in(capability) < localCasesMin) {
            return List.of();
        }
        List<EvidenceRecord> evidence = new ArrayList<>();
        evidence.add(StayEvidence.stay("STAY", claim));
        evidence.add(episode(episode));
        evidence.add(EvidenceRecord.witness(
                        "LOCAL_CAPABILITY",
                        LocalCapability.TABLE,
                        LocalCapability.TABLE.grain().stream()
                                .map(field -> String.valueOf(field.in(capability)))
                                .toArray(String[]::new))
                .show(LocalCapability.GROUP_CODE, LocalCapability.GROUP_CODE.in(capability))
                .show(LocalCapability.LEVEL_CLASS, LocalCapability.LEVEL_CLASS.in(capability))
                .show(LocalCapability.CASE_COUNT, LocalCapability.CASE_COUNT.in(capability))
                .show(LocalCapability.DEATH_COUNT, LocalCapability.DEATH_COUNT.in(capability)));
        String filing = Episodes.FILING_ID.inOrNull(episode);
        if (filing != null) {
            evidence.add(EvidenceRecord.counted("FILING", ReferralFilings.TABLE, filing)
                    .show(ReferralFilings.FILING_KIND, Episodes.FILING_KIND.inOrNull(episode))
                    .show(ReferralFilings.VALID_FROM_DATE, Episodes.FILING_FROM_DATE.inOrNull(episode))
                    .show(ReferralFilings.VALID_TO_DATE, Episodes.FILING_TO_DATE.inOrNull(episode))
                    .show(ReferralFilings.IS_CANCELLED, Episodes.FILING_IS_CANCELLED.inOrNull(episode)));
        }
        return List.of(Finding.onClaim(
                        claim,
                        claim.totalCostYuan(),
                        Episodes.FUND_AT_RISK_YUAN.in(episode),
                        evidence,
                        Map.of(
                                Finding.GROUND,
                                filing == null ? NO_FILING : "FILING_" + Episodes.FILING_VALIDITY.in(episode),
                                "weight",
                                weight(episode)))
                .onlyOfItsGround());
    }

    private static EvidenceRecord episode(Row episode) {
        EvidenceRecord record = EvidenceRecord.witness("EPISODE", Episodes.TABLE, Episodes.SETTLEMENT_ID.in(episode));
        for (Field<?> field : Arrays.<Field<?>>asList(
                Episodes.HOME_CITY_CODE,
                Episodes.TREATED_CITY_CODE,
                Episodes.GROUP_CODE,
                Episodes.RELATIVE_WEIGHT,
                Episodes.DISEASE_SCORE,
                Episodes.OPERATION_LEVEL,
                Episodes.ADMISSION_WAY,
                Episodes.MEDICAL_CATEGORY,
                Episodes.LOCAL_CASE_COUNT,
                Episodes.LOCAL_MORTALITY_RATIO,
                Episodes.DECISION)) {
            record = record.show(field, field.inOrNull(episode));
        }
        return record.show(
                Episodes.FILING_VALIDITY,
                Episodes.FILING_ID.inOrNull(episode) == null ? NO_FILING : Episodes.FILING_VALIDITY.in(episode));
    }

    /** By diseases (DIP) the score. */
    private static String weight(Row episode) {
        BigDecimal weight = Episodes.RELATIVE_WEIGHT.inOrNull(episode);
        BigDecimal score = Episodes.DISEASE_SCORE.inOrNull(episode);
        return weight != null ? weight.toPlainString() : score != null ? score.toPlainString() : "";
    }
}
