package dev.wavegate.testkit.cohort;

import dev.wavegate.domain.fleet.FeedCursors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What every keeper of cursors must do; a subclass says which. */
public abstract class FeedCursorsContract {
    /** The cursors under test, the same and at first none during one test. */
    protected abstract FeedCursors cursors();

    @Test
    void knowsNoCursorBeforeOneIsKept() {
        assertThat(cursors().find("servicenow")).isEmpty();
    }

    @Test
    void keepsTheLastCursorOfEachFeed() {
        cursors().keep("servicenow", "2026-03-29 01:00:00");
        cursors().keep("fleet/sim/thermostat-4-2-1", "17");
        cursors().keep("servicenow", "2026-03-29 01:00:30");

        assertThat(cursors().find("servicenow")).contains("2026-03-29 01:00:30");
        assertThat(cursors().find("fleet/sim/thermostat-4-2-1")).contains("17");
    }

    @Test
    void keepsAnEmptyCursorAsOne() {
        cursors().keep("servicenow", "");

        assertThat(cursors().find("servicenow")).contains("");
    }
}
