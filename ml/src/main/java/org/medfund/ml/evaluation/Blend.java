package org.medfund.ml.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.medfund.ml.model.Calibration;
import org.medfund.ml.model.Matrix;

/**
 * A weighted mean of the log odds of learners, and the line that turns it into a chance.
 *
 * @param members at least one
 * @param logistic the logistic regression that did best alone: the baseline
 * @param innerPrAuc mean average precision of the blend on held-out training rows
 */
record Blend(List<Member> members, Calibration.Line line, Member logistic, double innerPrAuc) {

    /**
     * A learner after one of its stages.
     *
     * @param stage from 0
     * @param weight parts it has in the mean
     * @param innerPrAuc mean average precision of it alone on held-out training rows
     */
    record Member(Learner learner, int stage, int weight, double innerPrAuc) {
        String settings() {
            return learner.stages().get(stage);
        }
    }

    /**
     * Scores of rows, as chances.
     *
     * @param bySeed the same from the fits of one seed each
     * @param logistic of the baseline, as log odds
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Scores(double[] chances, List<double[]> bySeed, double[] logistic) {}

    private record Fit(Learner learner, int stages, long seed) {}

    /** Fits every member anew, once a seed, and scores other rows. */
    Scores score(
            EntityTable table, int[] training, boolean[] labels, int[] toScore, List<Long> seeds, Workers workers) {
        Encoding encoding = Encoding.fit(table, training, labels);
        Matrix known = encoding.training();
        Matrix asked = encoding.of(toScore);
        Map<Learner, Integer> stagesOf = new LinkedHashMap<>();
        List<Member> all = new ArrayList<>(members);
        all.add(logistic);
        all.forEach(member -> stagesOf.merge(member.learner(), member.stage() + 1, Math::max));
        List<Fit> fits = new ArrayList<>();
        stagesOf.forEach((learner, stages) -> {
            // What draws nothing is fitted once.
            for (long seed : learner.isDrawn() ? seeds : seeds.subList(0, 1)) {
                fits.add(new Fit(learner, stages, seed));
            }
        });
        List<Callable<List<double[]>>> tasks = new ArrayList<>();
        for (Fit fit : fits) {
            tasks.add(() -> fit.learner().logOdds(known, labels, asked, fit.stages(), fit.seed()));
        }
        List<List<double[]>> fitted = workers.all(tasks);
        Map<Fit, List<double[]>> byFit = new LinkedHashMap<>();
        for (int i = 0; i < fits.size(); i++) {
            byFit.put(fits.get(i), fitted.get(i));
        }
        List<double[]> bySeed = new ArrayList<>();
        double[] mean = new double[toScore.length];
        for (long seed : seeds) {
            List<double[]> ofMembers = new ArrayList<>();
            for (Member member : members) {
                ofMembers.add(of(member, seed, seeds, stagesOf, byFit));
            }
            double[] blended = mean(ofMembers);
            for (int row = 0; row < mean.length; row++) {
                mean[row] += blended[row] / seeds.size();
            }
            bySeed.add(chances(blended));
        }
        return new Scores(chances(mean), bySeed, of(logistic, seeds.get(0), seeds, stagesOf, byFit));
    }

    private static double[] of(
            Member member,
            long seed,
            List<Long> seeds,
            Map<Learner, Integer> stagesOf,
            Map<Fit, List<double[]>> byFit) {
        Learner learner = member.learner();
        Fit fit = new Fit(learner, stagesOf.getOrDefault(learner, 0), learner.isDrawn() ? seed : seeds.get(0));
        return byFit.getOrDefault(fit, List.of()).get(member.stage());
    }

    /** The mean of the members' log odds, each as often as it weighs. */
    double[] mean(List<double[]> logOddsOfMembers) {
        int weights = members.stream().mapToInt(Member::weight).sum();
        double[] mean = new double[logOddsOfMembers.get(0).length];
        for (int i = 0; i < members.size(); i++) {
            double[] logOdds = logOddsOfMembers.get(i);
            for (int row = 0; row < mean.length; row++) {
                mean[row] += logOdds[row] * members.get(i).weight() / weights;
            }
        }
        return mean;
    }

    private double[] chances(double[] logOdds) {
        double[] chances = new double[logOdds.length];
        for (int row = 0; row < chances.length; row++) {
            chances[row] = line.chance(logOdds[row]);
        }
        return chances;
    }
}
