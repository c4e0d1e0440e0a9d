package dev.wavegate.plan;

import java.util.List;

/** The mappings that a plan is made of, with the keys that each may and must have. */
enum PlanSection implements SectionKeys {
    PLAN("plan", List.of("apiVersion", "kind", "metadata", "spec"), List.of()),
    METADATA("metadata", List.of("name"), List.of("labels")),
    SPEC(
            "spec",
            List.of("release", "fleet", "change", "waves"),
            List.of(
                    "windows",
                    "staffing",
                    "regions",
                    "maxConcurrentRegions",
                    "gates",
                    "onInconclusive",
                    "lookBack",
                    "watch",
                    "pace",
                    "device",
                    "onFailure")),
    RELEASE(
            "release",
            List.of("product", "version", "type", "artifact"),
            List.of("compatibility", "releaseNotes", "knownIssues", "verificationSteps")),
    ARTIFACT("artifact", List.of("uri", "sha256", "sizeBytes"), List.of("signature", "keyId")),
    COMPATIBILITY("compatibility", List.of(), List.of("models", "hardware")),
    FLEET("fleet", List.of("backend"), List.of("select", "onOverlap")),
    SELECT("select", List.of(), List.of("model", "hardware", "region", "site", "criticality", "version")),
    CHANGE(
            "change",
            List.of("assignmentGroup"),
            List.of(
                    "type",
                    "justification",
                    "risk",
                    "impact",
                    "fields",
                    "model",
                    "template",
                    "affectedItems",
                    "approvalTimeout",
                    "leeway",
                    "whenMoved",
                    "onRejection",
                    "close")),
    WINDOWS("windows", List.of(), List.of("open", "closed", "lead", "reserve", "covers")),
    STAFFING_RULE("staffing rule", List.of("role", "roster"), List.of("min", "continuity", "shared")),
    REGION("region", List.of(), List.of("windows", "staffing")),
    WAVE("wave", List.of("name", "size"), List.of("select", "soak", "duration")),
    SEQUENTIAL_GATE("sequential gate", List.of("acceptable"), List.of("alpha", "doubt", "prior")),
    PRIOR("prior", List.of("a", "b"), List.of()),
    FAILURE_RATE_GATE("failure rate gate", List.of("maxFailureRate", "minReports"), List.of()),
    CONFIRMED_GATE("confirmed gate", List.of("atLeast", "within"), List.of()),
    PACE("pace", List.of(), List.of("perMinute", "unproven")),
    DEVICE("device", List.of(), List.of("deadline", "retries")),
    ON_FAILURE("onFailure", List.of(), List.of("rollback", "incident")),
    INCIDENT("incident", List.of(), List.of("urgency", "impact"));

    private final String title;

    // List.of is immutable, which the checker cannot see.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> required;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> optional;

    PlanSection(String title, List<String> required, List<String> optional) {
        this.title = title;
        this.required = required;
        this.optional = optional;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<String> required() {
        return required;
    }

    @Override
    public List<String> optional() {
        return optional;
    }
}
