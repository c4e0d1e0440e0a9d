package dev.wavegate.simulators.graph;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;

/** Cuts a list into pages whose links are to be followed as they are. */
final class Pages {

    private static final String TOKEN = "$skiptoken";

    private final Manners manners;

    Pages(Manners manners) {
        this.manners = manners;
    }

    SimResponse answer(SimRequest request, List<ObjectNode> all) {
        String token = request.query(TOKEN).orElse("");
        if (!token.matches("(at\\d{1,8})?")) {
            throw GraphProblem.badRequest("Invalid $skiptoken.");
        }
        int from = token.isEmpty() ? 0 : Math.min(all.size(), Integer.parseInt(token.substring(2)));
        boolean empty = token.isEmpty() && manners.emptyFirst();
        int until = empty ? 0 : Math.min(all.size(), from + manners.pageSize());
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.put("@odata.context", origin(request) + "/v1.0/$metadata").put("@odata.count", until - from);
        ArrayNode value = page.putArray("value");
        all.subList(from, until).forEach(value::add);
        if (manners.endless()) {
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
        String origin = manners.linksTo().isEmpty() ? origin(request) : manners.linksTo();
        return origin + request.path() + "?" + query + (query.isEmpty() ? "" : "&") + encoded(TOKEN) + "=at" + from;
    }

    private static String origin(SimRequest request) {
        return "http://" + request.header("Host").orElse("127.0.0.1");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
