package dev.wavegate.simulators.graph;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.Json;
import dev.wavegate.simulators.wire.Paging;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;

/** Cuts a list into pages whose links are to be followed as they are. */
record Pages(TeamStore.Behaviour behaviour) {
    private static final String TOKEN = "$skiptoken";

    SimResponse answer(SimRequest request, List<ObjectNode> all) {
        String token = request.query(TOKEN).orElse("");
        if (!token.matches("(at\\d{1,8})?")) {
            throw GraphErrors.badRequest("Invalid $skiptoken.");
        }
        int from = token.isEmpty() ? 0 : Integer.parseInt(token.substring(2));
        boolean empty = token.isEmpty() && behaviour.emptyFirst();
        List<ObjectNode> shown = Paging.slice(all, from, empty ? 0 : behaviour.pageSize());
        int until = from + shown.size();
        ObjectNode page = Json.object();
        page.put("@odata.context", request.origin() + "/v1.0/$metadata").put("@odata.count", shown.size());
        page.putArray("value").addAll(shown);
        if (behaviour.endless()) {
            page.put("@odata.nextLink", link(request, from));
        } else if (empty || until < all.size()) {
            page.put("@odata.nextLink", link(request, until));
        }
        return SimResponse.json(200, page);
    }

    private String link(SimRequest request, int from) {
        String query = request.queries().entrySet().stream()
                .filter(each -> !each.getKey().equals(TOKEN))
                .flatMap(each -> each.getValue().stream().map(value -> encoded(each.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        String origin = behaviour.linksTo().isEmpty() ? request.origin() : behaviour.linksTo();
        return origin + request.path() + "?" + query + (query.isEmpty() ? "" : "&") + encoded(TOKEN) + "=at" + from;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
