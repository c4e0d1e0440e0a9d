package dev.wavegate.testkit.cohort;

import dev.wavegate.domain.fleet.FeedCursors;

class InMemoryFeedCursorsTest extends FeedCursorsContract {
    private final FeedCursors cursors = new InMemoryFeedCursors();

    @Override
    protected FeedCursors cursors() {
        return cursors;
    }
}
