package dev.wavegate.simulators.pagerduty;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

import dev.wavegate.simulators.wire.SimRequest;

/**
 * The range of time a request is about, and how to write it.
 *
 * @param isGiven whether the request named both ends
 * @param since inclusive
 * @param until exclusive
 * @param overflow whether entries may reach beyond the range
 */
record ScheduleRange(boolean isGiven, Instant since, Instant until, boolean overflow, Optional<ZoneId> timeZone) {
    static ScheduleRange read(SimRequest request) {
        Optional<ZoneId> zone = timeZone(request);
        Optional<Instant> since = moment(request, "since", zone);
        Optional<Instant> until = moment(request, "until", zone);
        boolean overflow = request.flag("overflow");
        if (since.isEmpty() || until.isEmpty()) {
            return new ScheduleRange(false, Instant.EPOCH, Instant.EPOCH, overflow, zone);
        }
        if (until.get().isBefore(since.get())) {
            throw PagerDutyErrors.invalid("until must be on or after since");
        }
        return new ScheduleRange(true, since.get(), until.get(), overflow, zone);
    }

    /** A time with an offset, or a local time or day in the zone of the request, or else in UTC. */
    static Optional<Instant> moment(SimRequest request, String name, Optional<ZoneId> zone) {
        Optional<String> text = request.query(name).filter(value -> !value.isEmpty());
        ZoneId local = zone.orElse(ZoneOffset.UTC);
        try {
            return text.map(value -> switch (value.length()) {
                case 10 -> LocalDate.parse(value).atStartOfDay(local).toInstant();
                case 16, 19 -> LocalDateTime.parse(value).atZone(local).toInstant();
                default -> OffsetDateTime.parse(value).toInstant();
            });
        } catch (DateTimeException e) {
            throw PagerDutyErrors.invalid(name + " must be an ISO 8601 time");
        }
    }

    /** The zone the request wants times in, if it names one. */
    static Optional<ZoneId> timeZone(SimRequest request) {
        try {
            return request.query("time_zone").map(ZoneId::of);
        } catch (DateTimeException e) {
            throw PagerDutyErrors.invalid("time_zone must be an IANA zone");
        }
    }
}
