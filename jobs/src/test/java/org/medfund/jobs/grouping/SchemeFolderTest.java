package org.medfund.jobs.grouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.medfund.jobs.grouping.SchemeFolder.File.ADRG;
import static org.medfund.jobs.grouping.SchemeFolder.File.ADRG_CONDITION;
import static org.medfund.jobs.grouping.SchemeFolder.File.ADRG_RULE;
import static org.medfund.jobs.grouping.SchemeFolder.File.COMPLICATION;
import static org.medfund.jobs.grouping.SchemeFolder.File.DRG;
import static org.medfund.jobs.grouping.SchemeFolder.File.EXCLUSION;
import static org.medfund.jobs.grouping.SchemeFolder.File.MDC;
import static org.medfund.jobs.grouping.SchemeFolder.File.MDC_DIAGNOSIS;
import static org.medfund.jobs.grouping.SchemeFolder.File.NAME_EN;
import static org.medfund.jobs.grouping.SchemeFolder.File.VALID_PROCEDURE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.Refusal;
import org.medfund.core.testkit.TestLake;

class SchemeFolderTest {
    @TempDir
    Path folder;

    private List<String> findings(SmallScheme scheme) {
        scheme.writtenTo(folder);
        try {
            SchemeFolder.load(folder, CodeForm.AS_WRITTEN);
            return List.of();
        } catch (Refusal refusal) {
            return refusal.problems().stream().map(Problem::what).toList();
        }
    }

    @Test
    void theDemoSchemeOfTheRepositoryHasNothingWrong() {
        Path demo = TestLake.repository().resolve("conf/scheme/demo_2025");

        Scheme scheme = SchemeFolder.load(demo, CodeForm.UPPER_CASE);

        assertThat(scheme.name()).isEqualTo("demo_2025");
        assertThat(scheme.groups())
                .hasSizeGreaterThan(40)
                .allSatisfy(group -> assertThat(group.nameEn()).as(group.code()).isNotBlank());
    }

    @Test
    void theCatalogueHasEveryGroupACaseCanGet() {
        Scheme scheme = SchemeFolder.load(new SmallScheme().writtenTo(folder), CodeForm.AS_WRITTEN);

        assertThat(scheme.groups())
                .contains(new Scheme.Group("BR11", "卒中伴严重并发症", "Stroke with major complications", "BR1", "MDCB"))
                // A stay of one day fits no DRG of BZ1, so the ADRG itself can be a group. BB1 passes such cases on.
                .contains(new Scheme.Group("BZ1", "other head", null, "BZ1", "MDCB"))
                .noneMatch(group -> group.code().equals("BB1"))
                .hasSize(16);
    }

    @Test
    void theDigestNamesTheContentWhereverItLies() {
        Scheme one = SchemeFolder.load(new SmallScheme().writtenTo(folder.resolve("one")), CodeForm.AS_WRITTEN);
        Scheme two = SchemeFolder.load(new SmallScheme().writtenTo(folder.resolve("two")), CodeForm.AS_WRITTEN);
        Scheme changed = SchemeFolder.load(
                new SmallScheme().replace(DRG, "分流", "分流术").writtenTo(folder.resolve("two")), CodeForm.AS_WRITTEN);

        assertThat(two.digest()).isEqualTo(one.digest()).isNotEqualTo(changed.digest());
    }

    @Test
    void aMissingFolderIsNamed() {
        assertThatThrownBy(() -> SchemeFolder.load(folder.resolve("absent"), CodeForm.AS_WRITTEN))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("There is no scheme folder");
    }

    @Test
    void everyMissingFileAndColumnIsNamedAtOnce() {
        assertThat(findings(new SmallScheme()
                        .without(DRG)
                        .without(NAME_EN)
                        .replace(ADRG, "adrg,name,", "adrg,nom,")
                        .replace(COMPLICATION, "diag_code,level", "diag,lvl")))
                .containsExactly(
                        "adrg.csv: column name is missing.",
                        "cc_mcc.csv: column diag_code is missing.",
                        "cc_mcc.csv: column level is missing.",
                        "drg.csv: the file is missing.");
    }

