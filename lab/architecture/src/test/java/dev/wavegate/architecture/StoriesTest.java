package dev.wavegate.architecture;

import org.junit.jupiter.api.Test;

final class StoriesTest {
    private final WorkflowRules rules = new WorkflowRules(Code.ROOT);

    @Test
    void storiesAreTheSameInEveryReplay() {
        rules.storiesAreTheSameInEveryReplay().check(Code.ofTheHouse());
    }

    @Test
    void storiesReachOutThroughActivitiesOnly() {
        rules.storiesReachOutThroughActivitiesOnly().check(Code.ofTheHouse());
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
    void storiesAreNamedByTheWorkerOnly() {
        rules.storiesAreNamedByTheWorkerOnly().check(Code.ofTheHouse());
    }
}
