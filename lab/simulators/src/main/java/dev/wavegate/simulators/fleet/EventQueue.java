package dev.wavegate.simulators.fleet;

import java.util.Arrays;

/** Which device is to be looked at next, and when: a binary heap of two plain columns, earliest first. */
final class EventQueue {
    private long[] times = new long[1024];
    private int[] devices = new int[1024];
    private int size;

    void add(long time, int device) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            devices = Arrays.copyOf(devices, size * 2);
        }
        int place = size;
        size++;
        while (place > 0 && time < times[(place - 1) / 2]) {
            move((place - 1) / 2, place);
            place = (place - 1) / 2;
        }
        put(place, time, device);
    }

    boolean isDue(long now) {
        return size > 0 && times[0] <= now;
    }

    long earliestTime() {
        return times[0];
    }

    int earliestDevice() {
        return devices[0];
    }

    void removeEarliest() {
        size--;
        long time = times[size];
        int device = devices[size];
        int place = 0;
        int child = 1;
        while (child < size) {
            if (child + 1 < size && times[child + 1] < times[child]) {
                child++;
            }
            if (time <= times[child]) {
                break;
            }
            move(child, place);
            place = child;
            child = place * 2 + 1;
        }
        put(place, time, device);
    }

    private void move(int from, int to) {
        put(to, times[from], devices[from]);
    }

    private void put(int place, long time, int device) {
        times[place] = time;
        devices[place] = device;
    }
}
