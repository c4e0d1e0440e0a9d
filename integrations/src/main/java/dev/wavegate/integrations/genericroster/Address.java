package dev.wavegate.integrations.genericroster;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import okhttp3.HttpUrl;

/** Fills in what the places of addresses and bodies stand for, so that no value can say anything but itself. */
final class Address {
    private Address() {}

    /** The address, all values but the root's encoded. */
    static HttpUrl url(Template template, URI root, Map<String, String> values) {
        Map<String, String> encoded = new HashMap<>();
        values.forEach((place, value) -> encoded.put(
                place, URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20")));
        String text = root.toString();
        encoded.put("root", text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        return HttpUrl.get(template.filled(encoded, value -> value));
    }

    /** The body, all values such as they stand between the quotes of a JSON text. */
    static String json(Template template, Map<String, String> values) {
        return template.filled(
                values, value -> String.valueOf(JsonStringEncoder.getInstance().quoteAsString(value)));
    }
}