    @Test
    void everyWrongReferenceNumberAndOrderIsNamedWithItsLine() {
        assertThat(findings(new SmallScheme()
                        .replace(MDC, "MDCN,women,5", "MDCN,women,4")
                        .replace(MDC_DIAGNOSIS, "MDCB,I63.900", "MDCX,I63.900")
                        .replace(ADRG_RULE, "PV1,PV1,MDCP,2", "PV1,PV9,MDCP,two")
                        .replace(ADRG_CONDITION, "AA1,FIRST_PROC,1,37.5100", "AA2,FIRST_PROC,1,37.5100")
                        .replace(DRG, "BR13,BR1", "BR11,BR1")
                        .replace(EXCLUSION, "7,I63.900", "7,I63.900\n8,I63.900")
                        .replace(NAME_EN, "BR11,", "BR99,")))
                .containsExactlyInAnyOrder(
                        "mdc.csv line 6: eval_order 4 of the scheme stands in line 5 already.",
                        "mdc_diag.csv line 10: mdc MDCX is unknown.",
                        "adrg_rule.csv line 5: adrg PV9 is unknown.",
                        "adrg_rule.csv line 5: eval_order is two.",
                        "adrg.csv line 5: no rule leads to PV1.",
                        "adrg_condition.csv line 2: rule_id AA2 is unknown.",
                        "adrg_rule.csv line 2: the list FIRST_PROC group 1 is empty.",
                        "drg.csv line 14: drg BR11 stands in line 13 already.",
                        "cc_exclusion.csv line 3: I63.900 is in another exclusion list already.",
                        "names_en.csv line 2: BR99 is no MDC, ADRG, or DRG of the scheme.");
    }

    @Test
    void aListThatNoRuleLooksAtIsNamed() {
        assertThat(findings(new SmallScheme()
                        .replace(ADRG_CONDITION, "PS1,ANY_DIAG", "PV1,MAIN_DIAG,,P07.300\nPS1,ANY_DIAG")))
                .containsExactly("adrg_condition.csv line 5: rule PV1 does not look at its list MAIN_DIAG.");
    }

    @Test
    void wordsOutsideTheFormatAreNamed() {
        assertThat(findings(new SmallScheme()
                        .replace(ADRG_RULE, "BZ1,BZ1,MDCB,4,MAIN,1,NONE,,NOT_ANY", "BZ1,BZ1,MDCB,4,MAIN,1,NONE,,NEVER")
                        .replace(ADRG_RULE, "1&2|1&3", "1&2|1&")
                        .replace(DRG, "BR13,BR1,卒中伴并发症,3,MCC_OR_CC", "BR13,BR1,卒中伴并发症,3,CCMCC")
                        .replace(DRG, "2|5", "2|7")
                        .replace(MDC, "MDCN,women,5,MAIN,,,,2", "MDCN,women,5,MAIN,,,,F")
                        .replace(ADRG, "women,MEDICAL", "women,Medicine")))
                .containsExactlyInAnyOrder(
                        "drg.csv line 12: leaving_types has 7.",
                        "mdc.csv line 6: gender is F.",
                        "adrg.csv line 8: type is Medicine.",
                        "adrg_rule.csv line 12: valid_proc is NEVER.",
                        "adrg_rule.csv line 10: proc_expr 1& has an empty part.",
                        "adrg_rule.csv line 10: the list ANY_PROC is empty.",
                        "adrg_condition.csv line 13: rule BC1 does not look at its list ANY_PROC group 3.",
                        "drg.csv line 14: severity is CCMCC.");
    }

    @Test
    void repeatedRowsAreNamed() {
        assertThat(findings(new SmallScheme()
                        .replace(MDC_DIAGNOSIS, "MDCP,P07.300,", "MDCP,P07.300,\nMDCP,P07.300,")
                        .replace(
                                ADRG_CONDITION,
                                "MS1,MAIN_DIAG,,E89.500",
                                "MS1,MAIN_DIAG,,E89.500\nMS1,MAIN_DIAG,,E89.500")
                        .replace(COMPLICATION, "J96.000,MCC,7", "J96.000,MCC,7\nJ96.000,MCC,7")
                        .replace(EXCLUSION, "7,I63.900", "7,I63.900\n7,I63.900")
                        .replace(VALID_PROCEDURE, "37.5100,heart", "37.5100,heart\n37.5100,heart")))
                .containsExactlyInAnyOrder(
                        "mdc_diag.csv line 3: MDCP P07.300 stands in line 2 already.",
                        "adrg_condition.csv line 8: MS1 MAIN_DIAG  E89.500 stands in line 7 already.",
                        "cc_mcc.csv line 3: J96.000 MCC stands in line 2 already.",
                        "cc_exclusion.csv line 3: 7 I63.900 stands in line 2 already.",
                        "valid_procedure.csv line 3: proc_code 37.5100 stands in line 2 already.");
    }

