package org.medfund.jobs.outofarea;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.medfund.core.money.Money;
import org.medfund.core.time.Period;

/**
 * What one province owes another for care there, as the national split states it (SPEC D.7, XP22 arts 46-48): payable and
 * receivable apart, pairs never set off. Where refunds and deductions outweigh the care, the treating province returns money:
 * that stands in its own notice of payment, marked.
 *
 * @param fundYuan fund money of the care
 * @param deductionYuan audit deductions of the treating province
 * @param mutualAidYuan account money of the care
 */
record ProvinceStatement(BigDecimal fundYuan, BigDecimal deductionYuan, BigDecimal mutualAidYuan) {
    static final ProvinceStatement NOTHING = new ProvinceStatement(Money.yuan(0), Money.yuan(0), Money.yuan(0));

    /** Of both directions between two provinces. */
    enum Side {
        PAYABLE,
        RECEIVABLE
    }

    private record Pair(String insured, String treated, String insuranceType) {
        Pair reversed() {
            return new Pair(treated, insured, insuranceType);
        }
    }

    private ProvinceStatement plus(RegionFlow flow) {
        return flow.isMutualAid()
                ? new ProvinceStatement(fundYuan, deductionYuan, mutualAidYuan.add(flow.owedYuan()))
                : new ProvinceStatement(
                        fundYuan.add(flow.amountYuan()), deductionYuan.add(flow.deductionYuan()), mutualAidYuan);
    }

    private BigDecimal owedYuan() {
        return fundYuan.subtract(deductionYuan);
    }

    /** What the insured province pays for the care. Account money is no cover for a return of fund money. */
    BigDecimal payableYuan() {
        return owedYuan().max(Money.yuan(0)).add(mutualAidYuan.max(Money.yuan(0)));
    }

    /** What the treating province gives back. */
    BigDecimal returnedYuan() {
        return owedYuan().negate().max(Money.yuan(0)).add(mutualAidYuan.negate().max(Money.yuan(0)));
    }

    /**
     * Rows of {@link org.medfund.core.table.clearing.ProvinceStatements}: for each pair with care or a return, one on each
     * side of the split.
     */
    static List<Row> rows(Collection<RegionFlow> flows, Period period) {
        SortedMap<Pair, ProvinceStatement> byPair = new TreeMap<>(
                Comparator.comparing(Pair::insured).thenComparing(Pair::treated).thenComparing(Pair::insuranceType));
        for (RegionFlow flow : flows) {
            if (!flow.isWithinProvince()) {
                Pair pair = new Pair(flow.insuredProvince(), flow.treatedProvince(), flow.insuranceType());
                byPair.put(pair, byPair.getOrDefault(pair, NOTHING).plus(flow));
                byPair.putIfAbsent(pair.reversed(), NOTHING);
            }
        }
        List<Row> rows = new ArrayList<>();
        byPair.forEach((pair, care) -> {
            BigDecimal returned = byPair.getOrDefault(pair.reversed(), NOTHING).returnedYuan();
            if (!care.equals(NOTHING) || returned.signum() != 0) {
                for (Side side : Side.values()) {
                    boolean isPayer = side == Side.PAYABLE;
                    rows.add(RowFactory.create(
                            isPayer ? pair.insured() : pair.treated(),
                            isPayer ? pair.treated() : pair.insured(),
                            pair.insuranceType(),
                            period.toString(),
                            side.name(),
                            care.fundYuan(),
                            care.deductionYuan(),
                            care.mutualAidYuan(),
                            returned,
                            returned.signum() != 0,
                            care.payableYuan().add(returned)));
                }
            }
        });
        return rows;
    }
}
