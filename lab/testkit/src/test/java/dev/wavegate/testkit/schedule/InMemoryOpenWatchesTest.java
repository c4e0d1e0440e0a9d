package dev.wavegate.testkit.schedule;

import dev.wavegate.domain.schedule.OpenWatches;

class InMemoryOpenWatchesTest extends OpenWatchesContract {
    private final OpenWatches watches = new InMemoryOpenWatches();

    @Override
    protected OpenWatches watches() {
        return watches;
    }
}
