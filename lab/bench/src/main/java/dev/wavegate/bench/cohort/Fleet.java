package dev.wavegate.bench.cohort;

import java.util.ArrayList;
import java.util.List;

import dev.wavegate.domain.fleet.Device;

import static dev.wavegate.testkit.cohort.DeviceBuilder.aDevice;

/** An inventory of so many devices, as a backend gives it: page by page. */
record Fleet(int size) {
    static final int PAGE = 5_000;

    private static final List<String> REGIONS = List.of("eu", "us", "ap");
    private static final int SITES = 200;

    Fleet {
        if (size % PAGE != 0) {
            throw new IllegalArgumentException("size must be a multiple of " + PAGE + ", but is " + size);
        }
    }

    List<Device> page(int number) {
        List<Device> devices = new ArrayList<>();
        for (int index = number * PAGE; index < (number + 1) * PAGE; index++) {
            devices.add(aDevice("device-" + index)
                    .ofModel(index % 2 == 0 ? "TH-2" : "TH-3")
                    .inRegion(REGIONS.get(index % REGIONS.size()))
                    .atSite("site-" + index % SITES)
                    .running(index % 10 == 0 ? "4.1.9" : "4.2.0")
                    .build());
        }
        return devices;
    }

    int pages() {
        return size / PAGE;
    }
}
