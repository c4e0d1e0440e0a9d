package dev.wavegate.integrations.fleetapi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

import dev.wavegate.domain.dispatch.Dispatch;
import dev.wavegate.domain.dispatch.DispatchKey;
import dev.wavegate.domain.dispatch.DispatchResult;
import dev.wavegate.domain.dispatch.DispatchResult.Refusal;
import dev.wavegate.domain.dispatch.Intent;
import dev.wavegate.domain.fleet.Device;
import dev.wavegate.domain.fleet.DeviceState;
import dev.wavegate.domain.fleet.Report;
import dev.wavegate.domain.fleet.Report.Claim;
import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.domain.release.Artifact;
import dev.wavegate.domain.release.Version;
import org.jspecify.annotations.Nullable;

/**
 * Between the Fleet API's words and ours. A message that lacks what it must have is refused with an {@link
 * IllegalArgumentException}; a word that we do not know stays unrecognised.
 */
final class FleetConverter {
    private FleetConverter() {}

    static Device device(Wire.Device wire) {
        return new Device(
                new DeviceId(present("id", wire.id())),
                text(wire.model()),
                text(wire.hardware()),
                text(wire.region()),
                text(wire.site()),
                text(wire.criticality()),
                version(wire.version()));
    }

    static DeviceState state(Wire.State wire) {
        return new DeviceState(
                new DeviceId(present("id", wire.id())),
                version(wire.version()),
                Optional.ofNullable(wire.observedAt()).map(FleetConverter::instant));
    }

    static Wire.Assignment assignment(Dispatch assignment) {
        return new Wire.Assignment(
                assignment.group(),
                word(assignment.intent()),
                assignment.version().value(),
                assignment.artifact().map(FleetConverter::file).orElse(null),
                assignment.targets().stream().map(DeviceId::value).toList());
    }

    private static String word(Intent intent) {
        return switch (intent) {
            case UPDATE -> "UPDATE";
            case ROLLBACK -> "ROLLBACK";
        };
    }

    private static Wire.File file(Artifact artifact) {
        return new Wire.File(artifact.uri().toString(), artifact.sha256(), artifact.sizeBytes());
    }

    static DispatchResult answer(DispatchKey key, Wire.Receipt wire) {
        Integer accepted = wire.accepted();
        List<Wire.Rejection> rejected = wire.rejected();
        if (!key.value().equals(wire.key()) || accepted == null || rejected == null) {
            throw new IllegalArgumentException("a receipt must have a key, accepted and rejected");
        }
        return new DispatchResult(key, accepted, refusals(rejected));
    }

    private static List<Refusal> refusals(List<Wire.Rejection> rejected) {
        return rejected.stream()
                .map(each -> new Refusal(new DeviceId(present("id", each.id())), text(each.code())))
                .toList();
    }

    /** Whether an assignment that was looked up has this content, as far as a look-up tells. */
    static boolean isOf(Dispatch assignment, Wire.Found wire) {
        return present("group", wire.group()).equals(assignment.group())
                && present("intent", wire.intent()).equals(word(assignment.intent()))
                && present("version", wire.version())
                        .equals(assignment.version().value())
                && present("targetsDigest", wire.targetsDigest()).equals(digestOf(assignment.targets()));
    }

    /** What was answered to an assignment that was looked up. */
    static DispatchResult answer(DispatchKey key, Wire.Found wire) {
        Integer targets = wire.targets();
        List<Wire.Rejection> rejected = wire.rejected();
        if (!key.value().equals(wire.key()) || targets == null || rejected == null) {
            throw new IllegalArgumentException("a dispatch must have a key, targets and rejected");
        }
        if (rejected.size() > targets) {
            throw new IllegalArgumentException(
                    "rejected must have at most " + targets + " targets, but has " + rejected.size());
        }
        return new DispatchResult(key, targets - rejected.size(), refusals(rejected));
    }

    /** SHA-256 of the distinct ids in bytewise order, joined by line feeds. */
    static String digestOf(List<DeviceId> targets) {
        SortedSet<byte[]> ids = new TreeSet<>(Arrays::compareUnsigned);
        targets.forEach(each -> ids.add(each.value().getBytes(StandardCharsets.UTF_8)));
        MessageDigest digest = sha256();
        byte[] separator = {};
        for (byte[] id : ids) {
            digest.update(separator);
            digest.update(id);
            separator = new byte[] {'\n'};
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is not available", impossible);
        }
    }

    static Report report(Wire.Outcome wire) {
        return new Report(
                new DispatchKey(present("assignment", wire.assignment())),
                new DeviceId(present("device", wire.device())),
                claim(text(wire.status())),
                text(wire.code()),
                instant(present("at", wire.at())));
    }

    static Claim claim(String status) {
        return switch (status) {
            case "DOWNLOADING", "INSTALLING", "REBOOTING" -> Claim.STARTED;
            case "SUCCEEDED" -> Claim.SUCCEEDED;
            case "FAILED" -> Claim.FAILED;
            case "REJECTED" -> Claim.REJECTED;
            case "DEFERRED" -> Claim.DEFERRED;
            case "CANCELLED" -> Claim.CANCELLED;
            case "REVERTED" -> Claim.REVERTED;
            default -> Claim.UNRECOGNISED;
        };
    }

    /** A version that we cannot read is one that we do not know. */
    private static Optional<Version> version(@Nullable String text) {
        return Optional.ofNullable(text).filter(Version::isValid).map(Version::new);
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notATime) {
            throw new IllegalArgumentException(
                    "a time must be in the form of RFC 3339, but is \"" + text + "\"", notATime);
        }
    }

    private static String present(String field, @Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is required");
        }
        return value;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
