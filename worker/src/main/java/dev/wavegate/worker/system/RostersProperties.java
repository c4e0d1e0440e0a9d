package dev.wavegate.worker.system;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import dev.wavegate.bootstrap.SettingRefused;
import dev.wavegate.domain.text.Secret;
import dev.wavegate.integrations.genericroster.GenericRosterSettings;
import dev.wavegate.integrations.genericroster.RosterRefused;
import dev.wavegate.integrations.http.HttpSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Shift systems that are read as a dialect describes them, each a source of schedule references under its name.
 *
 * @param rosters by the name that plans use
 */
@ConfigurationProperties("wavegate")
public record RostersProperties(@DefaultValue Map<String, Roster> rosters) {
    private static final Pattern SOURCE = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    /** Systems that have settings of their own, whether they are used or not. */
    private static final Set<String> TAKEN = Set.of("google", "pagerduty", "graph", "ics");

    private static final int MOST_A_SECOND = 100;

    public RostersProperties {
        rosters = Map.copyOf(rosters);
    }

    GenericRosterSettings settings(String name) {
        Roster roster = Optional.ofNullable(rosters.get(name)).orElseThrow();
        String key = key(name);
        Path dialect = roster.dialect();
        if (dialect == null) {
            throw new SettingRefused(key + ".dialect", "must be the dialect file of the roster system");
        }
        if (TAKEN.contains(name) || !SOURCE.matcher(name).matches()) {
            throw new SettingRefused(
                    key + ".dialect",
                    "must be under a name of a-z, 0-9 and - that starts with a letter and is none of "
                            + String.join(", ", new TreeSet<>(TAKEN)));
        }
        if (roster.requestsPerSecond() < 1 || roster.requestsPerSecond() > MOST_A_SECOND) {
            throw new SettingRefused(key + ".requests-per-second", "must be between 1 and " + MOST_A_SECOND);
        }
        try {
            return new GenericRosterSettings(
                    name,
                    dialect,
                    Optional.ofNullable(roster.url()),
                    Optional.ofNullable(roster.folder()),
                    roster.secrets(),
                    roster.names(),
                    roster.people(),
                    HttpSettings.defaults().withRequestsPerSecond(roster.requestsPerSecond()));
        } catch (IllegalArgumentException noRoot) {
            throw new SettingRefused(key + ".url", "must be an http or https address without user", noRoot);
        }
    }

    /** The same refusal in the words of settings. */
    static SettingRefused translated(String name, RosterRefused refused) {
        return new SettingRefused(key(name) + "." + refused.setting(), refused.rule(), refused);
    }

    private static String key(String name) {
        return "wavegate.rosters." + name;
    }

    /**
     * One shift system.
     *
     * @param dialect the file that describes how the system speaks; required
     * @param url the system, when the dialect asks over HTTP
     * @param folder where the system leaves files, when the dialect reads files
     * @param secrets what the dialect calls {@code {secret:<name>}}
     * @param names what the system calls the rosters that plans name; when there are any, there are no others
     * @param people e-mail addresses of those whom the system knows under identities of its own
     * @param requestsPerSecond at most so many calls a second from this process
     */
    public record Roster(
            @Nullable Path dialect,
            @Nullable URI url,
            @Nullable Path folder,
            @DefaultValue Map<String, Secret> secrets,
            @DefaultValue Map<String, String> names,
            @DefaultValue Map<String, String> people,
            @DefaultValue("2") int requestsPerSecond) {
        public Roster {
            secrets = Map.copyOf(secrets);
            names = Map.copyOf(names);
            people = Map.copyOf(people);
        }
    }
}
