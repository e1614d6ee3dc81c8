package broken.jobs.clearing;

/** What a neighbouring domain must not import. */
public final class Neighbour {}
