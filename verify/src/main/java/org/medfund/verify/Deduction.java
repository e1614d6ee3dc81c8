package org.medfund.verify;

/**
 * An audit deduction, delivered or confirmed by review, in fen.
 *
 * @param month the settlement month, such as 202503
 * @param settlement empty if it names none
 */
record Deduction(String id, Owner owner, String month, String settlement, String reason, long fen) {}
