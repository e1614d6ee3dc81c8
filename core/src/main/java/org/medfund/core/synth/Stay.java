package org.medfund.core.synth;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One simulated stay while a block is put together. Days are epoch days, money is fen. */
final class Stay {
    static final int MINUTES_PER_DAY = 24 * 60;

    final long index;
    private final String id;
    private final String visitId;
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
        this.id = Codes.padded("S", index, 10);
        this.visitId = Codes.padded("V", index, 10);
        this.person = person;
        this.treatedPlace = treatedPlace;
        this.hospital = hospital;
        this.group = group;
    }

    String id() {
        return id;
    }

    String visitId() {
        return visitId;
    }

    String refundId() {
        return Codes.padded("R", index, 10);
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
