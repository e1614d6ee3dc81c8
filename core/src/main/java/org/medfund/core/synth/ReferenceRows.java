package org.medfund.core.synth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.Doctors;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.claims.Populations;
import org.medfund.core.table.clearing.Assessments;
import org.medfund.core.table.reference.CodeLists;
import org.medfund.core.table.reference.ConsumableBasePrices;
import org.medfund.core.table.reference.Holidays;
import org.medfund.core.table.reference.ItemExclusions;
import org.medfund.core.table.reference.ItemLimits;
import org.medfund.core.table.reference.ItemPackages;
import org.medfund.core.table.reference.ItemPrices;
import org.medfund.core.table.reference.Items;
import org.medfund.core.table.reference.NewTechnologies;
import org.medfund.core.table.supervision.BlacklistEntries;
import org.medfund.core.table.supervision.Inventories;
import org.medfund.core.table.supervision.PenaltyDecisions;
import org.medfund.core.table.supervision.StaffPoints;
import org.medfund.core.table.supervision.StaffStatuses;

/** Landing rows of places, hospitals, doctors, items, and lists: everything that does not depend on stays. */
final class ReferenceRows {
    private static final String FROM = "2020-01-01";

    private final World world;
    private final Map<Table, List<LandingRow>> rows = new LinkedHashMap<>();

    private ReferenceRows(World world) {
        this.world = world;
    }

    static Map<Table, List<LandingRow>> of(World world) {
        ReferenceRows reference = new ReferenceRows(world);
        reference.areas();
        reference.institutions();
        reference.pharmacies();
        reference.items();
        reference.calendar();
        reference.supervision();
        return reference.rows;
    }

    private LandingRow row(Table table) {
        LandingRow row = new LandingRow(table);
        rows.computeIfAbsent(table, unused -> new ArrayList<>()).add(row);
        return row;
    }

    private void areas() {
        Map<String, World.Place> provinces = new LinkedHashMap<>();
        world.places().forEach(place -> provinces.putIfAbsent(place.provinceCode(), place));
        // A province pools nothing itself; its capital stands for it, so that no empty pooling region appears.
        provinces.forEach((code, capital) -> area(code, capital.provinceName(), "", "P", capital.code()));
        for (World.Place place : world.places()) {
            area(place.code(), place.name(), place.provinceCode(), "C", place.code());
            int number = 0;
            for (String county : place.counties()) {
                area(county, place.name() + (number++ == 0 ? "市区" : "县" + number), place.code(), "D", place.code());
            }
            population(place);
        }
    }

    private void area(String code, String name, String parent, String level, String region) {
        row(Areas.TABLE)
                .set(Areas.AREA_CODE, code)
                .set(Areas.AREA_NAME, name)
                .set(Areas.PARENT_AREA_CODE, parent)
                .set(Areas.AREA_LEVEL, level)
                .set(Areas.REGION_CODE, region)
                .set(Areas.IS_PILOT_CLEARING, false)
                .set(Areas.IS_QUARTERLY_CLEARING, level.equals("C") && code.endsWith("0100"))
                .set(Areas.VALID_FROM_DATE, FROM);
    }

    /** About one stay a year for eight residents, 95 to 97 percent of them insured. */
    private void population(World.Place place) {
        SimulationSettings settings = world.settings();
        double residents = settings.discharges() / (double) settings.years() * place.weight() / 100 * 8 / 3;
        for (int year = settings.firstYear(); year <= settings.lastYear(); year++) {
            for (String county : place.counties()) {
                long here = Math.max(100, Math.round(residents));
                row(Populations.TABLE)
                        .set(Populations.AREA_CODE, county)
                        .set(Populations.YEAR, year)
                        .set(Populations.RESIDENT_COUNT, here)
                        .set(Populations.INSURED_COUNT, here * (95 + year % 3) / 100);
            }
        }
    }

    private void institutions() {
        for (int p = 0; p < world.places().size(); p++) {
            for (World.Hospital hospital : world.hospitals(p)) {
                World.Place place = world.place(p);
                row(Institutions.TABLE)
                        .set(Institutions.INSTITUTION_CODE, hospital.code())
                        .set(Institutions.INSTITUTION_NAME, place.name() + "第" + (hospital.number() + 1) + "医院")
                        .set(Institutions.AREA_CODE, hospital.areaCode())
                        .set(Institutions.LEVEL_CODE, hospital.levelCode())
                        .set(Institutions.INSTITUTION_KIND, "GENERAL")
                        .set(Institutions.PAYMENT_METHOD, "DRG")
                        .set(Institutions.AGREEMENT_BEGIN_DATE, FROM)
                        .set(Institutions.BED_COUNT, 120L * hospital.levelClass() * hospital.levelClass())
                        .set(Institutions.IS_GRASSROOTS, hospital.levelClass() == 1)
                        .set(Institutions.IS_ONLINE, false)
                        .set(Institutions.CONSORTIUM_ID, "U" + place.code())
                        .set(Institutions.IS_CONSORTIUM_LEAD, hospital.number() == 0);
                for (int doctor = 0; doctor <= World.DOCTORS; doctor++) {
                    doctor(hospital, doctor, "A%02d".formatted(1 + doctor));
                }
                for (int surgeon = 0; surgeon < World.SURGEONS; surgeon++) {
                    doctor(hospital, World.FIRST_SURGEON + surgeon, "A04");
                }
                for (int year = world.settings().firstYear();
                        year <= world.settings().lastYear();
                        year++) {
                    int score = new Draws(world.settings().seed(), 9, p, hospital.number(), year).between(70, 100);
                    row(Assessments.TABLE)
                            .set(Assessments.YEAR, year)
                            .set(Assessments.REGION_CODE, place.code())
                            .set(Assessments.INSTITUTION_CODE, hospital.code())
                            .set(Assessments.ASSESSMENT_SCORE, score);
                }
            }
        }
    }

