package org.medfund.jobs.supervision.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.jobs.supervision.rules.OneClaim.line;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.medfund.core.table.claims.Diagnoses;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.claims.Persons;
import org.medfund.core.table.reference.ItemLimits;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.References.ItemLimit;
import org.medfund.jobs.supervision.RuleLaw;
import org.medfund.jobs.supervision.Sentences;
import org.medfund.jobs.supervision.TestReferences;
import org.medfund.jobs.supervision.file.PersonFile;
import org.medfund.jobs.supervision.rules.LimitedUse.Reason;
import org.medfund.jobs.supervision.rules.LimitedUse.Use;

/** E.15, E.16, and E.17, which share {@link LimitedUse}. */
class LimitedUseTest {
    private static final LimitedUse TERMS = new LimitedUse(1, List.of(Reason.values()));
    private static final Check.OfClaim LIMITED_USE = new LimitedUseCheck(TERMS, List.of("09"));
    private static final Check.OfClaim GENDER_AGE =
            new GenderAgeCheck(TERMS, new TreeMap<>(Map.of("O", "2", "C61", "1")));
    private static final Check.OfClaim AFTER_DEATH = new ServiceAfterDeathCheck(TERMS);

    private static final TestReferences KNOWN =
            TestReferences.of(ItemLimits.TABLE, """
            item_code | gender_code | min_age_years | max_age_years | min_level_class | diagnosis_prefixes | valid_from_date | valid_to_date
            PREG      | 2           | null          | null          | null            | null               | 2025-01-01      | null
            ADULT     | null        | 18            | null          | null            | null               | 2025-01-01      | null
            CHILD     | null        | null          | 17            | null            | null               | 2025-01-01      | null
            HIGH      | null        | null          | null          | 3               | null               | 2025-01-01      | null
            A         | null        | null          | null          | 3               | C50                | 2025-01-01      | null
            B         | 2           | 18            | null          | 2               | C34                | 2025-01-01      | null
            OLD       | 2           | null          | null          | null            | null               | 2024-01-01      | 2024-12-31
            """).and(Institutions.TABLE, """
            institution_code | level_class
            H1               | 2
            """);

    /** A man who turns 18 on 10 March 2025, with one diagnosis. */
    private static PersonFile file(String diagnosis, String death, String... lines) {
        return OneClaim.of(lines)
                .and(
                        Diagnoses.TABLE,
                        "settlement_id | diagnosis_number | is_main | diagnosis_code\nS1 | 1 | true | " + diagnosis)
                .and(
                        Persons.TABLE,
                        "person_key | gender_code | birth_date | death_date\nP1 | 1 | 2007-03-10 | " + death)
                .person();
    }

    private static List<Finding> find(Check check, PersonFile file) {
        return new RuleLaw(check, KNOWN).find(file);
    }

    private static Use use(String gender, Integer age, Integer level, String... diagnoses) {
        return new Use(LocalDate.parse("2025-03-01"), null, gender, age, level, List.of(diagnoses));
    }

    @Test
    void theFirstReasonInOrderCountsAndWhatIsNotKnownBreaksNoLimit() {
        ItemLimit limit = new ItemLimit("2", 18, 60, 2, List.of("C50", "C34"), null);
        assertThat(TERMS.reason(use("1", 17, 1, "J18.900"), limit)).contains(Reason.GENDER);
        assertThat(TERMS.reason(use("2", 17, 1, "J18.900"), limit)).contains(Reason.AGE);
        assertThat(TERMS.reason(use("2", 61, 1, "J18.900"), limit)).contains(Reason.AGE);
        assertThat(TERMS.reason(use("2", 60, 1, "J18.900"), limit)).contains(Reason.LEVEL);
        assertThat(TERMS.reason(use("2", 18, 2, "J18.900"), limit)).contains(Reason.DIAGNOSIS);
        assertThat(TERMS.reason(use("2", 18, 2, "J18.900", "C34.100"), limit)).isEmpty();
        assertThat(TERMS.reason(use("9", null, null), limit)).isEmpty();
        assertThat(TERMS.reason(use("0", 18, 2, "C50.900"), limit)).isEmpty();
        assertThat(TERMS.reason(use(null, 18, 2, "C50.900"), limit)).isEmpty();
        assertThat(TERMS.reason(use("1", 17, 1, "J18.900"), null)).isEmpty();
    }

    @Test
    void aServiceIsAfterDeathBeyondTheDayOfGrace() {
        LocalDate death = LocalDate.parse("2025-03-10");
        assertThat(reasonOn(death.plusDays(1), death)).isEmpty();
        assertThat(reasonOn(death.plusDays(2), death)).contains(Reason.AFTER_DEATH);
        assertThat(reasonOn(death.plusDays(2), null)).isEmpty();
    }

