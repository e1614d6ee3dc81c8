package org.medfund.jobs.outofarea;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.medfund.jobs.outofarea.NettingGates.AMOUNT_FEN;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.GateResult;
import org.medfund.core.quality.GateResult.Verdict;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.MutualAidDue;
import org.medfund.core.table.clearing.ProvinceStatements;
import org.medfund.core.table.clearing.RegionFlows;
import org.medfund.core.table.clearing.RegionFundFlows;
import org.medfund.core.table.clearing.RegionNet;
import org.medfund.core.table.clearing.RegionPayables;
import org.medfund.core.table.clearing.RegionTransfers;
import org.medfund.core.table.clearing.RegionTransfersDue;
import org.medfund.core.table.clearing.SplitTransfers;

/** What must hold, to the fen, between the tables of a period's out-of-area clearing (SPEC D.7, D.9). */
final class SplitGates {
    private static final Field<String> PARTY = Field.text("party", "Region or province");
    private static final Field<String> COUNTERPART = Field.text("counterpart", "The other one");
    private static final Field<String> TYPE = Field.text("type", "Insurance type");
    private static final Field<Long> PARTIES = Field.count("parties", "Regions or provinces");
    private static final Field<Long> TRANSFERS = Field.count("transfers", "Transfers");

    /** Of every pair of regions, the funds sum to the fund total of the flows. */
    static Gate fundsEqualFlows() {
        return NettingGates.allZero(
                "funds-equal-flows",
                stored -> total(pair(
                                stored.rows(RegionFlows.TABLE),
                                RegionFlows.INSURED_REGION_CODE,
                                RegionFlows.TREATED_REGION_CODE,
                                RegionFlows.INSURANCE_TYPE,
                                Money.fen(RegionFlows.FUND_TOTAL_YUAN.col()))
                        .unionByName(pair(
                                stored.rows(RegionFundFlows.TABLE).where(isFundMoney()),
                                RegionFundFlows.INSURED_REGION_CODE,
                                RegionFundFlows.TREATED_REGION_CODE,
                                RegionFundFlows.INSURANCE_TYPE,
                                Money.fen(RegionFundFlows.AMOUNT_YUAN.col()).multiply(-1)))));
    }

    /** Account money of the flows is that of the settlements. */
    static Gate mutualAidEqualsSettlements(Dataset<Row> settlements) {
        return Gate.equalSums(
                "mutual-aid-equals-settlements",
                stored -> settlements.agg(Money.yuan(sum(Money.fen(SettlementLists.MUTUAL_AID_YUAN.col())))),
                stored -> stored.rows(RegionFundFlows.TABLE)
                        .where(RegionFundFlows.FUND_CODE.col().equalTo(Fund.MUTUAL_AID.code))
                        .agg(Money.yuan(sum(Money.fen(RegionFundFlows.AMOUNT_YUAN.col())))));
    }

    /** Every audit deduction on care outside the region of insurance reduces what is owed, once. */
    static Gate deductionsEqualFlows(Dataset<Row> deducted) {
        return Gate.equalSums(
                "deductions-equal-flows",
                stored -> deducted.agg(Money.yuan(sum(FundFlows.DEDUCTION_FEN.col()))),
                stored -> stored.rows(RegionFundFlows.TABLE)
                        .agg(Money.yuan(sum(Money.fen(RegionFundFlows.AUDIT_DEDUCTION_YUAN.col())))));
    }

    /** A region's net is what its flows come to. */
    static Gate netsEqualFlows() {
        return NettingGates.allZero(
                "nets-equal-flows",
                stored -> total(signedOwed(
                                stored.rows(RegionFundFlows.TABLE).where(isFundMoney()),
                                RegionFundFlows.INSURED_REGION_CODE,
                                RegionFundFlows.TREATED_REGION_CODE)
                        .unionByName(one(
                                stored.rows(RegionNet.TABLE),
                                RegionNet.REGION_CODE,
                                RegionNet.INSURANCE_TYPE,
                                Money.fen(RegionNet.NET_YUAN.col()).multiply(-1)))));
    }

    /** A payment notice and the receipt notice across from it say the same sum. */
    static Gate statementsMirror() {
        Column isPayable = ProvinceStatements.SIDE.col().equalTo(ProvinceStatement.Side.PAYABLE.name());
        Column amount = Money.fen(ProvinceStatements.NOTICE_YUAN.col());
        return NettingGates.allZero("receivable-equals-payable", stored -> {
            Dataset<Row> statements = stored.rows(ProvinceStatements.TABLE);
            return total(pair(
                            statements.where(isPayable),
                            ProvinceStatements.PROVINCE_CODE,
                            ProvinceStatements.COUNTERPART_PROVINCE_CODE,
                            ProvinceStatements.INSURANCE_TYPE,
                            amount)
                    .unionByName(pair(
                            statements.where(not(isPayable)),
                            ProvinceStatements.COUNTERPART_PROVINCE_CODE,
                            ProvinceStatements.PROVINCE_CODE,
                            ProvinceStatements.INSURANCE_TYPE,
                            amount.multiply(-1))));
        });
    }

