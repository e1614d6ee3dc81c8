package org.medfund.core.synth;

import java.util.List;

/**
 * Ten discharges and the persons among whom they fall: the unit of simulation.
 *
 * @param stays exactly those counted by the scale, ten but in the last block
 */
record Block(long number, List<Insured> persons, List<Stay> stays) {
    static final int STAYS = 10;

    static long count(SimulationSettings settings) {
        return (settings.discharges() + STAYS - 1) / STAYS;
    }
}
