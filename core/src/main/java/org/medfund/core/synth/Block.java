package org.medfund.core.synth;

import java.util.List;

/**
 * Ten discharges and the persons among whom they fall: the unit of simulation.
 *
 * @param stays exactly those counted by the scale, ten but in the last block
 * @param sales what clinics and pharmacies settled beside them
 */
record Block(long number, List<Insured> persons, List<Stay> stays, List<Sale> sales) {
    static final int STAYS = 10;

    static long count(SimulationSettings settings) {
        return (settings.discharges() + STAYS - 1) / STAYS;
    }
}
