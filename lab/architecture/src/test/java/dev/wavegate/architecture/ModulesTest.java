package dev.wavegate.architecture;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.wavegate.documentation.Checkout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

final class ModulesTest {
    private final ModuleRules rules = new ModuleRules(Code.ROOT);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "domain",
                "icalendar",
                "plan",
                "cli",
                "workflows",
                "activities",
                "integrations",
                "store",
                "bootstrap",
                "api",
                "worker",
                "golden",
                "engine",
                "testkit",
                "simulators",
                "local"
            })
    void modulesKnowOnlyWhatTheArrowsAllow(String module) {
        assertThat(ModuleRules.ARROWS).containsKey(module);
        rules.knowsOnlyWhatTheArrowsAllow(module).check(Code.ofTheHouse());
        rules.featuresOfAModuleHaveNoCycles(module).check(Code.ofTheHouse());
    }

    @Test
    void noModuleIsForgotten() {
        Set<String> found =
                Checkout.mainSources().stream().map(Checkout::moduleOf).collect(Collectors.toCollection(TreeSet::new));
        // Benchmarks know everything and nobody knows them; they are outside of the default build.
        found.remove("bench");

        assertThat(found).isEqualTo(ModuleRules.ARROWS.keySet());
    }

    @Test
    void domainDependsOnTheJdkAlone() {
        rules.domainDependsOnTheJdkAlone().check(Code.ofTheHouse());
    }

    @Test
    void temporalIsNamedWhereStoriesAreToldAndServedOnly() {
        rules.temporalIsNamedWhereStoriesAreToldAndServedOnly().check(Code.ofTheHouse());
    }

    @Test
    void httpClientsAreNamedInIntegrationsOnly() {
        rules.httpClientsAreNamedInIntegrationsOnly().check(Code.ofTheHouse());
        rules.googleIsNamedInItsPackageOnly().check(Code.ofTheHouse());
    }

    @Test
    void recurrenceLibrariesAreNamedInTheirModuleOnly() {
        rules.recurrenceLibrariesAreNamedInTheirModuleOnly().check(Code.ofTheHouse());
    }

    @Test
    void springIsNamedWhereThingsAreAssembledOnly() {
        rules.springIsNamedWhereThingsAreAssembledOnly().check(Code.ofTheHouse());
    }

    @Test
    void databasesAreNamedInTheStoreOnly() {
        rules.databasesAreNamedInTheStoreOnly().check(Code.ofTheHouse());
    }

    @Test
    void theTwoJacksonsStayApart() {
        rules.theTwoJacksonsStayApart().check(Code.ofTheHouse());
    }

    @Test
    void vendorsDoNotKnowEachOther() {
        rules.vendorsDoNotKnowEachOther().check(Code.ofTheHouse());
    }

    @Test
    void onlyItsWiringNamesAVendor() {
        rules.onlyItsWiringNamesAVendor().check(Code.ofTheHouse());
        rules.noNameIsAVendors().check(Code.ofTheHouse());
    }
}
