package org.medfund.core.synth;

import java.util.List;
import java.util.function.Consumer;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.Diagnoses;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.claims.SettlementLists;

/**
 * Rows that intake must refuse, each for one reason: a sound row under an id of its own, spoilt in one place.
 *
 * <p>They come on top of the discharges of the scale, one of each kind in {@link #CYCLE} blocks, and in the first
 * blocks whatever the scale.
 */
record DirtyRow(int number, String reason, Table table, Consumer<LandingRow> spoil) {
    /** Blocks among which one row of each kind falls. */
    static final int CYCLE = 64;

    private static final String DUPLICATE = "DUPLICATE";

    static final List<DirtyRow> KINDS = List.of(
            new DirtyRow(1, "MISSING_VALUE", SettlementLists.TABLE, row -> row.set(SettlementLists.PERSON_KEY, "")),
            new DirtyRow(
                    2, "WRONG_TYPE", SettlementLists.TABLE, row -> row.set(SettlementLists.TOTAL_COST_YUAN, "n/a")),
            new DirtyRow(
                    3, "WRONG_TYPE", SettlementLists.TABLE, row -> row.set(SettlementLists.BIRTH_DATE, "1970-02-30")),
            new DirtyRow(4, "NEGATIVE_STAY", SettlementLists.TABLE, DirtyRow::swapTimes),
            new DirtyRow(
                    5,
                    "UNKNOWN_REGION",
                    SettlementLists.TABLE,
                    row -> row.set(SettlementLists.INSURED_AREA_CODE, "999999")),
            new DirtyRow(
                    6,
                    "UNKNOWN_INSTITUTION",
                    SettlementLists.TABLE,
                    row -> row.set(SettlementLists.INSTITUTION_CODE, "H99999900001")),
            new DirtyRow(
                    7, "IDENTITY_TOTAL", SettlementLists.TABLE, row -> add(row, SettlementLists.TOTAL_COST_YUAN, 100)),
            new DirtyRow(
                    8,
                    "IDENTITY_FUND_SUM",
                    SettlementLists.TABLE,
                    row -> add(row, SettlementLists.BASIC_POOL_YUAN, 100)),
            new DirtyRow(
                    9, "IDENTITY_PERSON", SettlementLists.TABLE, row -> add(row, SettlementLists.CASH_PAY_YUAN, 1)),
            new DirtyRow(
                    10,
                    "IDENTITY_MULAID_GT_ACCT",
                    SettlementLists.TABLE,
                    row -> row.set(
                            SettlementLists.MUTUAL_AID_YUAN, oneMore(row.text(SettlementLists.ACCOUNT_PAY_YUAN)))),
            new DirtyRow(11, "DUPLICATE", SettlementLists.TABLE, row -> {}),
            new DirtyRow(12, "ORPHAN", Diagnoses.TABLE, row -> {}),
            new DirtyRow(13, "ORPHAN", FeeLines.TABLE, row -> {}));

    boolean isIn(Block block, SimulationSettings settings) {
        long cycle = Math.min(CYCLE, Block.count(settings));
        return block.number() % cycle == number % cycle;
    }

    /** The refused rows of this kind: two equal ones for a duplicate, otherwise one. */
    List<LandingRow> rows(Block block, World world) {
        Stay stay = block.stays().get(0);
        LandingRow row;
        if (table.equals(SettlementLists.TABLE)) {
            row = ClaimRows.settlement(stay, world).set(SettlementLists.SETTLEMENT_ID, id(block));
            row.set(SettlementLists.VISIT_ID, "X" + stay.visitId());
        } else if (table.equals(Diagnoses.TABLE)) {
            row = ClaimRows.diagnoses(stay).get(0).set(Diagnoses.SETTLEMENT_ID, id(block));
        } else {
            row = ClaimRows.feeLines(stay).get(0).set(FeeLines.SETTLEMENT_ID, id(block));
        }
        spoil.accept(row);
        return reason.equals(DUPLICATE) ? List.of(row, row.copy()) : List.of(row);
    }

    /** The grain of the row, values parted by bars. */
    String key(LandingRow row) {
        return String.join("|", table.grain().stream().map(row::text).toList());
    }

    private String id(Block block) {
        return Codes.padded(Codes.padded("X", number, 2), block.number(), 8);
    }

    private static void swapTimes(LandingRow row) {
        String admitted = row.text(SettlementLists.ADMITTED_AT);
        row.set(SettlementLists.ADMITTED_AT, row.text(SettlementLists.DISCHARGED_AT));
        row.set(SettlementLists.DISCHARGED_AT, admitted.replaceFirst("^\\d{4}", "1999"));
    }

    private static void add(LandingRow row, Field<?> amount, long fen) {
        row.fen(amount, fen(row.text(amount)) + fen);
    }

    private static String oneMore(String yuan) {
        return LandingRow.yuan(fen(yuan) + 1);
    }

    private static long fen(String yuan) {
        return Long.parseLong(yuan.replace(".", ""));
    }
}
