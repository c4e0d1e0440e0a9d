package dev.wavegate.integrations.genericroster;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import dev.wavegate.integrations.http.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertThrows;

class DialectParserTest {
    private static final String PLAIN = """
            apiVersion: wavegate/v1
            kind: RosterDialect
            headers: { X-Api-Key: "{secret:key}" }
            probe: "{root}/health"
            shifts:
              request:
                url: "{root}/shifts/{name}?from={start}&until={end}"
              answer: { format: JSON, list: /rows }
              person: /who
              start: /from
              end: /to
            """;
    private static final String FILE = """
            apiVersion: wavegate/v1
            kind: RosterDialect
            shifts:
              file: { path: "{name}.csv", maxAge: 1d }
              answer: { format: CSV }
              horizon: 14d
              person: who
              start: from
              end: to
            """;

    @TempDir
    private Path folder;

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../examples/rosters"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void readsEveryExample(Path example) {
        assertThatCode(() -> DialectParser.read(example)).doesNotThrowAnyException();
    }

    @Test
    void everyExampleOfASystemThatWasNeverTriedSaysSo() throws IOException {
        for (Path example : examples()
                .filter(each -> each.toString().endsWith("-like.yaml"))
                .toList()) {
            assertThat(Files.readString(example)).contains("ASSUMED");
        }
        assertThat(examples()).hasSizeGreaterThan(5);
    }

    private RosterRefused refused(String dialect) throws IOException {
        Path file = Files.writeString(folder.resolve("dialect.yaml"), dialect);
        return assertThrows(RosterRefused.class, () -> DialectParser.read(file));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "kind: RosterDialect      | kind: Rollout               | kind must be RosterDialect, but is \"Rollout\"",
                "apiVersion: wavegate/v1  | apiVersion: wavegate/v2     | apiVersion must be wavegate/v1, but is \"wavegate/v2\"",
                "person: /who             | persno: /who                | shifts.person is required",
                "person: /who             | persno: /who                | shifts.persno is no key that is known here",
                "person: /who             | person: who                 | shifts.person must be a JSON pointer such as /start_time, but is \"who\"",
                "person: /who             | person:                     | shifts.person must have a value, but has none",
                "person: /who             | person: [a]                 | shifts.person must be a text that is not blank",
                "X-Api-Key: \"{secret:key}\" | Version: 6_0_0            | headers.Version must be a text that is not blank, in quotes if it looks like a number",
                "X-Api-Key: \"{secret:key}\" | X Key: x                  | headers.X Key must be the name of a header",
                "X-Api-Key: \"{secret:key}\" | X-Key: \"{start}\"        | headers.X-Key may name secrets as {secret:<name>} and no other place, but is \"{start}\"",
                "format: JSON             | format: XML                 | shifts.answer.format must be one of JSON, CSV, but is \"XML\"",
                "list: /rows              | list: rows                  | shifts.answer.list must be a JSON pointer",
                "list: /rows              | lists: /rows                | shifts.answer.lists is no key that is known here; known are format, list",
                "probe: \"{root}/health\" | probe: \"http://x/health\"  | probe must begin with {root}/ or {root}?, but is \"http://x/health\"",
                "probe: \"{root}/health\" | probe: \"{root}/{name}\"    | probe must not name {name}; known are [end, root, start]",
                "probe: \"{root}/health\" | headers2: {}                | probe must be given with shifts.request",
                "\"{root}/shifts          | \"{root}.example/shifts     | shifts.request.url must begin with {root}/ or {root}?",
                "{start}                  | {strat}                     | shifts.request.url must not name {strat}",
                "{start}                  | {Start}                     | shifts.request.url must not have braces around anything but the known places",
                "?from={start}&until={end}| ?x=1                        | shifts.horizon must say how far ahead shifts are told",
                "?from=                   | ?page={page}&from=          | shifts.request.paging must be by PAGE exactly when url or body name {page}",
                "start: /from             | start: /from\\n  horizon: 2w | shifts.horizon must be a duration such as 30s, 15m, 26h or 14d, but is \"2w\"",
                "end: /to                 | end: /to\\n  times: { format: PATTERN, pattern: yyyy-MM-dd HH:mm } | shifts.times must tell day and minute, and an offset unless zone says where",
                "end: /to                 | end: /to\\n  times: { format: PATTERN, pattern: HH:mm, zone: UTC } | shifts.times must tell day and minute",
                "end: /to                 | end: /to\\n  times: { format: PATTERN, pattern: jj }  | shifts.times.pattern must be a pattern of dates and times, but is \"jj\"",
                "end: /to                 | end: /to\\n  times: { format: PATTERN }  | shifts.times.pattern must be given exactly when format is PATTERN",
                "end: /to                 | end: /to\\n  times: { format: ISO, zone: UTC }  | shifts.times.zone must be given only when format is PATTERN",
                "end: /to                 | end: /to\\n  times: { format: PATTERN, pattern: yyyy-MM-dd HH:mm, zone: Mars }  | shifts.times.zone must be a zone such as Europe/Berlin, but is \"Mars\"",
                "end: /to                 | end: /to\\n  where: []  | shifts.where must be a list of mappings, not empty",
                "end: /to                 | end: /to\\n  where:     | shifts.where must have a value, but has none",
                "end: /to                 | end: /to\\n  where: [ x ] | shifts.where[0] must be a mapping of keys to values, but is \"x\"",
                "end: /to                 | end: /to\\n  where: [ { field: /a } ] | shifts.where[0].equals must be given, or else not, and not both",
                "end: /to                 | end: /to\\n  where: [ { field: /a, equals: x, not: y } ] | shifts.where[0].equals must be given, or else not, and not both",
                "end: /to                 | end: /to\\n  where: [ { field: /a, equals: [] } ] | shifts.where[0].equals must be a value or a list of values, not empty",
                "end: /to                 | end: /to\\n  where: [ { field: /a, equals: \"{start}\" } ] | shifts.where[0].equals may name {name} and no other place",
                "end: /to                 | end: /to\\n  where: [ { field: /a, equal: x } ] | shifts.where[0].equal is no key that is known here; known are absent, equals, field, not",
                "end: /to                 | end: /to\\n  breaks: { start: /a } | shifts.breaks.end must be given exactly when start is",
                "end: /to                 | end: /to\\n  breaks: { list: /a }  | shifts.breaks.start must say when breaks begin",
                "end: /to                 | end: /to\\n  breaks: { length: /a } | shifts.breaks.unit must be given exactly when length is",
                "end: /to                 | end: /to\\n  breaks: { start: /a, end: /b, withoutTimes: SOMETIMES } | shifts.breaks.withoutTimes must be one of NOT_COUNTED, COUNTED, INCOMPLETE",
                "end: /to                 | end: /to\\npeople: { list: /p } | people.id is required",
                "end: /to                 | end: /to\\npeoples: {} | peoples is no key that is known here"
            })
    void namesThePlaceTheRuleAndTheValue(String right, String wrong, String problem) throws IOException {
        assertThat(PLAIN).contains(right);

        assertThat(refused(PLAIN.replace(right, wrong.replace("\\n", "\n"))))
                .hasMessageStartingWith("dialect must name a dialect without mistakes: ")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "method: POST                                              | shifts.request.body must be given with POST",
                "body: \"x\"                                               | shifts.request.body must not be given with GET",
                "method: PUT                                               | shifts.request.method must be one of GET, POST, but is \"PUT\"",
                "times: { format: PATTERN, pattern: yyyy-MM-dd, zone: UTC }| shifts.request.widen must be at least 1d when times do not tell the minute",
                "paging: { by: LINK }                                      | shifts.request.paging.next must be given exactly when paging is by LINK",
                "paging: { by: NONE, next: /n }                            | shifts.request.paging.next must be given exactly when paging is by LINK",
                "paging: { by: NONE, first: 0 }                            | shifts.request.paging.first must be given only when paging is by PAGE",
                "paging: { by: NONE, first: 2 }                            | shifts.request.paging.first must be a whole number from 0 to 1, but is \"2\"",
                "paging: { by: LINK, next: /n, most: 5 }                   | shifts.request.paging.most must be given only when paging is by NONE",
                "paging: { by: OFFSET }                                    | shifts.request.paging must be by OFFSET exactly when url or body name {offset}"
            })
    void namesWhatIsWrongWithAQuestion(String more, String problem) throws IOException {
        assertThat(refused(PLAIN.replace("{end}\"\n", "{end}\"\n    " + more + "\n")))
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "maxAge: 1d       | maxAge: soon              | shifts.file.maxAge must be a duration",
                ", maxAge: 1d     | ,                         | shifts.file.maxAge must say how old the file may be",
                "{name}.csv       | ../{name}.csv             | shifts.file.path must be a path below the folder",
                "{name}.csv       | /etc/{name}.csv           | shifts.file.path must be a path below the folder",
                "{name}.csv       | {start}.csv               | shifts.file.path must not name {start}",
                "horizon: 14d     | personName: n             | shifts.horizon must say how far ahead",
                "format: CSV      | format: CSV, list: /x     | shifts.answer.list is no key that is known here",
                "format: CSV      | format: CSV, separator: ab| shifts.answer.separator must be one character such as , or ;, but is \"ab\"",
                "format: CSV      | format: CSV, charset: klingon | shifts.answer.charset must be the name of a character set",
                "end: to\\n       | 'end: to\\npeople: { id: a, key: b }\\n' | people can be looked up beside shifts in JSON that are asked for",
                "end: to\\n       | 'end: to\\n  breaks: { list: a, start: b, end: c }\\n' | shifts.breaks.list is no key that is known here",
                "kind: RosterDialect\\n | 'kind: RosterDialect\\nprobe: \"{root}/x\"\\n' | probe must not be given without shifts.request"
            })
    void namesWhatIsWrongWithAFile(String right, String wrong, String problem) throws IOException {
        String found = right.replace("\\n", "\n");
        String changed = wrong == null ? "" : wrong.replaceAll("^'|'$", "").replace("\\n", "\n");
        assertThat(FILE).contains(found);

        assertThat(refused(FILE.replace(found, changed))).hasMessageContaining(problem);
    }

    @Test
    void namesAllMistakesAtOnce() throws IOException {
        assertThat(refused("kind: x\nshifts: { answer: 5 }\n").rule())
                .contains(
                        "apiVersion must be",
                        "kind must be",
                        "shifts.answer must be a mapping",
                        "shifts.end is required");
        assertThat(refused("").rule()).contains("shifts is required");
        assertThat(refused("- a\n").rule()).contains("shifts is required");
    }

    @Test
    void refusesWhatIsNoYaml() throws IOException {
        assertThat(refused("a: [").rule()).startsWith("must name a file of YAML");
        assertThat(refused("kind: a\nkind: b\n").rule()).startsWith("must name a file of YAML");
        assertThatExceptionOfType(RosterRefused.class)
                .isThrownBy(() -> DialectParser.read(folder.resolve("gone.yaml")))
                .withMessage("dialect must name a readable file");
    }

    @Test
    void refusesSettingsThatDoNotFitTheDialect() throws IOException {
        Path asked = Files.writeString(folder.resolve("asked.yaml"), PLAIN);
        Path kept = Files.writeString(folder.resolve("kept.yaml"), FILE);
        Path alike = Files.writeString(folder.resolve("alike.yaml"), PLAIN.replace("/{name}", ""));
        GenericRosterSettings settings = GenericRosterSettings.at("lab", asked, URI.create("http://127.0.0.1:1"))
                .withSecrets(Map.of("key", new Secret("s3cret")));

        assertRefused(settings.withSecrets(Map.of()), "secrets.key must be given, because the dialect names it");
        assertRefused(
                settings.withSecrets(Map.of("key", new Secret("a"), "kee", new Secret("b"))),
                "secrets.kee must not be given, because the dialect does not name it");
        assertRefused(
                settings.withSecrets(Map.of("key", new Secret("s3crèt\n"))),
                "secrets must be of printable ASCII characters where headers name them, as X-Api-Key does");
        assertRefused(GenericRosterSettings.in("lab", asked, folder), "url must be given with this dialect");
        assertRefused(
                GenericRosterSettings.at("lab", kept, URI.create("http://127.0.0.1:1")),
                "url must not be given with this dialect");
        assertRefused(
                GenericRosterSettings.at("lab", alike, URI.create("http://127.0.0.1:1"))
                        .withSecrets(settings.secrets()),
                "names must list the rosters, because the dialect answers every name alike");
    }

    private static void assertRefused(GenericRosterSettings settings, String message) {
        assertThatExceptionOfType(RosterRefused.class)
                .isThrownBy(() -> GenericRoster.connect(settings))
                .withMessage(message);
    }
}
