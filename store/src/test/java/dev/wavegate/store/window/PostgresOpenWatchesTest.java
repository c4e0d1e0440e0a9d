package dev.wavegate.store.window;

import java.time.Clock;

import dev.wavegate.domain.schedule.OpenWatches;
import dev.wavegate.store.FreshDatabase;
import dev.wavegate.store.PostgresStore;
import dev.wavegate.testkit.schedule.OpenWatchesContract;

class PostgresOpenWatchesTest extends OpenWatchesContract {
    private final OpenWatches adapter = new PostgresStore(FreshDatabase.create(), Clock.systemUTC()).openWatches();

    @Override
    protected OpenWatches watches() {
        return adapter;
    }
}
