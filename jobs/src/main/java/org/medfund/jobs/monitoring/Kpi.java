package org.medfund.jobs.monitoring;

/** The indicators measured (SPEC F.1, F.3). */
enum Kpi {
    COVERAGE("参保率", "ratio"),
    SPEND_RATIO("基金支出率", "ratio"),
    PER_CAPITA_SPEND("人均基金支出", "yuan"),
    AVERAGE_STAY_DAYS("平均住院日", "days"),
    OWN_PAY_SHARE("自费率", "ratio"),
    PERSON_SHARE("个人负担率", "ratio"),
    REPEAT_EXAM_SHARE("重复检查占比", "ratio"),
    RESERVE_MONTHS("统筹基金可支付月数", "months");

    private final String nameZh;
    private final String unit;

    Kpi(String nameZh, String unit) {
        this.nameZh = nameZh;
        this.unit = unit;
    }

    String nameZh() {
        return nameZh;
    }

    String unit() {
        return unit;
    }
}
