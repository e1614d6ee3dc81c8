package org.medfund.core.synth;

import java.util.List;
import java.util.stream.Stream;

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

    // What only planted violations and their near misses charge; ReferenceRows says what may be paid for it.
    static final Item COSMETIC_TREATMENT = service("S0599", "激光美容治疗", "05", 0);
    static final Item BASE_PRICED_IMPLANT = new Item("C0899", "人工关节（按基础款支付）", "301", "08", "", "", 0);
    static final Item BLOOD_COUNT = service("S0403", "血常规检查", "04", 2_500);
    static final Item BIOCHEMISTRY = service("S0499", "生化检查套餐", "04", 8_000);
    static final List<Item> BIOCHEMISTRY_PARTS = List.of(
            service("S0498", "肝功能检查", "04", 4_000),
            service("S0497", "肾功能检查", "04", 3_500),
            service("S0496", "血脂检查", "04", 3_000));
    static final Item TUMOUR_DRUG = drug("D0903", "靶向药（限肺癌、结肠癌，成人）");
    static final Item ALBUMIN = drug("D0905", "人血白蛋白");
    static final Item RESERVED_ANTIBIOTIC = drug("D0906", "特殊使用级抗菌药（限三级医院）");
    static final Item CHILDREN_DRUG = drug("D0907", "小儿退热药（限14岁以下）");
    static final Item CHRONIC_DRUG = drug("D0908", "苯磺酸氨氯地平片");
    static final Item OBSTETRIC_ULTRASOUND = service("S0304", "产科超声检查", "03", 0);
    static final Item PROSTATE_MASSAGE = service("S0504", "前列腺按摩", "05", 0);
    static final Item OVER_THE_COUNTER = new Item("D1102", "零售药品", "101", "11", "", "", 0);

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

    private static Item drug(String code, String name) {
        return new Item(code, name, "101", "09", "", "", 0);
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

    /** chrgitm_lv of SPEC A.6: 01 class A, 02 class B, 03 own expense. */
    String paymentClass() {
        if (equals(OWN_EXPENSE_DRUG)) {
            return "03";
        }
        boolean isClassB = equals(PATENT_DRUG)
                || equals(HIGH_VALUE_CONSUMABLE)
                || equals(BASE_PRICED_IMPLANT)
                || examClass.equals("MR");
        return isClassB ? "02" : "01";
    }

    boolean isHighValue() {
        return equals(HIGH_VALUE_CONSUMABLE) || equals(BASE_PRICED_IMPLANT);
    }

    static List<Item> all() {
        return Stream.of(
                        Stream.of(
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
                                HIGH_VALUE_CONSUMABLE,
                                COSMETIC_TREATMENT,
                                BASE_PRICED_IMPLANT,
                                BLOOD_COUNT,
                                BIOCHEMISTRY,
                                TUMOUR_DRUG,
                                ALBUMIN,
                                RESERVED_ANTIBIOTIC,
                                CHILDREN_DRUG,
                                CHRONIC_DRUG,
                                OBSTETRIC_ULTRASOUND,
                                PROSTATE_MASSAGE,
                                OVER_THE_COUNTER),
                        BIOCHEMISTRY_PARTS.stream(),
                        EXAMS.stream())
                .flatMap(items -> items)
                .toList();
    }
}
