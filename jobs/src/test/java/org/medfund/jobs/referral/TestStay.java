package org.medfund.jobs.referral;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.TreeMap;
import org.medfund.jobs.referral.CareStay.Care;

/** A light stay of somebody from 4113 in 4101, for a group that 4113 treats often; each test says what is otherwise. */
final class TestStay {
    String id = "S1";
    String visit = "V1";
    String homeArea = "411302";
    String homeCity = "4113";
    String treatedArea = "410105";
    String treatedCity = "4101";
    String institution = "H1";
    int level = 3;
    LocalDate admission = LocalDate.parse("2025-05-10");
    int days = 5;
    String diagnosis = "J18.900";
    String group = "ES35";
    String adrg = "ES3";
    String weight = "0.4200";
    String score;
    String way = "2";
    String category = "21";
    String fund = "3000.00";
    String standard = "4000.00";
    final TreeMap<Integer, Care> local = new TreeMap<>();
    final TreeMap<Integer, Care> treating = new TreeMap<>();

    TestStay() {
        // 40 cases of 4000.00 each, of which the funds paid 70 %; 10 of them below level 3.
        local.put(2, new Care(10, 0, 4_000_000, 2_800_000));
        local.put(3, new Care(40, 1, 16_000_000, 11_200_000));
        treating.put(3, new Care(100, 2, 50_000_000, 30_000_000));
    }

    TestStay at(String settlement, String hospital, LocalDate admitted, int stayDays) {
        this.id = settlement;
        this.visit = "V-" + settlement;
        this.institution = hospital;
        this.admission = admitted;
        this.days = stayDays;
        return this;
    }

    TestStay atHome() {
        this.treatedArea = homeArea;
        this.treatedCity = homeCity;
        return this;
    }

    CareStay stay() {
        LocalDate discharge = admission.plusDays(days);
        return new CareStay(
                id,
                visit,
                "P1",
                "310",
                "411300",
                homeArea,
                homeCity,
                "410100",
                treatedArea,
                treatedCity,
                institution,
                level,
                admission,
                discharge,
                discharge,
                new BigDecimal("50.000000"),
                diagnosis,
                group,
                adrg,
                null,
                weight == null ? null : new BigDecimal(weight),
                score == null ? null : new BigDecimal(score),
                0,
                false,
                way,
                category,
                false,
                days,
                new BigDecimal("6000.00"),
                new BigDecimal(fund),
                local,
                treating,
                50,
                40,
                standard == null ? null : new BigDecimal(standard),
                2);
    }
}
