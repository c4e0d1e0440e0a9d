package dev.wavegate.integrations.pagerduty;

import java.time.Clock;

import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.staffing.ShiftRosters;
import dev.wavegate.integrations.http.Calls;
import dev.wavegate.integrations.http.ErrorReader;
import dev.wavegate.integrations.http.GuardedSystem;
import dev.wavegate.integrations.http.HttpStack;
import dev.wavegate.integrations.http.StatusTranslation;
import dev.wavegate.integrations.http.SystemCodes;

/** A connection to PagerDuty; nothing is sent before the first call. Thread-safe. */
public final class PagerDuty {
    static final String NAME = "PagerDuty";

    private static final SystemCodes CODES = new SystemCodes(
            FailureCode.ROSTER_INVALID,
            FailureCode.ROSTER_DENIED,
            FailureCode.ROSTER_MISSING,
            FailureCode.ROSTER_INVALID);

    private final PagerDutyApi api;
    private final Calls calls;
    private final ShiftRosters rosters;

    private PagerDuty(PagerDutyApi api, Calls calls, Clock clock) {
        this.api = api;
        this.calls = calls;
        this.rosters = new PagerDutyRosters(api, calls, new People(api, calls, clock), clock);
    }

    /** A connection that is timed by this clock. */
    public static PagerDuty connect(PagerDutySettings settings, Clock clock) {
        GuardedSystem system = new GuardedSystem(NAME, settings.http(), clock);
        PagerDutyApi api = HttpStack.retrofit(settings.api(), settings.http(), settings.authentication())
                .create(PagerDutyApi.class);
        return new PagerDuty(
                api, new Calls(system, new StatusTranslation(system, CODES, clock), ErrorReader.ofMessages()), clock);
    }

    /**
     * The port to shifts; the name within the source is a schedule's id, such as {@code PFW0001}, or {@code policy/id} of
     * an escalation policy, or {@code policy/id/level}.
     */
    public ShiftRosters rosters() {
        return rosters;
    }

    /** One cheap call that shows the system answers and accepts our identity. */
    public void selfTest() {
        calls.answer(api.probe());
    }
}
