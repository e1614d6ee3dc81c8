package org.medfund.core.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.Diagnoses;
import org.medfund.core.table.claims.FeeClasses;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.claims.IcuStays;
import org.medfund.core.table.claims.OutpatientVisits;
import org.medfund.core.table.claims.Persons;
import org.medfund.core.table.claims.Procedures;
import org.medfund.core.table.claims.ReferralFilings;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.CostVerifications;
import org.medfund.core.table.clearing.HospitalStatements;
import org.medfund.core.table.clearing.Objections;
import org.medfund.core.table.clearing.SpecialCases;
import org.medfund.core.table.monitoring.CreditVisits;

/**
 * A file that grows with the number of stays, and the rows that one block adds to it.
 *
 * @param isAnswerKey part of the answer key; otherwise a landing file
 */
record BlockFile(String name, boolean isAnswerKey, List<String> columns, Rows rows) {

    @FunctionalInterface
    interface Rows {
        List<@Nullable String[]> of(Block block, World world);
    }

    @FunctionalInterface
    private interface LandingRows {
        List<LandingRow> of(Block block, World world);
    }

    static final List<BlockFile> ALL = List.of(
            perStay(SettlementLists.TABLE, ClaimRows::settlements),
            perStay(Diagnoses.TABLE, (stay, world) -> ClaimRows.diagnoses(stay)),
            perStay(Procedures.TABLE, (stay, world) -> ClaimRows.procedures(stay)),
            perStay(IcuStays.TABLE, (stay, world) -> ClaimRows.intensiveCare(stay)),
            perStay(FeeClasses.TABLE, (stay, world) -> ClaimRows.feeClasses(stay)),
            perStay(FeeLines.TABLE, (stay, world) -> ClaimRows.feeLines(stay)),
            landing(OutpatientVisits.TABLE, (block, world) -> PersonRows.visits(block)),
            landing(Persons.TABLE, (block, world) -> PersonRows.persons(block)),
            landing(ReferralFilings.TABLE, PersonRows::filings),
            landing(SpecialCases.TABLE, (block, world) -> PersonRows.specialCases(block)),
            landing(CostVerifications.TABLE, PersonRows::verifications),
            landing(HospitalStatements.TABLE, PersonRows::statements),
            landing(Objections.TABLE, (block, world) -> PersonRows.objections(block)),
            landing(CreditVisits.TABLE, (block, world) -> PersonRows.credits(block)),
            answerKey("planted", AnswerKey.PLANTED, AnswerKey::planted),
            answerKey("labels", AnswerKey.LABELS, (block, world) -> AnswerKey.labels(block)),
            answerKey("expected_groups", AnswerKey.GROUPS, (block, world) -> AnswerKey.expectedGroups(block)),
            answerKey("dirty_rows", AnswerKey.DIRTY, AnswerKey::dirtyRows));

    static String landingName(Table table) {
        return Objects.requireNonNull(table.landing()).name();
    }

    private static BlockFile answerKey(String name, List<String> columns, Rows rows) {
        return new BlockFile(name, true, columns, rows);
    }

    private static BlockFile perStay(Table table, BiFunction<Stay, World, List<LandingRow>> rows) {
        return landing(table, (block, world) -> {
            List<LandingRow> all = new ArrayList<>();
            block.stays().forEach(stay -> all.addAll(rows.apply(stay, world)));
            return all;
        });
    }

    /** The sound rows of each block, and its dirty ones after them. */
    private static BlockFile landing(Table table, LandingRows sound) {
        List<DirtyRow> kinds = DirtyRow.KINDS.stream()
                .filter(kind -> kind.table().equals(table))
                .toList();
        return new BlockFile(landingName(table), false, LandingRow.columns(table), (block, world) -> {
            List<@Nullable String[]> cells = new ArrayList<>();
            sound.of(block, world).forEach(row -> cells.add(row.cells()));
            for (DirtyRow kind : kinds) {
                if (kind.isIn(block, world.settings())) {
                    kind.rows(block, world).forEach(row -> cells.add(row.cells()));
                }
            }
            return cells;
        });
    }
}
