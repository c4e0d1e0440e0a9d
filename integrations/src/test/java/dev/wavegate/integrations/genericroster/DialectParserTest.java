package dev.wavegate.integrations.genericroster;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;

import dev.wavegate.domain.text.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.wavegate.golden.GoldenMessages.golden;
import static dev.wavegate.golden.GoldenMessages.goldenMessage;
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
              response: { format: JSON, list: /rows }
              person: /who
              start: /from
              end: /to
            """;
    private static final String FILE = """
            apiVersion: wavegate/v1
            kind: RosterDialect
            shifts:
              file: { path: "{name}.csv", maxAge: 1d }
              response: { format: CSV }
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
                "kind: RosterDialect      | kind: Rollout               | dialect.kind-roster-dialect",
                "apiVersion: wavegate/v1  | apiVersion: wavegate/v2     | dialect.api-version-wavegate-v1",
                "person: /who             | persno: /who                | dialect.person-required",
                "person: /who             | person: who                 | dialect.person-json-pointer-start-time",
                "person: /who             | person:                     | dialect.person-have-value-has-none",
                "person: /who             | person: [a]                 | dialect.person-text-blank",
                "X-Api-Key: \"{secret:key}\" | Version: 6_0_0            | dialect.headers-version-text-blank-in",
                "X-Api-Key: \"{secret:key}\" | X Key: x                  | dialect.headers-x-key-name-header",
                "X-Api-Key: \"{secret:key}\" | X-Key: \"{start}\"        | dialect.headers-x-key-may-name",
                "format: JSON             | format: XML                 | dialect.response-format-one-json-csv",
                "list: /rows              | list: rows                  | dialect.response-list-json-pointer",
                "list: /rows              | lists: /rows                | dialect.response-lists-key-known-here",
                "probe: \"{root}/health\" | probe: \"http://x/health\"  | dialect.probe-begin-with-root-root",
                "probe: \"{root}/health\" | probe: \"{root}/{name}\"    | dialect.probe-name-name",
                "probe: \"{root}/health\" | headers2: {}                | dialect.probe-with-request",
                "\"{root}/shifts          | \"{root}.example/shifts     | dialect.request-url-begin-with-root",
                "{start}                  | {strat}                     | dialect.request-url-name-strat",
                "{start}                  | {Start}                     | dialect.request-url-have-braces-around",
                "?from={start}&until={end}| ?x=1                        | dialect.horizon-say-how-far-ahead",
                "?from=                   | ?page={page}&from=          | dialect.request-paging-by-page-exactly",
                "start: /from             | start: /from\\n  horizon: 2w | dialect.horizon-duration-30s-15m-26h",
                "end: /to                 | end: /to\\n  times: { format: PATTERN, pattern: yyyy-MM-dd HH:mm } | dialect.times-tell-day-minute-offset",
                "end: /to                 | end: /to\\n  times: { format: PATTERN, pattern: HH:mm, zone: UTC } | dialect.times-tell-day-minute",
                "end: /to                 | end: /to\\n  times: { format: PATTERN, pattern: jj }  | dialect.times-pattern-pattern-dates-times",
                "end: /to                 | end: /to\\n  times: { format: PATTERN }  | dialect.times-pattern-exactly-when-format",
                "end: /to                 | end: /to\\n  times: { format: ISO, zone: UTC }  | dialect.times-zone-only-when-format",
                "end: /to                 | end: /to\\n  times: { format: PATTERN, pattern: yyyy-MM-dd HH:mm, zone: Mars }  | dialect.times-zone-zone-europe-berlin",
                "end: /to                 | end: /to\\n  where: []  | dialect.where-list-mappings-empty",
                "end: /to                 | end: /to\\n  where:     | dialect.where-have-value-has-none",
                "end: /to                 | end: /to\\n  where: [ x ] | dialect.where-0-mapping-keys-to",
                "end: /to                 | end: /to\\n  where: [ { field: /a } ] | dialect.where-0-equals-else-both",
                "end: /to                 | end: /to\\n  where: [ { field: /a, equals: x, not: y } ] | dialect.where-0-equals-else-both-2",
                "end: /to                 | end: /to\\n  where: [ { field: /a, equals: [] } ] | dialect.where-0-equals-value-list",
                "end: /to                 | end: /to\\n  where: [ { field: /a, equals: \"{start}\" } ] | dialect.where-0-equals-may-name",
                "end: /to                 | end: /to\\n  where: [ { field: /a, equal: x } ] | dialect.where-0-equal-key-known",
                "end: /to                 | end: /to\\n  breaks: { start: /a } | dialect.breaks-end-exactly-when-start",
                "end: /to                 | end: /to\\n  breaks: { list: /a }  | dialect.breaks-start-say-when-breaks",
                "end: /to                 | end: /to\\n  breaks: { length: /a } | dialect.breaks-unit-exactly-when-length",
                "end: /to                 | end: /to\\n  breaks: { start: /a, end: /b, withoutTimes: SOMETIMES } | dialect.breaks-without-times-one-counted",
                "end: /to                 | end: /to\\npeople: { list: /p } | dialect.people-id-required",
                "end: /to                 | end: /to\\npeoples: {} | dialect.peoples-key-known-here"
            })
    void namesThePlaceTheRuleAndTheValue(String right, String wrong, String message) throws IOException {
        assertThat(PLAIN).contains(right);

        assertThat(refused(PLAIN.replace(right, wrong.replace("\\n", "\n")))).satisfies(goldenMessage(message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "method: POST                                              | dialect.request-body-with-post",
                "body: \"x\"                                               | dialect.request-body-with-get",
                "method: PUT                                               | dialect.request-method-one-get-post",
                "times: { format: PATTERN, pattern: yyyy-MM-dd, zone: UTC }| dialect.request-widen-at-least-1d",
                "paging: { by: LINK }                                      | dialect.request-paging-next-exactly-when",
                "paging: { by: NONE, next: /n }                            | dialect.request-paging-next-exactly-when-2",
                "paging: { by: NONE, first: 0 }                            | dialect.request-paging-first-only-when",
                "paging: { by: NONE, first: 2 }                            | dialect.request-paging-first-whole-number",
                "paging: { by: LINK, next: /n, most: 5 }                   | dialect.request-paging-most-only-when",
                "paging: { by: OFFSET }                                    | dialect.request-paging-by-offset-exactly"
            })
    void namesWhatIsWrongWithAQuestion(String more, String message) throws IOException {
        assertThat(refused(PLAIN.replace("{end}\"\n", "{end}\"\n    " + more + "\n")))
                .satisfies(goldenMessage(message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "maxAge: 1d       | maxAge: soon              | dialect.file-max-age-duration",
                ", maxAge: 1d     | ,                         | dialect.file-max-age-say-how",
                "{name}.csv       | ../{name}.csv             | dialect.file-path-path-below-folder",
                "{name}.csv       | /etc/{name}.csv           | dialect.file-path-path-below-folder-2",
                "{name}.csv       | {start}.csv               | dialect.file-path-name-start",
                "horizon: 14d     | personName: n             | dialect.horizon-say-how-far-ahead-2",
                "format: CSV      | format: CSV, list: /x     | dialect.response-list-key-known-here",
                "format: CSV      | format: CSV, separator: ab| dialect.response-separator-one-character",
                "format: CSV      | format: CSV, charset: klingon | dialect.response-charset-name-character-set",
                "end: to\\n       | 'end: to\\npeople: { id: a, key: b }\\n' | dialect.people-can-looked-up-beside",
                "end: to\\n       | 'end: to\\n  breaks: { list: a, start: b, end: c }\\n' | dialect.breaks-list-key-known-here",
                "kind: RosterDialect\\n | 'kind: RosterDialect\\nprobe: \"{root}/x\"\\n' | dialect.probe-without-request"
            })
    void namesWhatIsWrongWithAFile(String right, String wrong, String message) throws IOException {
        String found = right.replace("\\n", "\n");
        String changed = wrong == null ? "" : wrong.replaceAll("^'|'$", "").replace("\\n", "\n");
        assertThat(FILE).contains(found);

        assertThat(refused(FILE.replace(found, changed))).satisfies(goldenMessage(message));
    }

    @Test
    void namesAllMistakesAtOnce() throws IOException {
        assertThat(refused("kind: x\nshifts: { response: 5 }\n").rule()).satisfies(golden("dialect.all-problems"));
        assertThat(refused("").rule()).satisfies(golden("dialect.empty"));
        assertThat(refused("- a\n").rule()).satisfies(golden("dialect.list"));
    }

    @Test
    void refusesWhatIsNoYaml() throws IOException {
        assertThat(refused("a: [")).satisfies(goldenMessage("dialect.not-yaml"));
        assertThat(refused("kind: a\nkind: b\n")).satisfies(goldenMessage("dialect.duplicate-key"));
        assertThatExceptionOfType(RosterRefused.class)
                .isThrownBy(() -> DialectParser.read(folder.resolve("gone.yaml")))
                .satisfies(goldenMessage("dialect.unreadable"));
    }

    @Test
    void refusesSettingsThatDoNotFitTheDialect() throws IOException {
        Path asked = Files.writeString(folder.resolve("asked.yaml"), PLAIN);
        Path kept = Files.writeString(folder.resolve("kept.yaml"), FILE);
        Path alike = Files.writeString(folder.resolve("alike.yaml"), PLAIN.replace("/{name}", ""));
        GenericRosterSettings settings = GenericRosterSettings.at("lab", asked, URI.create("http://127.0.0.1:1"))
                .withSecrets(Map.of("key", new Secret("s3cret")));

        assertRefused(settings.withSecrets(Map.of()), "setting.secret-required");
        assertRefused(
                settings.withSecrets(Map.of("key", new Secret("a"), "kee", new Secret("b"))), "setting.secret-unknown");
        assertRefused(settings.withSecrets(Map.of("key", new Secret("s3crèt\n"))), "setting.secret-not-ascii");
        assertRefused(GenericRosterSettings.in("lab", asked, folder), "setting.url-required");
        assertRefused(
                GenericRosterSettings.at("lab", kept, URI.create("http://127.0.0.1:1")), "setting.url-not-allowed");
        assertRefused(
                GenericRosterSettings.at("lab", alike, URI.create("http://127.0.0.1:1"))
                        .withSecrets(settings.secrets()),
                "setting.names-required");
    }

    private static void assertRefused(GenericRosterSettings settings, String message) {
        assertThatExceptionOfType(RosterRefused.class)
                .isThrownBy(() -> GenericRoster.connect(settings, Clock.systemUTC()))
                .satisfies(goldenMessage(message));
    }
}
