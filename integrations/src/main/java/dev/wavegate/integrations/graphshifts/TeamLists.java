package dev.wavegate.integrations.graphshifts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.integrations.http.Calls;
import dev.wavegate.integrations.http.OwnHost;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * Reads the lists of teams' schedules page after page to the end. Graph counts the requests about each team, so each has
 * a pace, a pause and a circuit breaker of its own.
 */
final class TeamLists {
    // Far more than a team has in any horizon; an endless list ends here.
    private static final int MOST_PAGES = 500;
    private static final int MOST_TEAMS = 1_000;

    private final GraphApi api;
    private final OwnHost host;
    private final Optional<String> actsAs;
    private final Supplier<Calls> newTeam;
    private final Map<String, Calls> teams = new ConcurrentHashMap<>();

    TeamLists(GraphApi api, GraphShiftsSettings settings, Supplier<Calls> newTeam) {
        this.api = api;
        this.host = new OwnHost(settings.api());
        this.actsAs = settings.actsAs();
        this.newTeam = newTeam;
    }

    Listing all(String team, String list) {
        return filtered(team, list, null);
    }

    Listing filtered(String team, String list, @Nullable String filter) {
        Calls calls = callsAbout(team);
        List<JsonNode> resources = new ArrayList<>();
        Set<HttpUrl> followed = new HashSet<>();
        Call<ResourcePage> call = api.list(team, list, filter, actsAs.orElse(null));
        for (int pages = 1; pages <= MOST_PAGES; pages++) {
            ResourcePage page = calls.execute(call);
            resources.addAll(resourcesOf(page));
            String link = page.nextLink();
            if (link == null) {
                return new Listing(resources, true);
            }
            Optional<HttpUrl> next = host.followed(call.request().url(), link).filter(followed::add);
            if (next.isEmpty()) {
                return new Listing(resources, false);
            }
            call = api.next(next.get(), actsAs.orElse(null));
        }
        return new Listing(resources, false);
    }

    /** The first page only, which shows whether the team may be read. */
    void first(String team, String list, String filter) {
        callsAbout(team).execute(api.list(team, list, filter, actsAs.orElse(null)));
    }

    private static List<JsonNode> resourcesOf(ResourcePage page) {
        List<JsonNode> value = page.value();
        if (value == null) {
            throw Failure.of(FailureCode.SYSTEM_UNAVAILABLE, GraphShifts.NAME + " sent a page without its list");
        }
        return value;
    }

    private Calls callsAbout(String team) {
        if (teams.size() >= MOST_TEAMS) {
            teams.clear();
        }
        return teams.computeIfAbsent(team, unseen -> newTeam.get());
    }
}
