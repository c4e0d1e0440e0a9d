package dev.wavegate.integrations.http;

import dev.wavegate.domain.failure.FailureCode;

/**
 * Which failures of the catalogue an outside system's refusals become.
 *
 * @param invalid it refuses what we sent (400, 422 and their like)
 * @param denied it refuses our identity (401, 403)
 * @param missing it does not know what we asked for (404)
 * @param conflict it is in another state than we thought (409, 412)
 * @param gone it no longer knows what it once knew (410)
 * @param refused it understands what we sent, and one of its rules forbids it (422)
 */
public record SystemCodes(
        FailureCode invalid,
        FailureCode denied,
        FailureCode missing,
        FailureCode conflict,
        FailureCode gone,
        FailureCode refused) {
    /** For a system that does not say when one of its rules forbids what was sent. */
    public SystemCodes(
            FailureCode invalid, FailureCode denied, FailureCode missing, FailureCode conflict, FailureCode gone) {
        this(invalid, denied, missing, conflict, gone, invalid);
    }

    /** For a system to which gone and missing are the same. */
    public SystemCodes(FailureCode invalid, FailureCode denied, FailureCode missing, FailureCode conflict) {
        this(invalid, denied, missing, conflict, missing, invalid);
    }

    /** The same for a system that says when one of its rules forbids what was sent. */
    public SystemCodes refusing(FailureCode code) {
        return new SystemCodes(invalid, denied, missing, conflict, gone, code);
    }

    FailureCode ofClientError(int status) {
        return switch (status) {
            case 401, 403 -> denied;
            case 404 -> missing;
            case 409, 412 -> conflict;
            case 410 -> gone;
            case 422 -> refused;
            default -> invalid;
        };
    }
}
