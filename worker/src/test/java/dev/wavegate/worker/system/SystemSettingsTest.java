package dev.wavegate.worker.system;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.wavegate.bootstrap.SettingRefused;
import dev.wavegate.domain.text.Secret;
import dev.wavegate.icalendar.SkippedTimes;
import dev.wavegate.integrations.genericroster.GenericRosterSettings;
import dev.wavegate.integrations.googlecalendar.GoogleCalendarSettings;
import dev.wavegate.integrations.googlecalendar.Notices;
import dev.wavegate.integrations.graphshifts.GraphShiftsSettings;
import dev.wavegate.integrations.ics.IcsFeedSettings;
import dev.wavegate.integrations.ics.IcsPlace;
import dev.wavegate.integrations.ics.ShiftPeople;
import dev.wavegate.integrations.pagerduty.PagerDutySettings;
import dev.wavegate.integrations.servicenow.ServiceNowSettings;
import dev.wavegate.integrations.servicenow.ServiceNowSettings.Credentials;
import dev.wavegate.worker.Bound;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.ConfigTreePropertySource;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SystemSettingsTest {
    @Nested
    class OfTheTicketSystem {
        private static final List<TicketSystem> ONE = List.of(system("servicenow"));
        private static final List<TicketSystem> TWO = List.of(system("servicenow"), system("jira"));

        @Test
        void theOnlyOneNeedsNoName() {
            assertThat(changes(Map.of()).chosenFrom(ONE).name()).isEqualTo("servicenow");
            assertThat(changes(Map.of()).timeZone()).isEqualTo(ZoneId.of("UTC"));
        }

        @Test
        void oneOfSeveralIsChosenByItsName() {
            ChangesProperties settings =
                    changes(Map.of("wavegate.changes.system", "jira", "wavegate.changes.time-zone", "Europe/Berlin"));

            assertThat(settings.chosenFrom(TWO).name()).isEqualTo("jira");
            assertThat(settings.timeZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        }

        @Test
        void anUnknownOrMissingNameIsRefusedWithThoseThatAreKnown() {
            assertThatThrownBy(() ->
                            changes(Map.of("wavegate.changes.system", "remedy")).chosenFrom(ONE))
                    .isInstanceOf(SettingRefused.class)
                    .hasMessage("wavegate.changes.system must be one of servicenow");
            assertThatThrownBy(() -> changes(Map.of()).chosenFrom(TWO))
                    .isInstanceOf(SettingRefused.class)
                    .hasMessage("wavegate.changes.system must be one of jira, servicenow");
        }

        private static ChangesProperties changes(Map<String, String> keys) {
            return Bound.to(ChangesProperties.class, "wavegate.changes", keys);
        }

        private static TicketSystem system(String name) {
            return new TicketSystem(name, () -> {
                throw new IllegalStateException("a system that is not connected must not be asked for its ports");
            });
        }
    }

    @Nested
    class OfServiceNow {
        @Test
        void aUserWithAPasswordIsEnough() {
            ServiceNowProperties settings = serviceNow(Map.of("username", "bot", "password", "s3cret"));

            ServiceNowSettings used = settings.settings();

            assertThat(used.instance()).isEqualTo(URI.create("https://acme.example"));
            assertThat(used.credentials()).isInstanceOfSatisfying(Credentials.Basic.class, basic -> {
                assertThat(basic.user()).isEqualTo("bot");
                assertThat(basic.password().value()).isEqualTo("s3cret");
            });
            assertThat(used.http().requestsPerSecond()).isEqualTo(10);
            assertThat(used.changeModel()).isEmpty();
        }

        @Test
        void everyOtherKeyCanBeSet() {
            ServiceNowProperties settings = serviceNow(Map.of(
                    "client-id", "wavegate",
                    "client-secret", "s3cret",
                    "change-model", "Patching",
                    "requests-per-second", "3"));

            ServiceNowSettings used = settings.settings();

            assertThat(used.credentials()).isInstanceOfSatisfying(Credentials.ClientCredentials.class, client -> {
                assertThat(client.clientId()).isEqualTo("wavegate");
                assertThat(client.clientSecret().value()).isEqualTo("s3cret");
            });
            assertThat(used.changeModel()).contains("Patching");
            assertThat(used.http().requestsPerSecond()).isEqualTo(3);
        }

        @Test
        void whatIsMissingOrContradictsIsNamed() {
            assertThatThrownBy(() -> serviceNow(Map.of()).settings()).satisfies(goldenMessage("servicenow.username"));
            assertThatThrownBy(() -> serviceNow(Map.of("username", "bot")).settings())
                    .satisfies(goldenMessage("servicenow.password"));
            assertThatThrownBy(() -> serviceNow(Map.of("username", "bot", "password", "x", "client-id", "y"))
                            .settings())
                    .satisfies(goldenMessage("servicenow.both-credentials"));
            assertThatThrownBy(() -> Bound.to(ServiceNowProperties.class, "wavegate.servicenow", Map.of())
                            .settings())
                    .satisfies(goldenMessage("servicenow.url"));
        }

        @Test
        void noSecretIsEverPrinted() {
            ServiceNowProperties settings = serviceNow(Map.of("username", "bot", "password", "s3cret"));

            assertThat(settings + " " + settings.settings()).doesNotContain("s3cret");
        }

        private static ServiceNowProperties serviceNow(Map<String, String> keys) {
            Map<String, String> settings = new HashMap<>(Map.of("wavegate.servicenow.url", "https://acme.example"));
            keys.forEach((key, value) -> settings.put("wavegate.servicenow." + key, value));
            return Bound.to(ServiceNowProperties.class, "wavegate.servicenow", settings);
        }
    }

    @Nested
    class OfSchedules {
        @Test
        void nothingIsConnectedUnlessItIsNamed() {
            assertThat(Bound.to(GoogleProperties.class, "wavegate.google", Map.of())
                            .settings(null))
                    .isEmpty();
            assertThat(Bound.to(PagerDutyProperties.class, "wavegate.pagerduty", Map.of())
                            .settings())
                    .isEmpty();
            assertThat(Bound.to(IcsProperties.class, "wavegate", Map.of()).settings())
                    .isEmpty();
        }

        @Test
        void aKeyFileMeansGooglesOwnAddress() {
            GoogleProperties settings = Bound.to(
                    GoogleProperties.class, "wavegate.google", Map.of("wavegate.google.key-file", "/etc/key.json"));

            assertThat(settings.settings(null)).get().satisfies(used -> {
                assertThat(used.root()).isEqualTo(GoogleCalendarSettings.PUBLIC_ROOT);
                assertThat(used.push()).isEmpty();
                assertThat(used.keyFile()).contains(Path.of("/etc/key.json"));
                assertThat(used.actAs()).isEmpty();
                assertThat(used.unansweredCount()).isFalse();
                assertThat(used.notices()).isEqualTo(Notices.NONE);
            });
        }

        @Test
        void googleMayActForAUserAndWriteToGuests() {
            GoogleProperties settings = Bound.to(
                    GoogleProperties.class,
                    "wavegate.google",
                    Map.of(
                            "wavegate.google.url", "http://127.0.0.1:1",
                            "wavegate.google.act-as", "ops@example.org",
                            "wavegate.google.unanswered-count", "true",
                            "wavegate.google.notices", "external"));

            assertThat(settings.settings(null)).get().satisfies(used -> {
                assertThat(used.root()).isEqualTo(URI.create("http://127.0.0.1:1"));
                assertThat(used.keyFile()).isEmpty();
                assertThat(used.actAs()).contains("ops@example.org");
                assertThat(used.unansweredCount()).isTrue();
                assertThat(used.notices()).isEqualTo(Notices.EXTERNAL);
            });
        }

        @Test
        void googleMayCallUsWithTheSecretOfOurHooks() {
            URI hook = URI.create("https://wavegate.example.org/api/v1/hooks/google-calendar");
            GoogleProperties settings = calledAt(hook.toString());

            assertThat(settings.settings(new Secret("knock-knock")))
                    .get()
                    .satisfies(used -> assertThat(used.push()).get().satisfies(target -> {
                        assertThat(target.address()).isEqualTo(hook);
                        assertThat(target.token().value()).isEqualTo("knock-knock");
                    }));
        }

        @Test
        void googleMayNotCallUsWithoutASecretNorAtNoAddress() {
            assertThatThrownBy(() -> calledAt("https://wavegate.example.org/").settings(null))
                    .isInstanceOf(SettingRefused.class)
                    .satisfies(goldenMessage("google.push-without-secret"));
            assertThatThrownBy(() -> calledAt("wavegate.example.org").settings(new Secret("knock")))
                    .isInstanceOf(SettingRefused.class)
                    .satisfies(goldenMessage("google.push-address"));
            assertThatThrownBy(() -> calledAt("http://wavegate.example.org/").settings(new Secret("knock")))
                    .isInstanceOf(SettingRefused.class)
                    .satisfies(goldenMessage("google.push-not-https"));
        }

        private static GoogleProperties calledAt(String address) {
            return Bound.to(
                    GoogleProperties.class,
                    "wavegate.google",
                    Map.of("wavegate.google.url", "http://127.0.0.1:1", "wavegate.google.push-address", address));
        }

        @Test
        void aTokenMeansPagerDutysOwnAddressUnlessAnotherIsGiven() {
            Map<String, String> token = Map.of("wavegate.pagerduty.token", "k3y");
            Map<String, String> elsewhere =
                    Map.of("wavegate.pagerduty.token", "k3y", "wavegate.pagerduty.url", "http://127.0.0.1:1");

            assertThat(pagerDuty(token).api()).isEqualTo(PagerDutySettings.PUBLIC_API);
            assertThat(pagerDuty(elsewhere).api()).isEqualTo(URI.create("http://127.0.0.1:1"));
        }

        @Test
        void anOAuthTokenOfPagerDutyTakesThePlaceOfTheKey() {
            PagerDutySettings used = pagerDuty(Map.of("wavegate.pagerduty.oauth-token", "t0ken"));

            assertThat(used.kind()).isEqualTo(PagerDutySettings.TokenKind.OAUTH);
            assertThat(used.token().value()).isEqualTo("t0ken");
            assertThat(used.toString()).doesNotContain("t0ken");
            assertThat(pagerDuty(Map.of("wavegate.pagerduty.token", "k3y")).kind())
                    .isEqualTo(PagerDutySettings.TokenKind.API_KEY);
            assertThatThrownBy(() -> pagerDuty(
                            Map.of("wavegate.pagerduty.oauth-token", "t0ken", "wavegate.pagerduty.token", "k3y")))
                    .satisfies(goldenMessage("pagerduty.both-tokens"));
        }

        private static PagerDutySettings pagerDuty(Map<String, String> settings) {
            return Bound.to(PagerDutyProperties.class, "wavegate.pagerduty", settings)
                    .settings()
                    .orElseThrow();
        }
    }

    @Nested
    class OfMicrosoftGraph {
        private static final Map<String, String> APP = Map.of(
                "tenant", "contoso.example",
                "client-id", "app",
                "client-secret", "s3cret");

        @Test
        void nothingIsConnectedUnlessItIsNamed() {
            assertThat(graph(Map.of()).settings()).isEmpty();
        }

        @Test
        void anAppOfATenantIsEnough() {
            assertThat(graph(APP).settings()).get().satisfies(used -> {
                assertThat(used.api()).isEqualTo(GraphShiftsSettings.PUBLIC_API);
                assertThat(used.tokens()).isEqualTo(GraphShiftsSettings.tokenEndpoint("contoso.example"));
                assertThat(used.clientId()).isEqualTo("app");
                assertThat(used.clientSecret().value()).isEqualTo("s3cret");
                assertThat(used.actsAs()).isEmpty();
                assertThat(used.teamRequestsPerSecond()).isEqualTo(4);
            });
        }

        @Test
        void everyOtherKeyCanBeSet() {
            GraphProperties settings = graph(Map.of(
                    "tenant", "contoso.example",
                    "client-id", "app",
                    "client-secret", "s3cret",
                    "acts-as", "0d9c1f9e-0000-4000-8000-000000000001",
                    "test-team", "0d9c1f9e-0000-4000-8000-000000000002",
                    "url", "http://127.0.0.1:1/v1.0",
                    "token-url", "http://127.0.0.1:2/token"));

            assertThat(settings.settings()).get().satisfies(used -> {
                assertThat(used.api()).isEqualTo(URI.create("http://127.0.0.1:1/v1.0"));
                assertThat(used.tokens()).isEqualTo(URI.create("http://127.0.0.1:2/token"));
                assertThat(used.clientSecret().value()).isEqualTo("s3cret");
                assertThat(used.actsAs()).contains("0d9c1f9e-0000-4000-8000-000000000001");
                assertThat(used.testTeam()).contains("0d9c1f9e-0000-4000-8000-000000000002");
            });
        }

        @Test
        void whatIsMissingOrWrongIsNamed() {
            assertThatThrownBy(() -> graph(Map.of("tenant", "x")).settings())
                    .satisfies(goldenMessage("graph.client-id"));
            assertThatThrownBy(() -> graph(Map.of("client-id", "app")).settings())
                    .satisfies(goldenMessage("graph.tenant-required"));
            assertThatThrownBy(() ->
                            graph(Map.of("client-id", "app", "tenant", "x")).settings())
                    .satisfies(goldenMessage("graph.client-secret"));
            assertThatThrownBy(() -> graph(with(APP, "tenant", "con/toso")).settings())
                    .satisfies(goldenMessage("graph.tenant"));
            assertThatThrownBy(() -> graph(with(APP, "acts-as", "ada")).settings())
                    .satisfies(goldenMessage("graph.acts-as"));
            assertThatThrownBy(() -> graph(with(APP, "test-team", "a/b")).settings())
                    .satisfies(goldenMessage("graph.test-team"));
        }

        @Test
        void noSecretIsEverPrinted() {
            assertThat(graph(APP) + " " + graph(APP).settings()).doesNotContain("s3cret");
        }

        private static GraphProperties graph(Map<String, String> keys) {
            Map<String, String> settings = new HashMap<>();
            keys.forEach((key, value) -> settings.put("wavegate.graph." + key, value));
            return Bound.to(GraphProperties.class, "wavegate.graph", settings);
        }
    }

    @Nested
    class OfIcsCalendars {
        private static final String ADDRESS = "https://calendars.example/private-s3cret/freeze.ics";

        @Test
        void anAddressAndAZoneAreEnough() {
            assertThat(ics(Map.of("url", ADDRESS, "zone", "Europe/Berlin")))
                    .isEqualTo(IcsFeedSettings.of(new IcsPlace.Web(new Secret(ADDRESS)), ZoneId.of("Europe/Berlin")));
        }

        @Test
        void everyOtherKeyCanBeSet() {
            IcsFeedSettings used = ics(Map.of(
                    "file", "/data/shifts.ics",
                    "zone", "Asia/Tokyo",
                    "skipped-times", "omit",
                    "max-age", "2h",
                    "may-be-empty", "true",
                    "people", "organizer",
                    "title-pattern", "- (.+) -",
                    "unanswered-count", "true"));

            assertThat(used.place()).isEqualTo(new IcsPlace.InFile(Path.of("/data/shifts.ics")));
            assertThat(used.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
            assertThat(used.skippedTimes()).isEqualTo(SkippedTimes.OMIT);
            assertThat(used.maxAge()).contains(Duration.ofHours(2));
            assertThat(used.mayBeEmpty()).isTrue();
            assertThat(used.people().source()).isEqualTo(ShiftPeople.Source.ORGANIZER);
            assertThat(used.people().titlePattern()).get().hasToString("- (.+) -");
            assertThat(used.people().unansweredCount()).isTrue();
        }

        @Test
        void theAddressIsNeverPrinted() {
            IcsProperties settings = properties(Map.of("url", ADDRESS, "zone", "UTC"));

            assertThat(settings + " " + settings.settings()).doesNotContain("s3cret");
        }

        @Test
        void whatIsMissingOrContradictsIsNamed() {
            assertThatThrownBy(() -> ics(Map.of("url", ADDRESS))).satisfies(goldenMessage("ics.zone"));
            assertThatThrownBy(() -> ics(Map.of("zone", "UTC"))).satisfies(goldenMessage("ics.no-source"));
            assertThatThrownBy(() -> ics(Map.of("url", ADDRESS, "file", "/data/freeze.ics", "zone", "UTC")))
                    .satisfies(goldenMessage("ics.two-sources"));
            assertThatThrownBy(() -> ics(Map.of("url", "ftp://x/s3cret", "zone", "UTC")))
                    .satisfies(goldenMessage("ics.url"));
            assertThatThrownBy(() -> ics(Map.of("url", ADDRESS, "zone", "UTC", "max-age", "0s")))
                    .satisfies(goldenMessage("ics.max-age"));
            assertThatThrownBy(() -> ics(Map.of("url", ADDRESS, "zone", "UTC", "title-pattern", "(")))
                    .satisfies(goldenMessage("ics.title-pattern"));
        }

        private static IcsFeedSettings ics(Map<String, String> keys) {
            return properties(keys).settings().orElseThrow().feeds().get("freeze");
        }

        private static IcsProperties properties(Map<String, String> keys) {
            Map<String, String> settings = new HashMap<>();
            keys.forEach((key, value) -> settings.put("wavegate.ics.freeze." + key, value));
            return Bound.to(IcsProperties.class, "wavegate", settings);
        }
    }

    @Nested
    class OfDescribedShiftSystems {
        private static final String DIALECT = "../examples/rosters/shyft-like.yaml";
        private static final Map<String, String> SHYFT = Map.of(
                "shyft.dialect", DIALECT,
                "shyft.url", "http://127.0.0.1:1",
                "shyft.secrets.api-key", "s3cret",
                "shyft.secrets.api-uuid", "u");

        @Test
        void noneIsConnectedUnlessItIsNamed() {
            assertThat(rosters(Map.of()).rosters()).isEmpty();
        }

        @Test
        void aDialectAnAddressAndItsSecretsAreEnough() {
            GenericRosterSettings used = rosters(SHYFT).settings("shyft");

            assertThat(used.source()).isEqualTo("shyft");
            assertThat(used.dialect()).isEqualTo(Path.of(DIALECT));
            assertThat(used.root()).contains(URI.create("http://127.0.0.1:1"));
            assertThat(used.folder()).isEmpty();
            assertThat(used.secrets().get("api-key").value()).isEqualTo("s3cret");
            assertThat(used.names()).isEmpty();
            assertThat(used.people()).isEmpty();
            assertThat(used.http().requestsPerSecond()).isEqualTo(2);
        }

        @Test
        void everyOtherKeyCanBeSet(@TempDir Path folder) {
            GenericRosterSettings used = rosters(Map.of(
                            "files.dialect", "d.yaml",
                            "files.folder", folder.toString(),
                            "files.secrets.key", "s3cret",
                            "files.names.site-ops", "9",
                            "files.people.E-77", "ada@example.org",
                            "files.requests-per-second", "7"))
                    .settings("files");

            assertThat(used.root()).isEmpty();
            assertThat(used.folder()).contains(folder);
            assertThat(used.secrets().get("key").value()).isEqualTo("s3cret");
            assertThat(used.names()).containsExactly(Map.entry("site-ops", "9"));
            assertThat(used.people()).containsExactly(Map.entry("E-77", "ada@example.org"));
            assertThat(used.http().requestsPerSecond()).isEqualTo(7);
        }

        @Test
        void whatIsMissingOrWrongIsNamed() {
            assertRefused(Map.of("x.url", "http://127.0.0.1:1"), "roster.no-dialect");
            assertRefused(Map.of("pagerduty.dialect", DIALECT), "roster.reserved-name");
            assertRefused(Map.of("x.dialect", DIALECT, "x.requests-per-second", "0"), "roster.requests-per-second");
            assertRefused(with(SHYFT, "shyft.url", "ftp://x.example"), "roster.url");
        }

        @Test
        void whatDoesNotFitTheDialectIsNamedInTheWordsOfSettings() {
            assertRefused(Map.of("x.dialect", "gone.yaml"), "roster.dialect-unreadable");
            assertRefused(Map.of("x.dialect", "../examples/thermostat.yaml"), "roster.dialect-invalid");
            assertRefused(Map.of("x.dialect", DIALECT), "roster.url-required");
            assertRefused(Map.of("x.dialect", DIALECT, "x.url", "http://127.0.0.1:1"), "roster.secret-required");
        }

        @Test
        void eachIsASourceOfItsOwnWithHealthOfItsOwn() {
            SystemsWiring wiring = new SystemsWiring();
            Clock clock = Clock.systemUTC();
            List<ScheduleSystem.Configured> systems = List.of(
                    new GraphWiring().graph(OfMicrosoftGraph.graph(OfMicrosoftGraph.APP), clock), systems(SHYFT));
            TicketSystem.Connection tickets = new ServiceNowWiring()
                    .serviceNow(OfServiceNow.serviceNow(Map.of("username", "bot", "password", "s3cret")), clock)
                    .connect()
                    .get();

            assertThat(wiring.scheduleSources(systems).rosters()).containsOnlyKeys("graph", "shyft");
            assertThat(wiring.outsideSystems(tickets, systems, new DeviceBackends(Map.of(), Map.of()))
                            .selfTests())
                    .containsOnlyKeys("servicenow", "graph", "roster-shyft");
        }

        private static void assertRefused(Map<String, String> keys, String message) {
            assertThatThrownBy(() -> systems(keys))
                    .isInstanceOf(SettingRefused.class)
                    .satisfies(goldenMessage(message));
        }

        private static ScheduleSystem.Configured systems(Map<String, String> keys) {
            return new RostersWiring().rosters(rosters(keys), Clock.systemUTC());
        }

        private static RostersProperties rosters(Map<String, String> keys) {
            Map<String, String> settings = new HashMap<>();
            keys.forEach((key, value) -> settings.put("wavegate.rosters." + key, value));
            return Bound.to(RostersProperties.class, "wavegate", settings);
        }
    }

    @Nested
    class OfATreeOfFiles {
        @Test
        void secretsOfMapsAreBoundAsWell(@TempDir Path folder) throws IOException {
            Files.writeString(folder.resolve("wavegate.rosters.shyft.secrets.api-key"), "s3cret\n");
            Files.writeString(folder.resolve("wavegate.fleets.plant.token"), "t0ken\n");
            Files.writeString(folder.resolve("wavegate.ics.freeze.url"), "https://calendars.example/freeze.ics\n");
            Binder binder = new Binder(ConfigurationPropertySources.from(new ConfigTreePropertySource(
                    "secrets", folder, ConfigTreePropertySource.Option.AUTO_TRIM_TRAILING_NEW_LINE)));

            assertThat(binder.bindOrCreate("wavegate", RostersProperties.class)
                            .rosters()
                            .get("shyft")
                            .secrets())
                    .containsExactly(Map.entry("api-key", new Secret("s3cret")));
            assertThat(binder.bindOrCreate("wavegate", FleetsProperties.class)
                            .fleets()
                            .get("plant")
                            .token())
                    .isEqualTo(new Secret("t0ken"));
            assertThat(binder.bindOrCreate("wavegate", IcsProperties.class)
                            .ics()
                            .get("freeze")
                            .url())
                    .isEqualTo(new Secret("https://calendars.example/freeze.ics"));
        }
    }

    private static Map<String, String> with(Map<String, String> settings, String key, String value) {
        Map<String, String> changed = new HashMap<>(settings);
        changed.put(key, value);
        return changed;
    }

    @Nested
    class OfDeviceBackends {
        @Test
        void eachIsReachedUnderItsOwnName() {
            FleetsProperties settings = Bound.to(
                    FleetsProperties.class,
                    "wavegate",
                    Map.of(
                            "wavegate.fleets.sim.url", "http://127.0.0.1:18084",
                            "wavegate.fleets.plant.url", "https://devices.example",
                            "wavegate.fleets.plant.token", "t0ken"));

            assertThat(settings.fleets()).containsOnlyKeys("sim", "plant");
            assertThat(settings.settings("sim").token()).isEmpty();
            assertThat(settings.settings("plant").token())
                    .get()
                    .satisfies(token -> assertThat(token.value()).isEqualTo("t0ken"));
        }

        @Test
        void oneWithoutAnAddressIsNamed() {
            FleetsProperties settings =
                    Bound.to(FleetsProperties.class, "wavegate", Map.of("wavegate.fleets.plant.token", "t0ken"));

            assertThatThrownBy(() -> settings.settings("plant")).satisfies(goldenMessage("fleet.url"));
        }
    }
}
