package org.medfund.jobs.intake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.claims.SettlementLists;

/** What a row whose cells are readable must satisfy, and the columns derived from it. */
final class RowRules {
    private static final String POOLING_AREA = "pooling_area";

    /** Landing columns that hold the code of a division or a pooling region. */
    private static final Set<String> AREA_CODES = Set.of(
            "admdvs",
            "insu_admdvs",
            "mdtrtarea_admvs",
            "mdtrtarea_admdvs",
            "insu_optins",
            POOLING_AREA,
            "from_region",
            "to_region");

    private static final List<Field<BigDecimal>> TOTALS = List.of(
            SettlementLists.TOTAL_COST_YUAN, SettlementLists.FUND_TOTAL_YUAN, SettlementLists.PERSON_TOTAL_YUAN);

    /**
     * A refusal.
     *
     * @param column the landing column concerned; null if none is
     */
    record Refused(Reason reason, @Nullable String column) {}

    private final boolean isSettlementList;
    private final boolean isInstitution;
    private final List<Field<?>> areaFields;
    private final List<Field<?>> institutionFields;
    private final LookUps lookUps;

    RowRules(Table table, LookUps lookUps) {
        this.lookUps = lookUps;
        this.isSettlementList = table.equals(SettlementLists.TABLE);
        this.isInstitution = table.equals(Institutions.TABLE);
        this.areaFields = table.equals(Areas.TABLE) ? List.of() : landedAs(table, AREA_CODES);
        this.institutionFields = isInstitution
                ? List.of()
                : landedAs(table, Set.of(Objects.requireNonNull(Institutions.INSTITUTION_CODE.landingCode())));
    }

    private static List<Field<?>> landedAs(Table table, Set<String> codes) {
        return Judged.landedFields(table).stream()
                .filter(field -> codes.contains(field.landingCode()))
                .toList();
    }

    /** Sets the derived columns, and returns the first reason against the row; null if there is none. */
    @Nullable
    Refused judge(LandedRow row) {
        if (isSettlementList) {
            if (row.get(SettlementLists.DISCHARGED_AT).isBefore(row.get(SettlementLists.ADMITTED_AT))) {
                return new Refused(Reason.NEGATIVE_STAY, SettlementLists.DISCHARGED_AT.landingCode());
            }
            deriveStay(row);
        }
        Refused unknown = unknownReference(row);
        if (unknown != null) {
            return unknown;
        }
        if (isSettlementList) {
            Field<BigDecimal> wrongSign = wrongSign(row);
            if (wrongSign != null) {
                return new Refused(Reason.AMOUNT_SIGN, wrongSign.landingCode());
            }
            List<FundIdentities.Identity> broken = FundIdentities.broken(row::get);
            if (!broken.isEmpty()) {
                return new Refused(
                        broken.get(0).reason(), broken.get(0).amount().landingCode());
            }
        }
        return null;
    }

    /** A refund takes back, so it has no positive total; any other row has no negative one (SPEC A.1). */
    private static @Nullable Field<BigDecimal> wrongSign(LandedRow row) {
        int wrong = row.get(SettlementLists.REFUND_FLAG).equals("1") ? 1 : -1;
        return TOTALS.stream()
                .filter(total -> row.get(total).signum() == wrong)
                .findFirst()
                .orElse(null);
    }

    /** The day of admission and discharge on one day counts as one day of stay (SPEC 0.2 and B.1). */
    private static void deriveStay(LandedRow row) {
        LocalDate admission = Cells.day(row.get(SettlementLists.ADMITTED_AT));
        LocalDate discharge = Cells.day(row.get(SettlementLists.DISCHARGED_AT));
        row.set(SettlementLists.ADMISSION_DATE, admission);
        row.set(SettlementLists.DISCHARGE_DATE, discharge);
        row.set(SettlementLists.STAY_DAYS, (int) Math.max(1, ChronoUnit.DAYS.between(admission, discharge)));
    }

    /**
     * A pooling area has to be one: a city that pools with its province has neither budget nor books of its own, and what
     * is delivered under its code would be in nobody's.
     */
    private static boolean isKnown(AreaBook areas, Field<?> field, String code) {
        return POOLING_AREA.equals(field.landingCode()) ? areas.isRegion(code) : areas.knows(code);
    }

    private @Nullable Refused unknownReference(LandedRow row) {
        AreaBook areas = lookUps.areas();
        if (areas == null) {
            return null;
        }
        for (Field<?> field : areaFields) {
            Object code = row.find(field);
            if (code != null && !isKnown(areas, field, code.toString())) {
                return new Refused(Reason.UNKNOWN_REGION, field.landingCode());
            }
        }
        if (isInstitution) {
            row.set(Institutions.REGION_CODE, areas.latestRegion(row.get(Institutions.AREA_CODE)));
            row.set(Institutions.LEVEL_CLASS, Levels.classOf(row.get(Institutions.LEVEL_CODE)));
        }
        if (isSettlementList) {
            LocalDate day = row.get(SettlementLists.DISCHARGE_DATE);
            row.set(SettlementLists.INSURED_REGION_CODE, areas.region(row.get(SettlementLists.INSURED_AREA_CODE), day));
            row.set(SettlementLists.TREATED_REGION_CODE, areas.region(row.get(SettlementLists.TREATED_AREA_CODE), day));
            if (!row.has(SettlementLists.INSURED_REGION_CODE)) {
                return new Refused(Reason.UNKNOWN_REGION, SettlementLists.INSURED_AREA_CODE.landingCode());
            }
            if (!row.has(SettlementLists.TREATED_REGION_CODE)) {
                return new Refused(Reason.UNKNOWN_REGION, SettlementLists.TREATED_AREA_CODE.landingCode());
            }
        }
        for (Field<?> field : institutionFields) {
            Object code = row.find(field);
            if (code != null
                    && lookUps.institutions() != null
                    && !lookUps.institutions().contains(code.toString())) {
                return new Refused(Reason.UNKNOWN_INSTITUTION, field.landingCode());
            }
        }
        return null;
    }
}
