package broken.ml.fraud;

import broken.jobs.clearing.Neighbour;

/** A model that reaches into a settlement domain. */
public record Guess(Neighbour neighbour) {}
