package dev.wavegate.architecture;

import org.junit.jupiter.api.Test;

final class WorkflowRulesTest {
    private final WorkflowRules rules = new WorkflowRules(Code.ROOT);

    @Test
    void workflowsAreTheSameInEveryReplay() {
        rules.workflowsAreTheSameInEveryReplay().check(Code.ofTheHouse());
    }

    @Test
    void workflowsReachOutThroughActivitiesOnly() {
        rules.workflowsReachOutThroughActivitiesOnly().check(Code.ofTheHouse());
    }

    @Test
    void rulesDecideByTheirArgumentsAlone() {
        rules.rulesDecideByTheirArgumentsAlone().check(Code.ofTheHouse());
    }

    @Test
    void textsAreReadByTheirArgumentsAlone() {
        rules.textsAreReadByTheirArgumentsAlone().check(Code.ofTheHouse());
    }

    @Test
    void workflowsAreNamedByTheWorkerOnly() {
        rules.workflowsAreNamedByTheWorkerOnly().check(Code.ofTheHouse());
    }
}
