package dev.wavegate.domain.idempotency;

import java.time.Instant;
import java.util.Optional;

/** First answers to requests that carry a key, so that a repeated request gets the same answer and has no second effect. */
public interface IdempotencyKeys {
    /**
     * Asks to answer the request. Who gets nothing is the one to answer, and ends that with {@link #finish} or
     * {@link #release}; everybody else gets the answer. A request that was begun and neither finished nor released for a
     * minute was abandoned, and the next caller is the one to answer it.
     *
     * @param requestDigest of everything that makes this request differ from another
     * @throws dev.wavegate.domain.failure.Failure {@code request.idempotency-key-reused} when the key came with another
     *     request, {@code system.throttled} while somebody else is answering it
     */
    Optional<StoredAnswer> begin(String key, String requestDigest);

    /** Keeps the answer; the first one is kept for good. */
    void finish(String key, int status, String contentType, String body);

    /** Gives the key back without an answer, so that the request can be tried again; an answer stays. */
    void release(String key);

    /**
     * Forgets keys that were first seen before this time.
     *
     * @return how many
     */
    int forgetBefore(Instant time);

    /**
     * What was answered.
     *
     * @param status of HTTP
     */
    record StoredAnswer(int status, String contentType, String body) {}
}
