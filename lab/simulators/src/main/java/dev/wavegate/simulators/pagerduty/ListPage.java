package dev.wavegate.simulators.pagerduty;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.Json;
import dev.wavegate.simulators.wire.Paging;
import dev.wavegate.simulators.wire.SimRequest;

/**
 * The requested part of a list, by limit and offset.
 *
 * @param withTotal whether the response has the number of all entries
 */
record ListPage(int limit, int offset, boolean withTotal) {
    private static final int USUAL = 25;
    private static final int LARGEST = 100;
    private static final int FURTHEST = 10_000;

    static ListPage read(SimRequest request) {
        int limit = number(request, "limit", USUAL);
        int offset = number(request, "offset", 0);
        if (limit < 1 || offset + limit > FURTHEST) {
            throw PagerDutyErrors.invalid("limit must be at least 1 and offset + limit at most " + FURTHEST);
        }
        return new ListPage(Math.min(limit, LARGEST), offset, request.flag("total"));
    }

    ObjectNode of(String name, List<ObjectNode> all) {
        ObjectNode answer = Json.object();
        ArrayNode page = answer.putArray(name);
        Paging.slice(all, offset, limit).forEach(page::add);
        answer.put("limit", limit).put("offset", offset).put("more", offset + limit < all.size());
        return withTotal ? answer.put("total", all.size()) : answer.putNull("total");
    }

    private static int number(SimRequest request, String name, int absent) {
        String text = request.query(name).orElse(Integer.toString(absent));
        if (!text.matches("\\d{1,6}")) {
            throw PagerDutyErrors.invalid(name + " must be a whole number");
        }
        return Integer.parseInt(text);
    }
}
