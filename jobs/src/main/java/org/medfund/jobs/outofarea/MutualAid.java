package org.medfund.jobs.outofarea;

import java.util.Collection;
import java.util.List;

/**
 * Personal-account mutual aid across regions (个人账户跨省共济; SPEC D.7; case D14): what each pair is to pay for a month, in
 * full and without a deposit. A reversal counts within its own pair; if reversals outweigh, it is owed the other way round.
 * Accounts are never set off against pooled money; pairs against each other only where the netting policy says so.
 */
public final class MutualAid {

    /**
     * @param lines payments from a relative's account and their reversals, of one month and insurance type; that within a
     *     region is no line to clear
     * @return transfers, each positive
     */
    public static List<Netting.Flow> due(Collection<Netting.Flow> lines, NettingRule rule) {
        return Netting.of(lines).transfers(rule);
    }

    private MutualAid() {}
}
