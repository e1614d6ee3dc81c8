package org.medfund.jobs.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes small deliveries: every required table with one good row, to which a test adds its own. */
final class LandingKit {
    private final Path folder;

    LandingKit(Path folder) {
        this.folder = folder;
    }

    /** A whole delivery with the settlement lists S1 and S2 and their parts. */
    static LandingKit valid(Path folder) {
        return new LandingKit(folder)
                .file("region.csv", """
                        admdvs,name,parent,level,pooling_area,valid_from
                        330000,Province,,P,330100,2000-01-01
                        330100,City,330000,C,330100,2000-01-01
                        330102,District,330100,D,330100,2000-01-01
                        """)
                .file("hospital.csv", """
                        fixmedins_code,fixmedins_name,admdvs,hosp_lv,agreement_begin
                        H1,"First, and only",330102,5,2020-01-01
                        """)
                .file("person.csv", """
                        psn_no,gend,brdy,insu_admdvs,insutype,enrol_begin
                        P-4711,1,1960-05-01,330102,310,2010-01-01
                        """)
                .file("budget.csv", """
                        pooling_area,year,insutype,total_budget,inpatient_budget,reserve,version,approved_at
                        330100,2025,310,1000000.00,800000,1000.5,1,2025-01-10
                        """)
                .settlements("setl_list.csv", settlement("S1"), settlement("S2"))
                .file("setl_diag.csv", """
                        setl_id,diag_srt_no,maindiag_flag,diag_code
                        S1,1,1,i10.x00
                        S2,1,1,I10.X00
                        """)
                .file("setl_oprn.csv", """
                        setl_id,oprn_srt_no,oprn_oprt_code,oprn_oprt_type
                        S1,1,47.0100,1
                        """)
                .file("fee_line.csv", """
                        feedetl_sn,mdtrt_id,setl_id,psn_no,fixmedins_code,fee_ocur_time,med_list_codg,med_chrgitm_type,cnt,pric,det_item_fee_sumamt,inscp_scp_amt
                        F1,V-S1,S1,P-4711,H1,2025-03-02 10:00:00,x01,03,2,50.000000,100.00,100.00
                        F2,V-S2,S2,P-4711,H1,2025-03-02 10:00:00,X01,03,2,50.000000,100.00,100.00
                        """);
    }

    /** One good settlement list, by landing column: 1000 yuan, 700 by the basic fund, 100 from the account. */
    static Map<String, String> settlement(String id) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("setl_id", id);
        cells.put("version", "1");
        cells.put("mdtrt_id", "V-" + id);
        cells.put("psn_no", "P-4711");
        cells.put("fixmedins_code", "H1");
        cells.put("medcasno", "M-0815");
        cells.put("gend", "1");
        cells.put("brdy", "1960-05-01");
        cells.put("insutype", "310");
        cells.put("insu_admdvs", "330102");
        cells.put("mdtrtarea_admvs", "330102");
        cells.put("med_type", "21");
        cells.put("adm_time", "2025-03-01 08:00:00");
        cells.put("dscg_time", "2025-03-05 10:00:00");
        cells.put("dscg_way", "1");
        cells.put("setl_end_date", "2025-03-05");
        cells.put("medfee_sumamt", "1000.00");
        for (String zero : List.of(
                "fulamt_ownpay_amt",
                "overlmt_selfpay",
                "preselfpay_amt",
                "cvlserv_pay",
                "hifes_pay",
                "hifmi_pay",
                "hifob_pay",
                "maf_pay",
                "oth_pay",
                "acct_mulaid_pay",
                "hosp_part_amt")) {
            cells.put(zero, "0");
        }
        cells.put("inscp_scp_amt", "1000.00");
        cells.put("act_pay_dedc", "100.00");
        cells.put("hifp_pay", "700.00");
        cells.put("fund_pay_sumamt", "700.00");
        cells.put("psn_part_amt", "300.00");
        cells.put("acct_pay", "100.00");
        cells.put("psn_cash_pay", "200.00");
        cells.put("setl_time", "2025-03-05 11:00:00");
        cells.put("refd_setl_flag", "0");
        cells.put("orig_setl_id", "");
        return cells;
    }

    /** A settlement list with some cells changed: column, value, column, value. */
    static Map<String, String> settlement(String id, String... changes) {
        Map<String, String> cells = settlement(id);
        for (int i = 0; i < changes.length; i += 2) {
            cells.put(changes[i], changes[i + 1]);
        }
        return cells;
    }

    /** The settlement list that takes S1 back. */
    static Map<String, String> refundOf(String id) {
        Map<String, String> cells = settlement(id, "refd_setl_flag", "1", "orig_setl_id", id);
        cells.replaceAll((column, value) -> value.endsWith(".00") ? "-" + value : value);
        return cells;
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // it only reads them
    final LandingKit settlements(String file, Map<String, String>... rows) {
        String header = String.join(",", rows[0].keySet());
        return file(
                file,
                Arrays.stream(rows)
                        .map(row -> String.join(",", row.values()))
                        .collect(Collectors.joining("\n", header + "\n", "\n")));
    }

    LandingKit file(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LandingKit without(String name) {
        try {
            Files.delete(folder.resolve(name));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }
}
