package org.medfund.core.job;

import org.medfund.core.region.Region;
import org.medfund.core.time.Month;
import org.medfund.core.time.PolicyYear;

/** Options that several jobs share, so that they mean the same everywhere. */
public final class Options {
    public static final Option<PolicyYear> YEAR = Option.required("year", "Y", "Year, such as 2025", PolicyYear::of);
    /** For what looks at results: the job takes {@link JobContext#newestYear} of grouped cases if it is left out. */
    public static final Option<PolicyYear> YEAR_OR_NEWEST = Option.optional(
            "year", "Y", "Year, such as 2025; left out, the newest one with grouped cases", PolicyYear::of);

    public static final Option<Region> REGION =
            Option.optional("region", "R", "Pooling region, such as 330100; left out, all of them", Region::of);
    public static final Option<Month> MONTH = Option.optional("month", "M", "Month, such as 2025-06", Month::of);

    private Options() {}
}
