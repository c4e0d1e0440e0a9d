package dev.wavegate.integrations.genericroster;

import java.time.Duration;
import java.util.Optional;

/**
 * A list that is asked for over HTTP.
 *
 * @param body JSON, and the reason to ask with POST
 * @param times how the ends of the time that is asked for are written
 * @param widen by how much more is asked for at both ends
 */
record RequestTemplate(Template url, Optional<Template> body, TimeFormat times, Duration widen, Paging paging) {
    /** Whether the place stands anywhere in it. */
    boolean names(String place) {
        return url.places().contains(place)
                || body.filter(each -> each.places().contains(place)).isPresent();
    }
}
