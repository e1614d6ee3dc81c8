package org.medfund.jobs.supervision.rules;

import java.util.Optional;
import org.medfund.core.table.supervision.PeerStatistics;
import org.medfund.jobs.supervision.EvidenceRecord;
import org.medfund.jobs.supervision.References;
import org.medfund.jobs.supervision.References.Peers;
import org.medfund.jobs.supervision.file.Claim;
import org.medfund.jobs.supervision.file.Grouping;

/** The cases of the year before that a stay is held against: one row of {@link PeerStatistics}, which is a witness. */
record PeersOf(String rowKey, Peers peers) {

    /** Of the stay's own group and level; empty if there were too few. */
    static Optional<PeersOf> stay(Claim claim, Grouping grouping, References references) {
        return group(claim, grouping.groupCode(), grouping.levelClass(), references);
    }

    /** Of another group in the stay's region and year. */
    static Optional<PeersOf> group(Claim claim, String groupCode, int levelClass, References references) {
        String key =
                References.peersKey(claim.regionCode(), claim.dischargeDate().getYear(), groupCode, levelClass);
        return Optional.ofNullable(references.peers().get(key)).map(peers -> new PeersOf(key, peers));
    }

    EvidenceRecord witness() {
        return EvidenceRecord.witness("PEERS", PeerStatistics.TABLE, rowKey)
                .show(PeerStatistics.CASE_COUNT, peers.caseCount())
                .show(PeerStatistics.MEAN_LN_COST, peers.meanLnCost())
                .show(PeerStatistics.SD_LN_COST, peers.sdLnCost())
                .show(PeerStatistics.STAY_DAYS_P50, peers.stayDaysP50().toPlainString())
                .show(PeerStatistics.STAY_DAYS_P90, peers.stayDaysP90().toPlainString())
                .show(PeerStatistics.OWN_PAY_SHARE_P95, peers.ownPayShareP95().toPlainString());
    }
}
