package dev.wavegate.worker.system;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

import dev.wavegate.icalendar.SkippedTimes;
import dev.wavegate.integrations.googlecalendar.GoogleCalendarSettings;
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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SystemSettingsTest {
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
            assertThat(settings.timeZone()).isEqualTo(ZoneId.of("UTC"));
        }

        @Test
        void everyOtherKeyCanBeSet(@TempDir Path folder) throws IOException {
            Path secret = Files.writeString(folder.resolve("secret"), "from-a-file\n");
            ServiceNowProperties settings = serviceNow(Map.of(
                    "client-id", "wavegate",
                    "client-secret-file", secret.toString(),
                    "change-model", "Patching",
                    "requests-per-second", "3",
                    "time-zone", "Europe/Berlin"));

            ServiceNowSettings used = settings.settings();

            assertThat(used.credentials()).isInstanceOfSatisfying(Credentials.ClientCredentials.class, client -> {
                assertThat(client.clientId()).isEqualTo("wavegate");
                assertThat(client.clientSecret().value()).isEqualTo("from-a-file");
            });
            assertThat(used.changeModel()).contains("Patching");
            assertThat(used.http().requestsPerSecond()).isEqualTo(3);
            assertThat(settings.timeZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        }

        @Test
        void whatIsMissingOrContradictsIsNamed() {
            assertThatThrownBy(() -> serviceNow(Map.of()).settings())
                    .hasMessageContaining("wavegate.servicenow.username");
            assertThatThrownBy(() -> serviceNow(Map.of("username", "bot")).settings())
                    .hasMessageContaining("wavegate.servicenow.password must be given");
            assertThatThrownBy(() -> serviceNow(Map.of("username", "bot", "password", "x", "client-id", "y"))
                            .settings())
                    .hasMessageContaining("wavegate.servicenow.client-id must not be given together with username");
            assertThatThrownBy(() -> Bound.to(ServiceNowProperties.class, "wavegate.servicenow", Map.of())
                            .settings())
                    .hasMessageContaining("wavegate.servicenow.url");
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
                            .settings())
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

            assertThat(settings.settings()).get().satisfies(used -> {
                assertThat(used.root()).isEqualTo(GoogleCalendarSettings.PUBLIC_ROOT);
                assertThat(used.keyFile()).contains(Path.of("/etc/key.json"));
            });
        }

        @Test
        void aTokenMeansPagerDutysOwnAddressUnlessAnotherIsGiven() {
            Map<String, String> token = Map.of("wavegate.pagerduty.token", "k3y");
            Map<String, String> elsewhere =
                    Map.of("wavegate.pagerduty.token", "k3y", "wavegate.pagerduty.url", "http://127.0.0.1:1");

            assertThat(pagerDuty(token).api()).isEqualTo(PagerDutySettings.PUBLIC_API);
            assertThat(pagerDuty(elsewhere).api()).isEqualTo(URI.create("http://127.0.0.1:1"));
        }

        private static PagerDutySettings pagerDuty(Map<String, String> settings) {
            return Bound.to(PagerDutyProperties.class, "wavegate.pagerduty", settings)
                    .settings()
                    .orElseThrow();
        }
    }

    @Nested
    class OfIcsCalendars {
        private static final String ADDRESS = "https://calendars.example/private-s3cret/freeze.ics";

        @Test
        void anAddressAndAZoneAreEnough() {
            assertThat(ics(Map.of("url", ADDRESS, "zone", "Europe/Berlin")))
                    .isEqualTo(IcsFeedSettings.of(
                            new IcsPlace.Web(new dev.wavegate.integrations.http.Secret(ADDRESS)),
                            ZoneId.of("Europe/Berlin")));
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
        void theAddressMayComeFromAFileAndIsNeverPrinted(@TempDir Path folder) throws IOException {
            Path secret = Files.writeString(folder.resolve("address"), ADDRESS + "\n");
            IcsProperties settings = properties(Map.of("url-file", secret.toString(), "zone", "UTC"));

            assertThat(settings.settings()).isPresent();
            assertThat(settings + " " + settings.settings()).doesNotContain("s3cret");
            assertThat(properties(Map.of("url", ADDRESS, "zone", "UTC")).toString())
                    .doesNotContain("s3cret");
        }

        @Test
        void whatIsMissingOrContradictsIsNamed() {
            assertThatThrownBy(() -> ics(Map.of("url", ADDRESS))).hasMessageContaining("wavegate.ics.freeze.zone");
            assertThatThrownBy(() -> ics(Map.of("zone", "UTC")))
                    .hasMessageContaining("wavegate.ics.freeze.url or file must be given");
            assertThatThrownBy(() -> ics(Map.of("url", ADDRESS, "file", "/data/freeze.ics", "zone", "UTC")))
                    .hasMessageContaining("wavegate.ics.freeze.url or file must be given, and not both");
            assertThatThrownBy(() -> ics(Map.of("url", "ftp://x/s3cret", "zone", "UTC")))
                    .hasMessageContaining("wavegate.ics.freeze.url must be a http, https or webcal address")
                    .hasMessageNotContaining("s3cret");
            assertThatThrownBy(() -> ics(Map.of("url", ADDRESS, "zone", "UTC", "max-age", "0s")))
                    .hasMessageContaining("wavegate.ics.freeze.max-age must be above zero");
            assertThatThrownBy(() -> ics(Map.of("url", ADDRESS, "zone", "UTC", "title-pattern", "(")))
                    .hasMessageContaining("wavegate.ics.freeze.title-pattern must be a regular expression");
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

            assertThatThrownBy(() -> settings.settings("plant")).hasMessageContaining("wavegate.fleets.plant.url");
        }
    }
}