    private void doctor(World.Hospital hospital, int number, String department) {
        row(Doctors.TABLE)
                .set(Doctors.DOCTOR_CODE, hospital.doctor(number))
                .set(Doctors.INSTITUTION_CODE, hospital.code())
                .set(Doctors.TITLE_CODE, "23" + (1 + number % 5))
                .set(Doctors.DEPARTMENT, department);
    }

    /** One a county, without a level. */
    private void pharmacies() {
        for (World.Place place : world.places()) {
            for (String county : place.counties()) {
                row(Institutions.TABLE)
                        .set(Institutions.INSTITUTION_CODE, World.pharmacy(county))
                        .set(Institutions.INSTITUTION_NAME, place.name() + "零售药店" + county.substring(4))
                        .set(Institutions.AREA_CODE, county)
                        .set(Institutions.LEVEL_CODE, "11")
                        .set(Institutions.INSTITUTION_KIND, "PHARMACY")
                        .set(Institutions.AGREEMENT_BEGIN_DATE, FROM)
                        .set(Institutions.IS_GRASSROOTS, false)
                        .set(Institutions.IS_ONLINE, false)
                        .set(Institutions.IS_CONSORTIUM_LEAD, false);
            }
        }
    }

    private void items() {
        for (Item item : Item.all()) {
            row(Items.TABLE)
                    .set(Items.ITEM_CODE, item.code())
                    .set(Items.ITEM_NAME, item.name())
                    .set(Items.ITEM_KIND, item.kind())
                    .set(Items.EXAM_CLASS, item.examClass())
                    .set(Items.BODY_PART, item.bodyPart())
                    .set(Items.INGREDIENT, item.equals(Item.CHRONIC_DRUG) ? "AMLODIPINE" : "")
                    .set(Items.UNIT, "次")
                    .set(Items.VALID_FROM_DATE, FROM);
            for (int level = 1; level <= 3 && item.priceFen() > 0; level++) {
                row(ItemPrices.TABLE)
                        .set(ItemPrices.ITEM_CODE, item.code())
                        .set(ItemPrices.LEVEL_CLASS, level)
                        .fen(ItemPrices.PRICE_LIMIT_YUAN, item.priceFen())
                        .set(ItemPrices.VALID_FROM_DATE, FROM);
            }
        }
        limit(Item.NURSING).set(ItemLimits.MAX_PER_DAY_QUANTITY, 1);
        limit(Item.TUMOUR_DRUG).set(ItemLimits.MIN_AGE_YEARS, 18).set(ItemLimits.DIAGNOSIS_PREFIXES, "C34|C18");
        limit(Item.RESERVED_ANTIBIOTIC).set(ItemLimits.MIN_LEVEL_CLASS, 3);
        limit(Item.CHILDREN_DRUG).set(ItemLimits.MAX_AGE_YEARS, 14);
        limit(Item.OBSTETRIC_ULTRASOUND).set(ItemLimits.GENDER_CODE, "2");
        limit(Item.PROSTATE_MASSAGE).set(ItemLimits.GENDER_CODE, "1");
        for (Item part : Item.BIOCHEMISTRY_PARTS) {
            row(ItemPackages.TABLE)
                    .set(ItemPackages.PACKAGE_CODE, Item.BIOCHEMISTRY.code())
                    .set(ItemPackages.PART_CODE, part.code())
                    .fen(ItemPackages.PACKAGE_PRICE_YUAN, Item.BIOCHEMISTRY.priceFen());
        }
        row(ItemExclusions.TABLE)
                .set(ItemExclusions.ITEM_CODE, Item.COSMETIC_TREATMENT.code())
                .set(ItemExclusions.REASON, "COSMETIC")
                .set(ItemExclusions.VALID_FROM_DATE, FROM);
        row(ConsumableBasePrices.TABLE)
                .set(ConsumableBasePrices.ITEM_CODE, Item.BASE_PRICED_IMPLANT.code())
                .set(ConsumableBasePrices.BASE_PRICE_YUAN, "1200.00")
                .set(ConsumableBasePrices.VALID_FROM_DATE, FROM);
        row(NewTechnologies.TABLE)
                .set(NewTechnologies.ITEM_CODE, "S0699")
                .set(NewTechnologies.APPROVED_FROM_DATE, FROM);
        for (String prefix : List.of("O80", "O82", "Z94")) {
            row(CodeLists.TABLE)
                    .set(CodeLists.LIST_NAME, "REFERRAL_PROTECTED")
                    .set(CodeLists.CODE, prefix)
                    .set(CodeLists.VALID_FROM_DATE, FROM);
        }
    }

