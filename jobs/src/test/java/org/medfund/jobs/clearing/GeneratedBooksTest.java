package org.medfund.jobs.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.medfund.core.money.Money;

/**
 * Small worlds: hospitals whose claims arrive late, are corrected, and are reversed, settled month by month, cleared by
 * quarter and year, through the formulas of production. The books are a map of what was posted.
 */
class GeneratedBooksTest {
    private static final int WORLDS = 20_000;
    private static final Pool POOL = new Pool("330100", "310");
    private static final ReleasePolicy RELEASE =
            new ReleasePolicy(new BigDecimal("0.95"), new BigDecimal("0.05"), false);
    private static final BigDecimal LAMBDA = new BigDecimal("0.97");

    /** From month {@code knownFrom} on, the case of a hospital and month of discharge has this entitlement. */
    private record News(int hospital, int discharged, int knownFrom, long fen, long bookFen) {}

    private static final class World {
        final Random random;
        final int hospitals;
        final List<News> news = new ArrayList<>();
        final long[][] auditFen;
        final long[][] instantFen;
        final long[] priorFen;
        final BigDecimal[] scores;
        final ClearingPolicy policy;
        final PoolBudget budget;

        World(long seed) {
            random = new Random(seed);
            hospitals = 1 + random.nextInt(4);
            auditFen = new long[hospitals][13];
            instantFen = new long[hospitals][13];
            priorFen = new long[hospitals];
            scores = new BigDecimal[hospitals];
            for (int hospital = 0; hospital < hospitals; hospital++) {
                int cases = random.nextInt(12);
                for (int each = 0; each < cases; each++) {
                    caseOf(hospital);
                }
                for (int month = 1; month <= 12; month++) {
                    auditFen[hospital][month] = random.nextInt(6) == 0 ? random.nextLong(0, 8_000) : 0;
                    instantFen[hospital][month] = random.nextInt(4) == 0 ? random.nextLong(0, 40_000) : 0;
                }
                priorFen[hospital] = random.nextInt(3) == 0 ? -random.nextLong(0, 60_000) : random.nextLong(0, 60_000);
                scores[hospital] = BigDecimal.valueOf(random.nextLong(4_000, 10_001), 2);
            }
            SharingRule rule = SharingRule.values()[random.nextInt(SharingRule.values().length)];
            policy = new ClearingPolicy(
                    new SharingPolicy(
                            rule,
                            new BigDecimal("0.85"),
                            new BigDecimal("1.15"),
                            new BigDecimal("0.60"),
                            new BigDecimal("0.15"),
                            BigDecimal.ONE),
                    new QualityDeposit.Scale(new BigDecimal("90"), new BigDecimal("60")),
                    Optional.empty(),
                    ClearingPolicy.MissingAssessment.REFUSE,
                    ClearingPolicy.PrepaymentSettlement.OFFSET);
            budget = new PoolBudget(
                    POOL, 2025, Money.yuan(random.nextLong(0, 3_000_000)), Money.yuan(random.nextLong(0, 200_000)));
        }

        /** A first figure, perhaps a later one, perhaps a reversal; the final rate changes what is there at year end. */
        private void caseOf(int hospital) {
            int discharged = 1 + random.nextInt(12);
            int known = Math.min(13, discharged + (random.nextInt(4) == 0 ? random.nextInt(4) : 0));
            long fen = random.nextLong(-20_000, 300_000);
            long book = Math.max(0, fen + random.nextLong(-50_000, 50_000));
            news.add(new News(hospital, discharged, known, fen, book));
            if (random.nextInt(4) == 0) {
                int later = Math.min(13, known + 1 + random.nextInt(5));
                boolean isReversed = random.nextBoolean();
                long corrected = isReversed ? 0 : random.nextLong(0, 300_000);
                news.add(new News(hospital, discharged, later, corrected - fen, (isReversed ? 0 : book) - book));
            }
            if (random.nextInt(3) == 0) {
                news.add(new News(hospital, discharged, 13, random.nextLong(-3_000, 3_000), 0)); // the final rate
            }
        }

        long known(int hospital, int upToMonth, int asOf) {
            return news.stream()
                    .filter(each ->
                            each.hospital() == hospital && each.discharged() <= upToMonth && each.knownFrom() <= asOf)
                    .mapToLong(News::fen)
                    .sum();
        }

