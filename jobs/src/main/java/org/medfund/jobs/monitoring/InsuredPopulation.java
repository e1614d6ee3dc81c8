package org.medfund.jobs.monitoring;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.Populations;

/**
 * Residents and insured of a pooling region. A division counts only if no division above it in the region has figures of
 * its own, so that a city and its counties are not counted twice.
 */
record InsuredPopulation(long residents, long insured) {

    /**
     * The population of each region that has figures.
     *
     * @param areas rows of {@link Areas} in force, each division once
     * @param populations rows of {@link Populations} of one year
     */
    static SortedMap<String, InsuredPopulation> byRegion(Collection<Row> areas, Collection<Row> populations) {
        Map<String, Row> areaByCode = new HashMap<>();
        areas.forEach(area -> areaByCode.put(Areas.AREA_CODE.in(area), area));
        Set<String> counted =
                populations.stream().map(Populations.AREA_CODE::in).collect(Collectors.toSet());

        SortedMap<String, InsuredPopulation> byRegion = new TreeMap<>();
        for (Row row : populations) {
            Row area = areaByCode.get(Populations.AREA_CODE.in(row));
            if (area != null && !isCountedAbove(area, areaByCode, counted)) {
                byRegion.merge(
                        Areas.REGION_CODE.in(area),
                        new InsuredPopulation(Populations.RESIDENT_COUNT.in(row), Populations.INSURED_COUNT.in(row)),
                        InsuredPopulation::plus);
            }
        }
        return byRegion;
    }

    private static boolean isCountedAbove(Row area, Map<String, Row> areaByCode, Set<String> counted) {
        String region = Areas.REGION_CODE.in(area);
        String code = Areas.AREA_CODE.in(area);
        String parentCode = Areas.PARENT_AREA_CODE.inOrNull(area);
        for (int steps = 0; parentCode != null && steps < areaByCode.size(); steps++) {
            Row parent = areaByCode.get(parentCode);
            if (parent == null || !Areas.REGION_CODE.in(parent).equals(region) || parentCode.equals(code)) {
                return false;
            }
            if (counted.contains(parentCode)) {
                return true;
            }
            parentCode = Areas.PARENT_AREA_CODE.inOrNull(parent);
        }
        return false;
    }

    private InsuredPopulation plus(InsuredPopulation other) {
        return new InsuredPopulation(residents + other.residents, insured + other.insured);
    }
}
