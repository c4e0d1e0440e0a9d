package dev.wavegate.simulators.servicenow;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import dev.wavegate.simulators.servicenow.RecordWriter.BeforeRule;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;
import dev.wavegate.simulators.wire.SimServer;

/**
 * What an instance makes of planned dates that somebody other than a change manager moves once the change is approved. The
 * platform itself lets them move; what stricter instances do can be switched on under {@code /_sim/planned-dates}.
 */
final class PlannedDateRule implements BeforeRule {
    private static final List<String> DATES = List.of("start_date", "end_date");
    private static final String RULE = "Restrict planned dates after approval";
    private static final String RULE_ID = "5b1e0d7cc0a8010a00e1f5d6d7a2e9b7";

    private volatile Mode mode = Mode.FREE;

    /** What happens to the dates. */
    enum Mode {
        /** They move. */
        FREE,
        /** A business rule aborts the write. */
        REFUSED,
        /** The fields are dropped silently, the answer is 200. */
        IGNORED,
        /** They move, and the approval is taken back. */
        REVOKING
    }

    void addTo(SimServer.Builder server) {
        server.control("POST", "planned-dates", this::change);
    }

    void reset() {
        mode = Mode.FREE;
    }

    private SimResponse change(SimRequest request) {
        String wanted = request.json().path("mode").asText().toUpperCase(Locale.ROOT);
        mode = Arrays.stream(Mode.values())
                .filter(each -> each.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "mode must be free, refused, ignored or revoking, but is '" + wanted + "'"));
        return SimResponse.empty(204);
    }

    @Override
    public void check(Draft draft) {
        boolean approved = !draft.isInsert() && draft.before().is("approval", "approved");
        if (!approved || draft.caller().has("change_manager") || DATES.stream().noneMatch(draft::changes)) {
            return;
        }
        switch (mode) {
            case FREE -> {}
            case REFUSED -> throw WriteRefused.byRule("change_request", RULE, RULE_ID);
            case IGNORED -> DATES.forEach(draft::revert);
            case REVOKING -> draft.after().put("approval", "not requested");
        }
    }
}
