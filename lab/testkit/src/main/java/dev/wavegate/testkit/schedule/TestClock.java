package dev.wavegate.testkit.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it; in UTC, thread-safe. */
public final class TestClock extends Clock {
    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    private TestClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** A clock that shows this moment. */
    public static TestClock at(Instant moment) {
        return new TestClock(new AtomicReference<>(moment), ZoneOffset.UTC);
    }

    /** A clock that shows this moment, such as {@code 2026-11-20T10:00:00Z}. */
    public static TestClock at(String moment) {
        return at(Instant.parse(moment));
    }

    /** Lets time pass. */
    public void advance(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    /** Jumps to the moment, also backwards. */
    public void moveTo(Instant moment) {
        now.set(moment);
    }

    /** Jumps to the time that a clock on the wall of the zone shows on that day. */
    public void moveTo(LocalDate day, LocalTime time, ZoneId wall) {
        moveTo(ZonedDateTime.of(day, time, wall).toInstant());
    }

    @Override
    public Instant instant() {
        Instant shown = now.get();
        return shown == null ? Instant.EPOCH : shown;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new TestClock(now, other);
    }
}
