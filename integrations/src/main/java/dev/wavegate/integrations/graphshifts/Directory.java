package dev.wavegate.integrations.graphshifts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.integrations.http.Calls;
import org.jspecify.annotations.Nullable;

/**
 * Tells who a user is outside of Graph: the mail address or else the sign-in name, by which other systems know the same
 * person. Answers are kept for an hour. A user who is gone, or has neither, is nobody: under an identity of Graph's own
 * the same person could count twice.
 */
final class Directory {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST_KEPT = 10_000;

    private final GraphApi api;
    private final Calls calls;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    Directory(GraphApi api, Calls calls, Clock clock) {
        this.api = api;
        this.calls = calls;
        this.clock = clock;
    }

    Optional<Person> person(String userId) {
        Instant now = clock.instant();
        Known kept = known.get(userId);
        if (kept != null && now.isBefore(kept.until())) {
            return kept.person();
        }
        Optional<Person> person = fetched(userId);
        if (known.size() >= MOST_KEPT) {
            known.clear();
        }
        known.put(userId, new Known(person, now.plus(KEPT)));
        return person;
    }

    private Optional<Person> fetched(String userId) {
        UserAnswer user;
        try {
            user = calls.execute(api.user(userId));
        } catch (Failure failure) {
            if (failure.code() == FailureCode.ROSTER_MISSING) {
                return Optional.empty();
            }
            throw failure;
        }
        if (user.id() == null) {
            throw Failure.of(FailureCode.SYSTEM_UNAVAILABLE, GraphShifts.NAME + " sent a response without a user");
        }
        String name = user.displayName();
        return text(user.mail())
                .or(() -> text(user.userPrincipalName()))
                .map(address -> new Person(address, name == null ? "" : name));
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).filter(each -> !each.isBlank());
    }

    private record Known(Optional<Person> person, Instant until) {}
}
