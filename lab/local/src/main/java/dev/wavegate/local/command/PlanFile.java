package dev.wavegate.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.wavegate.cli.WrongUsage;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.local.people.Decision;
import dev.wavegate.plan.PlanFormat;
import dev.wavegate.plan.PlanParser;

/**
 * A plan in a file, checked before anything is started for it.
 *
 * @param body the bytes of the file, as they are sent
 */
@SuppressWarnings("ArrayRecordComponent")
record PlanFile(byte[] body, PlanFormat format, RolloutPlan plan) {
    private static final String APPROVAL_LABEL = "demo-approval";

    /** Reads the file; one that is missing or breaks a rule is wrong usage, with every problem in a line. */
    static PlanFile read(Path file) {
        PlanFormat format = PlanFormat.ofFileName(file.toString())
                .orElseThrow(() -> new WrongUsage("a plan must be a .yaml, .yml or .json file, but is " + file));
        byte[] body = bytes(file);
        return PlanParser.read(body, format, Optional.of(Set.of("sim")), Optional.of(Set.of("google", "pagerduty")))
                .match(read -> new PlanFile(body, format, read.plan()), broken -> {
                    throw new WrongUsage(broken.stream()
                            .map(problem -> file + ": " + problem)
                            .collect(Collectors.joining(System.lineSeparator())));
                });
    }

    /** What the simulated change manager says to it; approval unless the label demo-approval says reject. */
    Decision decision() {
        String wish = plan.labels().getOrDefault(APPROVAL_LABEL, "approve");
        return switch (wish) {
            case "approve" -> Decision.APPROVE;
            case "reject" -> Decision.REJECT;
            default ->
                throw new WrongUsage(
                        "metadata.labels." + APPROVAL_LABEL + " must be approve or reject, but is " + wish);
        };
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > PlanParser.LARGEST_BYTES) {
                throw new WrongUsage(file + ": a plan must have at most " + PlanParser.LARGEST_BYTES
                        + " bytes, but has " + Files.size(file));
            }
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new WrongUsage("plan file " + file + " does not exist or cannot be read");
        }
    }
}
