package org.medfund.jobs.payment;

import java.util.Collection;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.jobs.payment.RateBasis.CaseSums;

/**
 * A region and insurance type that has cases to pay and no budget. An insurance type that the region itself insures nobody
 * in may come with in-province stays (SPEC D.7), which are paid where they are treated.
 */
final class MissingBudget {

    /**
     * @param subject region, insurance type, and year
     * @param price what is formed from the budget: a rate, or a point value
     * @param local cases that the region pays
     */
    static Problem of(String subject, String price, Collection<CaseSums> local) {
        long cases = local.stream().mapToLong(CaseSums::caseCount).sum();
        long elsewhere = local.stream().mapToLong(CaseSums::elsewhereCount).sum();
        String why = "It has " + cases + " cases to pay, and their " + price + " comes from the inpatient budget.";
        return elsewhere == 0
                ? problem(subject, why, "Deliver a row in the budget file.")
                : problem(
                        subject,
                        why + " Of these " + elsewhere
                                + " are of people insured in another region of the province: such"
                                + " stays come under the standards and the budget of the place of treatment"
                                + " (xprov.in_province TREATING_PLACE), and net-regions tells what the region of insurance"
                                + " gives back.",
                        "Deliver a row in the budget file for the insurance type, also if it is for these stays alone; or,"
                                + " where the province settles them between regions only, set xprov.in_province to"
                                + " INSURED_PLACE for the country.");
    }

    private static Problem problem(String subject, String why, String remedy) {
        return Problem.of(ProblemCode.INPUT_MISSING, subject + ": there is no budget.", why, remedy);
    }

    private MissingBudget() {}
}
