package dev.wavegate.testkit.failure;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;

/** What goes wrong with the next calls of an in-memory port, and the lock under which they run; thread-safe. */
public final class Troubles {
    private final Deque<Failure> next = new ArrayDeque<>();
    private Optional<Failure> always = Optional.empty();
    private int lostAnswers;

    /** The next call fails and does nothing; further ones queue up behind it. */
    public synchronized void failNext(Failure failure) {
        next.add(failure);
    }

    /** The next call fails and does nothing. */
    public void failNext(FailureCode code) {
        failNext(Failure.of(code, "requested by the test"));
    }

    /** Every call fails and does nothing until {@link #recover}. */
    public synchronized void failAlways(FailureCode code) {
        always = Optional.of(Failure.of(code, "requested by the test"));
    }

    /** The next write takes effect, but its answer is lost. */
    public synchronized void loseNextAnswer() {
        lostAnswers++;
    }

    /** Nothing goes wrong any more. */
    public synchronized void recover() {
        next.clear();
        always = Optional.empty();
        lostAnswers = 0;
    }

    /** Runs a call that changes nothing. */
    public synchronized <T> T read(Supplier<T> call) {
        failIfDue();
        return call.get();
    }

    /** Runs a call that changes something. */
    public synchronized <T> T write(Supplier<T> call) {
        failIfDue();
        T answer = call.get();
        if (lostAnswers > 0) {
            lostAnswers--;
            throw Failure.of(FailureCode.SYSTEM_OUTCOME_UNKNOWN, "the answer was lost, requested by the test");
        }
        return answer;
    }

    /** Runs what is no call: the test's own looking and acting. */
    public synchronized <T> T undisturbed(Supplier<T> work) {
        return work.get();
    }

    private void failIfDue() {
        Failure due = next.poll();
        if (due != null) {
            throw due;
        }
        if (always.isPresent()) {
            throw always.get();
        }
    }
}
