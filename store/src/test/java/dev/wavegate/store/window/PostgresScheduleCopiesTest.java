package dev.wavegate.store.window;

import java.time.Clock;

import dev.wavegate.domain.window.ScheduleCopies;
import dev.wavegate.store.FreshDatabase;
import dev.wavegate.store.PostgresStore;
import dev.wavegate.testkit.rollout.ScheduleCopiesContract;

class PostgresScheduleCopiesTest extends ScheduleCopiesContract {
    private final ScheduleCopies adapter =
            new PostgresStore(FreshDatabase.create(), Clock.systemUTC()).scheduleCopies();

    @Override
    protected ScheduleCopies copies() {
        return adapter;
    }
}
