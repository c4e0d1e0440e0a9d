package dev.wavegate.integrations.genericroster;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.integrations.genericroster.RosterDialect.Paging;

/**
 * Where in a list we are. A list that is asked for by numbers ends at an empty page or where its total says, never at a
 * page that is merely short: the system may give less than it is asked for.
 */
final class PageTurning {
    private final Paging paging;
    private int turned;
    private long seen;
    private boolean atTheEnd;
    private boolean complete = true;
    private Optional<String> link = Optional.empty();

    PageTurning(Paging paging) {
        this.paging = paging;
    }

    /** The number of the page to ask for. */
    String page() {
        return Integer.toString(paging.first() + turned);
    }

    /** How many items to leave out. */
    String offset() {
        return Long.toString(seen);
    }

    /** The link to the next page, as it was given. */
    Optional<String> link() {
        return link;
    }

    boolean isAtTheEnd() {
        return atTheEnd;
    }

    /** Whether the list was as long as it said, and not as long as the most that one answer holds. */
    boolean isComplete() {
        return complete;
    }

    /** Tells what the page held. */
    void turn(JsonNode page, int items) {
        turned++;
        seen += items;
        long total = paging.total().map(each -> number(each.in(page))).orElse(-1L);
        boolean hasTotal = paging.total().isPresent();
        link = paging.next().flatMap(each -> each.text(page));
        atTheEnd = switch (paging.by()) {
            case NONE -> true;
            case LINK -> link.isEmpty();
            case PAGE, OFFSET -> items == 0 || (hasTotal && seen >= total);
        };
        if (atTheEnd) {
            complete = (!hasTotal || seen == total) && (paging.most() == 0 || items < paging.most());
        }
    }

    /** A total that is none is smaller than every list. */
    private static long number(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() ? node.longValue() : -1;
    }
}
