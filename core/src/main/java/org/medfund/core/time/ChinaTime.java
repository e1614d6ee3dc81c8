package org.medfund.core.time;

import java.time.ZoneId;

/** The zone in which a moment has its day (SPEC 0.2, date.zone). */
public final class ChinaTime {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private ChinaTime() {}
}
