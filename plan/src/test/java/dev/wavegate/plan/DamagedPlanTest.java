package dev.wavegate.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class DamagedPlanTest {
    private static final int TRIES = 1000;
    private static final List<String> DAMAGE = List.of(
            "&a ",
            "*a",
            "!!int ",
            "!!binary ",
            "! ",
            "<<: ",
            "? ",
            "- ",
            "---\n",
            "%YAML 1.1\n",
            "\t",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "'",
            "|",
            "#",
            ": ",
            "~",
            "\u0000",
            "\u0085",
            "\uD83D\uDD25",
            "\\u12",
            "@",
            "1e999",
            "9".repeat(400));

    @ParameterizedTest
    @EnumSource
    void isEitherBrokenOrReadsBackTheSame(PlanFormat format) throws IOException {
        String yaml = Files.readString(Path.of("../examples/full.yaml"));
        String text = switch (format) {
            case YAML -> yaml;
            case JSON -> PlanText.read(yaml).canonicalJson();
        };
        for (long seed = 0; seed < TRIES; seed++) {
            byte[] body = damaged(text, new Random(seed)).getBytes(StandardCharsets.UTF_8);

            ParseResult<ReadPlan> reading = PlanParser.read(body, format);

            assertThat(reading.<ParseResult<ReadPlan>>match(
                            read -> PlanParser.read(
                                    read.canonicalJson().getBytes(StandardCharsets.UTF_8), PlanFormat.JSON),
                            problems -> reading))
                    .as("seed %d", seed)
                    .isEqualTo(reading);
        }
    }

    private static String damaged(String text, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            int at = random.nextInt(damaged.length());
            if (random.nextBoolean()) {
                damaged.insert(at, DAMAGE.get(random.nextInt(DAMAGE.size())));
            } else {
                damaged.delete(at, Math.min(damaged.length(), at + random.nextInt(12)));
            }
        }
        return damaged.toString();
    }
}