    /** What a province receives less what it pays is the sum over its regions' flows to other provinces. */
    static Gate statementsEqualRegions() {
        Column signed = Money.fen(ProvinceStatements.NOTICE_YUAN.col())
                .multiply(when(ProvinceStatements.SIDE.col().equalTo(ProvinceStatement.Side.PAYABLE.name()), lit(1))
                        .otherwise(lit(-1)));
        return NettingGates.allZero(
                "provinces-equal-their-regions",
                stored -> total(signedOwed(
                                stored.rows(RegionFundFlows.TABLE),
                                RegionFundFlows.INSURED_PROVINCE_CODE,
                                RegionFundFlows.TREATED_PROVINCE_CODE)
                        .unionByName(one(
                                stored.rows(ProvinceStatements.TABLE),
                                ProvinceStatements.PROVINCE_CODE,
                                ProvinceStatements.INSURANCE_TYPE,
                                signed))));
    }

    /** Legs within provinces settle what is left of the nets there, and national legs what regions have across. */
    static Gate legsStayApart() {
        Column net = Money.fen(RegionNet.NET_YUAN.col());
        Column across = Money.fen(RegionNet.CROSS_PROVINCE_NET_YUAN.col());
        return NettingGates.allZero("in-province-flows-stay", stored -> {
            Dataset<Row> legs = stored.rows(SplitTransfers.TABLE)
                    .where(SplitTransfers.IS_MUTUAL_AID.col().equalTo(false));
            Column isWithin = SplitTransfers.LEG.col().equalTo(NationalSplit.Leg.IN_PROVINCE.name());
            Column isNational = SplitTransfers.LEG.col().equalTo(NationalSplit.Leg.NATIONAL.name());
            Dataset<Row> within = one(
                            stored.rows(RegionNet.TABLE),
                            RegionNet.REGION_CODE,
                            RegionNet.INSURANCE_TYPE,
                            net.minus(across))
                    .unionByName(signedLegs(legs.where(isWithin)));
            Dataset<Row> national = one(
                            stored.rows(RegionNet.TABLE), RegionNet.PROVINCE_CODE, RegionNet.INSURANCE_TYPE, across)
                    .unionByName(signedLegs(legs.where(isNational)));
            return total(within).unionByName(total(national));
        });
    }

    /** All legs together leave every region with its net settled, and provinces with nothing. */
    static Gate legsSettleFlows() {
        return NettingGates.allZero(
                "legs-settle-flows",
                stored -> total(signedOwed(
                                stored.rows(RegionFundFlows.TABLE),
                                RegionFundFlows.INSURED_REGION_CODE,
                                RegionFundFlows.TREATED_REGION_CODE)
                        .unionByName(signedLegs(stored.rows(SplitTransfers.TABLE)))));
    }

    /** Account money due is what its flows come to, of every month. */
    static Gate mutualAidIsDueInFull() {
        Column amount = Money.fen(MutualAidDue.AMOUNT_YUAN.col());
        return NettingGates.allZero("mutual-aid-is-due-in-full", stored -> {
            Dataset<Row> due = stored.rows(MutualAidDue.TABLE);
            return total(signedOwed(
                            stored.rows(RegionFundFlows.TABLE)
                                    .where(RegionFundFlows.FUND_CODE.col().equalTo(Fund.MUTUAL_AID.code)),
                            RegionFundFlows.INSURED_REGION_CODE,
                            RegionFundFlows.TREATED_REGION_CODE)
                    .unionByName(one(due, MutualAidDue.FROM_REGION_CODE, MutualAidDue.INSURANCE_TYPE, amount))
                    .unionByName(
                            one(due, MutualAidDue.TO_REGION_CODE, MutualAidDue.INSURANCE_TYPE, amount.multiply(-1))));
        });
    }

    /** What is due month by month settles all flows of the period. */
    static Gate payablesSettleFlows() {
        Column due = Money.fen(RegionPayables.DUE_YUAN.col());
        return NettingGates.allZero("payables-settle-flows", stored -> {
            Dataset<Row> payables = stored.rows(RegionPayables.TABLE);
            return total(signedOwed(
                            stored.rows(RegionFundFlows.TABLE),
                            RegionFundFlows.INSURED_REGION_CODE,
                            RegionFundFlows.TREATED_REGION_CODE)
                    .unionByName(one(payables, RegionPayables.FROM_REGION_CODE, RegionPayables.INSURANCE_TYPE, due))
                    .unionByName(one(
                            payables, RegionPayables.TO_REGION_CODE, RegionPayables.INSURANCE_TYPE, due.multiply(-1))));
        });
    }

    /** Every fen transferred stands in the payables, as covering something or as overpaid. */
    static Gate transfersAreAccountedFor(Dataset<Row> transfers) {
        return Gate.equalSums(
                "transfers-are-accounted-for",
                stored -> transfers.agg(Money.yuan(sum(Money.fen(RegionTransfers.AMOUNT_YUAN.col())))),
                stored -> stored.rows(RegionPayables.TABLE)
                        .agg(Money.yuan(sum(Money.fen(RegionPayables.TRANSFERRED_YUAN.col())
                                .plus(Money.fen(RegionPayables.OVERPAID_YUAN.col()))))));
    }

