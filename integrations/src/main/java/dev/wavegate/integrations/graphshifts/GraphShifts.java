package dev.wavegate.integrations.graphshifts;

import java.time.Clock;
import java.time.Instant;

import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.staffing.ShiftRosters;
import dev.wavegate.integrations.http.Calls;
import dev.wavegate.integrations.http.ErrorReader;
import dev.wavegate.integrations.http.GuardedSystem;
import dev.wavegate.integrations.http.HttpSettings;
import dev.wavegate.integrations.http.HttpStack;
import dev.wavegate.integrations.http.OAuthClientCredentials;
import dev.wavegate.integrations.http.StatusTranslation;
import dev.wavegate.integrations.http.SystemCodes;

/** A connection to Shifts of Microsoft Teams; nothing is sent before the first call. Thread-safe. */
public final class GraphShifts {
    static final String NAME = "Microsoft Graph";

    private static final SystemCodes CODES = new SystemCodes(
            FailureCode.ROSTER_INVALID,
            FailureCode.ROSTER_DENIED,
            FailureCode.ROSTER_MISSING,
            FailureCode.ROSTER_INVALID);

    private final GraphApi api;
    private final Calls calls;
    private final ShiftRosters rosters;
    private final Runnable teamTest;

    private GraphShifts(GraphApi api, Calls calls, ShiftRosters rosters, Runnable teamTest) {
        this.api = api;
        this.calls = calls;
        this.rosters = rosters;
        this.teamTest = teamTest;
    }

    /** A connection that is timed by this clock. */
    public static GraphShifts connect(GraphShiftsSettings settings, Clock clock) {
        HttpSettings http = settings.http();
        OAuthClientCredentials credentials = new OAuthClientCredentials(
                settings.tokens(), settings.clientId(), settings.clientSecret(), settings.scope(), http, clock);
        GraphApi api = HttpStack.retrofit(settings.api(), http, credentials).create(GraphApi.class);
        Calls calls = calls(http, clock);
        HttpSettings ofATeam = http.withRequestsPerSecond(settings.teamRequestsPerSecond());
        TeamLists lists = new TeamLists(api, settings, () -> calls(ofATeam, clock));
        Runnable teamTest = () -> settings.testTeam().ifPresent(team -> {
            Instant now = clock.instant();
            lists.first(team, "shifts", GraphRosters.shiftsAround(new Interval(now, now)));
        });
        return new GraphShifts(api, calls, new GraphRosters(lists, new Directory(api, calls, clock), clock), teamTest);
    }

    private static Calls calls(HttpSettings http, Clock clock) {
        GuardedSystem system = new GuardedSystem(NAME, http, clock);
        return new Calls(system, new StatusTranslation(system, CODES, clock), ErrorReader.ofMessages());
    }

    /** The port to shifts; the name within the source is a team's id, or {@code team/group}. */
    public ShiftRosters rosters() {
        return rosters;
    }

    /** Two cheap calls that show the system answers and lets us read users and, if a team is set, its shifts. */
    public void selfTest() {
        calls.answer(api.probe());
        teamTest.run();
    }
}
