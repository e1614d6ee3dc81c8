package org.medfund.core.synth;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One simulated stay while a block is put together. Days are epoch days, money is fen. */
final class Stay {
    static final int MINUTES_PER_DAY = 24 * 60;

    /** A visit that the person paid alone, fen. */
    record Visit(int day, long fen) {}

    /** When the attending doctor operates, minutes of the day after admission. */
    record Operation(int beginMinute, int minutes) {}

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
    /** Ids of what the scheme links this stay to. */
    List<String> related = List.of();

    String note = "";
    /** A scheme needs it, marked or not: nothing else happens around it. */
    boolean isInvolved;

    /** Charged on top of what the stay costs. */
    final List<FeeLine> extra = new ArrayList<>();
    /** What the person paid in the clinic of the same hospital during the stay. */
    final List<Visit> visits = new ArrayList<>();

    String claimMark = "";
    double costFactor = 1;
    boolean isAtMeanCost;

    @Nullable
    Operation operation;

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
