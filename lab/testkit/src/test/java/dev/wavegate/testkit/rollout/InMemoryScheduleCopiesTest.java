package dev.wavegate.testkit.rollout;

import dev.wavegate.domain.window.ScheduleCopies;

class InMemoryScheduleCopiesTest extends ScheduleCopiesContract {
    private final ScheduleCopies copies = new InMemoryScheduleCopies();

    @Override
    protected ScheduleCopies copies() {
        return copies;
    }
}
