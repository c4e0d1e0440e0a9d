package dev.wavegate.testkit.cohort;

import dev.wavegate.domain.device.FeedCursors;

class InMemoryFeedCursorsTest extends FeedCursorsContract {
    private final FeedCursors cursors = new InMemoryFeedCursors();

    @Override
    protected FeedCursors cursors() {
        return cursors;
    }
}
