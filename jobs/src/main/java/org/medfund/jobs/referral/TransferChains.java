package org.medfund.jobs.referral;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Stays of one person linked by transfer (decision 0011). */
final class TransferChains {
    private static final Comparator<CareStay> BY_ADMISSION = Comparator.comparing(CareStay::admissionDate)
            .thenComparing(CareStay::dischargeDate)
            .thenComparing(CareStay::settlementId);

    /**
     * The stays, parted into chains. A stay is linked to the one before it if that was in another institution, ended at most
     * the days of the policy before, and was for the same disease category, or a filing names its visit.
     *
     * @return every stay once, each chain in order of admission
     */
    static List<List<CareStay>> of(Collection<CareStay> stays, Collection<CareFiling> filings, EpisodePolicy policy) {
        List<List<CareStay>> chains = new ArrayList<>();
        for (CareStay stay : stays.stream().sorted(BY_ADMISSION).toList()) {
            List<CareStay> last = chains.isEmpty() ? List.of() : chains.get(chains.size() - 1);
            if (!last.isEmpty() && isTransfer(last.get(last.size() - 1), stay, filings, policy)) {
                last.add(stay);
            } else {
                chains.add(new ArrayList<>(List.of(stay)));
            }
        }
        return chains;
    }

    private static boolean isTransfer(
            CareStay from, CareStay to, Collection<CareFiling> filings, EpisodePolicy policy) {
        long gap = ChronoUnit.DAYS.between(from.dischargeDate(), to.admissionDate());
        return gap >= 0
                && gap <= policy.transferGapDays()
                && !from.institutionCode().equals(to.institutionCode())
                && (isOneCategory(from, to, policy) || isNamed(from, to, filings));
    }

    private static boolean isOneCategory(CareStay from, CareStay to, EpisodePolicy policy) {
        String one = from.mainDiagnosisCode();
        String other = to.mainDiagnosisCode();
        int length = policy.diagnosisLength();
        return one != null && other != null && one.length() >= length && one.regionMatches(0, other, 0, length);
    }

    private static boolean isNamed(CareStay from, CareStay to, Collection<CareFiling> filings) {
        return filings.stream()
                .filter(each -> !each.isCancelled())
                .filter(each -> from.visitId().equals(each.earlierVisitId()))
                .anyMatch(each -> each.toInstitutionCode() == null
                        || each.toInstitutionCode().equals(to.institutionCode()));
    }

    private TransferChains() {}
}
