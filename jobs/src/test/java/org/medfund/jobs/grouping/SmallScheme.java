package org.medfund.jobs.grouping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** A scheme of a handful of rows, written to a folder; tests change single files of it. */
final class SmallScheme {
    private final Map<SchemeFolder.File, String> files = new EnumMap<>(SchemeFolder.File.class);

    /** Categories: A (transplants), P (newborns), Z (two zones), M and N (by gender), and B (head). */
    SmallScheme() {
        file(SchemeFolder.File.MDC, """
                mdc,name,eval_order,diag_scope,diag_prefix_any,first_proc_valid,first_proc_extra,gender,age_max,min_zones,qy_scope,qy_after_rule_order
                MDCA,transplants,1,NONE,,1,96.0400,,,,NONE,
                MDCP,newborns,2,MAIN,,,,,0,,NONE,
                MDCZ,several injuries,3,MAIN,,,,,,2,NONE,
                MDCM,men,4,MAIN,,,,1,,,NONE,
                MDCN,women,5,MAIN,,,,2,,,NONE,
                MDCB,head,6,MAIN,Z37.,,,,,,FIRST,2
                """);
        file(SchemeFolder.File.MDC_DIAGNOSIS, """
                mdc,diag_code,zone
                MDCP,P07.300,
                MDCZ,S02.100,head
                MDCZ,S22.300,chest
                MDCZ,S01.300,head
                MDCM,E89.500,
                MDCN,E89.500,
                MDCB,S02.100,
                MDCB,G40.900x001,
                MDCB,I63.900,
                """);
        file(SchemeFolder.File.ADRG, """
                adrg,name,type,mdc,first_eval_order
                AA1,heart transplant,SURGICAL,MDCA,1
                AC1,pancreas and kidney transplant,SURGICAL,MDCA,2
                PS1,very small newborn,MEDICAL,MDCP,1
                PV1,other newborn,MEDICAL,MDCP,2
                ZB1,operation on several injuries,SURGICAL,MDCZ,1
                MS1,men,MEDICAL,MDCM,1
                NS1,women,MEDICAL,MDCN,1
                BB1,operation on the head,SURGICAL,MDCB,1
                BC1,shunt with drain or stent,SURGICAL,MDCB,2
                BR1,stroke,MEDICAL,MDCB,3
                BZ1,other head,MEDICAL,MDCB,4
                """);
        file(SchemeFolder.File.ADRG_RULE, """
                rule_id,adrg,mdc,eval_order,diag_scope,other_diag,proc_scope,proc_expr,valid_proc,age_day_min,age_day_max,weight_gt,weight_min,weight_lt,on_no_drg
                AA1,AA1,MDCA,1,NONE,,FIRST,1,,,,,,,RETURN_ADRG
                AC1,AC1,MDCA,2,NONE,,ANY,1&2,,,,,,,RETURN_ADRG
                PS1,PS1,MDCP,1,ANY,,NONE,,,,28,0,,1500,RETURN_ADRG
                PV1,PV1,MDCP,2,NONE,,NONE,,,,,,,,RETURN_ADRG
                ZB1,ZB1,MDCZ,1,NONE,,FIRST,1,,,,,,,RETURN_ADRG
                MS1,MS1,MDCM,1,MAIN,,NONE,,,,,,,,RETURN_ADRG
                NS1,NS1,MDCN,1,MAIN,,NONE,,,,,,,,RETURN_ADRG
                BB1,BB1,MDCB,1,NONE,,FIRST,1,,,,,,,CONTINUE
                BC1,BC1,MDCB,2,MAIN,,ANY,1&2|1&3,,,,,,,RETURN_ADRG
                BR1,BR1,MDCB,3,MAIN,,NONE,,,,,,,,RETURN_ADRG
                BZ1,BZ1,MDCB,4,MAIN,1,NONE,,NOT_ANY,,,,,,RETURN_ADRG
                """);
        file(SchemeFolder.File.ADRG_CONDITION, """
                rule_id,list,group_no,code
                AA1,FIRST_PROC,1,37.5100
                AC1,ANY_PROC,1,52.8000
                AC1,ANY_PROC,2,55.6900
                PS1,ANY_DIAG,,P07.300
                ZB1,FIRST_PROC,1,79.3500
                MS1,MAIN_DIAG,,E89.500
                NS1,MAIN_DIAG,,E89.500
                BB1,FIRST_PROC,1,01.2400
                BC1,MAIN_DIAG,,I63.900
                BC1,ANY_PROC,1,02.3400
                BC1,ANY_PROC,2,54.9500
                BC1,ANY_PROC,3,00.6500
                BR1,MAIN_DIAG,,I63.900
                BZ1,MAIN_DIAG,,S02.100
                BZ1,OTHER_DIAG,,S01.300
                """);
        file(SchemeFolder.File.DRG, """
                drg,adrg,name,eval_order,severity,age_min,age_max,los_min,los_max,leaving_types,any_proc,later_proc,min_proc_count
                AA19,AA1,心脏移植,1,NONE,,,,,,,,
                AC19,AC1,胰肾联合移植,1,NONE,,,,,,,,
                PS19,PS1,极低体重儿,1,NONE,,,,,,,,
                PV19,PV1,其他新生儿,1,NONE,,,,,,,,
                ZB19,ZB1,多发创伤手术,1,NONE,,,,,,,,
                MS19,MS1,男性,1,NONE,,,,,,,,
                NS19,NS1,女性,1,NONE,,,,,,,,
                BB1A,BB1,颅脑手术,1,NONE,,17,,,,,,
                BB1B,BB1,颅脑手术,2,NONE,18,,,,,,96.0400|31.7400,2
                BC19,BC1,分流,1,NONE,,,,,,,,
                BR17,BR1,卒中早亡,1,NONE,,,,4,2|5,,,
                BR11,BR1,卒中伴严重并发症,2,MCC,,,,,,,,
                BR13,BR1,卒中伴并发症,3,MCC_OR_CC,,,,,,,,
                BR15,BR1,卒中,4,NONE,,,,,,,,
                BZ19,BZ1,其他,1,NONE,,,2,,,,,
                """);
        file(SchemeFolder.File.COMPLICATION, """
                diag_code,level,exclusion_list_id
                J96.000,MCC,7
                A41.900,MCC,999
                I10.x00,CC,8
                """);
        file(SchemeFolder.File.EXCLUSION, """
                exclusion_list_id,principal_diag_code
                7,I63.900
                """);
        file(SchemeFolder.File.VALID_PROCEDURE, """
                proc_code,name
                37.5100,heart
                52.8000,pancreas
                55.6900,kidney
                79.3500,bone
                01.2400,head
                45.7300,bowel
                """);
        file(SchemeFolder.File.NAME_EN, """
                code,name_en
                BR11,Stroke with major complications
                """);
    }

    SmallScheme file(SchemeFolder.File file, String content) {
        files.put(file, content);
        return this;
    }

    SmallScheme replace(SchemeFolder.File file, String old, String with) {
        String content = files.get(file);
        if (!content.contains(old)) {
            throw new IllegalArgumentException(file + " has no " + old);
        }
        return file(file, content.replace(old, with));
    }

    SmallScheme without(SchemeFolder.File file) {
        files.remove(file);
        return this;
    }

    Path writtenTo(Path folder) {
        try {
            Files.createDirectories(folder);
            for (var file : files.entrySet()) {
                Files.writeString(folder.resolve(file.getKey().fileName()), file.getValue());
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
