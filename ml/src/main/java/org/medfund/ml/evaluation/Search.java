package org.medfund.ml.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.medfund.ml.evaluation.Blend.Member;
import org.medfund.ml.model.Calibration;
import org.medfund.ml.model.Matrix;
import org.medfund.ml.model.Ranking;

/**
 * Chooses learners and settings on training rows alone: all are fitted on parts of them and compared on the parts held
 * out. The blend begins with the best and takes in, one at a time, whichever learner improves it most, the same one again
 * if need be (ensemble selection, Caruana et al., ICML 2004).
 */
final class Search {
    private static final int MEMBERS_MAX = 15;
    private static final long SEED = 7;

    private final List<Piece> pieces = new ArrayList<>();
    private final List<Member> candidates = new ArrayList<>();

    /** Held-out rows of one fold, with the log odds that each candidate gave them. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    private record Piece(boolean[] labels, List<double[]> logOdds) {

        double prAuc(double[] scores) {
            Ranking ranking = Ranking.of(scores, labels);
            return Objects.requireNonNullElse(ranking.prAuc(ranking.everyRow()), 0.0);
        }
    }

    private Search() {}

    /**
     * @param rows training rows
     * @param labels of these rows, some of each kind
     */
    static Blend choose(EntityTable table, int[] rows, boolean[] labels, Plan plan, Workers workers) {
        int[] positions = someOf(labels, Plan.ROWS_TO_CHOOSE_ON);
        Search search = new Search();
        search.compare(table, Folds.rows(rows, positions), EntityTable.chosen(labels, positions), plan, workers);
        return search.blend();
    }

    /** Positions of at most so many rows, with the share of positives of all. */
    static int[] someOf(boolean[] labels, int rowsMax) {
        int parts = (labels.length + rowsMax - 1) / rowsMax;
        return Folds.stratified(labels, Math.max(1, parts), SEED).get(0);
    }

    private static List<Learner> learners(int columns) {
        double few = Math.max(0.15, 1 / Math.sqrt(columns));
        return List.of(
                new LogisticLearner(),
                TreeLearner.boosted(2, 1, 0.5, List.of(100, 200, 400)),
                TreeLearner.boosted(3, 3, 0.5, List.of(60, 120, 240)),
                TreeLearner.boosted(5, 5, 0.3, List.of(50, 100, 200)),
                TreeLearner.forest(200, 3, few),
                TreeLearner.forest(200, 10, few));
    }

    private void compare(EntityTable table, int[] rows, boolean[] labels, Plan plan, Workers workers) {
        int positives = (int)
                IntStream.range(0, labels.length).filter(row -> labels[row]).count();
        int folds = plan.innerFoldsFor(positives, labels.length - positives);
        List<Matrix> known = new ArrayList<>();
        List<boolean[]> knownLabels = new ArrayList<>();
        List<Matrix> held = new ArrayList<>();
        for (int repeat = 0; repeat < plan.innerRepeats(); repeat++) {
            for (int[] fold : Folds.stratified(labels, folds, SEED + repeat)) {
                int[] others = Folds.others(rows.length, fold);
                Encoding encoding = Encoding.fit(table, Folds.rows(rows, others), EntityTable.chosen(labels, others));
                known.add(encoding.training());
                knownLabels.add(EntityTable.chosen(labels, others));
                held.add(encoding.of(Folds.rows(rows, fold)));
                pieces.add(new Piece(EntityTable.chosen(labels, fold), new ArrayList<>()));
            }
        }
        List<Learner> learners = learners(known.get(0).width());
        List<Callable<List<double[]>>> tasks = new ArrayList<>();
        for (int piece = 0; piece < pieces.size(); piece++) {
            int each = piece;
            for (Learner learner : learners) {
                tasks.add(() -> learner.logOdds(
                        known.get(each),
                        knownLabels.get(each),
                        held.get(each),
                        learner.stages().size(),
                        SEED));
            }
        }
        List<List<double[]>> scored = workers.all(tasks);
        for (int task = 0; task < scored.size(); task++) {
            pieces.get(task / learners.size()).logOdds().addAll(scored.get(task));
        }
        for (Learner learner : learners) {
            for (int stage = 0; stage < learner.stages().size(); stage++) {
                int candidate = candidates.size();
                candidates.add(new Member(
                        learner, stage, 1, meanPrAuc(piece -> piece.logOdds().get(candidate))));
            }
        }
    }

    private interface Scoring {
        double[] of(Piece piece);
    }

    private double meanPrAuc(Scoring scoring) {
        return pieces.stream()
                        .mapToDouble(piece -> piece.prAuc(scoring.of(piece)))
                        .sum()
                / pieces.size();
    }

    private Blend blend() {
        int[] weights = new int[candidates.size()];
        int[] best = weights;
        double bestPrAuc = -1;
        for (int members = 1; members <= MEMBERS_MAX; members++) {
            int next = 0;
            double nextPrAuc = -1;
            for (int candidate = 0; candidate < weights.length; candidate++) {
                weights[candidate]++;
                double prAuc = meanPrAuc(sum(weights));
                weights[candidate]--;
                if (prAuc > nextPrAuc) {
                    next = candidate;
                    nextPrAuc = prAuc;
                }
            }
            weights[next]++;
            if (nextPrAuc > bestPrAuc) {
                best = weights.clone();
                bestPrAuc = nextPrAuc;
            }
        }
        int[] chosen = best;
        List<Member> members = IntStream.range(0, chosen.length)
                .filter(candidate -> chosen[candidate] > 0)
                .mapToObj(candidate -> weighing(candidates.get(candidate), chosen[candidate]))
                .toList();
        return new Blend(members, line(chosen), bestLogistic(), bestPrAuc);
    }

    private static Member weighing(Member candidate, int weight) {
        return new Member(candidate.learner(), candidate.stage(), weight, candidate.innerPrAuc());
    }

    private Member bestLogistic() {
        return candidates.stream()
                .filter(candidate -> candidate.learner() instanceof LogisticLearner)
                .reduce((best, next) -> next.innerPrAuc() > best.innerPrAuc() ? next : best)
                .orElseThrow();
    }

    /** The weighted sum of the candidates' log odds, over the sum of the weights. */
    private static Scoring sum(int[] weights) {
        int all = Arrays.stream(weights).sum();
        return piece -> {
            double[] sum = new double[piece.labels().length];
            for (int candidate = 0; candidate < weights.length; candidate++) {
                if (weights[candidate] > 0) {
                    double[] logOdds = piece.logOdds().get(candidate);
                    for (int row = 0; row < sum.length; row++) {
                        sum[row] += logOdds[row] * weights[candidate] / all;
                    }
                }
            }
            return sum;
        };
    }

    private Calibration.Line line(int[] weights) {
        int rows = pieces.stream().mapToInt(piece -> piece.labels().length).sum();
        double[] logOdds = new double[rows];
        boolean[] labels = new boolean[rows];
        int next = 0;
        for (Piece piece : pieces) {
            double[] sum = sum(weights).of(piece);
            System.arraycopy(sum, 0, logOdds, next, sum.length);
            System.arraycopy(piece.labels(), 0, labels, next, sum.length);
            next += sum.length;
        }
        Calibration.Line line = Calibration.Line.fit(logOdds, labels);
        // Chance on few held-out positives may tilt the line the wrong way; scores keep the order of the blend.
        return line.slope() > 0 ? line : Calibration.Line.nearlyFlat(logOdds, labels);
    }
}
