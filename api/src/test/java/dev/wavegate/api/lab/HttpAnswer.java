package dev.wavegate.api.lab;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.stream.StreamSupport;

import org.assertj.core.api.Assertions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
public record HttpAnswer(int status, HttpHeaders headers, String body) {
    private static final JsonMapper JSON = JsonMapper.shared();

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    public JsonNode json() {
        return JSON.readTree(body);
    }

    public String text(String pointer) {
        return json().at(pointer).asString("");
    }

    /** One field of every item of a page, or of every reason of a problem. */
    public List<String> each(String list, String field) {
        return StreamSupport.stream(json().path(list).spliterator(), false)
                .map(item -> item.path(field).asString(""))
                .toList();
    }

    /** Asserts that this is a problem as RFC 9457 wants it, with this status and code. */
    public HttpAnswer isProblem(int expectedStatus, String code) {
        Assertions.assertThat(body)
                .as("a problem with %s %s", expectedStatus, code)
                .isNotEmpty();
        Assertions.assertThat(List.of(Integer.toString(status), text("/code"), header("Content-Type")))
                .as(body)
                .containsExactly(Integer.toString(expectedStatus), code, "application/problem+json");
        Assertions.assertThat(text("/type")).isEqualTo("https://wavegate.dev/problems/" + code);
        Assertions.assertThat(json().path("status").asInt()).isEqualTo(expectedStatus);
        Assertions.assertThat(text("/title")).isNotEmpty();
        Assertions.assertThat(text("/instance")).startsWith("/");
        return this;
    }

    public HttpAnswer isStatus(int expected) {
        Assertions.assertThat(status).as(body).isEqualTo(expected);
        return this;
    }
}
