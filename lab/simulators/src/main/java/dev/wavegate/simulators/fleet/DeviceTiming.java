package dev.wavegate.simulators.fleet;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.simulators.wire.JsonFields;

/**
 * How long devices take for each step of an installation.
 *
 * @param pickUp from the assignment until the device takes it
 * @param download from taking it until the artifact is there
 * @param install from then until it is written
 * @param reboot from then until the device is up again
 * @param confirm from then until it reports
 */
public record DeviceTiming(
        MillisRange pickUp, MillisRange download, MillisRange install, MillisRange reboot, MillisRange confirm) {
    /** The times of the default fleet. */
    public static DeviceTiming ordinary() {
        return new DeviceTiming(
                new MillisRange(20, 150),
                new MillisRange(200, 800),
                new MillisRange(400, 1200),
                new MillisRange(300, 900),
                new MillisRange(50, 200));
    }

    static DeviceTiming read(JsonFields fields, DeviceTiming absent) {
        return new DeviceTiming(
                MillisRange.read(fields, "pickUpMillis", absent.pickUp),
                MillisRange.read(fields, "downloadMillis", absent.download),
                MillisRange.read(fields, "installMillis", absent.install),
                MillisRange.read(fields, "rebootMillis", absent.reboot),
                MillisRange.read(fields, "confirmMillis", absent.confirm));
    }

    DeviceTiming times(int factor) {
        return new DeviceTiming(
                pickUp.times(factor),
                download.times(factor),
                install.times(factor),
                reboot.times(factor),
                confirm.times(factor));
    }

    /**
     * How long something takes: between two numbers of milliseconds, both inclusive.
     *
     * @param least the shortest time, at least 0
     * @param most the longest time, not below the shortest
     */
    public record MillisRange(long least, long most) {
        private static final long LONGEST = 86_400_000L;

        public MillisRange {
            if (least < 0 || most < least || most > LONGEST) {
                throw new IllegalArgumentException(
                        "a range of milliseconds must be [least, most] with 0 <= least <= most <= " + LONGEST
                                + ", but is [" + least + ", " + most + "]");
            }
        }

        private static MillisRange read(JsonFields fields, String name, MillisRange absent) {
            if (!fields.has(name)) {
                return absent;
            }
            List<JsonNode> ends = fields.elements(name);
            if (ends.size() != 2 || !ends.stream().allMatch(JsonNode::isIntegralNumber)) {
                throw new IllegalArgumentException(name + " must be two whole numbers, but is " + ends);
            }
            return new MillisRange(ends.get(0).longValue(), ends.get(1).longValue());
        }

        /** The same range with both ends multiplied. */
        MillisRange times(int factor) {
            return new MillisRange(Math.min(LONGEST, least * factor), Math.min(LONGEST, most * factor));
        }
    }
}
