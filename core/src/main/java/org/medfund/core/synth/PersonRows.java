package org.medfund.core.synth;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.medfund.core.table.claims.OutpatientVisits;
import org.medfund.core.table.claims.Persons;
import org.medfund.core.table.claims.ReferralFilings;
import org.medfund.core.table.clearing.CostVerifications;
import org.medfund.core.table.clearing.HospitalStatements;
import org.medfund.core.table.clearing.Objections;
import org.medfund.core.table.clearing.SpecialCases;
import org.medfund.core.table.monitoring.CreditVisits;

/** Landing rows of the persons of a block and of what happens around their stays. */
final class PersonRows {
    private static final int LONG_STAY_DAYS = 30;
    private static final long VERIFICATION_FROM_FEN = 2_900_000;
    private static final int VISIT_AFTER_DAYS = 12;

    static List<LandingRow> persons(Block block) {
        List<LandingRow> rows = new ArrayList<>();
        for (Insured person : block.persons()) {
            LandingRow row = new LandingRow(Persons.TABLE)
                    .set(Persons.PERSON_KEY, person.id())
                    .set(Persons.GENDER_CODE, person.gender)
                    .day(Persons.BIRTH_DATE, person.birthDay)
                    .set(Persons.PERSON_TYPE, person.personType)
                    .set(Persons.INSURED_AREA_CODE, person.area)
                    .set(Persons.INSURANCE_TYPE, person.insuranceType)
                    .set(
                            Persons.ENROLLED_FROM_DATE,
                            person.isNewborn
                                    ? LocalDate.ofEpochDay(person.birthDay).toString()
                                    : "2018-01-01")
                    .set(Persons.VILLAGE_CODE, person.village)
                    .set(Persons.EMPLOYER_CODE, person.isEmployee() ? "E" + person.village : "")
                    .set(Persons.FAMILY_KEY, "FAM" + person.number / 3);
            if (person.deathDay >= 0) {
                row.day(Persons.DEATH_DATE, person.deathDay);
            }
            rows.add(row);
        }
        return rows;
    }

    /** One row a filing; a filing of residence covers all stays of its person and is entered once. */
    static List<LandingRow> filings(Block block, World world) {
        List<LandingRow> rows = new ArrayList<>();
        List<Insured> residents = new ArrayList<>();
        for (Stay stay : block.stays()) {
            Filing filing = stay.filing;
            if (filing == null) {
                continue;
            }
            if (filing.kind().equals(Filing.RESIDENCE)) {
                if (residents.contains(stay.person)) {
                    continue;
                }
                residents.add(stay.person);
            }
            rows.add(filing(stay, filing, world));
        }
        return rows;
    }

    private static LandingRow filing(Stay stay, Filing filing, World world) {
        Insured person = stay.person;
        LandingRow row = new LandingRow(ReferralFilings.TABLE)
                .set(ReferralFilings.FILING_ID, filing.id())
                .set(ReferralFilings.PERSON_KEY, person.id())
                .set(ReferralFilings.FILING_KIND, filing.kind())
                .set(ReferralFilings.INSURANCE_TYPE, person.insuranceType)
                .set(ReferralFilings.INSURED_AREA_CODE, person.area)
                .set(
                        ReferralFilings.TO_AREA_CODE,
                        world.place(stay.treatedPlace).code())
                .day(ReferralFilings.VALID_FROM_DATE, filing.fromDay())
                .set(ReferralFilings.IS_CANCELLED, filing.isCancelled())
                .time(ReferralFilings.CREATED_AT, filing.fromDay(), 11 * 60);
        if (filing.untilDay() >= 0) {
            row.day(ReferralFilings.VALID_TO_DATE, filing.untilDay());
        }
        if (filing.kind().equals(Filing.REFERRAL)) {
            World.Hospital from = world.hospitals(person.place).get((int) (stay.index % 2));
            boolean isInProvince = world.place(stay.treatedPlace).isSameProvince(world.place(person.place));
            row.set(ReferralFilings.DIAGNOSIS_CODE, stay.mainDiagnosis)
                    .set(ReferralFilings.TO_INSTITUTION_CODE, stay.hospital.code())
                    .set(ReferralFilings.IS_AGREED_BY_HOSPITAL, true)
                    .set(ReferralFilings.REFERRAL_KIND, isInProvince ? "2" : "3")
                    .day(ReferralFilings.REFERRAL_DATE, filing.fromDay())
                    .set(ReferralFilings.REFERRAL_REASON, "TECHNICAL_LIMITS")
                    .set(ReferralFilings.FROM_INSTITUTION_CODE, from.code())
                    .set(ReferralFilings.DOCTOR_CODE, from.doctor((int) (stay.index % World.DOCTORS)));
        }
        return row;
    }

