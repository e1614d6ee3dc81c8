package org.medfund.core.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.Diagnoses;
import org.medfund.core.table.claims.FeeClasses;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.claims.IcuStays;
import org.medfund.core.table.claims.Procedures;
import org.medfund.core.table.claims.SettlementLists;

/** Landing rows of one stay: its settlement list and everything that is part of it. */
final class ClaimRows {
    private static final int ADMISSION_MINUTE = 9 * 60 + 30;
    private static final int DISCHARGE_MINUTE = 15 * 60;
    private static final int SETTLEMENT_MINUTE = 16 * 60;
    private static final int REFUND_AFTER_DAYS = 3;
    private static final int YEAR_DAYS = 365;

    private static final List<Field<?>> AMOUNTS = SettlementLists.TABLE.fields().stream()
            .filter(field -> field.type().equals(Money.YUAN))
            .<Field<?>>map(field -> field)
            .toList();

    /** The settlement list, and the row that reverses it if it was refunded. */
    static List<LandingRow> settlements(Stay stay, World world) {
        LandingRow row = settlement(stay, world);
        if (!stay.isRefunded) {
            return List.of(row);
        }
        LandingRow refund = row.copy()
                .negated(AMOUNTS)
                .set(SettlementLists.SETTLEMENT_ID, stay.refundId())
                .set(SettlementLists.REFUND_FLAG, "1")
                .set(SettlementLists.ORIGINAL_SETTLEMENT_ID, stay.id())
                .time(SettlementLists.SETTLED_AT, stay.dischargeDay + REFUND_AFTER_DAYS, SETTLEMENT_MINUTE);
        return List.of(row, refund);
    }

    static LandingRow settlement(Stay stay, World world) {
        Insured person = stay.person;
        int age = person.ageOn(stay.admissionDay);
        LandingRow row = new LandingRow(SettlementLists.TABLE)
                .set(SettlementLists.SETTLEMENT_ID, stay.id())
                .set(SettlementLists.VERSION, "1")
                .set(SettlementLists.VISIT_ID, stay.visitId())
                .set(SettlementLists.PERSON_KEY, person.id())
                .set(SettlementLists.INSTITUTION_CODE, stay.hospital.code())
                .set(SettlementLists.MEDICAL_RECORD_KEY, "M" + stay.visitId())
                .set(SettlementLists.GENDER_CODE, person.gender)
                .day(SettlementLists.BIRTH_DATE, person.birthDay)
                .set(SettlementLists.AGE_YEARS, age)
                .set(SettlementLists.INSURANCE_TYPE, person.insuranceType)
                .set(SettlementLists.INSURED_AREA_CODE, person.area)
                .set(SettlementLists.TREATED_AREA_CODE, stay.hospital.areaCode())
                .set(SettlementLists.PERSON_TYPE, person.personType)
                .set(SettlementLists.SPECIAL_PERSON_TYPE, person.specialType)
                .set(SettlementLists.MEDICAL_CATEGORY, stay.medicalCategory)
                .set(SettlementLists.INPATIENT_KIND, stay.days() == 1 && !stay.procedure.isEmpty() ? "2" : "1")
                .set(SettlementLists.ADMISSION_WAY, stay.admissionWay)
                .set(SettlementLists.TREATMENT_KIND, "1")
                .time(SettlementLists.ADMITTED_AT, stay.admissionDay, ADMISSION_MINUTE)
                .time(SettlementLists.DISCHARGED_AT, stay.dischargeDay, DISCHARGE_MINUTE)
                .set(SettlementLists.REPORTED_STAY_DAYS, stay.days())
                .set(SettlementLists.ADMISSION_DEPARTMENT, department(stay))
                .set(SettlementLists.DISCHARGE_DEPARTMENT, department(stay))
                .set(SettlementLists.LEVEL2_NURSING_DAYS, stay.days())
                .set(SettlementLists.DISCHARGE_WAY, stay.dischargeWay)
                .set(SettlementLists.PLANNED_READMISSION_CODE, stay.isPlannedReadmission ? "2" : "1")
                .set(SettlementLists.ATTENDING_DOCTOR_CODE, stay.doctorCode())
                .day(SettlementLists.PERIOD_END_DATE, stay.dischargeDay)
                .set(SettlementLists.PAYMENT_METHOD, "4")
                .set(SettlementLists.CLEARING_WAY, "05")
                .set(SettlementLists.CLEARING_TYPE, "21")
                .set(SettlementLists.PAYMENT_PLACE, paymentPlace(stay, world))
                .time(SettlementLists.SETTLED_AT, stay.dischargeDay, SETTLEMENT_MINUTE)
                .set(SettlementLists.REFUND_FLAG, "0");
        if (stay.hasIcu) {
            row.set(SettlementLists.VENTILATOR_HOURS, stay.group.family().equals("AH1") ? 120 : 24);
            row.set(SettlementLists.SPECIAL_NURSING_DAYS, 2);
        }
        if (stay.dischargeWay.equals("2") || stay.dischargeWay.equals("3")) {
            List<World.Hospital> here = world.hospitals(stay.treatedPlace);
            row.set(
                    SettlementLists.RECEIVING_INSTITUTION_CODE,
                    here.get((stay.hospital.number() + 1) % here.size()).code());
        }
        if (age == 0) {
            int days = stay.admissionDay - person.birthDay;
            row.set(SettlementLists.NEWBORN_AGE_DAYS, Math.min(days, YEAR_DAYS));
            row.set(SettlementLists.NEWBORN_BIRTH_WEIGHT_G, 2500 + person.number % 1500);
            row.set(SettlementLists.NEWBORN_ADMISSION_WEIGHT_G, 2600 + person.number % 1500 + 20L * days);
        }
        return amounts(row, stay);
    }

