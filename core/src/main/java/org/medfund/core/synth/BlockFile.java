package org.medfund.core.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
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
            landing(
                    SettlementLists.TABLE,
                    (block, world) ->
                            and(each(block, stay -> ClaimRows.settlements(stay, world)), SaleRows.settlements(block))),
            landing(Diagnoses.TABLE, (block, world) -> each(block, ClaimRows::diagnoses)),
            landing(Procedures.TABLE, (block, world) -> each(block, ClaimRows::procedures)),
            landing(IcuStays.TABLE, (block, world) -> each(block, ClaimRows::intensiveCare)),
            landing(
                    FeeClasses.TABLE,
                    (block, world) -> and(each(block, ClaimRows::feeClasses), SaleRows.feeClasses(block))),
            landing(FeeLines.TABLE, (block, world) -> and(each(block, ClaimRows::feeLines), SaleRows.feeLines(block))),
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

    private static List<LandingRow> each(Block block, Function<Stay, List<LandingRow>> rows) {
        return block.stays().stream().flatMap(stay -> rows.apply(stay).stream()).toList();
    }

    private static List<LandingRow> and(List<LandingRow> ofStays, List<LandingRow> ofSales) {
        return Stream.concat(ofStays.stream(), ofSales.stream()).toList();
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