    private static Optional<Reason> reasonOn(LocalDate day, LocalDate death) {
        return TERMS.reason(new Use(day, death, "1", 40, 3, List.of("J18")), null);
    }

    @Test
    void eachReasonIsFlaggedByOneRule() {
        PersonFile file = file(
                "J18.900",
                "2025-03-05",
                line("1", "PREG", 1, "1", "10", "10.00"),
                line("2", "ADULT", 1, "1", "10", "10.00"),
                line("3", "HIGH", 1, "1", "10", "10.00"),
                line("4", "A", 1, "1", "10", "10.00"),
                line("5", "B", 1, "1", "10", "10.00"),
                line("6", "PREG", 7, "1", "10", "10.00"),
                line("7", "X", 7, "1", "10", "10.00"),
                line("8", "X", 6, "1", "10", "10.00"),
                line("9", "OLD", 1, "1", "10", "10.00"));

        assertThat(OneClaim.funds(find(GENDER_AGE, file))).hasToString("{1=8.00, 2=8.00, 5=8.00}");
        assertThat(OneClaim.funds(find(LIMITED_USE, file))).hasToString("{3=8.00, 4=8.00}");
        assertThat(OneClaim.funds(find(AFTER_DEATH, file))).hasToString("{6=8.00, 7=8.00}");
    }

    @Test
    void aDrugAboveTheLevelIsShownWithLimitAndHospital() {
        PersonFile file = file("J18.900", "null", line("1", "HIGH", 1, "1", "10", "10.00"));
        Finding found = find(LIMITED_USE, file).get(0);
        assertThat(found.evidence())
                .extracting(each -> each.role() + " " + each.isWitness() + " " + each.rowKey())
                .containsExactly("LINE true S1|1", "LIMIT true HIGH|2025-01-01", "INSTITUTION true H1");
        assertThat(Sentences.english("E.15", found))
                .startsWith("Drug HIGH is paid at hospitals of level 3 and above; this one has level 2.");
    }

    @Test
    void aDrugForAnotherDiagnosisIsShownWithTheDiagnoses() {
        RuleLaw law = new RuleLaw(LIMITED_USE, TestReferences.of(ItemLimits.TABLE, """
                item_code | diagnosis_prefixes | valid_from_date
                A         | C50                | 2025-01-01
                """));
        String[] lines = {line("1", "A", 1, "1", "10", "10.00"), line("2", "A", 2, "1", "10", "10.00")};
        assertThat(law.find(file("C50.900", "null", lines))).isEmpty();
        Finding found = law.find(file("J18.900", "null", lines)).get(0);
        assertThat(OneClaim.funds(List.of(found))).hasToString("{1=8.00, 2=8.00}");
        assertThat(Sentences.english("E.15", found))
                .startsWith("Drug A is paid for diagnoses C50; those of the settlement are J18.900.");
        assertThat(law.find(OneClaim.of(lines).person()))
                .as("no diagnosis is known")
                .isEmpty();
    }

    @Test
    void whatThePersonPaidOrWhatIsNoDrugIsNotLimitedUse() {
        assertThat(find(
                        LIMITED_USE,
                        file("J18.900", "null", line("1", "HIGH", 1, "1", "10", "10.00", "0.00", "D1 | false"))))
                .isEmpty();
        assertThat(find(
                        new LimitedUseCheck(TERMS, List.of("10")),
                        file("J18.900", "null", line("1", "HIGH", 1, "1", "10", "10.00"))))
                .isEmpty();
    }

    @Test
    void ageIsInFullYearsOnTheDayOfTheService() {
        // He turns 18 on 10 March: an item for adults is early on the 9th, one for children late on no day of the stay.
        PersonFile file = file(
                "J18.900",
                "null",
                line("1", "ADULT", 9, "1", "10", "10.00"),
                line("2", "CHILD", 9, "1", "10", "10.00"));
        List<Finding> found = find(GENDER_AGE, file);
        assertThat(OneClaim.funds(found)).hasToString("{1=8.00}");
        assertThat(Sentences.english("E.16", found.get(0)))
                .startsWith("Item ADULT is limited to ages 18+; the person was 17 on 2025-03-09.");
        PersonFile older = OneClaim.ofPerson("1 | 2007-03-09 | null | 21", line("1", "ADULT", 9, "1", "10", "10.00"))
                .person();
        assertThat(find(GENDER_AGE, older)).isEmpty();
    }

