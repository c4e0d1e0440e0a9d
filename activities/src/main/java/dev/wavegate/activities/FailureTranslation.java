package dev.wavegate.activities;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.failure.FailureKind;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;

/**
 * The one translation of our failures into Temporal's: the type is the code of the catalogue, the kind decides whether
 * Temporal tries again, and a time that the other side named is the time of the next try.
 */
public final class FailureTranslation extends WorkerInterceptorBase {
    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
        return new ActivityInboundCallsInterceptorBase(next) {
            @Override
            public ActivityOutput execute(ActivityInput input) {
                try {
                    return super.execute(input);
                } catch (Failure failure) {
                    throw translated(failure);
                } catch (IllegalStateException | IllegalArgumentException | NullPointerException mistake) {
                    throw ApplicationFailure.newBuilder()
                            .setMessage(String.valueOf(mistake.getMessage()))
                            .setType(FailureCode.BUG.code())
                            .setNonRetryable(true)
                            .setCause(mistake)
                            .build();
                }
            }
        };
    }

    static ApplicationFailure translated(Failure failure) {
        ApplicationFailure.Builder builder = ApplicationFailure.newBuilder()
                .setMessage(failure.detail())
                .setType(failure.code().code())
                .setNonRetryable(!failure.kind().isRetryable())
                .setCause(failure);
        failure.retryAfter().ifPresent(builder::setNextRetryDelay);
        if (failure.kind() == FailureKind.THROTTLED) {
            builder.setCategory(ApplicationErrorCategory.BENIGN);
        }
        return builder.build();
    }
}