    /** Netted among all, no more transfers are due than regions but one, and between provinces likewise. */
    static Gate fewTransfers() {
        return new Gate("at-most-regions-less-one-transfers", stored -> {
            Dataset<Row> due = stored.rows(RegionTransfersDue.TABLE)
                    .groupBy(TYPE.as(RegionTransfersDue.INSURANCE_TYPE.col()))
                    .agg(count(lit(1)).as(TRANSFERS.name()));
            Dataset<Row> regions = stored.rows(RegionNet.TABLE)
                    .groupBy(TYPE.as(RegionNet.INSURANCE_TYPE.col()))
                    .agg(count(lit(1)).as(PARTIES.name()));
            Dataset<Row> legs = stored.rows(SplitTransfers.TABLE)
                    .where(SplitTransfers.IS_MUTUAL_AID.col().equalTo(false))
                    .where(SplitTransfers.LEG.col().equalTo(NationalSplit.Leg.NATIONAL.name()))
                    .groupBy(TYPE.as(SplitTransfers.INSURANCE_TYPE.col()))
                    .agg(count(lit(1)).as(TRANSFERS.name()));
            Dataset<Row> provinces = stored.rows(RegionNet.TABLE)
                    .select(TYPE.as(RegionNet.INSURANCE_TYPE.col()), RegionNet.PROVINCE_CODE.col())
                    .distinct()
                    .groupBy(TYPE.col())
                    .agg(count(lit(1)).as(PARTIES.name()));
            Dataset<Row> counted = due.join(regions, TYPE.name()).unionByName(legs.join(provinces, TYPE.name()));
            Column isTooMany = TRANSFERS.col().gt(PARTIES.col().minus(1));
            Row found = counted.agg(
                            count(lit(1)), coalesce(sum(when(isTooMany, lit(1L)).otherwise(lit(0L))), lit(0L)))
                    .first();
            return new GateResult(
                    "at-most-regions-less-one-transfers",
                    found.getLong(1) == 0 ? Verdict.PASSED : Verdict.FAILED,
                    found.getLong(1) + " of " + found.getLong(0) + " netted sets have more.");
        });
    }

    static List<Gate> all(Dataset<Row> settlements, Dataset<Row> deducted, Dataset<Row> transfers) {
        return List.of(
                fundsEqualFlows(),
                mutualAidEqualsSettlements(settlements),
                deductionsEqualFlows(deducted),
                netsEqualFlows(),
                statementsMirror(),
                statementsEqualRegions(),
                legsStayApart(),
                legsSettleFlows(),
                mutualAidIsDueInFull(),
                payablesSettleFlows(),
                transfersAreAccountedFor(transfers));
    }

    private static Column isFundMoney() {
        return RegionFundFlows.FUND_CODE.col().notEqual(Fund.MUTUAL_AID.code);
    }

    /** What each is owed less what it owes; care at home comes to nothing. */
    private static Dataset<Row> signedOwed(Dataset<Row> fundFlows, Field<String> insured, Field<String> treated) {
        Column owed = Money.fen(RegionFundFlows.OWED_YUAN.col());
        return one(fundFlows, treated, RegionFundFlows.INSURANCE_TYPE, owed)
                .unionByName(one(fundFlows, insured, RegionFundFlows.INSURANCE_TYPE, owed.multiply(-1)));
    }

    /** What each has paid less what it has received. */
    private static Dataset<Row> signedLegs(Dataset<Row> legs) {
        Column amount = Money.fen(SplitTransfers.AMOUNT_YUAN.col());
        return one(legs, SplitTransfers.FROM_PARTY_CODE, SplitTransfers.INSURANCE_TYPE, amount)
                .unionByName(
                        one(legs, SplitTransfers.TO_PARTY_CODE, SplitTransfers.INSURANCE_TYPE, amount.multiply(-1)));
    }

    private static Dataset<Row> one(Dataset<Row> rows, Field<String> party, Field<String> type, Column fen) {
        return rows.select(PARTY.as(party.col()), COUNTERPART.as(lit("")), TYPE.as(type.col()), AMOUNT_FEN.as(fen));
    }

    private static Dataset<Row> pair(
            Dataset<Row> rows, Field<String> party, Field<String> counterpart, Field<String> type, Column fen) {
        return rows.select(
                PARTY.as(party.col()), COUNTERPART.as(counterpart.col()), TYPE.as(type.col()), AMOUNT_FEN.as(fen));
    }

    private static Dataset<Row> total(Dataset<Row> signed) {
        return signed.groupBy(PARTY.col(), COUNTERPART.col(), TYPE.col())
                .agg(sum(AMOUNT_FEN.col()).as(AMOUNT_FEN.name()));
    }

    private SplitGates() {}
}
