package dev.wavegate.workflows.rollout;

import java.util.Optional;

import dev.wavegate.domain.identity.WaveNumber;

/** Whether a rollout proceeds after a step, and if not, how it ends and why. */
sealed interface StepResult {
    default boolean proceeds() {
        return this instanceof Proceed;
    }

    /** Carries out the case that this result is. */
    void match(Cases cases);

    /** One method per case. */
    interface Cases {
        void proceed();

        void complete(String reason);

        void reject(String reason);

        void cancel(String reason);

        void rollBack(String reason, Optional<WaveNumber> failed);

        void escalate(String reason);
    }

    record Proceed() implements StepResult {
        @Override
        public void match(Cases cases) {
            cases.proceed();
        }
    }

    /** There is nothing to do. */
    record Complete(String reason) implements StepResult {
        @Override
        public void match(Cases cases) {
            cases.complete(reason);
        }
    }

    /** The approvers rejected the change, or did not decide in time. */
    record Reject(String reason) implements StepResult {
        @Override
        public void match(Cases cases) {
            cases.reject(reason);
        }
    }

    /** The change was withdrawn, or a person aborted the rollout. */
    record Cancel(String reason) implements StepResult {
        @Override
        public void match(Cases cases) {
            cases.cancel(reason);
        }
    }

    /**
     * A gate failed, or a person requested the rollback.
     *
     * @param failed the earlier wave whose gate failed; empty for the wave under way
     */
    record RollBack(String reason, Optional<WaveNumber> failed) implements StepResult {
        RollBack(String reason) {
            this(reason, Optional.empty());
        }

        @Override
        public void match(Cases cases) {
            cases.rollBack(reason, failed);
        }
    }

    /** A failure that no retry mends. */
    record Escalate(String reason) implements StepResult {
        @Override
        public void match(Cases cases) {
            cases.escalate(reason);
        }
    }
}