    private LandingRow limit(Item item) {
        return row(ItemLimits.TABLE).set(ItemLimits.ITEM_CODE, item.code()).set(ItemLimits.VALID_FROM_DATE, FROM);
    }

    /** The first days of January, May, and October off, one make-up day a year. */
    private void calendar() {
        for (int year = world.settings().firstYear(); year <= world.settings().lastYear() + 1; year++) {
            for (int month : new int[] {1, 5, 10}) {
                for (int day = 1; day <= (month == 1 ? 1 : 3); day++) {
                    holiday(LocalDate.of(year, month, day), "HOLIDAY");
                }
            }
            LocalDate makeUp = LocalDate.of(year, 10, 8);
            while (makeUp.getDayOfWeek() != java.time.DayOfWeek.SATURDAY) {
                makeUp = makeUp.plusDays(1);
            }
            holiday(makeUp, "MAKEUP");
        }
    }

    private void holiday(LocalDate date, String kind) {
        row(Holidays.TABLE).set(Holidays.CALENDAR_DATE, date.toString()).set(Holidays.KIND, kind);
    }

    private void supervision() {
        for (int p = 0; p < world.places().size(); p++) {
            for (int year = world.settings().firstYear();
                    year <= world.settings().lastYear();
                    year++) {
                suspension(p, year);
                for (World.Hospital hospital : world.hospitals(p)) {
                    stocks(hospital, year);
                }
            }
        }
    }

    /** One doctor of the region, with the points and the decision behind it. */
    private void suspension(int place, int year) {
        World.Suspension suspension = world.suspension(place, year);
        String doctor = suspension.doctor();
        String decision = "PD" + world.place(place).code() + year;
        row(StaffPoints.TABLE)
                .set(StaffPoints.DOCTOR_CODE, doctor)
                .set(StaffPoints.INSTITUTION_CODE, suspension.hospital().code())
                .set(StaffPoints.DECIDED_DATE, year + "-03-01")
                .set(StaffPoints.BEHAVIOUR, "OVER_CHARGE")
                .set(StaffPoints.POINTS, 9);
        row(StaffStatuses.TABLE)
                .set(StaffStatuses.DOCTOR_CODE, doctor)
                .set(StaffStatuses.STATE, "SUSPENDED")
                .day(StaffStatuses.FROM_DATE, suspension.fromDay())
                .day(StaffStatuses.TO_DATE, suspension.toDay());
        row(PenaltyDecisions.TABLE)
                .set(PenaltyDecisions.DECISION_ID, decision)
                .set(PenaltyDecisions.ENTITY_KIND, "DOCTOR")
                .set(PenaltyDecisions.ENTITY_ID, doctor)
                .set(PenaltyDecisions.PENALTY_KIND, "VIOLATION")
                .set(PenaltyDecisions.LOSS_YUAN, "12000.00")
                .set(PenaltyDecisions.MULTIPLE, "1.5")
                .set(PenaltyDecisions.DECIDED_DATE, year + "-03-01")
                .set(PenaltyDecisions.PAID_DATE, year + "-04-01");
        row(BlacklistEntries.TABLE)
                .set(BlacklistEntries.ENTITY_KIND, "DOCTOR")
                .set(BlacklistEntries.ENTITY_ID, doctor)
                .set(BlacklistEntries.DECISION_ID, decision)
                .set(BlacklistEntries.FROM_DATE, year + "-03-10")
                .set(BlacklistEntries.TO_DATE, year + 3 + "-03-09");
    }

    /** What was there and bought, less what is left: {@link World#STOCK_USED} each quarter. */
    private void stocks(World.Hospital hospital, int year) {
        for (int quarter = 1; quarter <= 4; quarter++) {
            row(Inventories.TABLE)
                    .set(Inventories.INSTITUTION_CODE, hospital.code())
                    .set(Inventories.ITEM_CODE, Item.ALBUMIN.code())
                    .set(Inventories.QUARTER, year + "Q" + quarter)
                    .set(Inventories.OPENING_QUANTITY, 20)
                    .set(Inventories.PURCHASED_QUANTITY, World.STOCK_USED)
                    .set(Inventories.CLOSING_QUANTITY, 20);
        }
    }
}
