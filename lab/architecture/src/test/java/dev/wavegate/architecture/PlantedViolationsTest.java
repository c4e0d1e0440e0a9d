package dev.wavegate.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A rule that nothing can break protects nothing: each of these finds what was planted for it. */
final class PlantedViolationsTest {
    private static final String PLANTED = "dev.wavegate.architecture.planted";
    private static final JavaClasses CLASSES = Code.in(PLANTED);

    private final ModuleRules modules = new ModuleRules(PLANTED);
    private final WorkflowRules rules = new WorkflowRules(PLANTED);
    private final HabitRules habits = new HabitRules(PLANTED);

    @Test
    void findsAnArrowInTheWrongDirection() {
        assertThat(violations(modules.knowsOnlyWhatTheArrowsAllow("domain"))).contains("HastyRule", "ShippingManager");
        assertThat(violations(modules.domainDependsOnTheJdkAlone())).contains("HastyRule", "ShippingManager");
    }

    @Test
    void findsARuleThatLooksAtTheClock() {
        assertThat(violations(rules.rulesDecideByTheirArgumentsAlone())).contains("HastyRule", "java.time.Instant.now");
    }

    @Test
    void findsAWorkflowThatIsDifferentInItsReplay() {
        assertThat(violations(rules.workflowsAreTheSameInEveryReplay())).contains("MoodyWorkflow", "UUID.randomUUID");
    }

    @Test
    void findsAWorkflowThatReachesOutByItself() {
        assertThat(violations(rules.workflowsReachOutThroughActivitiesOnly()))
                .contains("MoodyWorkflow", "Files.readString");
    }

    @Test
    void findsVendorsThatKnowEachOther() {
        assertThat(violations(modules.vendorsDoNotKnowEachOther())).contains("FirstTickets", "SecondTickets");
        assertThat(violations(modules.featuresOfAModuleHaveNoCycles("integrations")))
                .contains("Cycle detected");
        assertThat(violations(modules.onlyItsWiringNamesAVendor()))
                .contains("SecondTickets", " names ", "FirstTickets");
    }

    @Test
    void findsBadHabits() {
        assertThat(violations(habits.namesSayTheRole())).contains("ShippingManager");
        assertThat(violations(habits.packagesAreNullMarked())).contains("ShippingManager");
        assertThat(violations(habits.nothingHasSetters())).contains("ShippingManager.setDays(int)");
    }

    @Test
    void doesNotBlameTheInnocent() {
        assertThat(violations(habits.packagesAreNullMarked())).doesNotContain("HastyRule");
        assertThat(violations(habits.namesSayTheRole())).doesNotContain("MoodyWorkflow");
    }

    private static String violations(ArchRule rule) {
        return String.join("\n", rule.evaluate(CLASSES).getFailureReport().getDetails());
    }
}
