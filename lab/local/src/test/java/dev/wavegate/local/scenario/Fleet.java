package dev.wavegate.local.scenario;

import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;

/** The devices, as somebody beside them would see them. */
final class Fleet {
    private static final String QUICK =
            "\"downloadMillis\":[50,150],\"installMillis\":[100,300],\"rebootMillis\":[50,200],\"confirmMillis\":[20,80]";

    private final Wire wire;

    Fleet(Wire wire) {
        this.wire = wire;
    }

    /** New devices on 4.2.0 that behave, in two regions. */
    Fleet of(int devices) {
        return of(devices, "{\"eu\":0.5,\"us\":0.5}");
    }

    /** The same around the world. */
    Fleet inThreeRegions(int devices) {
        return of(devices, "{\"apac\":0.25,\"eu\":0.5,\"us\":0.25}");
    }

    /** So many regions, called r1, r2 and so on. */
    Fleet inRegions(int regions, int devices) {
        return of(
                devices,
                IntStream.rangeClosed(1, regions)
                        .mapToObj(number -> "\"r" + number + "\":" + 1.0 / regions)
                        .collect(Collectors.joining(",", "{", "}")));
    }

    private Fleet of(int devices, String regions) {
        wire.post(
                        "/_sim/fleet",
                        "{\"devices\":" + devices + ",\"seed\":7,\"mix\":{\"regions\":" + regions + ",\"timing\":{"
                                + QUICK + "}}}")
                .expectingSuccess();
        wire.post("/_sim/behaviours", "[]").expectingSuccess();
        return this;
    }

    /** What installing this version does to every device. */
    Fleet where(String version, String mode) {
        wire.post(
                        "/_sim/behaviours",
                        String.format(Locale.ROOT, "[{\"share\":1.0,\"mode\":\"%s\",\"from\":\"%s\"}]", mode, version))
                .expectingSuccess();
        return this;
    }

    /** What any update does to these devices. */
    Fleet whereDevices(Collection<String> ids, String mode) {
        return whereDevices(ids, mode, "");
    }

    /** The devices take updates well and go back by themselves so much later. */
    Fleet whereDevicesGoBack(Collection<String> ids, Duration after) {
        return whereDevices(ids, "self-revert", ",\"afterMillis\":" + after.toMillis());
    }

    private Fleet whereDevices(Collection<String> ids, String mode, String more) {
        String quoted = ids.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(","));
        wire.post(
                        "/_sim/behaviours",
                        String.format(
                                Locale.ROOT,
                                "[{\"select\":{\"ids\":[%s]},\"share\":1.0,\"mode\":\"%s\"%s}]",
                                quoted,
                                mode,
                                more))
                .expectingSuccess();
        return this;
    }

    int assigned(String version) {
        return ledger().path("assigned").path(version).asInt();
    }

    int installed(String version) {
        return ledger().path("installed").path(version).asInt();
    }

    /** Devices that began installing one version more than once. */
    JsonNode duplicates() {
        return ledger().path("duplicates");
    }

    String versionOf(String device) {
        return wire.get("/_sim/devices/" + device)
                .expecting(200)
                .json()
                .path("version")
                .asText();
    }

    private JsonNode ledger() {
        return wire.get("/_sim/ledger").expecting(200).json();
    }
}
