package broken.core.money;

import broken.ml.fraud.Guess;

/** A lower floor that knows an upper one. */
public record Upwards(Guess guess) {}
