package dev.wavegate.simulators.fleet;

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

    DeviceTiming times(int factor) {
        return new DeviceTiming(
                pickUp.times(factor),
                download.times(factor),
                install.times(factor),
                reboot.times(factor),
                confirm.times(factor));
    }
}