    @Test
    void anItemOrDiagnosisOfTheOtherGenderIsAContradiction() {
        List<Finding> item = find(GENDER_AGE, file("C61.900", "null", line("1", "PREG", 1, "1", "10", "10.00")));
        assertThat(item).hasSize(1);
        assertThat(Sentences.english("E.16", item.get(0)))
                .startsWith("Item PREG is limited to gender code 2; the settlement says 1.");

        List<Finding> diagnosis = find(GENDER_AGE, file("O80.000", "null", line("1", "X", 1, "1", "10", "10.00")));
        assertThat(diagnosis).hasSize(1);
        assertThat(diagnosis.get(0).fundAtRiskYuan()).isEqualTo("800.00");
        assertThat(diagnosis.get(0).evidence())
                .extracting(each -> each.role() + " " + each.isWitness() + " " + each.rowKey())
                .containsExactly("DIAGNOSIS true S1|1", "SETTLEMENT true S1|0");
        assertThat(Sentences.english("E.16", diagnosis.get(0)))
                .startsWith("Diagnosis O80.000 occurs with gender code 2 only; the settlement says 1.");
    }

    @Test
    void whatIsDatedAfterDeathIsShownWithTheRegister() {
        PersonFile file = file(
                "J18.900",
                "2025-03-03",
                line("1", "X", 4, "1", "10", "10.00"),
                line("2", "X", 5, "1", "10", "10.00"),
                line("3", "X", 6, "1", "10", "10.00", "0.00", "D1 | false"),
                line("4", "Y", 7, "1", "10", "10.00"),
                line("5", "Y", 7, "-1", "10", "-10.00"));
        Finding found = find(AFTER_DEATH, file).get(0);
        assertThat(OneClaim.funds(List.of(found))).hasToString("{2=8.00, 3=0.00}");
        assertThat(found.evidence())
                .extracting(each -> each.role() + " " + each.isWitness() + " " + each.rowKey())
                .containsExactly("LINE true S1|2", "LINE false S1|3", "PERSON true P1");
        assertThat(Sentences.english("E.17", found))
                .startsWith("The person is registered as dead on 2025-03-03; with 1 days of grace over, 2 lines from"
                        + " 2025-03-05 on");
    }

    @Test
    void theWitnessesAloneCarryTheFlag() {
        Map<String, Integer> found = new TreeMap<>();
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            String diagnosis = List.of("C50.900", "C34.100", "J18.900").get(random.nextInt(3));
            String death = random.nextBoolean() ? "null" : "2025-03-01";
            PersonFile file = file(diagnosis, death, OneClaim.generated(random));
            PersonFile delivery = file("O80.000", death, line("1", "X", 1 + random.nextInt(3), "1", "10", "10.00"));
            found.merge("E.15", new RuleLaw(LIMITED_USE, KNOWN).holdsOfEach(file), Integer::sum);
            found.merge("E.16", new RuleLaw(GENDER_AGE, KNOWN).holds(file), Integer::sum);
            found.merge("E.16 diagnosis", new RuleLaw(GENDER_AGE, KNOWN).holds(delivery), Integer::sum);
            found.merge("E.17", new RuleLaw(AFTER_DEATH, KNOWN).holds(file), Integer::sum);
        }
        assertThat(found).allSatisfy((rule, count) -> assertThat(count).as(rule).isGreaterThan(100));
    }

    @Test
    void theDiagnosesOfOneSexAreWholeCategoriesOfIcd10() {
        Map<String, List<String>> listed = new TreeMap<>();
        TestLake.policies()
                .national(PolicyYear.of("2025"))
                .node("e16.gender_of_diagnosis")
                .properties()
                .forEach(gender -> gender.getValue()
                        .forEach(prefix -> listed.computeIfAbsent(gender.getKey(), none -> new ArrayList<>())
                                .add(prefix.asText())));
        // ICD-10, volume 2: male and female organs, pregnancy, what is found in them; breast and newborn are of both.
        assertThat(categories(listed.get("1"))).isEqualTo("C60-C63 D29 D40 E29 N40-N51 Q53-Q55 R86");
        assertThat(categories(listed.get("2")))
                .isEqualTo("A34 C51-C58 D06 D25-D28 D39 E28 F53 N70-N77 N80-N98 O Q50-Q52 R87 Z32-Z36 Z39");
    }

    /** As a list of ranges, such as C60-C63. */
    private static String categories(List<String> prefixes) {
        List<String> ranges = new ArrayList<>();
        String first = "";
        String last = "";
        for (String each : prefixes) {
            boolean isNext = !last.isEmpty()
                    && each.length() == 3
                    && last.charAt(0) == each.charAt(0)
                    && Integer.parseInt(each.substring(1)) == Integer.parseInt(last.substring(1)) + 1;
            if (!isNext) {
                first = each;
                ranges.add(each);
            } else {
                ranges.set(ranges.size() - 1, first + "-" + each);
            }
            last = each;
        }
        return String.join(" ", ranges);
    }
}
