package dev.wavegate.store.device;

import java.time.Clock;

import dev.wavegate.domain.device.FeedCursors;
import dev.wavegate.store.FreshDatabase;
import dev.wavegate.store.PostgresStore;
import dev.wavegate.testkit.cohort.FeedCursorsContract;

class PostgresFeedCursorsTest extends FeedCursorsContract {
    private final FeedCursors adapter = new PostgresStore(FreshDatabase.create(), Clock.systemUTC()).feedCursors();

    @Override
    protected FeedCursors cursors() {
        return adapter;
    }
}
