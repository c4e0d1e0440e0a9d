package dev.wavegate.api.problem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wavegate.domain.failure.FailureCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.wavegate.golden.GoldenMessages.golden;
import static org.assertj.core.api.Assertions.assertThat;

class ErrorCatalogueTest {
    private static final int COLUMNS = 5;
    private static final Path DOCUMENT = Path.of("../docs/reference/errors.md");

    @ParameterizedTest
    @EnumSource(FailureCode.class)
    void everyFailureHasAStatusAndAnAddress(FailureCode code) {
        ProblemType type = ProblemType.of(code);

        assertThat(type.status()).isBetween(400, 503);
        assertThat(type.address()).hasToString("https://wavegate.dev/problems/" + code.code());
        assertThat(type.title()).isEqualTo(code.title());
    }

    @ParameterizedTest
    @CsvSource({
        "PLAN_INVALID, 422",
        "PLAN_TOO_LARGE, 413",
        "REQUEST_INVALID, 400",
        "REQUEST_UNAUTHENTICATED, 401",
        "ROLLOUT_MISSING, 404",
        "ROLLOUT_EXISTS, 409",
        "ROLLOUT_CHANGED, 412",
        "ROLLOUT_NOT_READY, 409",
        "IDEMPOTENCY_KEY_REUSED, 409",
        "ENGINE_UNAVAILABLE, 503",
        "CHANGE_DENIED, 403",
        "SYSTEM_THROTTLED, 429",
        "SYSTEM_OUTCOME_UNKNOWN, 503",
        "BUG, 500"
    })
    void failuresHaveTheStatusThatCallersKnow(FailureCode code, int status) {
        assertThat(ProblemType.of(code).status()).isEqualTo(status);
    }

    @Test
    void everyFaultOfARequestHasATitle() {
        assertThat(Arrays.stream(RequestFault.values())
                        .map(fault -> fault.type().code() + ": " + fault.type().title())
                        .collect(Collectors.joining("\n")))
                .satisfies(golden("request.titles"));
    }

    @Test
    void theReferenceListsEveryCodeWithItsKindAndStatus() throws IOException {
        Map<String, List<String>> rows = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .filter(cells -> cells.size() == COLUMNS + 2)
                .collect(Collectors.toMap(cells -> cells.get(1).replace("`", ""), cells -> cells));

        for (FailureCode code : FailureCode.values()) {
            assertThat(rows.get(code.code())).as(code.code()).isNotNull();
            assertThat(rows.get(code.code()).subList(2, 4))
                    .as(code.code())
                    .containsExactly(
                            code.kind().name(),
                            Integer.toString(ProblemType.of(code).status()));
        }
        for (RequestFault fault : RequestFault.values()) {
            assertThat(rows.get(fault.type().code())).as(fault.name()).isNotNull();
            assertThat(rows.get(fault.type().code()).get(3))
                    .isEqualTo(Integer.toString(fault.type().status()));
        }
        assertThat(rows.keySet())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Arrays.stream(FailureCode.values()).map(FailureCode::code),
                                Arrays.stream(RequestFault.values())
                                        .map(fault -> fault.type().code()))
                        .toList());
        assertThat(rows.values())
                .allSatisfy(cells -> assertThat(cells.subList(4, 6))
                        .allSatisfy(cell -> assertThat(cell).isNotEmpty()));
    }
}
