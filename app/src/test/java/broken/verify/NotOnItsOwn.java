package broken.verify;

import broken.jobs.clearing.Neighbour;

/** A second opinion that takes its figures from the first, and as a double. */
public final class NotOnItsOwn {
    public static double figure(Neighbour neighbour) {
        return neighbour.hashCode();
    }

    private NotOnItsOwn() {}
}
