package dev.wavegate.simulators.wire;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PathTemplateTest {
    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource({
        "/jobs/{key},            /jobs/a-1,             key=a-1",
        "/jobs/{key},            /jobs/a%2Fb%20c+d,     key=a/b c+d",
        "/jobs/{key}:cancel,     /jobs/a-1:cancel,      key=a-1",
        "/jobs:search,           /jobs:search,          ''",
        "/c/{id}/events/{event}, /c/a%40b/events/7,     id=a@b event=7",
    })
    void bindsTheVariablesOfAPathThatFits(String template, String path, String bound) {
        Optional<Map<String, String>> variables = PathTemplate.of(template).match(path);

        assertThat(variables).isPresent();
        assertThat(variables.orElseThrow())
                .containsExactlyInAnyOrderEntriesOf(
                        bound.isEmpty()
                                ? Map.of()
                                : Arrays.stream(bound.split(" (?=\\w+=)"))
                                        .map(pair -> pair.split("=", 2))
                                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
    }

    @ParameterizedTest(name = "{0} not on {1}")
    @CsvSource({
        "/jobs/{key},        /jobs",
        "/jobs/{key},        /jobs/",
        "/jobs/{key},        /jobs/a/b",
        "/jobs/{key}:cancel, /jobs/a-1",
        "/jobs/{key}:cancel, /jobs/:cancel",
        "/jobs,              /Jobs",
    })
    void refusesAPathThatDoesNotFit(String template, String path) {
        assertThat(PathTemplate.of(template).match(path)).isEmpty();
    }

    @ParameterizedTest(name = "{0} before {1}")
    @CsvSource({
        "/jobs/recent,     /jobs/{key}",
        "/jobs/recent,     /jobs/{key}:cancel",
        "/jobs/{k}:cancel, /jobs/{key}",
        "/jobs/{key}/task, /jobs/{type}/{key}",
        "/jobs/new/{key},  /jobs/{key}/task",
    })
    void putsTheMoreSpecificTemplateFirst(String first, String second) {
        assertThat(PathTemplate.of(first)).isLessThan(PathTemplate.of(second));
    }

    @Test
    void refusesTwoVariablesInOneSegment() {
        assertThatThrownBy(() -> PathTemplate.of("/jobs/{a}{b}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a segment must hold one {variable}, but is {a}{b}");
    }
}
