package org.medfund.jobs.network;

/**
 * Deals the admission days of doctors out to their patients anew: every person keeps the number of stays with each doctor,
 * every day of a doctor the number of admissions, and nobody has one day twice who had not. What pairs come together then,
 * they do by chance (degree-preserving swaps of edges of the bipartite graph).
 */
final class SwapComparison {
    private final Incidence incidence;
    private final SplitMix random;
    private final int[] whose;
    /** Of each stay the first of its doctor and the one after the last. */
    private final int[] from;

    private final int[] to;
    private final PairCounts counts = new PairCounts();

    SwapComparison(Incidence incidence, SplitMix random) {
        this.incidence = incidence;
        this.random = random;
        whose = incidence.persons();
        from = new int[whose.length];
        to = new int[whose.length];
        for (int i = 0; i < whose.length; i++) {
            from[i] = i > 0 && incidence.isSameDoctor(i - 1, i) ? from[i - 1] : i;
        }
        for (int i = whose.length - 1; i >= 0; i--) {
            to[i] = i + 1 < whose.length && incidence.isSameDoctor(i, i + 1) ? to[i + 1] : i + 1;
        }
    }

    /** The person of each stay, as dealt out last. */
    int[] whose() {
        return whose.clone();
    }

    /** Deals out anew, by so many tries to swap for each stay. */
    void deal(int triesPerStay) {
        for (long tries = (long) triesPerStay * whose.length; tries > 0; tries--) {
            int one = random.below(whose.length);
            int other = from[one] + random.below(to[one] - from[one]);
            int person = whose[one];
            int otherPerson = whose[other];
            if (person != otherPerson
                    && !incidence.isSameSlot(one, other)
                    && !isIn(person, other)
                    && !isIn(otherPerson, one)) {
                whose[one] = otherPerson;
                whose[other] = person;
            }
        }
    }

    /** Whether a person has a stay of the doctor and day of this one. */
    private boolean isIn(int person, int stay) {
        for (int i = stay; i >= 0 && incidence.isSameSlot(i, stay); i--) {
            if (whose[i] == person) {
                return true;
            }
        }
        for (int i = stay + 1; i < whose.length && incidence.isSameSlot(i, stay); i++) {
            if (whose[i] == person) {
                return true;
            }
        }
        return false;
    }

    /** Of all components as dealt out last, the most pairs in one that came together so often. */
    int mostPairs(int togetherMin) {
        incidence.countPairs(whose, counts);
        UnionFind groups = new UnionFind(incidence.personCount());
        for (int pair = 0; pair < counts.size(); pair++) {
            if (counts.times(pair) >= togetherMin) {
                groups.link(counts.first(pair), counts.second(pair));
            }
        }
        int[] pairs = new int[incidence.personCount()];
        int most = 0;
        for (int pair = 0; pair < counts.size(); pair++) {
            if (counts.times(pair) >= togetherMin) {
                most = Math.max(most, ++pairs[groups.root(counts.first(pair))]);
            }
        }
        return most;
    }
}
