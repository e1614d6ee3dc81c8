package org.medfund.core.synth;

/**
 * Who pays a stay, in fen. The identities of SPEC A.1 hold by construction: each payer takes from what is left, the
 * person bears the rest.
 */
record FundSplit(
        long fullSelf,
        long firstSelf,
        long inScope,
        long deductible,
        long basicPool,
        long civilServant,
        long enterprise,
        long residentMajor,
        long employeeLarge,
        long medicalAid,
        long account,
        long mutualAid,
        long cash,
        long hospitalPart) {

    static final FundSplit NONE = new FundSplit(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private static final long LARGE_AMOUNT_FROM_FEN = 15_000_000;
    private static final long MAJOR_ILLNESS_FROM_FEN = 1_500_000;

    long fundTotal() {
        return basicPool + civilServant + enterprise + residentMajor + employeeLarge + medicalAid;
    }

    long personTotal() {
        return account + cash;
    }

    /** What the fee lines leave out of scope or put on the person first, then each fund in the order of SPEC D.8. */
    static FundSplit of(Stay stay, Draws draws) {
        long fullSelf = 0;
        long firstSelf = 0;
        long inScope = 0;
        for (FeeLine line : stay.lines) {
            inScope += line.inScopeFen();
            if (line.level().equals("03")) {
                fullSelf += line.amountFen();
            } else {
                firstSelf += line.amountFen() - line.inScopeFen();
            }
        }
        Insured person = stay.person;
        long hospitalPart = draws.chance(0.01) ? Math.min(inScope / 20, 50_000) : 0;
        long deductible = Math.min(inScope - hospitalPart, deductibleFen(stay.hospital.levelClass()));
        long left = inScope - hospitalPart - deductible;
        long pooled = Math.min(left, LARGE_AMOUNT_FROM_FEN);
        long basicPool = pooled * payPercent(stay) / 100;
        left -= basicPool;
        long employeeLarge = person.isEmployee() ? (inScope - hospitalPart - deductible - pooled) * 80 / 100 : 0;
        left -= employeeLarge;
        long residentMajor =
                person.isEmployee() ? 0 : Math.max(0, left + deductible - MAJOR_ILLNESS_FROM_FEN) * 60 / 100;
        residentMajor = Math.min(residentMajor, left);
        left -= residentMajor;
        long civilServant = person.isCivilServant ? left / 2 : 0;
        left -= civilServant;
        long enterprise = person.isEmployee() && !person.isCivilServant && draws.chance(0.05) ? left * 30 / 100 : 0;
        left -= enterprise;
        long medicalAid = person.specialType.isEmpty() ? 0 : left * 70 / 100;
        long funds = basicPool + employeeLarge + residentMajor + civilServant + enterprise + medicalAid;
        long personTotal = stay.totalFen - funds - hospitalPart;
        long account = person.isEmployee() ? Math.min(personTotal, 20_000L + draws.below(300_000)) : 0;
        long mutualAid = account > 0 && draws.chance(0.08) ? account / 3 : 0;
        return new FundSplit(
                fullSelf,
                firstSelf,
                inScope,
                deductible,
                basicPool,
                civilServant,
                enterprise,
                residentMajor,
                employeeLarge,
                medicalAid,
                account,
                mutualAid,
                personTotal - account,
                hospitalPart);
    }

    private static long deductibleFen(int levelClass) {
        return levelClass == 3 ? 80_000 : levelClass == 2 ? 50_000 : 20_000;
    }

    /** Better paid at lower levels; less away from home, less again without a filing. */
    private static int payPercent(Stay stay) {
        int percent = (stay.person.isEmployee() ? 85 : 68) + (3 - stay.hospital.levelClass()) * 4;
        if (stay.isLocal()) {
            return percent;
        }
        return percent - (stay.filing == null && !stay.admissionWay.equals("1") ? 20 : 10);
    }
}