    @Test
    void whatCanNeverMatterIsNamed() {
        assertThat(findings(new SmallScheme()
                        .replace(MDC, "MDCM,men,4,MAIN,,,,1", "MDCM,men,4,MAIN,,,37.5100,1")
                        .replace(MDC, "MDCB,head,6", "MDCX,other,7,NONE,,,,,,,,\nMDCB,head,6")
                        .replace(MDC_DIAGNOSIS, "MDCB,I63.900,", "MDCB,I63.900,head")
                        .replace(ADRG_RULE, "28,0,,1500", "28,1499,,1500")
                        .replace(ADRG_RULE, "PV1,PV1,MDCP,2,NONE,,NONE,,", "PV1,PV1,MDCP,2,NONE,,NONE,1,")
                        .replace(DRG, "颅脑手术,1,NONE,,17", "颅脑手术,1,NONE,18,17")
                        .replace(EXCLUSION, "7,I63.900", "7,I63.900\n9,S02.100")))
                .containsExactlyInAnyOrder(
                        "mdc.csv line 5: first_proc_extra is not looked at.",
                        "mdc.csv line 7: MDCX has no rules.",
                        "mdc_diag.csv line 10: the zones of MDCB are not looked at.",
                        "adrg_rule.csv line 4: weight_gt 1499 and weight_lt 1500 leave nothing.",
                        "adrg_rule.csv line 5: proc_expr is not looked at.",
                        "drg.csv line 9: age_min 18 and age_max 17 leave nothing.",
                        "cc_exclusion.csv line 3: no complication names exclusion list 9.");
    }

    @Test
    void anEmptySchemeIsNotAScheme() {
        assertThat(findings(new SmallScheme()
                        .file(
                                DRG,
                                "drg,adrg,name,eval_order,severity,age_min,age_max,los_min,los_max,leaving_types,"
                                        + "any_proc,later_proc,min_proc_count\n")
                        .file(NAME_EN, "code,name_en\n")))
                .containsExactly("drg.csv: it has no rows.");
    }

    @Test
    void quotesByteOrderMarksAndWindowsLinesAreRead() throws IOException {
        new SmallScheme()
                .file(VALID_PROCEDURE, "\uFEFFproc_code,name\r\n37.5100,\"heart, \"\"whole\"\"\"\r\n52.8000,x\r\n")
                .writtenTo(folder);

        Scheme scheme = SchemeFolder.load(folder, CodeForm.AS_WRITTEN);

        assertThat(scheme.knowsProcedure("52.8000")).isTrue();
    }

    @Test
    void aFileInAnotherEncodingIsRefused() throws IOException {
        new SmallScheme().writtenTo(folder);
        Files.write(folder.resolve("drg.csv"), "drg,名".getBytes(java.nio.charset.Charset.forName("GBK")));

        assertThatThrownBy(() -> SchemeFolder.load(folder, CodeForm.AS_WRITTEN))
                .hasMessageContaining("drg.csv: line 1 is not UTF-8. ")
                .hasMessageContaining("Save the file as CSV in UTF-8.");
    }

    @Test
    void aQuoteThatIsNotClosedIsNamedWithItsLineAndLoadsNothing() {
        // The last column: with the rest of the file swallowed, the line still has as many cells as the header.
        assertThat(findings(new SmallScheme().replace(VALID_PROCEDURE, "52.8000,pancreas", "52.8000,\"pancreas")))
                .containsExactly("valid_procedure.csv: line 3 has a quote that is open or stands where none may.");
        assertThat(findings(new SmallScheme().replace(VALID_PROCEDURE, "52.8000,pancreas", "52.8000,pan\"creas")))
                .containsExactly("valid_procedure.csv: line 3 has a quote that is open or stands where none may.");
        // Two open quotes close each other; what stands between them would be lost.
        assertThat(findings(new SmallScheme()
                        .replace(VALID_PROCEDURE, "52.8000,pancreas", "52.8000,\"pancreas")
                        .replace(VALID_PROCEDURE, "01.2400,head", "01.2400,\"")))
                .containsExactly("valid_procedure.csv: line 3 has a quote that is open or stands where none may.");
    }

    @Test
    void troubleWithOneFileHidesNothingInTheOthers() {
        assertThat(findings(new SmallScheme()
                        .without(ADRG)
                        .replace(COMPLICATION, "J96.000,MCC,7", "J96.000,MCC,7\nJ96.000,MCC")
                        .replace(DRG, "BR13,BR1", "BR11,BR1")
                        .replace(MDC, "MDCN,women,5", "MDCN,women,4")))
                .containsExactlyInAnyOrder(
                        "adrg.csv: the file is missing.",
                        "cc_mcc.csv line 3: it has 2 cells, the header 3 columns.",
                        "drg.csv line 14: drg BR11 stands in line 13 already.",
                        "mdc.csv line 6: eval_order 4 of the scheme stands in line 5 already.");
    }

