package org.medfund.core.synth;

import java.util.List;

/**
 * An item of the simulated catalogue.
 *
 * @param kind list_type of SPEC A.6
 * @param feeClass SPEC A.5
 * @param priceFen unit price of an item with one; 0 if the price varies
 */
record Item(String code, String name, String kind, String feeClass, String examClass, String bodyPart, long priceFen) {
    static final Item BED_LEVEL_1 = service("S0101", "普通床位费（一级）", "01", 3_000);
    static final Item BED_LEVEL_2 = service("S0102", "普通床位费（二级）", "01", 4_500);
    static final Item BED_LEVEL_3 = service("S0103", "普通床位费（三级）", "01", 6_000);
    static final Item NURSING = service("S0701", "级别护理（日）", "07", 2_400);
    static final Item LABORATORY = service("S0401", "住院检验", "04", 0);
    static final Item ULTRASOUND = service("S0301", "彩色多普勒超声检查", "03", 0);
    static final Item TREATMENT = service("S0501", "住院治疗", "05", 0);
    static final Item SURGERY = service("S0601", "手术费", "06", 0);
    static final Item WESTERN_DRUG = new Item("D0901", "西药（院内用药）", "101", "09", "", "", 0);
    static final Item PATENT_DRUG = new Item("D1101", "中成药（院内用药）", "101", "11", "", "", 0);
    static final Item OWN_EXPENSE_DRUG = new Item("D0902", "目录外西药", "101", "09", "", "", 0);
    static final Item CONSUMABLE = new Item("C0801", "一次性耗材", "301", "08", "", "", 0);
    static final Item HIGH_VALUE_CONSUMABLE = new Item("C0802", "高值植入耗材", "301", "08", "", "", 0);

    private static final long CT_FEN = 26_000;
    private static final long MR_FEN = 52_000;

    private static final List<Item> EXAMS = List.of(
            exam("CT", "CHEST"),
            exam("CT", "ABDOMEN"),
            exam("CT", "NECK"),
            exam("MR", "BRAIN"),
            exam("MR", "SPINE"),
            exam("MR", "PELVIS"));

    private static Item service(String code, String name, String feeClass, long priceFen) {
        return new Item(code, name, "201", feeClass, "", "", priceFen);
    }

    private static Item exam(String examClass, String bodyPart) {
        String code = "S03" + examClass + bodyPart.substring(0, 2);
        return new Item(
                code,
                examClass + " " + bodyPart,
                "201",
                "03",
                examClass,
                bodyPart,
                examClass.equals("CT") ? CT_FEN : MR_FEN);
    }

    static Item exam(Group group) {
        return EXAMS.stream()
                .filter(item -> item.examClass().equals(group.examClass())
                        && item.bodyPart().equals(group.bodyPart()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No examination item for " + group.code()));
    }

    static Item bed(int levelClass) {
        return levelClass == 3 ? BED_LEVEL_3 : levelClass == 2 ? BED_LEVEL_2 : BED_LEVEL_1;
    }

    static List<Item> all() {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(
                                BED_LEVEL_1,
                                BED_LEVEL_2,
                                BED_LEVEL_3,
                                NURSING,
                                LABORATORY,
                                ULTRASOUND,
                                TREATMENT,
                                SURGERY,
                                WESTERN_DRUG,
                                PATENT_DRUG,
                                OWN_EXPENSE_DRUG,
                                CONSUMABLE,
                                HIGH_VALUE_CONSUMABLE),
                        EXAMS.stream())
                .toList();
    }
}
