package dev.wavegate.integrations.googlecalendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.Channel;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.schedule.ScheduleWatch;
import dev.wavegate.domain.schedule.ScheduleWatches;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches as push channels, which live a week unless the service says otherwise, and which nobody renews but us. A channel
 * has an identifier that follows from the calendar and the day, and a number: one that is taken was opened by an attempt
 * whose answer got lost, or is about to be replaced. Once the next one is open it is closed, so that one channel is left.
 */
final class GoogleScheduleWatches implements ScheduleWatches {
    private static final Logger LOG = LoggerFactory.getLogger(GoogleScheduleWatches.class);

    // When the service does not say how long a channel lives, it is taken for a short one.
    private static final Duration SHORT_LIFE = Duration.ofDays(1);
    // A number is taken for every answer that gets lost within a day. It is not known whether those of closed channels
    // can
    // be taken again, so beyond this any identifier is used.
    private static final int MOST_NUMBERS = 5;
    private static final int DIGITS = 16;
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
        List<String> taken = new ArrayList<>();
        while (taken.size() <= MOST_NUMBERS) {
            String id = id(schedule, now, taken.size());
            Optional<Channel> opened = opened(schedule, id);
            if (opened.isPresent()) {
                ScheduleWatch watch = watch(schedule, id, opened.get(), now);
                taken.forEach(each -> endLeftover(each, watch));
                return watch;
            }
            taken.add(id);
        }
        throw Failure.of(
                FailureCode.SYSTEM_UNAVAILABLE,
                GoogleCalendar.NAME + " takes no identifier for a channel of " + schedule);
    }

    private String id(ScheduleRef schedule, Instant now, int number) {
        if (number == MOST_NUMBERS) {
            return UUID.randomUUID() + "-" + target.mark();
        }
        long day = now.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay();
        return "wavegate-" + EventMarks.digest(schedule.name()).substring(0, DIGITS) + "-" + day + "-" + number + "-"
                + target.mark();
    }

    /** The new channel; empty when its identifier is taken. */
    private Optional<Channel> opened(ScheduleRef schedule, String id) {
        Channel wish = new Channel()
                .setId(id)
                .setType("web_hook")
                .setAddress(target.address().toString())
                .setToken(target.token().value());
        return calls.write(() -> {
            try {
                return Optional.of(client.events().watch(schedule.name(), wish).execute());
            } catch (GoogleJsonResponseException refusal) {
                if (isTaken(refusal)) {
                    return Optional.empty();
                }
                throw refusal;
            }
        });
    }

    private static boolean isTaken(GoogleJsonResponseException refusal) {
        GoogleJsonError details = refusal.getDetails();
        return details != null
                && details.getErrors() != null
                && details.getErrors().stream().anyMatch(each -> "channelIdNotUnique".equals(each.getReason()));
    }

    private static ScheduleWatch watch(ScheduleRef schedule, String id, Channel begun, Instant now) {
        String resource = begun.getResourceId();
        Long expiration = begun.getExpiration();
        Instant until = expiration == null ? now.plus(SHORT_LIFE) : Instant.ofEpochMilli(expiration);
        if (resource == null || !until.isAfter(now)) {
            throw Failure.of(
                    FailureCode.SYSTEM_UNAVAILABLE, GoogleCalendar.NAME + " sent a channel that is invalid or expired");
        }
        return new ScheduleWatch(schedule, id, resource, now, until);
    }

    /** All channels of a calendar have one resource. One that cannot be closed expires, and doubles hints until then. */
    private void endLeftover(String id, ScheduleWatch watch) {
        try {
            end(new ScheduleWatch(watch.schedule(), id, watch.resource(), watch.from(), watch.until()));
        } catch (Failure stillThere) {
            LOG.atInfo()
                    .addKeyValue("channel", id)
                    .addKeyValue("failure", stillThere.detail())
                    .log("A channel whose opening was not confirmed stays open until it expires");
        }
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
