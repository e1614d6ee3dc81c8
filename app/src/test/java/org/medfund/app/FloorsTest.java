package org.medfund.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.medfund.core.job.Harness;
import org.medfund.core.job.Job;
import org.medfund.core.quality.Stored;

/** The floors of docs/ARCHITECTURE.md: who may know and do what. The package {@code broken} shows that each rule can fail. */
class FloorsTest {
    private static final Set<String> ACTIONS = Set.of(
            "collect",
            "collectAsList",
            "count",
            "first",
            "foreach",
            "foreachPartition",
            "head",
            "isEmpty",
            "reduce",
            "show",
            "tail",
            "take",
            "takeAsList",
            "toLocalIterator");
    private static final String[] MONEY = {
        "core.money",
        "jobs.payment",
        "jobs.clearing",
        "jobs.outofarea",
        "jobs.specialcase",
        "jobs.prepayment",
        "jobs.funds"
    };
    private static final Set<String> INEXACT = Set.of("double", "float", "java.lang.Double", "java.lang.Float");

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("tests.jar"))
            .importPackages("org.medfund");
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages("broken");

    private static final Map<String, ArchRule> RULES = new LinkedHashMap<>();

    private static void rule(String name, ArchRule rule) {
        RULES.put(name, rule);
    }

    static {
        rule(
                "delta",
                noClasses()
                        .that()
                        .resideOutsideOfPackages(floors("core.lake"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("io.delta..", "org.apache.spark.sql.delta..")
                        .because("a table on disk is written in one place, under one protocol; use Lake"));
        rule(
                "writing",
                noClasses()
                        .that()
                        .resideOutsideOfPackages(floors("core.lake"))
                        .should()
                        .accessTargetWhere(
                                onClass(Dataset.class, Set.of("write", "writeTo", "writeStream", "mergeInto")))
                        .because("a job returns what it would publish and the harness writes it; return Outputs"));
        rule(
                "session",
                noClasses()
                        .that()
                        .resideOutsideOfPackages(floors("core.spark"))
                        .should()
                        .accessTargetWhere(onClass(SparkSession.class, Set.of("builder"))
                                .or(onClass(SparkSession.Builder.class, Set.of("getOrCreate", "create"))))
                        .because(
                                "settings that decide figures are pinned where the session is built; use PinnedSession"));
        rule(
                "clock",
                noClasses()
                        .that()
                        .resideOutsideOfPackages(floors("app"))
                        .and()
                        .areNotAssignableTo(Harness.class)
                        .should()
                        .accessTargetWhere(readsTheClock())
                        .because(
                                "the same inputs give the same rows on any day; pass the date in, or let the harness stamp it"));
        rule(
                "actions",
                noClasses()
                        .that()
                        .resideOutsideOfPackages(floors(
                                "core.job",
                                "core.quality",
                                "core.lake",
                                "core.synth",
                                "ml.fraud",
                                "ml.referral",
                                "ml.model",
                                "ml.evaluation"))
                        .and(DescribedPredicate.not(nameEndsWith("Summary")))
                        .and(DescribedPredicate.not(nameEndsWith("Gates")))
                        .should()
                        .accessTargetWhere(
                                onClass(Dataset.class, ACTIONS).and(DescribedPredicate.not(looksAtStoredRows())))
                        .because(
                                "a transformation only describes rows, so that the harness decides what runs and when; "
                                        + "use job.small for a small table"));
        rule(
                "inexact-fields",
                noFields()
                        .that()
                        .areDeclaredInClassesThat()
                        .resideInAnyPackage(floors(MONEY))
                        .should()
                        .haveRawType(describe("double or float", type -> INEXACT.contains(type.getName())))
                        .allowEmptyShould(true) // records and constants come and go; the next rule sees their accessors
                        .because("money is exact; use BigDecimal, BigFraction, or fen as long"));
        rule(
                "inexact-money",
                codeUnits()
                        .that()
                        .areDeclaredInClassesThat()
                        .resideInAnyPackage(floors(MONEY))
                        .should(beExact())
                        .because("money is exact; use BigDecimal, BigFraction, or fen as long"));
        rule(
                "domains",
                slices().matching("..jobs.(*)..")
                        .should()
                        .notDependOnEachOther()
                        .because("domains meet in tables, so that one can be rewritten without the others noticing"));
        rule(
                "jobs-and-app-below-ml",
                noClasses()
                        .that()
                        .resideInAnyPackage(floors("ml"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(floors("jobs", "app"))
                        .because("ml and jobs stand side by side and meet in tables"));
        rule(
                "ml-and-app-beside-jobs",
                noClasses()
                        .that()
                        .resideInAnyPackage(floors("jobs"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(floors("ml", "app"))
                        .because("ml and jobs stand side by side and meet in tables"));
        rule(
                "core-below-all",
                noClasses()
                        .that()
                        .resideInAnyPackage(floors("core"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(floors("jobs", "ml", "app"))
                        .because("core is what all share; it knows none of them"));
        rule(
                "the-second-opinion-is-its-own",
                noClasses()
                        .that()
                        .resideInAnyPackage(floors("verify"))
                        .should()
                        .dependOnClassesThat(describe(
                                "Spark, or the product outside verify",
                                type -> type.getPackageName().startsWith("org.apache.spark")
                                        || (type.getPackageName().matches("(org\\.medfund|broken)\\..*")
                                                && !type.getPackageName()
                                                        .matches("(org\\.medfund|broken)\\.verify\\b.*"))))
                        .because("a figure derived with the code it is to verify agrees with every mistake there"));
        rule(
                "the-second-opinion-has-one-caller",
                noClasses()
                        .that()
                        .resideOutsideOfPackages(floors("verify", "jobs.verification"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(floors("verify"))
                        .because(
                                "what the product computes with is no second opinion any more; only the job that asks for"
                                        + " it may call it"));
        rule(
                "the-second-opinion-is-exact",
                codeUnits()
                        .that()
                        .areDeclaredInClassesThat()
                        .resideInAnyPackage(floors("verify"))
                        .should(beExact())
                        .because("it is held against the product to the fen; use Fraction, or fen as long"));
        rule(
                "a-job-is-called-one",
                classes()
                        .that()
                        .implement(Job.class)
                        .should()
                        .haveSimpleNameEndingWith("Job")
                        .because("an entry point is found by its name"));
        rule(
                "what-is-called-a-job-is-one",
                classes()
                        .that()
                        .haveSimpleNameEndingWith("Job")
                        .and()
                        .doNotBelongToAnyOf(Job.class)
                        .should()
                        .implement(Job.class)
                        .because("only an entry point is called a job"));
    }

    static Stream<String> rules() {
        return RULES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theProductKeeps(String rule) {
        RULES.get(rule).check(PRODUCT);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aBreachIsSeenBy(String rule) {
        assertThat(RULES.get(rule).allowEmptyShould(true).evaluate(BROKEN).hasViolation())
                .isTrue();
    }

    @Test
    void everyFloorIsLookedAt() {
        for (String floor : new String[] {"core.job", "core.lake", "core.money", "verify", "jobs", "ml", "app"}) {
            assertThat(PRODUCT.stream().map(JavaClass::getPackageName))
                    .as(floor)
                    .anyMatch(name -> name.startsWith("org.medfund." + floor));
        }
        assertThat(PRODUCT.stream().map(JavaClass::getSimpleName)).doesNotContain("TestLake", "FloorsTest");
    }

    /** A floor of the product, and its like among the broken examples. */
    private static String[] floors(String... names) {
        return Arrays.stream(names)
                .flatMap(name -> Stream.of("org.medfund." + name + "..", "broken." + name + ".."))
                .toArray(String[]::new);
    }

    private static DescribedPredicate<JavaClass> nameEndsWith(String ending) {
        return describe(
                "are called or lie within *" + ending,
                type -> type.getName()
                        .replaceAll("^.*\\.", "")
                        .replaceAll("\\$.*$", "")
                        .endsWith(ending));
    }

    /** Calls and method references alike. */
    private static DescribedPredicate<JavaAccess<?>> onClass(Class<?> owner, Set<String> names) {
        return describe(
                owner.getSimpleName() + "." + names,
                access -> names.contains(access.getTarget().getName())
                        && access.getTarget().getOwner().isAssignableTo(owner));
    }

    /** Gates and summaries look at rows already written: they take {@link Stored}, or are lambdas a job hands over. */
    private static DescribedPredicate<JavaAccess<?>> looksAtStoredRows() {
        return describe(
                "in a function of the stored rows",
                access -> access.getOrigin().getRawParameterTypes().stream()
                                .anyMatch(type -> type.isEquivalentTo(Stored.class))
                        || (access.isDeclaredInLambda()
                                && access.getOriginOwner().isAssignableTo(Job.class)));
    }

    private static DescribedPredicate<JavaAccess<?>> readsTheClock() {
        return describe("reads the clock", access -> {
            String owner = access.getTarget().getOwner().getName();
            String name = access.getTarget().getName();
            return (owner.startsWith("java.time.") && name.equals("now"))
                    || (owner.equals(Clock.class.getName()) && (name.startsWith("system") || name.startsWith("tick")))
                    || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"))
                    || (owner.equals("java.util.Date") && name.equals("<init>"))
                    || (owner.equals(functions.class.getName())
                            && Set.of("current_date", "current_timestamp", "localtimestamp", "now", "curdate")
                                    .contains(name));
        });
    }

    private static ArchCondition<JavaCodeUnit> beExact() {
        return new ArchCondition<>("neither take, return, nor compute a double or float") {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
                        .filter(type -> INEXACT.contains(type.getName()))
                        .forEach(type -> events.add(
                                SimpleConditionEvent.violated(unit, unit.getFullName() + " has a " + type.getName())));
                unit.getMethodCallsFromSelf().stream()
                        .filter(call -> INEXACT.contains(
                                        call.getTarget().getRawReturnType().getName())
                                || call.getTarget().getRawParameterTypes().stream()
                                        .anyMatch(type -> INEXACT.contains(type.getName())))
                        .forEach(call -> events.add(SimpleConditionEvent.violated(unit, call.getDescription())));
            }
        };
    }
}