        long booked(int hospital) {
            return news.stream()
                    .filter(each -> each.hospital() == hospital)
                    .mapToLong(News::bookFen)
                    .sum();
        }

        long sum(long[] months, int through) {
            long sum = 0;
            for (int month = 1; month <= through; month++) {
                sum += months[month];
            }
            return sum;
        }

        /** What is true of a hospital in a month, as known then; month 13 is after the year. */
        InstitutionBook book(int hospital, int month, int asOf, Map<PostingCode, BigDecimal> posted) {
            BigDecimal zero = Money.yuan(0);
            return new InstitutionBook(
                    POOL,
                    "H" + hospital,
                    1,
                    1,
                    Money.yuan(known(hospital, month, asOf)),
                    Money.yuan(booked(hospital)),
                    Money.yuan(sum(auditFen[hospital], month)),
                    Money.yuan(sum(auditFen[hospital], month)),
                    zero,
                    zero,
                    Money.yuan(sum(instantFen[hospital], month)),
                    zero,
                    zero,
                    zero,
                    Money.yuan(priorFen[hospital]),
                    scores[hospital],
                    false,
                    posted);
        }
    }

    /** Signed sums by code of each hospital, months and quarters apart: a month does not reckon with quarters. */
    private static final class PostedBooks {
        final List<Map<PostingCode, BigDecimal>> months = new ArrayList<>();
        final List<Map<PostingCode, BigDecimal>> all = new ArrayList<>();

        PostedBooks(int hospitals) {
            for (int hospital = 0; hospital < hospitals; hospital++) {
                months.add(new EnumMap<>(PostingCode.class));
                all.add(new EnumMap<>(PostingCode.class));
            }
        }

        void post(int hospital, Posting posting, boolean isOfMonth) {
            if (isOfMonth) {
                months.get(hospital).merge(posting.code(), posting.signedYuan(), BigDecimal::add);
            }
            all.get(hospital).merge(posting.code(), posting.signedYuan(), BigDecimal::add);
        }
    }