    @Test
    void aFileThatIsMissingOrHasItsHeaderAloneIsOneFinding() {
        assertThat(findings(new SmallScheme().without(ADRG_RULE)))
                .containsExactly("adrg_rule.csv: the file is missing.");
        assertThat(findings(new SmallScheme().file(ADRG_CONDITION, "rule_id,list,group_no,code\n")))
                .containsExactly("adrg_condition.csv: it has no rows, and adrg_rule.csv asks for some.");
        assertThat(findings(new SmallScheme().file(MDC_DIAGNOSIS, "mdc,diag_code,zone\n")))
                .containsExactly("mdc_diag.csv: it has no rows, and mdc.csv asks for some.");
        assertThat(findings(new SmallScheme().file(COMPLICATION, "diag_code,level,exclusion_list_id\n")))
                .containsExactly("cc_mcc.csv: it has no rows, and cc_exclusion.csv asks for some.");
    }

    @Test
    void codesWithBlanksOrInLowerCaseAreNamedWithWhatToWrite() {
        new SmallScheme()
                .replace(MDC_DIAGNOSIS, "MDCP,P07.300", "MDCP, P07.300")
                .replace(ADRG_CONDITION, "NS1,MAIN_DIAG,,E89.500", "NS1,MAIN_DIAG,,e89.500")
                .replace(DRG, "96.0400|31.7400", "96.0400|31.7400 ")
                .replace(MDC, ",Z37.,", ",z37.,")
                .replace(COMPLICATION, "I10.x00", "x10.x00")
                .writtenTo(folder);

        assertThatThrownBy(() -> SchemeFolder.load(folder, CodeForm.UPPER_CASE))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problems().stream()
                                        .map(problem -> problem.what() + " " + problem.remedy()))
                                .containsExactlyInAnyOrder(
                                        "mdc_diag.csv line 2: diag_code \" P07.300\" has a blank. Leave blanks out.",
                                        "adrg_condition.csv line 8: code e89.500 is in lower case. Write E89.500; only"
                                                + " the x inside a code is small.",
                                        "drg.csv line 10: later_proc \"96.0400|31.7400 \" has a blank. Leave blanks out.",
                                        "mdc.csv line 7: diag_prefix_any z37. is in lower case. Write Z37.; only the x"
                                                + " inside a code is small.",
                                        "cc_mcc.csv line 4: diag_code x10.x00 is in lower case. Write X10.x00; only the"
                                                + " x inside a code is small."));
    }

    @Test
    void eachThingIsSaidOnceAndWordsToWriteAreWords() {
        new SmallScheme()
                .replace(ADRG_RULE, "28,0,,1500", "28,-5,,1500")
                .replace(ADRG_RULE, "PS1,PS1,MDCP,1,ANY,,NONE,,,,28", "PS1,PS1,MDCP,1,ANY,,NONE,,,4,-5")
                .replace(DRG, "BR13,BR1,卒中伴并发症,3,MCC_OR_CC", "BR13,BR1,卒中伴并发症,3,CCMCC")
                .writtenTo(folder);

        assertThatThrownBy(() -> SchemeFolder.load(folder, CodeForm.AS_WRITTEN))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.problems().stream().map(Problem::what))
                            .doesNotHaveDuplicates()
                            .contains("adrg_rule.csv line 4: age_day_max is -5.");
                    assertThat(refusal.problems().stream().map(Problem::remedy))
                            .contains("Write one of CC, MCC, MCC_OR_CC, NONE, or leave it blank.");
                });
    }

    @Test
    void aFileThatIsNotCommaSeparatedIsOneFindingThatSaysSo() {
        new SmallScheme().file(DRG, "drg;adrg;name;eval_order\nBR11;BR1;x;1\n").writtenTo(folder);

        assertThatThrownBy(() -> SchemeFolder.load(folder, CodeForm.AS_WRITTEN))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problems())
                                .singleElement()
                                .satisfies(problem -> {
                                    assertThat(problem.what())
                                            .startsWith("drg.csv: its header has none of the columns");
                                    assertThat(problem.remedy())
                                            .isEqualTo("Save it as CSV with commas between the cells.");
                                }));
    }

    @Test
    void namesUnderWhichCasesWouldNotCountAreRefused() {
        for (String name : List.of("DIP_2025", "SUBMITTED")) {
            Path reserved = new SmallScheme().writtenTo(folder.resolve(name));
            assertThatThrownBy(() -> SchemeFolder.load(reserved, CodeForm.AS_WRITTEN))
                    .hasMessageContaining("Rename the folder");
        }
    }

    @Test
    void aRowOfAnotherWidthIsNamed() {
        assertThat(findings(new SmallScheme().replace(EXCLUSION, "7,I63.900", "7,I63.900,more")))
                .containsExactly("cc_exclusion.csv line 2: it has 3 cells, the header 2 columns.");
    }
}
