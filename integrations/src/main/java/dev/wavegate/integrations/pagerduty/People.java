package dev.wavegate.integrations.pagerduty;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.integrations.http.Calls;

/**
 * Tells who a user is outside of PagerDuty: the e-mail address, by which other systems know the same person. Answers are
 * kept for an hour; a user who is gone keeps PagerDuty's own identity.
 */
final class People {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST_KEPT = 10_000;

    private final PagerDutyApi api;
    private final Calls calls;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    People(PagerDutyApi api, Calls calls, Clock clock) {
        this.api = api;
        this.calls = calls;
        this.clock = clock;
    }

    Person of(String userId, String summary) {
        Instant now = clock.instant();
        Known kept = known.get(userId);
        if (kept != null && now.isBefore(kept.until())) {
            return kept.person();
        }
        Person person = fetched(userId, summary);
        if (known.size() >= MOST_KEPT) {
            known.clear();
        }
        known.put(userId, new Known(person, now.plus(KEPT)));
        return person;
    }

    private Person fetched(String userId, String summary) {
        UserAnswer.User user;
        try {
            user = calls.execute(api.user(userId)).user();
        } catch (Failure failure) {
            if (failure.code() == FailureCode.ROSTER_MISSING) {
                return unknown(userId, summary);
            }
            throw failure;
        }
        if (user == null) {
            throw Failure.of(FailureCode.SYSTEM_UNAVAILABLE, PagerDuty.NAME + " sent a response without a user");
        }
        String email = user.email();
        String name = user.name();
        return email == null || email.isBlank()
                ? unknown(userId, summary)
                : new Person(email, name == null || name.isBlank() ? summary : name);
    }

    private static Person unknown(String userId, String summary) {
        return new Person("pagerduty:" + userId, summary);
    }

    private record Known(Person person, Instant until) {}
}
