package org.medfund.jobs.payment;

import java.math.BigDecimal;
import java.util.Collection;
import org.medfund.core.assessment.AssessmentLimits;
import org.medfund.core.money.Money;

/**
 * What the fund owes a hospital for a year of DIP cases (SPEC C.8; DIP3 7.3): {@code sum of case scores * point value *
 * fund ratio * assessment coefficient - audit deductions}.
 *
 * @param score of all cases, as published
 * @param grossYuan before assessment and deductions, rounded once
 * @param payableYuan rounded once; negative if more is deducted than was earned
 */
public record DipHospitalPayment(BigDecimal score, BigDecimal grossYuan, BigDecimal payableYuan) {

    /**
     * The score of one case as published: score times hospital coefficient times auxiliary coefficient; rounded once.
     *
     * @param coefficient hospital coefficient; that of basic diseases at every level for one of them (SPEC B.7)
     * @param auxiliary 1 without a subtype
     */
    public static BigDecimal caseScore(BigDecimal score, BigDecimal coefficient, BigDecimal auxiliary) {
        return Money.round(score.multiply(coefficient).multiply(auxiliary), Money.SCORE.scale());
    }

    /**
     * The payment of one hospital; 0 less the deductions without a case.
     *
     * @param caseScores as {@link #caseScore} gives them
     * @param pointValueYuan settlement point value as published
     * @param fundRatio part of the cost the fund bears
     * @param assessment assessment coefficient
     * @param deductionsYuan found by audits
     */
    public static DipHospitalPayment of(
            Collection<BigDecimal> caseScores,
            BigDecimal pointValueYuan,
            BigDecimal fundRatio,
            BigDecimal assessment,
            BigDecimal deductionsYuan,
            AssessmentLimits limits) {
        BigDecimal score = caseScores.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal gross = score.multiply(pointValueYuan).multiply(fundRatio);
        BigDecimal payable = gross.multiply(limits.checked(assessment)).subtract(deductionsYuan);
        return new DipHospitalPayment(score, Money.roundToFen(gross), Money.roundToFen(payable));
    }
}
