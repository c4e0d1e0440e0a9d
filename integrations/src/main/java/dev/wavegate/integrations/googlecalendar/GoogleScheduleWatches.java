package dev.wavegate.integrations.googlecalendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.Channel;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.schedule.ScheduleWatch;
import dev.wavegate.domain.schedule.ScheduleWatches;

/** Watches as push channels, which live a week unless the service says otherwise, and which nobody renews but us. */
final class GoogleScheduleWatches implements ScheduleWatches {
    // When the service does not say how long a channel lives, it is taken for a short one.
    private static final Duration SHORT_LIFE = Duration.ofDays(1);
    private static final int MISSING = 404;

    private final Calendar client;
    private final GoogleCalls calls;
    private final PushTarget target;
    private final Clock clock;

    GoogleScheduleWatches(Calendar client, GoogleCalls calls, PushTarget target, Clock clock) {
        this.client = client;
        this.calls = calls;
        this.target = target;
        this.clock = clock;
    }

    @Override
    public ScheduleWatch begin(ScheduleRef schedule) {
        Instant now = clock.instant();
        Channel wish = new Channel()
                .setId(UUID.randomUUID() + "-" + target.mark())
                .setType("web_hook")
                .setAddress(target.address().toString())
                .setToken(target.token().value());
        Channel begun =
                calls.write(() -> client.events().watch(schedule.name(), wish).execute());
        String resource = begun.getResourceId();
        Long expiration = begun.getExpiration();
        Instant until = expiration == null ? now.plus(SHORT_LIFE) : Instant.ofEpochMilli(expiration);
        if (resource == null || !until.isAfter(now)) {
            throw Failure.of(
                    FailureCode.SYSTEM_UNAVAILABLE, GoogleCalendar.NAME + " sent a channel that is invalid or expired");
        }
        return new ScheduleWatch(schedule, wish.getId(), resource, now, until);
    }

    /** The mark is part of the channel's identifier, which nobody but us chooses. */
    @Override
    public boolean isCurrent(ScheduleWatch watch) {
        return watch.id().endsWith("-" + target.mark());
    }

    @Override
    public void end(ScheduleWatch watch) {
        Channel channel = new Channel().setId(watch.id()).setResourceId(watch.resource());
        calls.write(() -> {
            try {
                client.channels().stop(channel).execute();
            } catch (GoogleJsonResponseException refusal) {
                if (refusal.getStatusCode() != MISSING) {
                    throw refusal;
                }
            }
            return watch;
        });
    }
}