    @Test
    void everyWorldIsPaidWhatItIsOwedWhateverTheOrderOfArrival() {
        int corrected = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            World world = new World(seed);
            PostedBooks books = settled(world, seed);
            List<InstitutionBook> year = new ArrayList<>();
            for (int hospital = 0; hospital < world.hospitals; hospital++) {
                year.add(world.book(hospital, 12, 13, Map.copyOf(books.all.get(hospital))));
            }
            Collections.shuffle(year, world.random);
            PoolClearing cleared = PoolClearing.clear(world.budget, year, world.policy);

            for (Statement statement : cleared.statements()) {
                corrected += holds(world, books, statement) ? 1 : 0;
            }
            budgetHolds(cleared, seed);
        }
        assertThat(corrected).as("hospitals with a correction after December").isGreaterThan(WORLDS / 10);
    }

    private static PostedBooks settled(World world, int seed) {
        PostedBooks books = new PostedBooks(world.hospitals);
        for (int month = 1; month <= 12; month++) {
            for (int hospital = 0; hospital < world.hospitals; hospital++) {
                InstitutionBook book = world.book(hospital, month, month, Map.copyOf(books.months.get(hospital)));
                MonthStatement statement = MonthStatement.of(book, RELEASE);
                assertThat(statement.settlement().paidYuan().signum())
                        .as("world %s", seed)
                        .isNotNegative();
                books.post(
                        hospital,
                        new Posting(
                                PostingCode.CASE_ENTITLEMENT,
                                statement.settlement().grossYuan(),
                                "H"),
                        true);
                for (Posting posting : statement.postings()) {
                    books.post(hospital, posting, true);
                }
                if (month % 3 == 0 && month < 12) {
                    InstitutionBook quarter = world.book(hospital, month, month, Map.copyOf(books.all.get(hospital)));
                    Posting posting = QuarterStatement.of(quarter, LAMBDA).posting();
                    assertThat(posting.signedYuan().signum())
                            .as("world %s", seed)
                            .isNotNegative();
                    books.post(hospital, posting, false);
                }
            }
        }
        return books;
    }

    /** @return whether cases changed after December */
    private static boolean holds(World world, PostedBooks books, Statement statement) {
        int hospital = Integer.parseInt(statement.book().institutionCode().substring(1));
        Map<PostingCode, BigDecimal> posted = books.all.get(hospital);
        AnnualClearing clearing = statement.clearing();

        // All payments and set-offs of months, quarters, and the year are what is owed.
        assertThat(zero(posted, PostingCode.MONTHLY_PAID)
                        .add(zero(posted, PostingCode.INSTANT_PAID))
                        .add(clearing.paid().recoveredYuan())
                        .add(zero(posted, PostingCode.QUARTER_PAID))
                        .add(clearing.clearingPayableYuan()))
                .isEqualByComparingTo(clearing.finalEntitlementYuan());
        // What the year before left to recover is set off once and whole; months keep back no more than it.
        assertThat(clearing.paid().recoveredYuan())
                .isEqualByComparingTo(Money.yuan(Math.max(0, -world.priorFen[hospital])));
        assertThat(zero(posted, PostingCode.CLEARING_RECOVERED))
                .isBetween(Money.yuan(0), Money.yuan(Math.max(0, -world.priorFen[hospital])));
        // The books of months, quarters, and the year together: cases are posted to the fen, passing accounts close.
        BigDecimal rest = statement
                .book()
                .notPosted(PostingCode.CASE_ENTITLEMENT, statement.book().entitlementSumYuan());
        Map<Account, Long> balances = new TreeMap<>();
        posted.forEach((code, yuan) -> post(balances, code, yuan));
        post(balances, PostingCode.CASE_ENTITLEMENT, rest);
        statement.postings().forEach(posting -> post(balances, posting.code(), posting.signedYuan()));
        assertThat(balances.getOrDefault(Account.HOSPITAL_ENTITLEMENT, 0L)).isZero();
        assertThat(balances.getOrDefault(Account.QUALITY_DEPOSIT, 0L)).isZero();
        assertThat(zero(posted, PostingCode.CASE_ENTITLEMENT).add(rest))
                .isEqualByComparingTo(Money.yuan(world.known(hospital, 12, 13)));
        return rest.signum() != 0;
    }

    private static void budgetHolds(PoolClearing cleared, int seed) {
        BigDecimal overspend = cleared.statements().stream()
                .map(each -> each.sharedBeyondStandard().max(Money.yuan(0)))
                .reduce(Money.yuan(0), BigDecimal::add);
        assertThat(cleared.owedYuan()
                        .subtract(overspend)
                        .add(cleared.unspentYuan())
                        .subtract(cleared.reserveUsedYuan())
                        .subtract(cleared.overrunYuan()))
                .as("world %s", seed)
                .isEqualByComparingTo(cleared.budget().budgetYuan());
    }

    private static void post(Map<Account, Long> balances, PostingCode code, BigDecimal signedYuan) {
        balances.merge(code.debit(), Money.fen(signedYuan), Long::sum);
        balances.merge(code.credit(), -Money.fen(signedYuan), Long::sum);
    }

    private static BigDecimal zero(Map<PostingCode, BigDecimal> posted, PostingCode code) {
        return posted.getOrDefault(code, Money.yuan(0));
    }

    /** Everything known in time, or everything late: the same is owed, if the whole deposit goes back. */
    @Test
    void theOrderOfArrivalDoesNotChangeWhatIsOwed() {
        for (int seed = 0; seed < 2_000; seed++) {
            World world = new World(seed);
            for (int hospital = 0; hospital < world.hospitals; hospital++) {
                world.scores[hospital] = new BigDecimal("95");
            }
            List<BigDecimal> asItCame = owed(world, seed);
            List<News> atOnce = world.news.stream()
                    .map(each ->
                            new News(each.hospital(), each.discharged(), each.discharged(), each.fen(), each.bookFen()))
                    .toList();
            world.news.clear();
            world.news.addAll(atOnce);

            assertThat(owed(world, seed)).as("world %s", seed).isEqualTo(asItCame);
        }
    }

    private static List<BigDecimal> owed(World world, int seed) {
        PostedBooks books = settled(world, seed);
        List<InstitutionBook> year = new ArrayList<>();
        for (int hospital = 0; hospital < world.hospitals; hospital++) {
            year.add(world.book(hospital, 12, 13, Map.copyOf(books.all.get(hospital))));
        }
        return PoolClearing.clear(world.budget, year, world.policy).statements().stream()
                .map(each -> each.clearing().finalEntitlementYuan())
                .toList();
    }
}
