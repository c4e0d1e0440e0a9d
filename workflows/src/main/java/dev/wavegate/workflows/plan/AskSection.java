package dev.wavegate.workflows.plan;

import java.util.List;

/** A mapping that questions about windows are made of. */
record AskSection(String title, List<String> required, List<String> optional) implements SectionKeys {
    static final AskSection QUESTION = new AskSection(
            "a question", List.of("from", "until", "need"), List.of("open", "closed", "staffing", "presence", "limit"));
    static final AskSection NEED =
            new AskSection("need", List.of("duration"), List.of("lead", "soak", "reserve", "windowCovers"));
    static final AskSection CALENDAR = new AskSection(
            "a calendar", List.of(), List.of("ics", "zone", "skippedTimes", "intervals", "source", "summary"));
    static final AskSection STAFFING_LINE =
            new AskSection("a staffing line", List.of("role"), List.of("min", "continuity", "roster"));
    static final AskSection PRESENCE =
            new AskSection("a presence", List.of("person", "roles", "start", "end"), List.of());
}