    private static LandingRow amounts(LandingRow row, Stay stay) {
        FundSplit split = stay.split;
        return row.fen(SettlementLists.TOTAL_COST_YUAN, stay.totalFen)
                .fen(SettlementLists.FULL_SELF_PAY_YUAN, split.fullSelf())
                .fen(SettlementLists.OVER_LIMIT_SELF_PAY_YUAN, 0)
                .fen(SettlementLists.FIRST_SELF_PAY_YUAN, split.firstSelf())
                .fen(SettlementLists.IN_SCOPE_YUAN, split.inScope())
                .fen(SettlementLists.DEDUCTIBLE_PAID_YUAN, split.deductible())
                .fen(SettlementLists.BASIC_POOL_YUAN, split.basicPool())
                .fen(SettlementLists.CIVIL_SERVANT_YUAN, split.civilServant())
                .fen(SettlementLists.ENTERPRISE_SUPPLEMENT_YUAN, split.enterprise())
                .fen(SettlementLists.RESIDENT_MAJOR_ILLNESS_YUAN, split.residentMajor())
                .fen(SettlementLists.EMPLOYEE_LARGE_AMOUNT_YUAN, split.employeeLarge())
                .fen(SettlementLists.MEDICAL_AID_YUAN, split.medicalAid())
                .fen(SettlementLists.OTHER_FUND_YUAN, 0)
                .fen(SettlementLists.FUND_TOTAL_YUAN, split.fundTotal())
                .fen(SettlementLists.PERSON_TOTAL_YUAN, split.personTotal())
                .fen(SettlementLists.ACCOUNT_PAY_YUAN, split.account())
                .fen(SettlementLists.MUTUAL_AID_YUAN, split.mutualAid())
                .fen(SettlementLists.CASH_PAY_YUAN, split.cash())
                .fen(SettlementLists.HOSPITAL_PART_YUAN, split.hospitalPart())
                .set(SettlementLists.CLAIM_MARK, stay.claimMark)
                .set(SettlementLists.SUBMITTED_GROUP_CODE, stay.group.code());
    }

    private static String paymentPlace(Stay stay, World world) {
        if (stay.isLocal()) {
            return "2";
        }
        return world.place(stay.treatedPlace).isSameProvince(world.place(stay.person.place)) ? "3" : "4";
    }

    /** A department by the MDC letter. */
    private static String department(Stay stay) {
        return Codes.padded("A", stay.group.code().charAt(0) - 'A' + 1, 2);
    }

    static List<LandingRow> diagnoses(Stay stay) {
        List<LandingRow> rows = new ArrayList<>();
        rows.add(diagnosis(stay, 1, stay.mainDiagnosis));
        for (String code : stay.otherDiagnoses) {
            rows.add(diagnosis(stay, rows.size() + 1, code));
        }
        return rows;
    }

    private static LandingRow diagnosis(Stay stay, int number, String code) {
        return new LandingRow(Diagnoses.TABLE)
                .set(Diagnoses.SETTLEMENT_ID, stay.id())
                .set(Diagnoses.DIAGNOSIS_NUMBER, number)
                .set(Diagnoses.DIAGNOSIS_KIND, "1")
                .set(Diagnoses.IS_MAIN, number == 1)
                .set(Diagnoses.DIAGNOSIS_CODE, code)
                .set(Diagnoses.PRESENT_ON_ADMISSION_CODE, "1");
    }

    static List<LandingRow> procedures(Stay stay) {
        if (stay.procedure.isEmpty()) {
            return List.of();
        }
        int day = Math.min(stay.admissionDay + 1, stay.dischargeDay);
        Stay.Operation planned = stay.operation;
        Stay.Operation operation = planned == null ? World.operation(stay.index) : planned;
        String surgeon = planned == null ? stay.hospital.surgeon(stay.index) : stay.doctorCode();
        String level = stay.group.procedureLevel();
        return List.of(new LandingRow(Procedures.TABLE)
                .set(Procedures.SETTLEMENT_ID, stay.id())
                .set(Procedures.PROCEDURE_NUMBER, 1)
                .set(Procedures.PROCEDURE_CODE, stay.procedure)
                .set(Procedures.PROCEDURE_KIND, "1")
                .set(Procedures.PROCEDURE_LEVEL, level)
                .set(Procedures.PROCEDURE_CLASS, level.compareTo("3") >= 0 ? "SURGERY" : "THERAPEUTIC")
                .set(Procedures.ANAESTHESIA_WAY, level.compareTo("3") >= 0 ? "1" : "3")
                .set(Procedures.SURGEON_CODE, surgeon)
                .time(Procedures.BEGAN_AT, day, operation.beginMinute())
                .time(Procedures.ENDED_AT, day, operation.beginMinute() + operation.minutes()));
    }

