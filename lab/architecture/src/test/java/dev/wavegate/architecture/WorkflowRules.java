package dev.wavegate.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import io.temporal.workflow.WorkflowInterface;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyHaveDependentClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

/**
 * What stories and the rules they are made of may do.
 *
 * @param root the package under which the modules lie
 */
record WorkflowRules(String root) {
    ArchRule workflowsAreTheSameInEveryReplay() {
        return classes()
                .that()
                .resideInAPackage(root + ".workflows..")
                .should(never(accessTargetWhere(Surprises.unrepeatable())))
                .because("a replay must make every decision again exactly as it was made"
                        + " (time is WorkflowClock's, waiting is Workflow's)");
    }

    ArchRule workflowsReachOutThroughActivitiesOnly() {
        return classes()
                .that()
                .resideInAPackage(root + ".workflows..")
                .and()
                .doNotHaveSimpleName("GzipCodec")
                .should(never(accessTargetWhere(Surprises.outside())))
                .because(
                        "what a workflow does to the world must be recorded, retried and replayed (Workflow.getLogger"
                                + " keeps quiet in replays); the codec of payloads works on bytes in memory, outside of any workflow");
    }

    ArchRule rulesDecideByTheirArgumentsAlone() {
        return classes()
                .that()
                .resideInAPackage(root + ".domain..")
                .should(never(accessTargetWhere(Surprises.unrepeatable())))
                .andShould(never(accessTargetWhere(Surprises.outside())))
                .because("the same rules serve stories, previews and tests, so they may depend on nothing but their"
                        + " arguments");
    }

    ArchRule textsAreReadByTheirArgumentsAlone() {
        return classes()
                .that()
                .resideInAnyPackage(root + ".icalendar..", root + ".plan..")
                .should(never(accessTargetWhere(Surprises.unrepeatable())))
                .because("the same text must mean the same in the API, in the worker and on a laptop elsewhere");
    }

    ArchRule workflowsAreNamedByTheWorkerOnly() {
        return classes()
                .that(areStories())
                .should(onlyHaveDependentClassesThat(
                        resideInAPackage(root + ".worker..").or(areStories())))
                .because("Temporal forces story classes to be public, and everybody else talks to their contract");
    }

    private static DescribedPredicate<JavaClass> areStories() {
        return DescribedPredicate.describe(
                "are stories",
                candidate -> !candidate.isInterface()
                        && candidate.getAllRawInterfaces().stream()
                                .anyMatch(each -> each.isAnnotatedWith(WorkflowInterface.class)));
    }
}
