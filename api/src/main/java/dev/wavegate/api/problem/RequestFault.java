package dev.wavegate.api.problem;

import java.util.Arrays;

/** What can be wrong with a request as such, before anybody looks at what it is about. */
public enum RequestFault {
    MALFORMED("request.malformed", 400, "The request is not valid HTTP"),
    FOREIGN_ORIGIN("request.foreign-origin", 403, "The request comes from a page of another site"),
    PATH_UNKNOWN("request.path-unknown", 404, "The path does not exist"),
    METHOD_NOT_ALLOWED("request.method-not-allowed", 405, "The path does not support this method"),
    NOT_ACCEPTABLE("request.not-acceptable", 406, "None of the accepted media types is available"),
    MISDIRECTED("request.misdirected", 421, "The header Host does not name this API"),
    TOO_LARGE("request.too-large", 413, "The body is too large"),
    MEDIA_TYPE_UNSUPPORTED("request.media-type-unsupported", 415, "The body's media type is not supported"),
    HOOK_DISABLED("hook.disabled", 404, "Hooks are disabled"),
    HOOK_CHANNEL_UNKNOWN("hook.channel-unknown", 404, "The notification channel is unknown");

    private final String code;
    private final int status;
    private final String title;

    RequestFault(String code, int status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    public ProblemType type() {
        return new ProblemType(code, status, title);
    }

    /** The fault that a status of the framework stands for; a malformed request for all that have none of their own. */
    static RequestFault ofStatus(int status) {
        return Arrays.stream(values())
                .filter(each -> each.status == status)
                .findFirst()
                .orElse(MALFORMED);
    }
}
