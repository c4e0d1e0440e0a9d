package dev.wavegate.architecture;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

/**
 * Habits that every class keeps.
 *
 * @param root the package under which the modules lie
 */
record HabitRules(String root) {
    /** Classes that may have a vague name, each with its reason. */
    static final Map<String, String> NAMED_ALL_THE_SAME =
            Map.of("ChangeManager", "a change manager is a person who decides about changes, played by a program");

    private static final Pattern VAGUE_NAME = Pattern.compile(
            ".*((?<!Activities)Impl|Managers?|Utils?|Helpers?|Processor|Handler|Data|Info|Base)|Abstract\\p{Upper}.*");
    private static final Set<String> VAGUE_PACKAGES =
            Set.of("impl", "util", "utils", "common", "helper", "helpers", "manager", "dto", "core", "base", "misc");

    ArchRule namesSayTheRole() {
        return classes()
                .should(never(holding("have a vague name", HabitRules::hasVagueName)))
                .because("a name that fits every class says nothing of this one; the exceptions are "
                        + NAMED_ALL_THE_SAME);
    }

    ArchRule packagesAreFeatures() {
        return classes()
                .should(never(holding(
                        "reside in a package that is no feature",
                        each -> Arrays.stream(each.getPackageName().split("\\.", -1))
                                .anyMatch(VAGUE_PACKAGES::contains))))
                .because("layers and leftovers are no place to look for a feature in");
    }

    ArchRule packagesAreNullMarked() {
        return classes()
                .should(holding(
                        "reside in a package whose package-info is @NullMarked",
                        each -> each.getPackage().isAnnotatedWith(NullMarked.class)))
                .because("null has one meaning, a bug, and package-info says what a package may not know");
    }

    ArchRule failuresBecomeTemporalsInOnePlace() {
        return classes()
                .that(areNotPartOf("activities.FailureTranslation", "workflows.rollout.OperatorCommands"))
                .should(never(accessTargetWhere(constructionOf("io.temporal.failure.ApplicationFailure"))))
                .because("retries depend on how a failure is translated, so there is one translation;"
                        + " OperatorCommands's validators refuse commands, which Temporal has no other word for");
    }

    ArchRule failuresBecomeProblemsInOnePlace() {
        return classes()
                .that(areNotPartOf("api.problem.ProblemTranslation"))
                .should(never(accessTargetWhere(constructionOf(root + ".api.problem.Problem"))))
                .andShould(never(accessTargetWhere(constructionOf("org.springframework.http.ProblemDetail"))))
                .because("clients branch on codes, so there is one place that gives them");
    }

    ArchRule nothingHasSetters() {
        return methods()
                .that()
                .haveNameMatching("set\\p{Upper}.*")
                .should(new ArchCondition<>("implement what a framework demands") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        events.add(new SimpleConditionEvent(
                                method, isDemanded(method), method.getDescription() + " is a setter"));
                    }
                })
                .allowEmptyShould(true)
                .because("a value that cannot change cannot be changed behind anybody's back");
    }

    ArchRule settingsComeAsRecordsOnly() {
        List<String> product = Stream.of(
                        "domain",
                        "icalendar",
                        "plan",
                        "workflows",
                        "activities",
                        "integrations",
                        "store",
                        "api",
                        "worker")
                .map(module -> root + "." + module + "..")
                .toList();
        return classes()
                .that()
                .resideInAnyPackage(product.toArray(String[]::new))
                .should(never(accessTargetWhere(environment())))
                .because("a setting that is no component of a settings record is not validated and not documented");
    }

    private static ArchCondition<JavaClass> holding(String description, Predicate<JavaClass> predicate) {
        return ArchCondition.from(DescribedPredicate.describe(description, predicate));
    }

    private static boolean hasVagueName(JavaClass each) {
        String name = each.getSimpleName();
        return VAGUE_NAME.matcher(name).matches() && !NAMED_ALL_THE_SAME.containsKey(name);
    }

    private DescribedPredicate<JavaClass> areNotPartOf(String... names) {
        return DescribedPredicate.describe(
                "are not part of " + String.join(" or ", names),
                each -> Arrays.stream(names)
                        .map(name -> root + "." + name)
                        .noneMatch(name -> each.getFullName().equals(name)
                                || each.getFullName().startsWith(name + "$")));
    }

    private static DescribedPredicate<JavaAccess<?>> constructionOf(String type) {
        return DescribedPredicate.describe("construction of " + type, access -> {
            String name = access.getTarget().getName();
            boolean constructs = name.equals("<init>") || name.startsWith("new") || name.startsWith("for");
            return access.getTargetOwner().getFullName().equals(type) && constructs;
        });
    }

    private static DescribedPredicate<JavaAccess<?>> environment() {
        return DescribedPredicate.describe("the environment of the process", access -> {
            String name = access.getTarget().getName();
            return access.getTargetOwner().isEquivalentTo(System.class)
                    && (name.equals("getenv") || name.equals("getProperty"));
        });
    }

    private static boolean isDemanded(JavaMethod method) {
        JavaClass owner = method.getOwner();
        return Stream.concat(owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
                .anyMatch(above -> above.getMethods().stream()
                        .anyMatch(each -> each.getName().equals(method.getName())
                                && each.getRawParameterTypes().size()
                                        == method.getRawParameterTypes().size()));
    }
}
