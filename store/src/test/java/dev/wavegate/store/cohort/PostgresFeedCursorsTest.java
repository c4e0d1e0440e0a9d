package dev.wavegate.store.cohort;

import java.time.Clock;

import dev.wavegate.domain.fleet.FeedCursors;
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
