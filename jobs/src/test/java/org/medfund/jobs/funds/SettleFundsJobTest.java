package org.medfund.jobs.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;
import static org.medfund.core.testkit.RowsAssert.assertRows;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Result;
import org.medfund.core.money.Money;
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.GateResult.Verdict;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.FundStatements;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.funds.FundTerms.DifferenceBearer;

class SettleFundsJobTest {
    private static final Region HANGZHOU = Region.of("330100");
    private static final PolicyYear YEAR = PolicyYear.of("2025");
    private static final String LIST_HEADER =
            "settlement_id | insured_region_code | refund_flag | total_cost_yuan | basic_pool_yuan"
                    + " | resident_major_illness_yuan | employee_large_amount_yuan | enterprise_supplement_yuan"
                    + " | civil_servant_yuan | medical_aid_yuan | other_fund_yuan | fund_total_yuan | account_pay_yuan"
                    + " | mutual_aid_yuan | commercial_pay_yuan | cash_pay_yuan | person_total_yuan | hospital_part_yuan\n";
    private static final String PAYMENT_HEADER =
            "region_code | year | settlement_id | institution_code | insurance_type"
                    + " | total_cost_yuan | payment_yuan | basic_pool_yuan | entitlement_yuan\n";

    /** S1 is case D11, with 400 of commercial insurance; S2 of an employee, S3 another at the same hospital, insured elsewhere. */
    private static final String LISTS = LIST_HEADER + """
            S1 | 330100 | 0 | 10000.00 | 6000.00 | 500.00 |  0.00 |  0.00 |  0.00 | 300.00 | 0.00 | 6800.00 | 1000.00 | 200.00 | 400.00 | 2150.00 | 3150.00 | 50.00
            S2 | 330100 | 0 |   900.00 |  500.00 |   0.00 | 90.00 | 10.00 | 60.00 |   0.00 | 5.00 |  665.00 |  100.00 |   0.00 |   null |  135.00 |  235.00 |  0.00
            S3 | 330200 | 0 |   100.00 |   80.00 |   0.00 |  0.00 |  0.00 |  0.00 |   0.00 | 0.00 |   80.00 |   20.00 |  20.00 |   null |    0.00 |   20.00 |  0.00
            S9 | 330100 | 0 |   777.00 |  700.00 |   0.00 |  0.00 |  0.00 |  0.00 |   0.00 | 0.00 |  700.00 |    0.00 |   0.00 |   null |   77.00 |   77.00 |  0.00
            R9 | 330100 | 1 |  -777.00 | -700.00 |   0.00 |  0.00 |  0.00 |  0.00 |   0.00 | 0.00 | -700.00 |    0.00 |   0.00 |   null |  -77.00 |  -77.00 |  0.00
            """;

    private static final String PAYMENTS = PAYMENT_HEADER + """
            330100 | 2025 | S1 | H1 | 390 | 10000.00 | 12000.00 | 6000.00 | 8050.00
            330100 | 2025 | S2 | H2 | 310 |   900.00 |   700.00 |  500.00 |  300.00
            330100 | 2025 | S3 | H2 | 310 |   100.00 |   100.00 |   80.00 |   80.00
            """;

    @TempDir
    Path folder;

