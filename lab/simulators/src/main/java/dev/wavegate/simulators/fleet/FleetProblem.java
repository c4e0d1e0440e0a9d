package dev.wavegate.simulators.fleet;

/** A request the Fleet API refuses, in the words of its problem document. */
final class FleetProblem extends RuntimeException {

    private final Kind kind;
    private final String detail;

    FleetProblem(Kind kind, String detail) {
        super(kind.title + ": " + detail);
        this.kind = kind;
        this.detail = detail;
    }

    Kind kind() {
        return kind;
    }

    String detail() {
        return detail;
    }

    /** Status, type and title of each problem. */
    enum Kind {
        INVALID_REQUEST(400, "invalid-request", "The request is not valid"),
        UNAUTHENTICATED(401, "unauthenticated", "A valid bearer token is required"),
        NOT_FOUND(404, "not-found", "There is no such thing"),
        ASSIGNMENT_CONFLICT(409, "assignment-conflict", "The key is taken by an assignment with other content"),
        CURSOR_EXPIRED(410, "cursor-expired", "The cursor is from before a reset");

        private final int status;
        private final String slug;
        private final String title;

        Kind(int status, String slug, String title) {
            this.status = status;
            this.slug = slug;
            this.title = title;
        }

        int status() {
            return status;
        }

        String type() {
            return "urn:fleet-api:problem:" + slug;
        }

        String title() {
            return title;
        }
    }
}
