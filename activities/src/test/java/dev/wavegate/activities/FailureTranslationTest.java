package dev.wavegate.activities;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.failure.FailureKind;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor.ActivityInput;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor.ActivityOutput;
import io.temporal.common.interceptors.Header;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FailureTranslationTest {
    private static final Set<FailureKind> RETRYABLE =
            EnumSet.of(FailureKind.THROTTLED, FailureKind.UNAVAILABLE, FailureKind.OUTCOME_UNKNOWN);

    @ParameterizedTest
    @EnumSource
    void keepsTheCodeAsTypeAndTheSentence(FailureCode code) {
        ApplicationFailure translated = FailureTranslation.translated(Failure.of(code, "it did not work"));

        assertThat(translated.getType()).isEqualTo(code.code());
        assertThat(translated.getOriginalMessage()).isEqualTo("it did not work");
        assertThat(translated.isNonRetryable()).isEqualTo(!RETRYABLE.contains(code.kind()));
        assertThat(translated.getNextRetryDelay()).isNull();
    }

    @Test
    void translatesEveryKind() {
        assertThat(Arrays.stream(FailureCode.values()).map(FailureCode::kind).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(FailureKind.values());
    }

    @Test
    void triesAgainWhenTheOtherSideSaysSoAndMakesNoNoise() {
        ApplicationFailure translated =
                FailureTranslation.translated(Failure.throttled("too many calls", Duration.ofSeconds(7)));

        assertThat(translated.getNextRetryDelay()).isEqualTo(Duration.ofSeconds(7));
        assertThat(translated.getCategory()).isEqualTo(ApplicationErrorCategory.BENIGN);
        assertThat(translated.isNonRetryable()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = "SYSTEM_THROTTLED", mode = EnumSource.Mode.EXCLUDE)
    void makesNoiseOtherwise(FailureCode code) {
        assertThat(FailureTranslation.translated(Failure.of(code, "no")).getCategory())
                .isNotEqualTo(ApplicationErrorCategory.BENIGN);
    }

    @Test
    void translatesWhatAnActivityThrows() {
        assertThatExceptionOfType(ApplicationFailure.class)
                .isThrownBy(() -> execute(() -> {
                    throw Failure.of(FailureCode.CHANGE_DENIED, "no rights");
                }))
                .matches(failure -> failure.getType().equals("change.denied"));
    }

    @Test
    void takesImpossibleStatesForMistakesOfOurs() {
        for (RuntimeException mistake : new RuntimeException[] {
            new IllegalStateException("impossible"),
            new IllegalArgumentException("no such wave"),
            new NullPointerException()
        }) {
            assertThatExceptionOfType(ApplicationFailure.class)
                    .isThrownBy(() -> execute(() -> {
                        throw mistake;
                    }))
                    .matches(failure -> failure.getType().equals("bug") && failure.isNonRetryable());
        }
    }

    @Test
    void letsEverythingElsePass() {
        RuntimeException lost = new UnsupportedOperationException("connection lost");

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> execute(() -> {
                    throw lost;
                }))
                .isSameAs(lost);
        assertThat(execute(() -> {}).getResult()).isEqualTo("done");
    }

    private static ActivityOutput execute(Runnable work) {
        ActivityInboundCallsInterceptor activity = new ActivityInboundCallsInterceptor() {
            @Override
            public void init(ActivityExecutionContext context) {}

            @Override
            public ActivityOutput execute(ActivityInput input) {
                work.run();
                return new ActivityOutput("done");
            }
        };
        return new FailureTranslation()
                .interceptActivity(activity)
                .execute(new ActivityInput(Header.empty(), new Object[0]));
    }
}
