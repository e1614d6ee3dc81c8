package org.medfund.core.care;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.medfund.core.job.JobContext;
import org.medfund.core.policy.Policy;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.time.Period;

/**
 * Which care a pooling region pays by its own standards and out of its own budget: that of its own insured, and, where
 * the policy says so, in-province stays of those insured in another region of its province (SPEC D.7; PROC25 arts 3, 6,
 * 12). What the region of insurance owes for such a stay is cleared between regions, as for any other.
 */
public final class PaidHere {
    private static final String KEY = "xprov.in_province";
    private static final int AREAS_MAX = 100_000;

    private final SortedMap<String, String> provinceOfRegion;

    /** {@code xprov.in_province}. */
    public enum InProvince {
        /** By the standards, agreement, and budget of the place of treatment. */
        TREATING_PLACE,
        /** Not by those of the place of treatment: settled between regions only. */
        INSURED_PLACE
    }

    private PaidHere(SortedMap<String, String> provinceOfRegion) {
        this.provinceOfRegion = provinceOfRegion;
    }

    /** By the national policy of the period's year, and provinces as of that year's last day: alike for all its steps. */
    public static PaidHere of(JobContext job, Period period) {
        return of(job, job.nationalPolicy(period), period);
    }

    /** As {@link #of(JobContext, Period)}, by the national policy that a run has recorded; one without the rule paid its own. */
    public static PaidHere asRecorded(JobContext job, Policy policy, Period period) {
        return policy.find(KEY).isPresent() ? of(job, policy, period) : ownInsured();
    }

    private static PaidHere of(JobContext job, Policy policy, Period period) {
        return switch (policy.choice(KEY, InProvince.class)) {
            case INSURED_PLACE -> ownInsured();
            case TREATING_PLACE ->
                inProvince(provinces(
                        job.small(job.read(Areas.TABLE), AREAS_MAX),
                        period.year().lastDay()));
        };
    }

    /** Of every pooling region listed, be it that it ended within the year. */
    private static SortedMap<String, String> provinces(List<Row> areas, LocalDate day) {
        Provinces provinces = new Provinces(areas, day);
        SortedMap<String, String> provinceOfRegion = new TreeMap<>();
        areas.forEach(row -> {
            String region = Areas.REGION_CODE.in(row);
            provinceOfRegion.put(region, provinces.of(region));
        });
        return provinceOfRegion;
    }

    /** The region's own insured only. */
    public static PaidHere ownInsured() {
        return new PaidHere(new TreeMap<>());
    }

    /** In-province stays, too; a region that is not in the map pays its own insured. */
    public static PaidHere inProvince(SortedMap<String, String> provinceOfRegion) {
        return new PaidHere(provinceOfRegion);
    }

    /** Whether the region of treatment pays a stay. */
    public Column is(Column treatedRegion, Column insuredRegion) {
        Column ownInsured = treatedRegion.equalTo(insuredRegion);
        if (provinceOfRegion.isEmpty()) {
            return ownInsured;
        }
        List<Column> entries = new ArrayList<>();
        provinceOfRegion.forEach((region, province) -> {
            entries.add(lit(region));
            entries.add(lit(province));
        });
        Column provinces = map(entries.toArray(Column[]::new));
        Column sameProvince =
                try_element_at(provinces, treatedRegion).equalTo(try_element_at(provinces, insuredRegion));
        return ownInsured.or(coalesce(sameProvince, lit(false)));
    }

    /** The region whose standards and budget a stay comes under: that of treatment if it pays it, else that of insurance. */
    public Column region(Column treatedRegion, Column insuredRegion) {
        return when(is(treatedRegion, insuredRegion), treatedRegion).otherwise(insuredRegion);
    }
}