    /** A follow-up visit at the same hospital after every third stay, never during one but for what a scheme shifts. */
    static List<LandingRow> visits(Block block) {
        List<LandingRow> rows = new ArrayList<>();
        for (Stay stay : block.stays()) {
            String id = "O" + stay.visitId();
            for (int number = 1; number <= stay.visits.size(); number++) {
                Stay.Visit visit = stay.visits.get(number - 1);
                rows.add(visit(stay, id + "-" + number, visit.day(), visit.fen(), 0, 0));
            }
            if (stay.index % 3 != 0 || stay.scheme != null || stay.isInvolved || stay.person.deathDay >= 0) {
                continue;
            }
            long total = 8_000 + stay.totalFen % 20_000;
            long fund = total / 2;
            long account = stay.person.isEmployee() ? (total - fund) / 2 : 0;
            rows.add(visit(stay, id, stay.dischargeDay + VISIT_AFTER_DAYS, total, fund, account));
        }
        return rows;
    }

    private static LandingRow visit(Stay stay, String id, int day, long totalFen, long fundFen, long accountFen) {
        return new LandingRow(OutpatientVisits.TABLE)
                .set(OutpatientVisits.VISIT_ID, id)
                .set(OutpatientVisits.PERSON_KEY, stay.person.id())
                .set(OutpatientVisits.INSTITUTION_CODE, stay.hospital.code())
                .day(OutpatientVisits.VISIT_DATE, day)
                .set(OutpatientVisits.MEDICAL_CATEGORY, stay.index % 2 == 0 ? "11" : "14")
                .fen(OutpatientVisits.TOTAL_COST_YUAN, totalFen)
                .fen(OutpatientVisits.FUND_TOTAL_YUAN, fundFen)
                .fen(OutpatientVisits.CASH_PAY_YUAN, totalFen - fundFen - accountFen)
                .fen(OutpatientVisits.ACCOUNT_PAY_YUAN, accountFen)
                .fen(OutpatientVisits.MUTUAL_AID_YUAN, 0);
    }