    @Test
    void everyPayerHasAStatementOfItsOwn() {
        TestLake lake = new TestLake(folder)
                .delivered(
                        "one",
                        Map.of(
                                Areas.TABLE,
                                rows(Areas.TABLE, "area_code | region_code\n330100 | 330100\n"),
                                SettlementLists.TABLE,
                                rows(SettlementLists.TABLE, LISTS)))
                .with(HANGZHOU, YEAR, CasePayments.TABLE, rows(CasePayments.TABLE, PAYMENTS));

        Result result = lake.run(new SettleFundsJob(), "--year", "2025");

        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);
        assertThat(result.lines()).contains("610100 MEDICAL_AID: booked 300.00, bears 300.00 yuan.");
        assertRows(lake.read(FundStatements.TABLE), """
                insurance_type | institution_code | insured_region_code | fund_code   | payer            | case_count | booked_yuan | entitlement_yuan | difference_yuan | mutual_aid_yuan
                310            | H2               | 330100              | 310100      | BASIC_POOL       | 1          | 500.00      | 300.00           | -200.00         | 0.00
                310            | H2               | 330100              | 310200      | PERSONAL_ACCOUNT | 1          | 100.00      | 100.00           | 0.00            | 0.00
                310            | H2               | 330100              | 320100      | CIVIL_SERVANT    | 1          | 60.00       | 60.00            | 0.00            | 0.00
                310            | H2               | 330100              | 330100      | LARGE_AMOUNT     | 1          | 90.00       | 90.00            | 0.00            | 0.00
                310            | H2               | 330100              | 370100      | ENTERPRISE       | 1          | 10.00       | 10.00            | 0.00            | 0.00
                310            | H2               | 330100              | CASH        | CASH             | 1          | 135.00      | 135.00           | 0.00            | 0.00
                310            | H2               | 330100              | INSTITUTION | INSTITUTION      | 1          | 0.00        | 200.00           | 200.00          | 0.00
                310            | H2               | 330100              | OTHER       | OTHER            | 1          | 5.00        | 5.00             | 0.00            | 0.00
                310            | H2               | 330200              | 310100      | BASIC_POOL       | 1          | 80.00       | 80.00            | 0.00            | 0.00
                310            | H2               | 330200              | 310200      | PERSONAL_ACCOUNT | 1          | 20.00       | 20.00            | 0.00            | 20.00
                390            | H1               | 330100              | 310200      | PERSONAL_ACCOUNT | 1          | 1000.00     | 1000.00          | 0.00            | 200.00
                390            | H1               | 330100              | 390100      | BASIC_POOL       | 1          | 6000.00     | 8050.00          | 2050.00         | 0.00
                390            | H1               | 330100              | 390200      | MAJOR_ILLNESS    | 1          | 500.00      | 500.00           | 0.00            | 0.00
                390            | H1               | 330100              | 610100      | MEDICAL_AID      | 1          | 300.00      | 300.00           | 0.00            | 0.00
                390            | H1               | 330100              | CASH        | CASH             | 1          | 1750.00     | 1750.00          | 0.00            | 0.00
                390            | H1               | 330100              | COMMERCIAL  | COMMERCIAL       | 1          | 400.00      | 400.00           | 0.00            | 0.00
                390            | H1               | 330100              | INSTITUTION | INSTITUTION      | 1          | 50.00       | -2000.00         | -2050.00        | 0.00
                """);
        gatesNoticeAWrongFigure(lake.read(FundStatements.TABLE));
    }

    private static void gatesNoticeAWrongFigure(Dataset<Row> statements) {
        Map<String, FundTerms> terms =
                Map.of("330100", FundTerms.from(TestLake.policies().of(HANGZHOU, YEAR)));
        Dataset<Row> payments = rows(CasePayments.TABLE, PAYMENTS);
        Dataset<Row> oneMore =
                rows(CasePayments.TABLE, PAYMENTS + "330100 | 2025 | S4 | H2 | 310 | 1.00 | 1.00 | 1.00 | 1.00");
        Dataset<Row> otherBook = rows(CasePayments.TABLE, PAYMENTS.replace(" 80.00 |   80.00", " 79.00 |   80.00"));
        Dataset<Row> cases = CaseBookings.of(payments, rows(SettlementLists.TABLE, LISTS));
        Dataset<Row> commercialBeyondCash = CaseBookings.of(
                payments, rows(SettlementLists.TABLE, LISTS.replace("400.00 | 2150.00", "2150.01 | 2150.00")));
        Dataset<Row> noAid = statements.where(FundStatements.PAYER.col().notEqual("MEDICAL_AID"));

        assertThat(verdict(FundGates.fundsEqualSettlements(payments, cases), statements))
                .isEqualTo(Verdict.PASSED);
        assertThat(verdict(FundGates.fundsEqualSettlements(payments, cases), noAid))
                .isEqualTo(Verdict.FAILED);
        assertThat(verdict(FundGates.fundsEqualSettlements(oneMore, cases), statements))
                .isEqualTo(Verdict.FAILED);
        assertThat(verdict(FundGates.fundsEqualSettlements(otherBook, cases), statements))
                .isEqualTo(Verdict.FAILED);
        assertThat(verdict(FundGates.fundsEqualSettlements(payments, commercialBeyondCash), statements))
                .isEqualTo(Verdict.FAILED);
        assertThat(verdict(FundGates.basicPoolEqualsPayments(payments, cases, terms), statements))
                .isEqualTo(Verdict.PASSED);
        assertThat(verdict(FundGates.basicPoolEqualsPayments(oneMore, cases, terms), statements))
                .isEqualTo(Verdict.FAILED);
        assertThat(verdict(FundGates.noCaseTwice(cases), statements)).isEqualTo(Verdict.PASSED);
        assertThat(verdict(FundGates.noCaseTwice(cases.unionByName(cases.limit(1))), statements))
                .isEqualTo(Verdict.FAILED);
        assertThat(verdict(FundGates.nobodyPaysMoreThanBooked(terms), statements))
                .isEqualTo(Verdict.PASSED);
        assertThat(verdict(FundGates.nobodyPaysMoreThanBooked(inOrder(terms)), statements))
                .isEqualTo(Verdict.FAILED);
    }

    private static Map<String, FundTerms> inOrder(Map<String, FundTerms> terms) {
        Map<String, FundTerms> inOrder = new HashMap<>();
        terms.forEach((region, each) -> inOrder.put(
                region,
                new FundTerms(DifferenceBearer.IN_ORDER, each.order(), each.basicPoolCodes(), each.fundCodes())));
        return inOrder;
    }

    private static Verdict verdict(Gate gate, Dataset<Row> statements) {
        return gate.check().apply(table -> statements).verdict();
    }

    /** A region by each bearer: the sums of Spark are those of the formula, case by case, and every gate passes. */
    @Test
    void generatedCasesAreSummedAsTheFormulaHasThem() {
        FundTerms national = FundTerms.from(TestLake.policies().national(YEAR));
        Map<String, FundTerms> terms = new TreeMap<>();
        terms.put("330100", national);
        terms.putAll(inOrder(Map.of("330200", national)));
        Random random = new Random(85);
        StringBuilder lists = new StringBuilder(LIST_HEADER);
        StringBuilder payments = new StringBuilder(PAYMENT_HEADER);
        Map<String, long[]> expected = new TreeMap<>();
        for (int i = 0; i < 400; i++) {
            long[] booked = new long[Payer.values().length];
            for (int payer = 0; payer < booked.length; payer++) {
                booked[payer] = random.nextInt(4) == 0 ? 0 : random.nextInt(1_000_000);
            }
            long cost = Arrays.stream(booked).sum();
            long recognised = random.nextInt(8_000_000);
            long basicPool = random.nextInt(4_000_000) - 500_000L;
            String region = i % 2 == 0 ? "330100" : "330200";
            String institution = "H" + random.nextInt(5);
            String type = random.nextBoolean() ? "310" : "390";
            lists.append(line(i, booked, random)).append('\n');
            payments.append(String.join(
                            " | ",
                            region,
                            "2025",
                            "S" + i,
                            institution,
                            type,
                            yuan(cost),
                            yuan(recognised),
                            yuan(booked[Payer.BASIC_POOL.place()]),
                            yuan(basicPool)))
                    .append('\n');
            long[] borne =
                    FundOrder.borneFen(terms.get(region).bearer(), national.order(), recognised, basicPool, booked);
            for (Payer payer : Payer.values()) {
                long[] sum = expected.computeIfAbsent(
                        region + " " + type + " " + institution + " " + payer, key -> new long[3]);
                sum[0] += booked[payer.place()] != 0 || borne[payer.place()] != 0 ? 1 : 0;
                sum[1] += booked[payer.place()];
                sum[2] += borne[payer.place()];
            }
        }
        Dataset<Row> paid = rows(CasePayments.TABLE, payments.toString()).cache();
        Dataset<Row> cases = CaseBookings.of(paid, rows(SettlementLists.TABLE, lists.toString()))
                .cache();
        Dataset<Row> statements = FundSums.of(cases, YEAR, terms).cache();

        Map<String, String> summed = new TreeMap<>();
        statements
                .collectAsList()
                .forEach(row -> summed.put(
                        FundStatements.REGION_CODE.in(row) + " " + FundStatements.INSURANCE_TYPE.in(row) + " "
                                + FundStatements.INSTITUTION_CODE.in(row) + " " + FundStatements.PAYER.in(row),
                        FundStatements.CASE_COUNT.in(row) + " " + Money.fen(FundStatements.BOOKED_YUAN.in(row)) + " "
                                + Money.fen(FundStatements.ENTITLEMENT_YUAN.in(row))));
        Map<String, String> worked = new TreeMap<>();
        expected.forEach((key, sum) -> {
            if (sum[0] > 0) {
                worked.put(key, sum[0] + " " + sum[1] + " " + sum[2]);
            }
        });
        assertThat(summed).isEqualTo(worked);
        BigDecimal cost = paid.agg(functions.sum(CasePayments.TOTAL_COST_YUAN.col()))
                .first()
                .getDecimal(0);
        Row sums = statements
                .agg(
                        functions.sum(FundStatements.BOOKED_YUAN.col()),
                        functions.sum(FundStatements.ENTITLEMENT_YUAN.col()))
                .first();
        assertThat(sums.getDecimal(0)).isEqualByComparingTo(cost);
        assertThat(sums.getDecimal(1)).isEqualByComparingTo(cost);
        for (Gate gate : List.of(
                FundGates.noCaseTwice(cases),
                FundGates.fundsEqualSettlements(paid, cases),
                FundGates.basicPoolEqualsPayments(paid, cases, terms))) {
            assertThat(verdict(gate, statements)).as(gate.name()).isEqualTo(Verdict.PASSED);
        }
    }

    /** A settlement list in which the payers booked these amounts; commercial insurance is part of its cash. */
    private static String line(int number, long[] booked, Random random) {
        long account = booked[Payer.PERSONAL_ACCOUNT.place()];
        long commercial = booked[Payer.COMMERCIAL.place()];
        long cash = booked[Payer.CASH.place()] + commercial;
        long funds = Arrays.stream(Payer.values())
                .filter(Payer::isFund)
                .mapToLong(payer -> booked[payer.place()])
                .sum();
        return String.join(
                " | ",
                "S" + number,
                "330100",
                "0",
                yuan(Arrays.stream(booked).sum()),
                yuan(booked[Payer.BASIC_POOL.place()]),
                yuan(booked[Payer.MAJOR_ILLNESS.place()]),
                yuan(booked[Payer.LARGE_AMOUNT.place()]),
                yuan(booked[Payer.ENTERPRISE.place()]),
                yuan(booked[Payer.CIVIL_SERVANT.place()]),
                yuan(booked[Payer.MEDICAL_AID.place()]),
                yuan(booked[Payer.OTHER.place()]),
                yuan(funds),
                yuan(account),
                yuan(account == 0 ? 0 : random.nextInt((int) account)),
                commercial == 0 ? "null" : yuan(commercial),
                yuan(cash),
                yuan(account + cash),
                yuan(booked[Payer.INSTITUTION.place()]));
    }

    private static String yuan(long fen) {
        return Money.yuan(fen).toPlainString();
    }
}
