package dev.wavegate.testkit.cohort;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.wavegate.domain.fleet.Device;
import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.domain.release.Version;

/** Devices of an inventory: valid by default, so that a test says only what matters. */
public final class DeviceBuilder {
    private final DeviceId id;
    private String model = "TH-2";
    private String hardware = "B";
    private String region = "eu";
    private String site = "hamburg-1";
    private String criticality = "normal";
    private Optional<Version> version = Optional.of(new Version("4.2.0"));

    private DeviceBuilder(DeviceId id) {
        this.id = id;
    }

    public static DeviceBuilder aDevice(String id) {
        return new DeviceBuilder(new DeviceId(id));
    }

    /** So many devices {@code d0}, {@code d1}, … with all defaults. */
    public static List<Device> devices(int count) {
        return IntStream.range(0, count).mapToObj(i -> aDevice("d" + i).build()).toList();
    }

    public DeviceBuilder ofModel(String name) {
        model = name;
        return this;
    }

    public DeviceBuilder ofHardware(String revision) {
        hardware = revision;
        return this;
    }

    public DeviceBuilder inRegion(String name) {
        region = name;
        return this;
    }

    public DeviceBuilder atSite(String name) {
        site = name;
        return this;
    }

    public DeviceBuilder ofCriticality(String name) {
        criticality = name;
        return this;
    }

    public DeviceBuilder running(String reported) {
        version = Optional.of(new Version(reported));
        return this;
    }

    public DeviceBuilder ofUnknownVersion() {
        version = Optional.empty();
        return this;
    }

    public Device build() {
        return new Device(id, model, hardware, region, site, criticality, version);
    }
}
