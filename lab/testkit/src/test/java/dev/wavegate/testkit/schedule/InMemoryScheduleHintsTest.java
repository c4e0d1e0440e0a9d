package dev.wavegate.testkit.schedule;

import dev.wavegate.domain.schedule.ScheduleHints;
import dev.wavegate.domain.schedule.ScheduleRef;

class InMemoryScheduleHintsTest extends ScheduleHintsContract {
    private final InMemoryScheduleHints hints = new InMemoryScheduleHints();

    @Override
    protected ScheduleHints hints() {
        return hints;
    }

    @Override
    protected ScheduleRef ref(String name) {
        return new ScheduleRef("memory", name);
    }

    @Override
    protected void change(String name) {
        hints.change(ref(name));
    }
}
