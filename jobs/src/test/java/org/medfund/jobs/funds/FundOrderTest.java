package org.medfund.jobs.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.policy.Policies;
import org.medfund.core.problem.Refusal;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.funds.FundTerms.DifferenceBearer;

class FundOrderTest {
    private static final FundTerms TERMS = FundTerms.from(TestLake.policies().national(PolicyYear.of("2025")));

    private static long[] fen(Map<Payer, Long> amounts) {
        long[] fen = new long[Payer.values().length];
        amounts.forEach((payer, amount) -> fen[payer.place()] = amount);
        return fen;
    }

    private static Map<Payer, Long> borne(
            DifferenceBearer bearer, long recognised, long basicPool, Map<Payer, Long> booked) {
        long[] borne = FundOrder.borneFen(bearer, TERMS.order(), recognised, basicPool, fen(booked));
        Map<Payer, Long> byPayer = new EnumMap<>(Payer.class);
        for (Payer payer : Payer.values()) {
            if (borne[payer.place()] != 0) {
                byPayer.put(payer, borne[payer.place()]);
            }
        }
        return byPayer;
    }

    /** A stay of 10,000: pool 6,000, major illness 500, aid 300, account 1,000, cash 2,150, institution 50 (case D11). */
    private static final Map<Payer, Long> STAY = Map.of(
            Payer.BASIC_POOL, 6000L,
            Payer.MAJOR_ILLNESS, 500L,
            Payer.MEDICAL_AID, 300L,
            Payer.PERSONAL_ACCOUNT, 1000L,
            Payer.CASH, 2150L,
            Payer.INSTITUTION, 50L);

    @Test
    void theBasicPoolBearsWhatTheStandardDiffers() {
        // Standard 12,000: the pool owes 12,000 - 3,950 of others = 8,050, and the institution keeps 2,000.
        assertThat(borne(DifferenceBearer.BASIC_POOL, 12_000, 8_050, STAY))
                .isEqualTo(Map.of(
                        Payer.BASIC_POOL, 8050L,
                        Payer.MAJOR_ILLNESS, 500L,
                        Payer.MEDICAL_AID, 300L,
                        Payer.PERSONAL_ACCOUNT, 1000L,
                        Payer.CASH, 2150L,
                        Payer.INSTITUTION, -2000L));
        // Standard 9,000: the pool owes 5,050, and the institution bears 1,000.
        assertThat(borne(DifferenceBearer.BASIC_POOL, 9_000, 5_050, STAY))
                .containsEntry(Payer.BASIC_POOL, 5050L)
                .containsEntry(Payer.INSTITUTION, 1000L)
                .containsEntry(Payer.MEDICAL_AID, 300L);
    }

    @Test
    void inTheirTurnPayersPayUntilTheStandardIsUsedUp() {
        // 6,700 = pool 6,000 + major illness 500 + 200 of aid; account and cash are not reached.
        assertThat(borne(DifferenceBearer.IN_ORDER, 6_700, 0, STAY))
                .isEqualTo(Map.of(
                        Payer.BASIC_POOL, 6000L,
                        Payer.MAJOR_ILLNESS, 500L,
                        Payer.MEDICAL_AID, 200L,
                        Payer.INSTITUTION, 3300L));
        // More than everybody booked: nobody pays more, so the institution bears its own 50.
        assertThat(borne(DifferenceBearer.IN_ORDER, 12_000, 8_050, STAY)).isEqualTo(STAY);
        assertThat(borne(DifferenceBearer.IN_ORDER, 0, 0, STAY)).isEqualTo(Map.of(Payer.INSTITUTION, 10_000L));
        assertThat(borne(DifferenceBearer.IN_ORDER, -5, 0, STAY)).isEqualTo(Map.of(Payer.INSTITUTION, 10_000L));
    }

