package dev.wavegate.integrations.http;

import java.io.IOException;
import java.util.Locale;

import dev.wavegate.domain.failure.Failure;
import okhttp3.Request;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/** Makes the calls of one outside system; whatever goes wrong leaves as a {@link Failure}. */
public final class Calls {
    private static final long LONGEST_ERROR_BYTES = 64L * 1024;

    private final GuardedSystem system;
    private final StatusTranslation translation;
    private final ErrorReader errors;

    public Calls(GuardedSystem system, StatusTranslation translation, ErrorReader errors) {
        this.system = system;
        this.translation = translation;
        this.errors = errors;
    }

    /** The body of the answer; an answer without one is a failure. */
    public <T> T execute(Call<T> call) {
        T body = answer(call).body();
        if (body == null) {
            throw translation.unanswered(
                    Effect.isWrite(call.request()), system.name() + " sent a response without a body");
        }
        return body;
    }

    /** The whole answer, whose status is between 200 and 299, or 304 to whoever asked for changes only. */
    public <T> Response<T> answer(Call<T> call) {
        return Effect.isWrite(call.request())
                ? system.call(() -> answerOnce(call))
                : system.read(() -> answerOnce(call.clone()));
    }

    private <T> Response<T> answerOnce(Call<T> call) {
        boolean write = Effect.isWrite(call.request());
        Response<T> response;
        try {
            response = call.execute();
        } catch (IOException failure) {
            throw translation.ofSilence(write, failure);
        } catch (RuntimeException nonsense) {
            // Jackson wraps some of what a hostile or broken answer does to it into unchecked exceptions.
            throw translation.unanswered(write, system.name() + " sent a response that cannot be parsed", nonsense);
        }
        if (!response.isSuccessful() && !isUnchanged(response)) {
            throw refusal(response, write);
        }
        if (isPage(response)) {
            throw translation.unanswered(write, system.name() + " sent a web page");
        }
        return response;
    }

    private Failure refusal(Response<?> response, boolean write) {
        ErrorReader.Refusal refusal = errors.read(response.code(), textOf(response.errorBody()));
        return translation.ofStatus(refusal.status(), write, wait(response), refusal.text());
    }

    /** Some systems say how long to wait in the header that counts their quota, which other answers carry as well. */
    private static @Nullable String wait(Response<?> response) {
        String named = response.headers().get("Retry-After");
        return named == null && response.code() == 429 ? response.headers().get("ratelimit-reset") : named;
    }

    private static String textOf(@Nullable ResponseBody body) {
        if (body == null) {
            return "";
        }
        try (body) {
            return body.contentLength() > LONGEST_ERROR_BYTES ? "" : body.string();
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static boolean isUnchanged(Response<?> response) {
        Request asked = response.raw().request();
        boolean forChanges = asked.header("If-None-Match") != null || asked.header("If-Modified-Since") != null;
        return response.code() == 304 && forChanges;
    }

    private static boolean isPage(Response<?> response) {
        String type = response.headers().get("Content-Type");
        return type != null && type.toLowerCase(Locale.ROOT).contains("html");
    }
}
