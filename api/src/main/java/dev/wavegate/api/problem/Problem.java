package dev.wavegate.api.problem;

import java.net.URI;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as RFC 9457 writes it.
 *
 * @param detail what went wrong this time; empty for our own mistakes
 * @param instance the path that was asked for
 * @param rolloutId which rollout it is about; null when it is about none
 */
@Schema(description = "A problem as RFC 9457 defines it")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        URI type,
        String title,
        int status,
        @Nullable String detail,
        String instance,

        @Schema(description = "Stable code, see docs/reference/errors.md")
        String code,

        List<Reason> reasons,
        @Nullable String rolloutId) {
    public Problem {
        reasons = List.copyOf(reasons);
    }
}
