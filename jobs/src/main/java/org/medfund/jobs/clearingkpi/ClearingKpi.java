package org.medfund.jobs.clearingkpi;

/** The indicators of clearing (SPEC D.10, D.3). */
enum ClearingKpi {
    SETTLEMENT_DAYS("结算周期", "working days"),
    ON_TIME_SETTLEMENT("按时结算率", "ratio"),
    CLEARING_DAYS_LATE("年度清算逾期天数", "days"),
    CLEARING_SHARE("清算资金占比", "ratio"),
    INSTANT_COVERAGE("即时结算资金覆盖率", "ratio"),
    INSTANT_INSTITUTIONS("即时结算机构覆盖率", "ratio"),
    QUARTERLY_COVERAGE("季度清算覆盖率", "ratio"),
    RECONCILIATION("对账一致率", "ratio"),
    AGED_PAYABLES("逾期应付占比", "ratio"),
    ADVANCE_FUND_USAGE("异地预付金使用率", "ratio"),
    SPECIAL_CASE_SHARE("特例单议占比", "ratio"),
    PUBLICATION_DAYS("数据公开天数", "days");

    private final String nameZh;
    private final String unit;

    ClearingKpi(String nameZh, String unit) {
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