    /** Half of the very costly stays are put forward as special cases; one in ten of these is not decided yet. */
    static List<LandingRow> specialCases(Block block) {
        List<LandingRow> rows = new ArrayList<>();
        for (Stay stay : block.stays()) {
            if (stay.isVeryCostly && stay.index % 2 == 0 && !stay.isRefunded) {
                LandingRow row = new LandingRow(SpecialCases.TABLE)
                        .set(SpecialCases.APPLICATION_ID, "A" + stay.id())
                        .set(SpecialCases.SETTLEMENT_ID, stay.id())
                        .set(SpecialCases.REASON, specialReason(stay))
                        .day(SpecialCases.APPLIED_DATE, stay.dischargeDay + 10);
                if (stay.index % 20 != 0) {
                    boolean isApproved = stay.index % 3 != 0;
                    row.day(SpecialCases.REVIEWED_DATE, stay.dischargeDay + 40)
                            .set(SpecialCases.RESULT, isApproved ? "APPROVED" : "REFUSED")
                            .set(
                                    SpecialCases.PAYMENT_MODE,
                                    !isApproved ? "" : stay.index % 8 == 0 ? "ADJUSTED" : "ITEM");
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static String specialReason(Stay stay) {
        if (stay.hasIcu) {
            return "CRITICAL";
        }
        if (stay.days() > LONG_STAY_DAYS) {
            return "LOS";
        }
        return stay.index % 14 == 0 ? "NEW_TECH" : stay.index % 22 == 0 ? "MDT" : "COST";
    }

    /** Every stay in another province that costs 29,000 yuan or more, a little below what is taken; some answers are late or out. */
    static List<LandingRow> verifications(Block block, World world) {
        List<LandingRow> rows = new ArrayList<>();
        for (Stay stay : block.stays()) {
            boolean isFar = !world.place(stay.treatedPlace).isSameProvince(world.place(stay.person.place));
            if (isFar && stay.totalFen >= VERIFICATION_FROM_FEN) {
                LandingRow row = new LandingRow(CostVerifications.TABLE)
                        .set(CostVerifications.VERIFICATION_ID, "Q" + stay.id())
                        .set(CostVerifications.SETTLEMENT_ID, stay.id())
                        .time(CostVerifications.APPLIED_AT, stay.dischargeDay + 20, 9 * 60);
                if (stay.index % 7 != 3) {
                    row.day(CostVerifications.ANSWERED_DATE, stay.dischargeDay + (stay.index % 7 == 5 ? 95 : 45))
                            .set(CostVerifications.RESULT, "CONFIRMED");
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** The hospital's own figure for every twentieth stay; one in forty of these differs. */
    /**
     * The own figures of the two leading hospitals of each region for the last year: what the basic pool booked for every
     * local stay. Some are planted to differ: one yuan more, left out, a month later, another hospital's, reversed since, or of
     * a settlement nobody knows.
     */
    static List<LandingRow> statements(Block block, World world) {
        List<LandingRow> rows = new ArrayList<>();
        for (Stay stay : block.stays()) {
            String month = month(stay);
            boolean isStated = stay.hospital.number() < 2
                    && stay.isLocal()
                    && month.startsWith(Integer.toString(world.settings().lastYear()));
            if (!isStated || stay.index % 83 == 0 || (stay.isRefunded && stay.index % 2 == 0)) {
                continue;
            }
            String stated =
                    stay.index % 89 == 0 ? YearMonth.parse(month).plusMonths(1).toString() : month;
            World.Hospital hospital = stay.index % 101 == 0
                    ? world.hospitals(stay.treatedPlace).get(1 - stay.hospital.number())
                    : stay.hospital;
            long amount = stay.split.basicPool() + (stay.index % 97 == 0 ? 100 : 0);
            rows.add(statement(stay, hospital.code(), stated, stay.id(), amount));
            if (stay.index % 103 == 0) {
                rows.add(statement(stay, hospital.code(), stated, Codes.padded("X", stay.index, 10), amount));
            }
        }
        return rows;
    }

    private static LandingRow statement(Stay stay, String hospital, String month, String id, long amountFen) {
        return new LandingRow(HospitalStatements.TABLE)
                .set(HospitalStatements.INSTITUTION_CODE, hospital)
                .set(HospitalStatements.INSURANCE_TYPE, stay.person.insuranceType)
                .set(HospitalStatements.SETTLEMENT_MONTH, month.replace("-", ""))
                .set(HospitalStatements.SETTLEMENT_ID, id)
                .fen(HospitalStatements.AMOUNT_YUAN, amountFen);
    }

    /** Of every fortieth block the first stay; a third of them are still to be answered. */
    static List<LandingRow> objections(Block block) {
        Stay stay = block.stays().get(0);
        if (block.number() % 40 != 1) {
            return List.of();
        }
        LandingRow objection = new LandingRow(Objections.TABLE)
                .set(Objections.OBJECTION_ID, "J" + stay.id())
                .set(Objections.INSTITUTION_CODE, stay.hospital.code())
                .set(Objections.PERIOD, month(stay))
                .set(Objections.SETTLEMENT_ID, stay.id())
                .fen(Objections.AMOUNT_YUAN, stay.totalFen / 10)
                .set(Objections.OBJECTION_TEXT, "分组结果有异议")
                .day(Objections.FILED_DATE, stay.dischargeDay + 30);
        return List.of(
                block.number() % 120 == 1
                        ? objection
                        : objection
                                .set(Objections.ANSWER, "维持原结果")
                                .day(Objections.ANSWERED_DATE, stay.dischargeDay + 60));
    }

    /** Every hundredth stay is treated on credit; one in ten of these stays unpaid. */
    static List<LandingRow> credits(Block block) {
        List<LandingRow> rows = new ArrayList<>();
        for (Stay stay : block.stays()) {
            if (stay.index % 100 == 7) {
                boolean isUnpaid = stay.index % 1000 == 7;
                long used = Math.min(stay.split.cash(), 300_000);
                rows.add(new LandingRow(CreditVisits.TABLE)
                        .set(CreditVisits.VISIT_ID, stay.visitId())
                        .set(CreditVisits.PERSON_KEY, stay.person.id())
                        .set(CreditVisits.INSTITUTION_CODE, stay.hospital.code())
                        .set(CreditVisits.SCENE, "INPATIENT")
                        .set(CreditVisits.MONTH, month(stay))
                        .fen(CreditVisits.CREDIT_LIMIT_YUAN, 300_000)
                        .fen(CreditVisits.CREDIT_USED_YUAN, used)
                        .fen(CreditVisits.REPAID_YUAN, isUnpaid ? 0 : used)
                        .day(CreditVisits.DUE_DATE, stay.dischargeDay + 30)
                        .set(CreditVisits.PAST_DUE_DAYS, isUnpaid ? 95 : 0)
                        .fen(CreditVisits.DEPOSIT_YUAN, 0));
            }
        }
        return rows;
    }

    /** Month of discharge, yyyy-MM. */
    static String month(Stay stay) {
        return LocalDate.ofEpochDay(stay.dischargeDay).toString().substring(0, 7);
    }

    private PersonRows() {}
}
