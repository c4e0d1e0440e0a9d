package dev.wavegate.testkit.failure;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Says what tests expect of calls that fail. */
public final class FailureAssertions {
    private FailureAssertions() {}

    /** Expects the call to fail with this code, and returns the failure. */
    public static Failure assertFails(FailureCode code, ThrowingCallable call) {
        Failure failure = catchThrowableOfType(Failure.class, call);
        assertThat(failure).as("a failure %s", code.code()).isNotNull();
        assertThat(failure.code()).as(failure.detail()).isEqualTo(code);
        return failure;
    }
}
