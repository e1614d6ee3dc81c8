package org.medfund.core.synth;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One simulated stay while a block is put together. Days are epoch days, money is fen. */
final class Stay {
    static final int MINUTES_PER_DAY = 24 * 60;

    final long index;
    final Insured person;
    int treatedPlace;
    World.Hospital hospital;
    Group group;
    int admissionDay;
    int dischargeDay;
    int doctor;
    String mainDiagnosis = "";
    final List<String> otherDiagnoses = new ArrayList<>();
    String procedure = "";
    String admissionWay = "2";
    String medicalCategory = "21";
    String dischargeWay = "1";
    boolean isPlannedReadmission;
    boolean hasIcu;
    boolean isVeryCostly;
    boolean isRefunded;
    long totalFen;
    List<FeeLine> lines = List.of();
    FundSplit split = FundSplit.NONE;

    @Nullable
    Scheme scheme;
    /** Stays the scheme links this one to. */
    List<Stay> related = List.of();

    String note = "";

    @Nullable
    Filing filing;

    Stay(long index, Insured person, int treatedPlace, World.Hospital hospital, Group group) {
        this.index = index;
        this.person = person;
        this.treatedPlace = treatedPlace;
        this.hospital = hospital;
        this.group = group;
    }

    String id() {
        return "S%010d".formatted(index);
    }

    String visitId() {
        return "V%010d".formatted(index);
    }

    String refundId() {
        return "R%010d".formatted(index);
    }

    /** Discharge day minus admission day, same day = 1. */
    int days() {
        return Math.max(1, dischargeDay - admissionDay);
    }

    boolean isLocal() {
        return treatedPlace == person.place;
    }

    String doctorCode() {
        return hospital.doctor(doctor);
    }
}