    /** Whatever was booked: payers together bear the cost, and in their turn nobody pays more than booked. */
    @Test
    void generatedCasesAreBorneInFull() {
        Random random = new Random(8);
        for (int i = 0; i < 5_000; i++) {
            long[] booked = new long[Payer.values().length];
            for (int payer = 0; payer < booked.length; payer++) {
                booked[payer] = random.nextInt(3) == 0 ? 0 : random.nextInt(1_000_000);
            }
            long cost = Arrays.stream(booked).sum();
            long recognised = random.nextInt(12_000_000);
            long basicPool = random.nextInt(9_000_000) - 1_000_000L;
            List<Payer> order = new ArrayList<>(TERMS.order());
            Collections.shuffle(order, random);

            long[] byPool = FundOrder.borneFen(DifferenceBearer.BASIC_POOL, order, recognised, basicPool, booked);
            assertThat(Arrays.stream(byPool).sum()).isEqualTo(cost);
            assertThat(byPool[Payer.BASIC_POOL.place()]).isEqualTo(basicPool);
            for (Payer payer : order) {
                if (payer != Payer.BASIC_POOL) {
                    assertThat(byPool[payer.place()]).isEqualTo(booked[payer.place()]);
                }
            }

            long[] inOrder = FundOrder.borneFen(DifferenceBearer.IN_ORDER, order, recognised, basicPool, booked);
            assertThat(Arrays.stream(inOrder).sum()).isEqualTo(cost);
            long paid = 0;
            boolean isUsedUp = false;
            for (Payer payer : order) {
                long borne = inOrder[payer.place()];
                assertThat(borne).isBetween(0L, booked[payer.place()]);
                if (isUsedUp) {
                    assertThat(borne).isZero(); // nobody pays after one who was not asked for all
                }
                isUsedUp |= borne < booked[payer.place()];
                paid += borne;
            }
            assertThat(paid).isEqualTo(Math.min(recognised, cost - booked[Payer.INSTITUTION.place()]));
            assertThat(inOrder[Payer.INSTITUTION.place()]).isGreaterThanOrEqualTo(booked[Payer.INSTITUTION.place()]);
        }
    }

    @Test
    void everyPayerGoesByItsCodeOrItsName() {
        assertThat(TERMS.bearer()).isEqualTo(DifferenceBearer.BASIC_POOL);
        assertThat(TERMS.code(Payer.BASIC_POOL, "310")).contains("310100");
        assertThat(TERMS.code(Payer.BASIC_POOL, "390")).contains("390100");
        assertThat(TERMS.code(Payer.BASIC_POOL, "999")).isEmpty();
        assertThat(TERMS.code(Payer.MEDICAL_AID, "999")).contains("610100");
        assertThat(TERMS.code(Payer.CASH, "310")).contains("CASH");
        assertThat(TERMS.order())
                .startsWith(Payer.BASIC_POOL)
                .endsWith(Payer.CASH)
                .hasSize(10);
    }

    @Test
    void anOrderOrCodesThatCannotBeUsedAreRefused(@TempDir Path folder) throws IOException {
        for (String[] wrong : new String[][] {
            {"multi.benefit_order", "[\"BASIC_POOL\", \"CASH\"]"},
            {
                "multi.benefit_order",
                "[\"BASIC_POOL\", \"BASIC_POOL\", \"LARGE_AMOUNT\", \"ENTERPRISE\", \"CIVIL_SERVANT\", \"MEDICAL_AID\","
                        + " \"OTHER\", \"PERSONAL_ACCOUNT\", \"COMMERCIAL\", \"CASH\"]"
            },
            {"multi.fund_codes", "{\"MEDICAL_AID\": \"310100\"}"},
            {"multi.fund_codes", "{\"BASIC_POOL\": \"310100\"}"},
            {"multi.fund_codes", "{\"STATE\": \"1\"}"},
            {"multi.diff_bearer", "\"NOBODY\""}
        }) {
            Path national = Files.createTempDirectory(folder, "policy").resolve("national");
            Files.createDirectories(national);
            Path own = TestLake.repository().resolve("conf/policy/national");
            for (String file : List.of("settlement-and-clearing.yaml", "funds-readings.yaml")) {
                Files.writeString(
                        national.resolve(file),
                        Files.readString(own.resolve(file))
                                .replaceAll(
                                        "(?m)^  " + wrong[0].replace(".", "\\.") + ":\\R    value: .*$",
                                        "  " + wrong[0] + ":\n    value: " + wrong[1]));
            }
            assertThatThrownBy(() ->
                            FundTerms.from(Policies.load(national.getParent()).national(PolicyYear.of("2025"))))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining(wrong[0]);
        }
    }
}
