package dev.wavegate.integrations.genericroster;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.integrations.genericroster.RosterDialect.PeopleShape;
import dev.wavegate.integrations.genericroster.RosterDialect.RequestTemplate;
import dev.wavegate.integrations.http.Calls;
import dev.wavegate.integrations.http.OwnHost;
import dev.wavegate.integrations.http.Problems;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Call;

/** A system that is asked over HTTP, page after page to the end. */
final class AskedSource implements ShiftSource {
    private static final int MOST_PAGES = 500;
    private static final Duration PROBED = Duration.ofHours(1);
    private static final MediaType JSON = MediaType.get("application/json");

    private final RosterDialect dialect;
    private final Wire wire;
    private final Documents documents;
    private final Clock clock;

    AskedSource(RosterDialect dialect, Wire wire, Documents documents, Clock clock) {
        this.dialect = dialect;
        this.wire = wire;
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * How the system is reached.
     *
     * @param headers with their secrets filled in
     * @param secrets by the places that stand for them
     */
    record Wire(RosterApi api, Calls calls, URI root, Map<String, String> headers, Map<String, String> secrets) {
        Wire {
            headers = Map.copyOf(headers);
            secrets = Map.copyOf(secrets);
        }

        /** Both may hold secrets. */
        @Override
        public String toString() {
            return "Wire[root=" + root + "]";
        }
    }

    @Override
    public Responses shifts(String name, Interval time) {
        return all(dialect.question().orElseThrow(), dialect.response().list(), name, time);
    }

    @Override
    public Responses people(Responses shifts, String name, Interval time) {
        Optional<PeopleShape> people = dialect.people();
        return people.flatMap(PeopleShape::question)
                .map(question -> all(question, people.orElseThrow().list(), name, time))
                .orElse(shifts);
    }

    @Override
    public void selfTest() {
        Instant now = clock.instant();
        Map<String, String> values = values("", new Interval(now, now.plus(PROBED)), TimeFormat.ISO, Duration.ZERO);
        Template probe = dialect.probe().orElseThrow();
        wire.calls().answer(wire.api().get(url(probe, wire.root(), values), wire.headers()));
    }

    private Responses all(RequestTemplate question, JsonPointer list, String name, Interval time) {
        Instant now = clock.instant();
        Map<String, String> values = values(name, time, question.times(), question.widen());
        PageTurning turning = new PageTurning(question.paging());
        OwnHost host = new OwnHost(wire.root());
        Set<HttpUrl> followed = new HashSet<>();
        List<JsonNode> pages = new ArrayList<>();
        Problems problems = new Problems();
        Optional<HttpUrl> link = Optional.empty();
        while (pages.size() < MOST_PAGES) {
            values.put("page", turning.page());
            values.put("offset", turning.offset());
            HttpUrl url = link.orElseGet(() -> url(question.url(), wire.root(), values));
            Documents.Document document = read(question, url, values);
            pages.add(document.root());
            document.problem().ifPresent(problems::add);
            turning.turn(document.root(), documents.items(document.root(), list).size());
            if (turning.isAtTheEnd()) {
                problems.addUnless(
                        turning.isComplete(),
                        () -> "The list is not as long as its total, or as long as the most that the system gives.");
                return new Responses(pages, now, problems.text());
            }
            if (turning.link().isPresent()) {
                link = host.followed(url, turning.link().get()).filter(followed::add);
                if (link.isEmpty()) {
                    problems.add("The link to the next page of the list cannot be followed.");
                    return new Responses(pages, now, problems.text());
                }
            }
        }
        problems.add("The list does not end.");
        return new Responses(pages, now, problems.text());
    }

    private Documents.Document read(RequestTemplate question, HttpUrl url, Map<String, String> values) {
        Call<ResponseBody> call = question.body().isEmpty()
                ? wire.api().get(url, wire.headers())
                : wire.api()
                        .post(
                                url,
                                wire.headers(),
                                RequestBody.create(json(question.body().get(), values), JSON));
        try (ResponseBody body = wire.calls().execute(call)) {
            return documents.read(body.bytes());
        } catch (IOException impossible) {
            // The body is in memory by now; what happens on the wire has been translated before.
            throw Failure.of(FailureCode.SYSTEM_UNAVAILABLE, "a response cannot be parsed", impossible);
        }
    }

    /** Whole seconds around what is asked, because finer ones are not told. */
    private Map<String, String> values(String name, Interval time, TimeFormat times, Duration widen) {
        Map<String, String> values = new HashMap<>(wire.secrets());
        Instant start = time.start().minus(widen).truncatedTo(ChronoUnit.SECONDS);
        Instant end = time.end().plus(widen).plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
        values.put("name", name);
        values.put("start", times.written(start));
        values.put("end", times.written(end));
        return values;
    }

    /** The address, all values but the root's encoded. */
    private static HttpUrl url(Template template, URI root, Map<String, String> values) {
        Map<String, String> encoded = new HashMap<>();
        values.forEach((place, value) -> encoded.put(
                place, URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20")));
        String text = root.toString();
        encoded.put("root", text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        return HttpUrl.get(template.filled(encoded, value -> value));
    }

    /** The body, all values such as they stand between the quotes of a JSON text. */
    private static String json(Template template, Map<String, String> values) {
        return template.filled(
                values, value -> String.valueOf(JsonStringEncoder.getInstance().quoteAsString(value)));
    }
}
