package dev.wavegate.api.journal;

import java.util.List;
import java.util.regex.Pattern;

import dev.wavegate.api.problem.Refusal;
import dev.wavegate.api.request.Page;
import dev.wavegate.api.request.PageRequest;
import dev.wavegate.api.rollout.RolloutLookup;
import dev.wavegate.domain.journal.Journal;
import dev.wavegate.domain.journal.JournalEntry;
import dev.wavegate.domain.rollout.RolloutRecord;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Shows the journal of a rollout. */
@Tag(name = "Journal")
@RestController
@RequestMapping("/api/v1/rollouts")
final class JournalController {
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final Pattern POSITION = Pattern.compile(PageRequest.PLACE);

    private final RolloutLookup lookup;
    private final Journal journal;
    private final JournalStreams streams;

    JournalController(RolloutLookup lookup, Journal journal, JournalStreams streams) {
        this.lookup = lookup;
        this.journal = journal;
        this.streams = streams;
    }

    @Operation(summary = "List the journal of a rollout from its beginning")
    @GetMapping(path = RolloutLookup.ID + "/journal", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<JournalItem> list(
            @PathVariable("id") String id,
            @Parameter(description = "1 to 500")
                    @RequestParam(name = "page_size", defaultValue = PageRequest.USUAL_SIZE)
                    int pageSize,
            @Parameter(description = "nextPageToken of the previous page")
                    @RequestParam(name = "page_token", defaultValue = "")
                    String pageToken) {
        PageRequest request = new PageRequest(pageSize, pageToken);
        RolloutRecord rollout = lookup.get(id);
        List<JournalEntry> entries = journal.read(rollout.id(), request.after(0), request.size() + 1);
        return Page.of(entries, request, JournalEntry::position, JournalItem::of);
    }

    @Operation(
            summary = "Follow the journal of a rollout as a stream of server-sent events",
            description =
                    "Event id is the position, event name the kind, data the entry. The stream ends after the entry"
                            + " that ends the rollout; reconnect with Last-Event-ID if it ends earlier.")
    @ApiResponse(
            responseCode = "200",
            description = "The stream",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = MessageDocument.class)))
    @GetMapping(path = RolloutLookup.ID + "/journal:stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(
            @PathVariable("id") String id,
            @Parameter(description = "Start after this position; the header Last-Event-ID takes precedence")
                    @RequestParam(name = "after", defaultValue = "")
                    String after,
            @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable String lastEventId) {
        long asked = position("after", after);
        boolean resumed = lastEventId != null && !lastEventId.isEmpty();
        return streams.open(lookup.get(id), resumed ? position(LAST_EVENT_ID, lastEventId) : asked);
    }

    /** Says that the stream is there, without waiting for its end as a GET without a body would. */
    @Operation(hidden = true)
    @RequestMapping(
            method = RequestMethod.HEAD,
            path = RolloutLookup.ID + "/journal:stream",
            produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<Void> probeStream(@PathVariable("id") String id) {
        lookup.get(id);
        return ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).build();
    }

    private static long position(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return 0;
        }
        if (!POSITION.matcher(text).matches()) {
            throw Refusal.ofValue(name, "must be the position of an entry", text);
        }
        return Long.parseLong(text);
    }

    /** How the API's description shows an event of the stream. */
    @Schema(name = "JournalMessage", description = "A journal entry as a server-sent event")
    record MessageDocument(
            @Schema(description = "The position", pattern = "^[0-9]+$")
            String id,

            @Schema(description = "The kind") String event,

            @Schema(description = "A JournalEntry", contentMediaType = MediaType.APPLICATION_JSON_VALUE)
            String data) {}
}
