package org.medfund.jobs.supervision;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.payment.PaymentStandards;
import org.medfund.core.table.reference.ConsumableBasePrices;
import org.medfund.core.table.reference.ItemExclusions;
import org.medfund.core.table.reference.ItemLimits;
import org.medfund.core.table.reference.ItemPackages;
import org.medfund.core.table.reference.ItemPrices;
import org.medfund.core.table.reference.Items;
import org.medfund.core.table.supervision.PeerStatistics;
import org.medfund.core.table.supervision.StaffStatuses;

/**
 * The small tables that rules look things up in, each row with the days it is in force. Every table may be empty: then what
 * rests on it finds nothing.
 *
 * @param limits by item
 * @param priceLimitsYuan highest unit price in yuan, by {@link #priceKey}
 * @param exclusions why the fund does not pay, by item
 * @param basePricesYuan price of the base model in yuan, by item
 * @param staffStates SUSPENDED or TERMINATED, by doctor
 * @param ingredients by item
 * @param packages by package item
 * @param institutions by code
 * @param peers what the cases of a group were like the year before, by {@link #peersKey}
 * @param weights relative weights of groups, by {@link #weightKey}
 */
public record References(
        Dated<ItemLimit> limits,
        Dated<BigDecimal> priceLimitsYuan,
        Dated<String> exclusions,
        Dated<BigDecimal> basePricesYuan,
        Dated<String> staffStates,
        Dated<String> ingredients,
        Map<String, ItemPackage> packages,
        Map<String, Institution> institutions,
        Map<String, Peers> peers,
        Map<String, BigDecimal> weights)
        implements Serializable {

    /** The delivered tables they are made of; {@link PeerStatistics} and {@link PaymentStandards} are computed. */
    public static final List<Table> TABLES = List.of(
            ItemLimits.TABLE,
            ItemPrices.TABLE,
            ItemExclusions.TABLE,
            ConsumableBasePrices.TABLE,
            StaffStatuses.TABLE,
            Items.TABLE,
            ItemPackages.TABLE,
            Institutions.TABLE);

    /**
     * What an item is paid for; null where it is not limited.
     *
     * @param diagnosisPrefixes one of which a diagnosis of the claim begins with; empty if it is not limited
     */
    public record ItemLimit(
            @Nullable String genderCode,
            @Nullable Integer minAgeYears,
            @Nullable Integer maxAgeYears,
            @Nullable Integer minLevelClass,
            List<String> diagnosisPrefixes,
            @Nullable BigDecimal maxPerDayQuantity)
            implements Serializable {}

    /** Items that are billed as one, at the package's price in yuan. Parts in order of code. */
    public record ItemPackage(String packageCode, List<String> partCodes, BigDecimal priceYuan)
            implements Serializable {}

    /** What rules need to know of an institution; coordinates in degrees. */
    public record Institution(
            int levelClass,
            boolean isOnline,
            @Nullable BigDecimal latitudeDeg,
            @Nullable BigDecimal longitudeDeg) implements Serializable {}

    /** One row of {@link PeerStatistics}; logarithms of yuan, stays in days. */
    public record Peers(
            long caseCount,
            double meanLnCost,
            double sdLnCost,
            BigDecimal stayDaysP50,
            BigDecimal stayDaysP90,
            BigDecimal ownPayShareP95)
            implements Serializable {}

    /** The grain of {@link PeerStatistics}, as evidence names it. */
    public static String peersKey(String regionCode, int year, String groupCode, int levelClass) {
        return regionCode + "|" + year + "|" + groupCode + "|" + levelClass;
    }

    /** The grain of {@link PaymentStandards}, as evidence names it. */
    public static String weightKey(
            String regionCode, int year, String insuranceType, int levelClass, String groupCode) {
        return regionCode + "|" + year + "|" + insuranceType + "|" + levelClass + "|" + groupCode;
    }

    public static String priceKey(String itemCode, int levelClass) {
        return itemCode + "|" + levelClass;
    }

    /** The level class of an institution; empty if it is not registered. */
    public Optional<Integer> levelClass(String institutionCode) {
        return Optional.ofNullable(institutions.get(institutionCode)).map(Institution::levelClass);
    }

    /** @param rows of {@link #TABLES} and the computed ones; a table that is not there is empty */
    public static References of(Map<Table, ? extends Collection<Row>> rows) {
        Map<String, Institution> institutions = new HashMap<>();
        of(rows, Institutions.TABLE)
                .forEach(row -> institutions.put(
                        Institutions.INSTITUTION_CODE.in(row),
                        new Institution(
                                Institutions.LEVEL_CLASS.in(row),
                                Boolean.TRUE.equals(Institutions.IS_ONLINE.inOrNull(row)),
                                Institutions.LATITUDE_DEG.inOrNull(row),
                                Institutions.LONGITUDE_DEG.inOrNull(row))));
        return new References(
                dated(
                        of(rows, ItemLimits.TABLE),
                        ItemLimits.ITEM_CODE::in,
                        ItemLimits.VALID_FROM_DATE,
                        ItemLimits.VALID_TO_DATE,
                        References::limit),
                dated(
                        of(rows, ItemPrices.TABLE),
                        row -> priceKey(
                                ItemPrices.ITEM_CODE.in(row),
                                Integer.parseInt(ItemPrices.LEVEL_CLASS.in(row).strip())),
                        ItemPrices.VALID_FROM_DATE,
                        ItemPrices.VALID_TO_DATE,
                        ItemPrices.PRICE_LIMIT_YUAN::in),
                dated(
                        of(rows, ItemExclusions.TABLE),
                        ItemExclusions.ITEM_CODE::in,
                        ItemExclusions.VALID_FROM_DATE,
                        ItemExclusions.VALID_TO_DATE,
                        ItemExclusions.REASON::in),
                dated(
                        of(rows, ConsumableBasePrices.TABLE),
                        ConsumableBasePrices.ITEM_CODE::in,
                        ConsumableBasePrices.VALID_FROM_DATE,
                        ConsumableBasePrices.VALID_TO_DATE,
                        ConsumableBasePrices.BASE_PRICE_YUAN::in),
                dated(
                        of(rows, StaffStatuses.TABLE),
                        StaffStatuses.DOCTOR_CODE::in,
                        StaffStatuses.FROM_DATE,
                        StaffStatuses.TO_DATE,
                        StaffStatuses.STATE::in),
                dated(
                        of(rows, Items.TABLE).stream()
                                .filter(row -> Items.INGREDIENT.inOrNull(row) != null)
                                .toList(),
                        Items.ITEM_CODE::in,
                        Items.VALID_FROM_DATE,
                        Items.VALID_TO_DATE,
                        Items.INGREDIENT::in),
                packages(of(rows, ItemPackages.TABLE)),
                institutions,
                peers(of(rows, PeerStatistics.TABLE)),
                weights(of(rows, PaymentStandards.TABLE)));
    }

    private static Map<String, Peers> peers(Collection<Row> rows) {
        Map<String, Peers> peers = new HashMap<>();
        for (Row row : rows) {
            peers.put(
                    peersKey(
                            PeerStatistics.REGION_CODE.in(row),
                            PeerStatistics.YEAR.in(row),
                            PeerStatistics.GROUP_CODE.in(row),
                            PeerStatistics.LEVEL_CLASS.in(row)),
                    new Peers(
                            PeerStatistics.CASE_COUNT.in(row),
                            PeerStatistics.MEAN_LN_COST.in(row),
                            PeerStatistics.SD_LN_COST.in(row),
                            PeerStatistics.STAY_DAYS_P50.in(row),
                            PeerStatistics.STAY_DAYS_P90.in(row),
                            PeerStatistics.OWN_PAY_SHARE_P95.in(row)));
        }
        return peers;
    }

    /** By diseases (DIP) there are none. */
    private static Map<String, BigDecimal> weights(Collection<Row> rows) {
        Map<String, BigDecimal> weights = new HashMap<>();
        for (Row row : rows) {
            BigDecimal weight = PaymentStandards.RELATIVE_WEIGHT.inOrNull(row);
            if (weight != null) {
                weights.put(
                        weightKey(
                                PaymentStandards.REGION_CODE.in(row),
                                PaymentStandards.YEAR.in(row),
                                PaymentStandards.INSURANCE_TYPE.in(row),
                                PaymentStandards.LEVEL_CLASS.in(row),
                                PaymentStandards.GROUP_CODE.in(row)),
                        weight);
            }
        }
        return weights;
    }

    /** Rows of a package that name different prices: the lowest counts, which puts the least at risk. */
    private static Map<String, ItemPackage> packages(Collection<Row> rows) {
        Map<String, TreeSet<String>> parts = new TreeMap<>();
        Map<String, BigDecimal> prices = new TreeMap<>();
        for (Row row : rows) {
            String code = ItemPackages.PACKAGE_CODE.in(row);
            parts.computeIfAbsent(code, none -> new TreeSet<>()).add(ItemPackages.PART_CODE.in(row));
            prices.merge(code, ItemPackages.PACKAGE_PRICE_YUAN.in(row), BigDecimal::min);
        }
        Map<String, ItemPackage> packages = new TreeMap<>();
        prices.forEach((code, price) -> packages.put(
                code, new ItemPackage(code, List.copyOf(parts.getOrDefault(code, new TreeSet<>())), price)));
        return packages;
    }

    private static ItemLimit limit(Row row) {
        String level = ItemLimits.MIN_LEVEL_CLASS.inOrNull(row);
        String prefixes = ItemLimits.DIAGNOSIS_PREFIXES.inOrNull(row);
        return new ItemLimit(
                ItemLimits.GENDER_CODE.inOrNull(row),
                ItemLimits.MIN_AGE_YEARS.inOrNull(row),
                ItemLimits.MAX_AGE_YEARS.inOrNull(row),
                level == null ? null : Integer.valueOf(level.strip()),
                prefixes == null || prefixes.isBlank() ? List.of() : List.of(prefixes.split("\\|")),
                ItemLimits.MAX_PER_DAY_QUANTITY.inOrNull(row));
    }

    /** @param key the grain of the row but for its first day */
    private static <V> Dated<V> dated(
            Collection<Row> rows,
            Function<Row, String> key,
            Field<LocalDate> from,
            Field<LocalDate> to,
            Function<Row, V> value) {
        Dated<V> dated = new Dated<>();
        for (Row row : rows) {
            String of = key.apply(row);
            dated.put(of, new Dated.Entry<>(of + "|" + from.in(row), from.in(row), to.inOrNull(row), value.apply(row)));
        }
        return dated;
    }

    private static Collection<Row> of(Map<Table, ? extends Collection<Row>> rows, Table table) {
        Collection<Row> ofTable = rows.get(table);
        return ofTable == null ? List.of() : ofTable;
    }
}
