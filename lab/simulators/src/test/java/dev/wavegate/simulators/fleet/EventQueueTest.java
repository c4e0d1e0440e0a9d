package dev.wavegate.simulators.fleet;

import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EventQueueTest {

    @Test
    void handsOutTheEarliestFirst() {
        Random random = new Random(7);
        EventQueue events = new EventQueue();
        for (int index = 0; index < 5_000; index++) {
            events.add(random.nextInt(10_000), index);
        }

        long last = -1;
        int number = 0;
        while (events.isDue(Long.MAX_VALUE)) {
            assertThat(events.earliestTime()).isGreaterThanOrEqualTo(last);
            last = events.earliestTime();
            events.removeEarliest();
            number++;
        }
        assertThat(number).isEqualTo(5_000);
    }
}
