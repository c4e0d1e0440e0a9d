package dev.wavegate.architecture;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * Who may know whom.
 *
 * @param root the package under which the modules lie
 */
record ModuleRules(String root) {
    /** The modules that each module may know; {@code docs/explanation/architecture.md} draws the same picture. */
    static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("domain", Set.of()),
            Map.entry("icalendar", Set.of("domain")),
            Map.entry("plan", Set.of("domain", "icalendar")),
            Map.entry("cli", Set.of("domain", "plan")),
            Map.entry("workflows", Set.of("domain", "plan")),
            Map.entry("activities", Set.of("domain", "plan", "workflows")),
            Map.entry("integrations", Set.of("domain", "icalendar")),
            Map.entry("store", Set.of("domain")),
            Map.entry("bootstrap", Set.of("domain", "workflows")),
            Map.entry("api", Set.of("domain", "plan", "workflows", "bootstrap")),
            Map.entry(
                    "worker",
                    Set.of(
                            "domain",
                            "icalendar",
                            "plan",
                            "workflows",
                            "activities",
                            "integrations",
                            "store",
                            "bootstrap")),
            Map.entry("golden", Set.of()),
            Map.entry("engine", Set.of()),
            Map.entry("testkit", Set.of("domain")),
            Map.entry("simulators", Set.of()),
            Map.entry("local", Set.of("domain", "plan", "cli", "api", "worker", "simulators", "engine")));

    ArchRule knowsOnlyWhatTheArrowsAllow(String module) {
        Set<String> allowed = ARROWS.getOrDefault(module, Set.of());
        String[] forbidden = ARROWS.keySet().stream()
                .filter(other -> !other.equals(module) && !allowed.contains(other))
                .map(this::all)
                .sorted()
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(all(module))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .because("every dependency points one way, so that a change of a vendor or a table stays where it is");
    }

    ArchRule domainDependsOnTheJdkAlone() {
        return classes()
                .that()
                .resideInAPackage(all("domain"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        all("domain"),
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.math",
                        "java.net",
                        "java.nio",
                        "java.nio.charset",
                        "java.security",
                        "org.jspecify..",
                        "org.apache.commons.numbers..")
                .because("rules that know no framework can be read, tested and reused anywhere");
    }

    ArchRule temporalIsNamedWhereStoriesAreToldAndServedOnly() {
        return namedOnlyIn(
                        new String[] {"io.temporal.."},
                        "workflows",
                        "activities",
                        "worker",
                        "api.temporal",
                        "bootstrap",
                        "local.engine",
                        "engine",
                        "testkit")
                .because("an engine that is named everywhere cannot be understood, upgraded or replaced anywhere");
    }

    ArchRule httpClientsAreNamedInIntegrationsOnly() {
        return namedOnlyIn(new String[] {"retrofit2..", "okhttp3..", "io.github.resilience4j.."}, "integrations")
                .because("how to talk to a vendor is that vendor's module's affair");
    }

    ArchRule googleIsNamedInItsPackageOnly() {
        return namedOnlyIn(new String[] {"com.google.api..", "com.google.auth.."}, "integrations.googlecalendar")
                .because("a vendor's words stop at its converter");
    }

    ArchRule recurrenceLibrariesAreNamedInTheirModuleOnly() {
        return namedOnlyIn(new String[] {"net.fortuna..", "org.dmfs.."}, "icalendar")
                .because("what libraries make of a calendar is checked there, and nowhere else"
                        + " (docs/adr/0011-icalendar-is-a-module-of-its-own.md)");
    }

    ArchRule springIsNamedWhereThingsAreAssembledOnly() {
        return namedOnlyIn(new String[] {"org.springframework.."}, "worker", "api", "bootstrap", "store", "local")
                .because("rules, stories and adapters must run without a container");
    }

    ArchRule databasesAreNamedInTheStoreOnly() {
        return namedOnlyIn(
                        new String[] {"java.sql..", "org.postgresql..", "org.flywaydb..", "org.springframework.jdbc.."},
                        "store",
                        "local.database")
                .because("nobody else may know a table");
    }

    ArchRule theTwoJacksonsStayApart() {
        return namedOnlyIn(new String[] {"tools.jackson.."}, "api")
                .because(
                        "plans, payloads and vendors use Jackson 2, Spring's border uses Jackson 3, and a class that knows"
                                + " both writes two dialects (docs/adr/0004-jackson-2-for-plans-and-payloads.md)");
    }

    ArchRule vendorsDoNotKnowEachOther() {
        return slices().matching(root + ".integrations.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(resideInAPackage(all("integrations")), resideInAPackage(all("integrations.http")))
                .because("a new vendor is a new package, and an old one can be deleted");
    }

    ArchRule featuresOfAModuleHaveNoCycles(String module) {
        return slices().matching(root + "." + module + ".(*)..")
                .should()
                .beFreeOfCycles()
                // A module of one package has no features to speak of.
                .allowEmptyShould(true)
                .because("features that need each other both ways are one feature under two names");
    }

    ArchRule onlyItsWiringNamesAVendor() {
        return classes()
                .that()
                .resideInAPackage(all("integrations"))
                .and()
                .resideOutsideOfPackage(all("integrations.http"))
                .should(new NamedByOneWiring(root))
                .because(
                        "which systems are used is a setting, so a new one is a package and a wiring, and no other edit");
    }

    ArchRule noNameIsAVendors() {
        return noClasses()
                .that(DescribedPredicate.not(
                        resideInAnyPackage(all("integrations"), all("worker.system"), all("simulators"), all("local"))))
                .should()
                .haveNameMatching("(?i).*(servicenow|google|pagerduty|hawkbit|mender).*")
                .because("rollouts are described in our words, whichever systems stand behind them");
    }

    private ArchRule namedOnlyIn(String[] technology, String... places) {
        String[] allowed = Arrays.stream(places).map(this::all).toArray(String[]::new);
        return noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage(allowed)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(technology);
    }

    private String all(String module) {
        return root + "." + module + "..";
    }
}