    static List<LandingRow> intensiveCare(Stay stay) {
        if (!stay.hasIcu) {
            return List.of();
        }
        return List.of(new LandingRow(IcuStays.TABLE)
                .set(IcuStays.SETTLEMENT_ID, stay.id())
                .set(IcuStays.WARD_TYPE, "1")
                .time(IcuStays.ENTERED_AT, stay.admissionDay, 14 * 60)
                .time(IcuStays.LEFT_AT, stay.admissionDay + Math.max(1, stay.days() / 3), 10 * 60));
    }

    static List<LandingRow> feeClasses(Stay stay) {
        return feeClasses(stay.id(), stay.lines);
    }

    static List<LandingRow> feeClasses(String settlementId, List<FeeLine> lines) {
        Map<String, long[]> sums = new TreeMap<>();
        for (FeeLine line : lines) {
            long[] sum = sums.computeIfAbsent(line.item().feeClass(), unused -> new long[3]);
            sum[line.level().charAt(1) - '1'] += line.amountFen();
        }
        List<LandingRow> rows = new ArrayList<>();
        sums.forEach((feeClass, sum) -> rows.add(new LandingRow(FeeClasses.TABLE)
                .set(FeeClasses.SETTLEMENT_ID, settlementId)
                .set(FeeClasses.FEE_CLASS, feeClass)
                .fen(FeeClasses.AMOUNT_YUAN, sum[0] + sum[1] + sum[2])
                .fen(FeeClasses.CLASS_A_YUAN, sum[0])
                .fen(FeeClasses.CLASS_B_YUAN, sum[1])
                .fen(FeeClasses.FULL_SELF_PAY_YUAN, sum[2])
                .fen(FeeClasses.OTHER_YUAN, 0)));
        return rows;
    }

    static List<LandingRow> feeLines(Stay stay) {
        List<LandingRow> rows = new ArrayList<>();
        String department = department(stay);
        String doctor = stay.doctorCode();
        for (FeeLine line : stay.lines) {
            String ordered = line.order().doctor();
            rows.add(feeLine(line)
                    .set(FeeLines.FEE_LINE_NUMBER, stay.id() + "-" + (rows.size() + 1))
                    .set(FeeLines.VISIT_ID, stay.visitId())
                    .set(FeeLines.SETTLEMENT_ID, stay.id())
                    .set(FeeLines.PERSON_KEY, stay.person.id())
                    .set(FeeLines.INSTITUTION_CODE, stay.hospital.code())
                    .set(FeeLines.ORDERING_DOCTOR_CODE, ordered.isEmpty() ? doctor : ordered)
                    .set(FeeLines.ORDERING_DEPARTMENT, department)
                    .set(FeeLines.EXECUTING_DEPARTMENT, department));
        }
        return rows;
    }

    /** What a line says wherever it stands. */
    static LandingRow feeLine(FeeLine line) {
        Item item = line.item();
        FeeLine.Order order = line.order();
        LandingRow row = new LandingRow(FeeLines.TABLE)
                .time(FeeLines.CHARGED_AT, line.day(), line.minute())
                .set(FeeLines.ITEM_CODE, item.code())
                .set(FeeLines.ITEM_KIND, item.kind())
                .set(FeeLines.FEE_CLASS, item.feeClass())
                .set(FeeLines.ITEM_QUANTITY, line.quantity())
                .fen(FeeLines.UNIT_PRICE_YUAN, line.priceFen())
                .fen(FeeLines.LINE_COST_YUAN, line.amountFen())
                .fen(FeeLines.IN_SCOPE_YUAN, line.inScopeFen())
                .set(
                        FeeLines.SELF_PAY_RATIO,
                        line.level().equals("01") ? "0" : line.level().equals("02") ? "0.1" : "1")
                .set(FeeLines.PAYMENT_CLASS, line.level())
                .set(FeeLines.APPROVAL_CODE, "0")
                .set(FeeLines.EXAM_CLASS, item.examClass())
                .set(FeeLines.BODY_PART, item.bodyPart())
                .set(FeeLines.TRACE_CODE, order.traceCode())
                .set(FeeLines.IS_EMERGENCY, line.isEmergency())
                .set(FeeLines.DISPENSING_KIND, order.dispensingKind())
                .set(FeeLines.EXEMPT_REASON, line.exemptReason());
        if (order.suppliedDays() > 0) {
            row.set(FeeLines.SUPPLIED_DAYS, order.suppliedDays());
        }
        if (item.kind().equals("301")) {
            row.set(FeeLines.HIGH_VALUE_CODE, item.isHighValue() ? "1" : "2");
        }
        return row;
    }

    private ClaimRows() {}
}
