package dev.wavegate.simulators.servicenow;

import java.util.Arrays;
import java.util.Locale;

import dev.wavegate.simulators.wire.SimRefusal;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;
import dev.wavegate.simulators.wire.SimServer;

/**
 * Who may read the table of journal entries. Many instances keep it from everybody but managers, some by an empty list and
 * some by a refusal, while the journals of each record stay readable. Switched under {@code /_sim/journal-access}.
 */
final class JournalAccess {
    private static final String TABLE = "sys_journal_field";

    private volatile Mode mode = Mode.OPEN;

    /** What somebody who is no change manager reads. */
    enum Mode {
        /** Every entry. */
        OPEN,
        /** No entry, with status 200. */
        EMPTY,
        /** A refusal, with status 403. */
        DENIED
    }

    void addTo(SimServer.Builder server) {
        server.control("POST", "journal-access", this::change);
    }

    void reset() {
        mode = Mode.OPEN;
    }

    private SimResponse change(SimRequest request) {
        String wanted = request.json().path("mode").asText().toUpperCase(Locale.ROOT);
        mode = Arrays.stream(Mode.values())
                .filter(each -> each.name().equals(wanted))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("mode must be open, empty or denied, but is '" + wanted + "'"));
        return SimResponse.empty(204);
    }

    /** Whether the caller sees rows of the table; a refusal when the instance says so aloud. */
    boolean permits(String table, Caller caller) {
        if (!table.equals(TABLE) || mode == Mode.OPEN || caller.has("change_manager")) {
            return true;
        }
        if (mode == Mode.DENIED) {
            throw new SimRefusal("journal access is denied", ServiceNowErrors.injected(403));
        }
        return false;
    }
}
